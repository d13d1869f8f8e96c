"""Who stands for whom: what persons said of speakers, carried out on the stored rows.

A speaker that a person made one with another points at it and keeps no statements; the name that
each article gave stays with the statement, so everything here can be put back. ``replay`` makes
all of it again from the acts alone.
"""

from collections.abc import Callable, Collection, Iterable

from sqlalchemy.orm import Session

from claimtrack.db.models import Act, Speaker
from claimtrack.db.queries import acts, speakers
from claimtrack.registry.spelling import canonical
from claimtrack.text import name_key

NAME = "name:"
"""Before the canonical form in the key of whoever is known by a name."""
SPELLED = "spelled:"
"""Before one spelling in the key of whom a person told from others of an equal name."""
MAX_ROLES = 12
"""Ways of naming one speaker that are kept; what a thousand articles call a minister adds none."""

head = speakers.head


def members(session: Session, speaker: Speaker) -> list[Speaker]:
    """Return a speaker and all that stand for it, at any remove."""
    found, new = [speaker], [speaker]
    while new:
        new = speakers.standing_for(session, [one.id for one in new])
        found += new
    return found


def move(
    session: Session,
    from_id: int,
    to: Speaker,
    *,
    fits: Callable[[str], bool] = lambda _name: True,
) -> list[int]:
    """Give the statements of one speaker to another; return their ids.

    Args:
        session: A writing session.
        from_id: Whose they are.
        to: Whose they become.
        fits: Which of them, by the name the article gave.
    """
    moved = [one for one, named in speakers.named_in(session, from_id) if fits(named)]
    speakers.give(session, moved, to)
    redescribe(session, [from_id, to.id])
    return moved


def returning(rows: Iterable[Speaker], group: Iterable[Speaker]) -> Callable[[str], bool]:
    """Return what says whether a name is one of ``rows``' own among those of a ``group``.

    Args:
        rows: Speakers that part from the group.
        group: Everybody whose statements are one speaker's until then, ``rows`` among them.
    """
    spelled = {one.key.removeprefix(SPELLED) for one in group if one.key.startswith(SPELLED)}
    own = {_bears(one) for one in rows}

    def fits(named: str) -> bool:
        exact = name_key(named)
        return (SPELLED + exact if exact in spelled else NAME + canonical(named)) in own

    return fits


def redescribe(session: Session, speaker_ids: Collection[int]) -> None:
    """Make the descriptions kept of speakers those that their statements give."""
    put = speakers.mentions(session, sorted(set(speaker_ids)))
    for speaker_id, mentions in put.items():
        speaker = speakers.get(session, speaker_id)
        wanted = sorted(mentions)[:MAX_ROLES]
        if speaker.key.startswith((NAME, SPELLED)) and list(speaker.roles) != wanted:
            speaker.roles = wanted
    session.flush()


def apart(session: Session) -> dict[frozenset[str], Act]:
    """Return the pairs of speakers, by key, that a person said are two, each with the act.

    Each is named by the key of whom it stands for now.
    """
    said = [
        act
        for act in acts.of_kinds(session, (acts.SPLIT_SPEAKER, acts.KEPT_APART))
        if act.undone_by_id is None
    ]
    keys = {act.payload[end] for act in said for end in ("speaker", "other")}
    stored = speakers.by_keys(session, sorted(keys))
    now = {key: head(session, one).key for key, one in stored.items()}
    return {frozenset(now[act.payload[end]] for end in ("speaker", "other")): act for act in said}


def replay(session: Session) -> list[int]:
    """Make who stands for whom exactly what the acts say; return the statements that moved.

    Args:
        session: A writing session.
    """
    wanted: dict[str, str | None] = {}
    for act in acts.of_kinds(session, (acts.MERGED_SPEAKERS, acts.SPLIT_SPEAKER)):
        told, standing = act.payload, act.undone_by_id is None
        if act.kind == acts.MERGED_SPEAKERS:
            wanted[told["other"]] = told["speaker"] if standing else None
        else:
            wanted[told["other"]] = None if standing else told["from"]
    ends = {end for pair in wanted.items() for end in pair if end is not None}
    rows = speakers.by_keys(session, sorted(ends))
    before = {one.id: head(session, one) for one in rows.values()}
    for key, into in wanted.items():
        target = rows[into].id if into is not None else None
        if rows[key].merged_into_id != target:
            rows[key].merged_into_id = target
    session.flush()
    return _reassign(session, list(rows.values()), before)


def _reassign(session: Session, rows: list[Speaker], before: dict[int, Speaker]) -> list[int]:
    """Give every statement of these speakers to whom its name stands for."""
    moved: list[int] = []
    for one in rows:
        now = head(session, one)
        own = returning([one], rows)
        holders = {before[one.id].id, one.id} - {now.id}
        for holder in sorted(holders):
            moved += move(session, holder, now, fits=own)
    return moved


def _bears(one: Speaker) -> str:
    """The form of the names by which a speaker is known, as ``returning`` asks for it."""
    if one.key.startswith(SPELLED):
        return one.key
    return NAME + canonical(one.name) if one.key.startswith(NAME) else one.key
