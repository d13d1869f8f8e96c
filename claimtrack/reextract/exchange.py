"""The rows of one revision exchanged for those of a new reading.

A statement that is found again keeps its row, and with it its id, links, acts and events; what is
found no more is removed, and what people did to it waits for a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Revision, Statement, StatementFigure
from claimtrack.db.queries import acts, events, links, statements
from claimtrack.intake.rows import same_profile
from claimtrack.placing import nesting
from claimtrack.reextract.acting import Keeper, reading, told
from claimtrack.reextract.pairing import Pair, pair
from claimtrack.reextract.types import Changes
from claimtrack.registry import canonical
from claimtrack.standing import events as happened

PLACE = frozenset({"id", "revision_id", "article_id", "live", "dropped_in", "voided", "speaker_id"})
"""Columns that say where a statement stands, not what it says."""
NUMBERED = frozenset({"n", "key", "extractor", "about", "candidates", "continues"})
"""Columns that other statements of the text or the extractor's name change, too."""
COLUMNS = tuple(name for name in Statement.__mapper__.columns.keys() if name not in PLACE)  # noqa: SIM118
FIGURE = ("counted", "low", "high", "bound", "as_of", "text", "start", "end")


@dataclass(slots=True)
class Exchanged:
    """One revision after the exchange.

    Attributes:
        revision: The revision.
        told: Its statements now, in text order.
        held: By id, the links that every statement had, the removed ones among them.
        stances: By id, the stance of each one found again as it was.
        moved: Ids of those found again of which something that decides their claim is different.
        relayed: Ids of those that only reported another one before.
        keys: Old stable keys that nobody has any more, each with the new one or None.
        speakers: Ids of speakers of whom something is told otherwise now.
    """

    revision: Revision
    told: list[Statement] = field(default_factory=list)
    held: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    stances: dict[int, str] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    relayed: frozenset[int] = frozenset()
    keys: dict[str, str | None] = field(default_factory=dict)
    speakers: set[int] = field(default_factory=set)


class Exchange:
    """Exchanges the statements of revisions; nothing is linked or assessed here.

    Args:
        session: A writing session.
        changes: Counted up.
        now: When.
    """

    def __init__(self, session: Session, changes: Changes, now: datetime) -> None:
        self._session = session
        self._changes = changes
        self._keeper = Keeper(session, changes, now)

    def run(
        self, revision: Revision, old: Sequence[Statement], new: Sequence[Statement]
    ) -> Exchanged:
        """Exchange one revision's statements.

        Args:
            revision: The revision.
            old: Its stored statements with all that is told of them.
            new: What the new reading gave, not stored.
        """
        out = Exchanged(revision, relayed=nesting(old).relaying)
        out.held = {one.id: [links.kept(link) for link in one.links] for one in old}
        pairs = pair([reading(one) for one in old], [reading(one) for one in new])
        again = {one.old for one in pairs}
        refers = {one.id: _refers(one, {other.n: other.id for other in old}) for one in old}
        gone = [one for i, one in enumerate(old) if i not in again]
        self._remove(gone, out)
        for i in sorted(again):
            old[i].n = -old[i].id  # numbers are unique: all make room before any takes its new one
        self._session.flush()
        ids = {new[one.new].n: old[one.old].id for one in pairs}
        for one in pairs:
            was, now = old[one.old], new[one.new]
            same = _refers(now, ids) == refers[was.id]
            self._renew(one, (was, now), out, same=same)
        self._session.flush()
        found = {one.new for one in pairs}
        fresh = [one for j, one in enumerate(new) if j not in found]
        statements.insert_many(self._session, fresh)
        out.speakers |= {one.speaker.id for one in fresh}
        self._changes.new += len(fresh)
        out.told = sorted([*(old[i] for i in again), *fresh], key=lambda one: one.n)
        self._keeper.give_back(revision, fresh)
        return out

    def _remove(self, gone: Sequence[Statement], out: Exchanged) -> None:
        ids = [one.id for one in gone]
        self._keeper.lose(gone)
        acts.release(self._session, ids)
        events.release(self._session, ids)
        out.keys |= dict.fromkeys((one.key for one in gone), None)
        out.speakers |= {one.speaker_id for one in gone}
        statements.remove(self._session, gone)
        self._changes.gone += len(gone)

    def _renew(
        self, found: Pair, both: tuple[Statement, Statement], out: Exchanged, *, same: bool
    ) -> None:
        """Give a row what the new reading says; note what that changes."""
        was, now = both
        before = told(was)
        if same_profile(self._session, was.profile, now.profile):
            now.profile = was.profile
        differs = not same or _differ(was, now)
        reads_on = (was.stance, canonical(was.named)) == (now.stance, canonical(now.named))
        if not (same and (was.stance, was.anaphoric, was.profile) == _placing(now)):
            out.moved.add(was.id)
        out.stances[was.id] = was.stance
        if was.key != now.key:
            out.keys[was.key] = now.key
        if differs:
            out.speakers |= {was.speaker_id, now.speaker.id}
        self._changes.changed += differs
        self._changes.same += not differs
        _copy(was, now)
        if differs:
            happened.hand_on(self._session, {was.id: was})
        self._keeper.stay(was, before, how=found.how, reads_on=reads_on)


def _refers(one: Statement, ids: Mapping[int, int]) -> tuple[frozenset[int], ...]:
    """What a statement refers to, numbers told as ids; a new one's number as a negative one."""
    numbers = (one.about, one.candidates, [] if one.continues is None else [one.continues])
    return tuple(frozenset(ids.get(int(n), -int(n)) for n in each) for each in numbers)


def _placing(one: Statement) -> tuple[str, bool, dict[str, Any]]:
    return one.stance, bool(one.anaphoric), one.profile


def _differ(was: Statement, now: Statement) -> bool:
    names = [name for name in COLUMNS if name not in NUMBERED]
    said = any(getattr(was, name) != getattr(now, name) for name in names)
    return said or was.speaker_id != now.speaker.id or _figures(was) != _figures(now)


def _figures(one: Statement) -> list[tuple[Any, ...]]:
    return sorted(
        (tuple(getattr(figure, name) for name in FIGURE) for figure in one.figures), key=repr
    )


def _copy(was: Statement, now: Statement) -> None:
    for name in COLUMNS:
        if getattr(was, name) != getattr(now, name):
            setattr(was, name, getattr(now, name))
    if was.speaker_id != now.speaker.id:
        was.speaker = now.speaker
    if _figures(was) != _figures(now):
        was.figures = [
            StatementFigure(**{name: getattr(figure, name) for name in FIGURE})
            for figure in now.figures
        ]
