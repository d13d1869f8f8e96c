"""Speakers and their other names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Speaker, SpeakerAlias, Statement
from claimtrack.db.upsert import insert_new
from claimtrack.errors import NotFound
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """What a new speaker is; ``key`` identifies it (an anonymous one by its article too)."""

    key: str
    name: str
    kind: SpeakerKind
    outlet_id: int | None = None
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class AliasRow(NamedTuple):
    """A name under which a speaker is known, as ``text.name_key`` writes it."""

    alias: str
    speaker_id: int
    name: str
    kind: str


def find(session: Session, key: str) -> Speaker | None:
    """Return the speaker of that key."""
    return session.scalar(select(Speaker).where(Speaker.key == key))


def by_alias(session: Session, name: str) -> list[Speaker]:
    """Return all speakers known by ``name``, in the order they were first met."""
    return list(
        session.scalars(
            select(Speaker)
            .join(SpeakerAlias, SpeakerAlias.speaker_id == Speaker.id)
            .where(SpeakerAlias.alias == name_key(name))
            .order_by(Speaker.id)
        )
    )


def get_or_create(session: Session, facts: SpeakerFacts) -> Speaker:
    """Return the speaker of ``facts.key``, made with these facts where there is none.

    A new speaker is known by its name; the aliases are added to an old one as well.
    """
    row = {
        "key": facts.key,
        "name": facts.name,
        "kind": facts.kind.value,
        "outlet_id": facts.outlet_id,
        "roles": list(facts.roles),
    }
    insert_new(session, Speaker, [row])
    speaker = session.scalars(select(Speaker).where(Speaker.key == facts.key)).one()
    named = () if facts.kind is SpeakerKind.ANONYMOUS else (facts.name,)
    add_aliases(session, speaker.id, (*named, *facts.aliases))
    return speaker


def add_aliases(session: Session, speaker_id: int, names: Iterable[str]) -> None:
    """Make a speaker known by ``names`` too."""
    keys = sorted({key for key in map(name_key, names) if key})
    rows = [{"alias": key, "speaker_id": speaker_id} for key in keys]
    insert_new(session, SpeakerAlias, rows)


def by_keys(session: Session, keys: Sequence[str]) -> dict[str, Speaker]:
    """Return the speakers of ``keys`` by key."""
    found: dict[str, Speaker] = {}
    for part in chunked(keys):
        rows = session.scalars(select(Speaker).where(Speaker.key.in_(part)))
        found.update((speaker.key, speaker) for speaker in rows)
    return found


def get(session: Session, speaker_id: int) -> Speaker:
    """Return a speaker.

    Raises:
        NotFound: There is none of that id.
    """
    found = session.get(Speaker, speaker_id)
    if found is None:
        raise NotFound("no such speaker", item=str(speaker_id))
    return found


def standing_for(session: Session, speaker_ids: Sequence[int]) -> list[Speaker]:
    """Return the speakers whom a person said to stand for one of these, directly, by id."""
    found: list[Speaker] = []
    for part in chunked(speaker_ids):
        query = select(Speaker).where(Speaker.merged_into_id.in_(part)).order_by(Speaker.id)
        found.extend(session.scalars(query))
    return found


def alias_table(session: Session, aliases: Sequence[str] | None = None) -> list[AliasRow]:
    """Return who is known by which name, by name, then in the order they were first met.

    Whoever stands for somebody else is told as that one.

    Args:
        session: Any session.
        aliases: Names in the form of ``text.name_key``; all where None.
    """
    rows = (
        select(SpeakerAlias.alias, Speaker.id, Speaker.name, Speaker.kind, Speaker.merged_into_id)
        .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
        .order_by(SpeakerAlias.alias, Speaker.id)
    )
    if aliases is not None:
        rows = rows.where(SpeakerAlias.alias.in_(aliases))
    found = []
    for alias, speaker_id, name, kind, merged_into in session.execute(rows):
        if merged_into is None:
            found.append(AliasRow(alias, speaker_id, name, kind))
        else:
            one = head(session, get(session, merged_into))
            found.append(AliasRow(alias, one.id, one.name, one.kind))
    return found


def head(session: Session, speaker: Speaker) -> Speaker:
    """Return whom a speaker stands for at last, itself where nobody said so."""
    seen = {speaker.id}
    while speaker.merged_into_id is not None:
        speaker = session.get_one(Speaker, speaker.merged_into_id)
        if speaker.id in seen:
            raise RuntimeError(f"speakers merged in a ring: {sorted(seen)}")
        seen.add(speaker.id)
    return speaker


def known_by(name: str) -> Select[int]:
    """Return the query of the speakers of whom ``name`` is a name or part of one.

    Whoever stands for somebody else is found as that one.
    """
    # The normalised form finds "the Interior Ministry" under its plain name and aliases.
    key = name_key(name) or name
    known = select(SpeakerAlias.speaker_id).where(SpeakerAlias.alias.contains(key, autoescape=True))
    parts = (Speaker.name.icontains(part, autoescape=True) for part in {key, name})
    met = select(Speaker.id, Speaker.merged_into_id).where(or_(Speaker.id.in_(known), *parts))
    way = met.cte("known_by", recursive=True)
    above = aliased(Speaker)
    # UNION, not UNION ALL: a row met before ends the walk.
    way = way.union(
        select(above.id, above.merged_into_id).join(way, way.c.merged_into_id == above.id)
    )
    return select(way.c.id)


def named_in(session: Session, speaker_id: int) -> list[tuple[int, str]]:
    """Return the statements of a speaker by id, with the name each article gave."""
    rows = select(Statement.id, Statement.named).where(Statement.speaker_id == speaker_id)
    return [(one, named) for one, named in session.execute(rows.order_by(Statement.id))]


def give(session: Session, statement_ids: Sequence[int], speaker: Speaker) -> None:
    """Make statements a speaker's."""
    wanted = set(statement_ids)
    for part in chunked(statement_ids):
        query = update(Statement).where(Statement.id.in_(part)).values(speaker_id=speaker.id)
        session.execute(query)
    for row in session.identity_map.values():
        if isinstance(row, Statement) and row.id in wanted:
            session.expire(row, ["speaker"])


def mentions(session: Session, speaker_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return, for each speaker, how articles put it and in how many statements, by words."""
    found: dict[int, dict[str, int]] = {one: {} for one in speaker_ids}
    for part in chunked(sorted(found)):
        rows = (
            select(Statement.speaker_id, Statement.mention, func.count())
            .where(Statement.speaker_id.in_(part), Statement.mention.is_not(None))
            .group_by(Statement.speaker_id, Statement.mention)
        )
        for speaker_id, mention, count in session.execute(rows):
            found[speaker_id][str(mention)] = count
    return found


def spellings(session: Session, speaker_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return, for each speaker, the names articles gave it and in how many statements."""
    found: dict[int, dict[str, int]] = {one: {} for one in speaker_ids}
    for part in chunked(sorted(found)):
        rows = (
            select(Statement.speaker_id, Statement.named, func.count())
            .where(Statement.speaker_id.in_(part), Statement.named != "")
            .group_by(Statement.speaker_id, Statement.named)
        )
        for speaker_id, named, count in session.execute(rows):
            found[speaker_id][named] = count
    return found


def listing(
    session: Session, *, name: str | None = None, after_id: int = 0, limit: int = 50
) -> list[Speaker]:
    """Return speakers known across articles who said something, in the order they were met.

    Args:
        session: Any session.
        name: A name or part of one; all where None.
        after_id: Id of the last one of the page before.
        limit: How many to return.
    """
    query = _named().where(
        Speaker.id > after_id, exists().where(Statement.speaker_id == Speaker.id)
    )
    if name is not None:
        query = query.where(Speaker.id.in_(known_by(name)))
    return list(session.scalars(query.order_by(Speaker.id).limit(limit)))


def everyone(session: Session) -> list[Speaker]:
    """Return all speakers known across articles whom nobody said to stand for another, by id."""
    return list(session.scalars(_named().order_by(Speaker.id)))


def _named() -> Select[Speaker]:
    """Those who are known by a name; other keys have an ``@`` and tell of an article."""
    return select(Speaker).where(
        Speaker.merged_into_id.is_(None),
        Speaker.name != "",
        or_(*(Speaker.key.startswith(prefix) for prefix in ("name:", "spelled:", "outlet:"))),
    )
