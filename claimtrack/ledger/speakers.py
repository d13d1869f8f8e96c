"""What people say of speakers: that two are one, that a name is somebody else's, that two are two.

Each is an act that stays and can be undone; whom a person told apart is never suggested or made
one again until that is undone. Statements, claims and status follow in the same transaction.
"""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Act, Speaker
from claimtrack.db.queries import acts, links, speakers, statements
from claimtrack.db.queries.speakers import SpeakerFacts
from claimtrack.errors import BadInput, Conflict, NotFound
from claimtrack.ledger.recording import Acting, record
from claimtrack.registry.heads import SPELLED
from claimtrack.standing import events, refresh
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind


def merge_speakers(session: Session, survivor_id: int, other_id: int, *, by: Acting) -> Act:
    """Say that two speakers are one, who goes by the survivor's name from now on.

    Args:
        session: A writing session.
        survivor_id: Who stays; of one merged before, whom it stands for.
        other_id: Who stands for the survivor from now on, with all that stand for it.
        by: Who says so.

    Raises:
        NotFound: There is no such speaker.
        BadInput: One of them is known within one article only.
        Conflict: They are one already, a person told them apart, or the other is an outlet.
    """
    survivor, other = _named(session, survivor_id), _named(session, other_id)
    if survivor.id == other.id:
        raise Conflict("they are one already", item=survivor.name)
    if other.outlet_id is not None:
        raise Conflict(
            "an outlet stays itself", item=other.name, hint="name the outlet as the survivor"
        )
    _see_not_apart(session, survivor, other)
    payload = {"speaker": survivor.key, "other": other.key}
    act = record(session, acts.MERGED_SPEAKERS, by, payload=payload)
    _stand_for(session, other, survivor, by=by)
    return act


def split_speaker(session: Session, speaker_id: int, alias: str, *, by: Acting) -> Act:
    """Say that one of a speaker's names is somebody else's, and keep the two apart.

    What a person merged before comes out with its own statements; of spellings that met because
    their normalised forms are equal, the one named becomes a speaker of its own.

    Args:
        session: A writing session.
        speaker_id: The speaker.
        alias: The name to take out, in any of its spellings that articles use.
        by: Who says so.

    Raises:
        NotFound: There is no such speaker, or it has no such name.
        Conflict: It is the speaker's own name.
    """
    speaker = _named(session, speaker_id)
    group = registry.members(session, speaker)
    exact = name_key(alias)
    if not exact or exact == name_key(speaker.name):
        raise Conflict(
            "that is the speaker's own name",
            item=alias or "alias",
            hint="take the other name out",
        )
    out = next((one for one in group if exact == name_key(one.name) and one is not speaker), None)
    if out is None:
        return _spelled_apart(session, speaker, alias, by=by)
    parts = registry.members(session, out)
    fits = registry.returning(parts, group)
    return _part(session, speaker, out, by=by, fits=fits)


def keep_apart(session: Session, one_id: int, other_id: int, *, by: Acting) -> Act:
    """Say that two speakers are two: they are never suggested or made one again.

    Raises:
        NotFound: There is no such speaker.
        BadInput: One of them is known within one article only.
        Conflict: They are one, or were told apart before.
    """
    one, other = _named(session, one_id), _named(session, other_id)
    if one.id == other.id:
        raise Conflict(
            "they are one now", item=one.name, hint="take the other name out with a split"
        )
    _see_not_apart(session, one, other)
    payload = {"speaker": one.key, "other": other.key}
    act = record(session, acts.KEPT_APART, by, payload=payload)
    _refresh(session, _statements_of(session, [one, other]), by=by)
    return act


def undo_speakers(session: Session, act: Act, *, by: Acting) -> Act:
    """Undo one of the acts above: statements go back to whom they were read as.

    Raises:
        Conflict: It was undone already, or a later act builds on it.
    """
    told = act.payload
    rows = speakers.by_keys(session, [told["speaker"], told["other"]])
    speaker, other = rows[told["speaker"]], rows[told["other"]]
    undoing = record(session, "undo", by, payload={"act": act.kind})
    acts.mark_undone(session, act, by=undoing)
    if act.kind == acts.MERGED_SPEAKERS:
        _see_stands_for(other, speaker, act)
        holder = speakers.head(session, speaker)
        fits = registry.returning(
            registry.members(session, other), registry.members(session, holder)
        )
        other.merged_into_id = None
        session.flush()
        moved = registry.move(session, holder.id, other, fits=fits)
        _refresh(session, moved, by=by)
    elif act.kind == acts.SPLIT_SPEAKER:
        _see_stands_for(other, None, act)
        back = speakers.by_keys(session, [told["from"]])[told["from"]]
        _see_not_apart(session, speakers.head(session, back), other)
        _stand_for(session, other, back, by=by)
    else:
        _refresh(session, _statements_of(session, [speaker, other]), by=by)
    return undoing


def _spelled_apart(session: Session, speaker: Speaker, alias: str, *, by: Acting) -> Act:
    """Make one spelling of a speaker's name a speaker of its own."""
    exact = name_key(alias)
    used = speakers.spellings(session, [speaker.id])[speaker.id]
    if not any(name_key(name) == exact for name in used):
        raise NotFound(
            "no article gives the speaker that name",
            item=alias,
            hint="the names it goes by are those `claimtrack speakers show` lists",
        )
    written = next(name for name in sorted(used) if name_key(name) == exact)
    facts = SpeakerFacts(f"{SPELLED}{exact[:400]}", written, SpeakerKind(speaker.kind))
    out = speakers.get_or_create(session, facts)
    return _part(session, speaker, out, by=by, fits=lambda named: name_key(named) == exact)


def _part(
    session: Session, speaker: Speaker, out: Speaker, *, by: Acting, fits: Callable[[str], bool]
) -> Act:
    """Take ``out`` out of a speaker's names, with the statements whose names fit."""
    stood = out.merged_into_id
    into = speakers.get(session, stood) if stood is not None else speaker
    payload = {
        "speaker": speaker.key,
        "other": out.key,
        "alias": out.name,
        "from": into.key,
    }
    act = record(session, acts.SPLIT_SPEAKER, by, payload=payload)
    out.merged_into_id = None
    session.flush()
    _refresh(session, registry.move(session, speaker.id, out, fits=fits), by=by)
    return act


def _stand_for(session: Session, other: Speaker, survivor: Speaker, *, by: Acting) -> None:
    other.merged_into_id = survivor.id
    session.flush()
    holder = speakers.head(session, survivor)
    _refresh(session, registry.move(session, other.id, holder), by=by)


def _named(session: Session, speaker_id: int) -> Speaker:
    """The speaker that stands, one whom other articles can know."""
    found = speakers.head(session, speakers.get(session, speaker_id))
    if not registry.is_named(found):
        raise BadInput(
            "known within one article only",
            item=found.name or str(speaker_id),
            hint="only speakers that are named can be one with another",
        )
    return found


def _see_not_apart(session: Session, one: Speaker, other: Speaker) -> None:
    said = registry.apart(session).get(frozenset((one.key, other.key)))
    if said is not None:
        raise Conflict(
            f"{said.who} said that they are two",
            item=f"{one.name}, {other.name}",
            hint=f"undo act {said.id} first",
        )


def _see_stands_for(one: Speaker, other: Speaker | None, act: Act) -> None:
    if one.merged_into_id != (other.id if other is not None else None):
        raise Conflict("a later act builds on this one", item=str(act.id), hint="undo that first")


def _statements_of(session: Session, rows: Sequence[Speaker]) -> list[int]:
    return [one for row in rows for one, _ in speakers.named_in(session, row.id)]


def _refresh(session: Session, moved: Sequence[int], *, by: Acting) -> None:
    """Let everything that follows from who spoke follow; what happened stays known as it was."""
    events.hand_on(session, statements.by_ids(session, moved))
    touched = {link.claim_id for link in links.of_statements(session, moved)}
    refresh(session, touched, now=by.at)
