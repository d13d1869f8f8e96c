"""Speakers and their other names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from claimtrack.db.models import Speaker, SpeakerAlias, Statement
from claimtrack.db.upsert import insert_new
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


def alias_table(session: Session, aliases: Sequence[str] | None = None) -> list[AliasRow]:
    """Return who is known by which name, by name, then in the order they were first met.

    Args:
        session: Any session.
        aliases: Names in the form of ``text.name_key``; all where None.
    """
    rows = (
        select(SpeakerAlias.alias, Speaker.id, Speaker.name, Speaker.kind)
        .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
        .order_by(SpeakerAlias.alias, Speaker.id)
    )
    if aliases is not None:
        rows = rows.where(SpeakerAlias.alias.in_(aliases))
    return [AliasRow(*row) for row in session.execute(rows)]


def absorb(session: Session, survivor_id: int, other_id: int) -> None:
    """Make two speakers one: statements and names of the other become the survivor's."""
    names = session.scalars(
        select(SpeakerAlias.alias).where(SpeakerAlias.speaker_id == other_id)
    ).all()
    rows = [{"alias": alias, "speaker_id": survivor_id} for alias in names]
    insert_new(session, SpeakerAlias, rows)
    said = Statement.speaker_id == other_id
    session.execute(update(Statement).where(said).values(speaker_id=survivor_id))
    session.execute(delete(SpeakerAlias).where(SpeakerAlias.speaker_id == other_id))
    session.execute(delete(Speaker).where(Speaker.id == other_id))
