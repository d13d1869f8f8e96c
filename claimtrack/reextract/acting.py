"""What people did to statements, kept while texts are read again.

An act stays with its statement wherever that is found; else it waits for a person, told with the
statement as it was, and comes back by itself if a later reading finds that statement again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Act, Revision, Statement, WaitingAct
from claimtrack.db.queries import acts, waiting
from claimtrack.db.queries.waiting import CHANGED, LOST
from claimtrack.reextract.pairing import KEY, Reading, pair, spans
from claimtrack.reextract.types import Changes
from claimtrack.registry import canonical
from claimtrack.standing.events import quoted
from claimtrack.vocab import LinkState


class Keeper:
    """Keeps people's acts through an exchange.

    Args:
        session: A writing session.
        changes: Counted up.
        now: When.
    """

    def __init__(self, session: Session, changes: Changes, now: datetime) -> None:
        self._session = session
        self._changes = changes
        self._now = now

    def lose(self, gone: Sequence[Statement]) -> None:
        """Let the acts on statements that are found no more wait; the acts are on none then."""
        acted = acts.of_statements(self._session, [one.id for one in gone])
        for one in gone:
            for act in filter(by_a_person, acted[one.id]):
                self._wait(act, one.article_id, LOST, told(one))
                self._changes.acts_lost += 1

    def stay(self, one: Statement, before: dict[str, Any], *, how: str, reads_on: bool) -> None:
        """Count the acts on a statement found again; they wait if it reads differently.

        Args:
            one: The statement as it is now.
            before: As it was told before.
            how: By what it was found again.
            reads_on: Whether it has the speaker and the stance it had.
        """
        for act in filter(by_a_person, acts.of_statement(self._session, one.id)):
            self._changes.acts_by_key += how == KEY
            self._changes.acts_by_overlap += how != KEY
            if not reads_on:
                self._wait(act, one.article_id, CHANGED, before)
                self._changes.acts_changed += 1

    def give_back(self, revision: Revision, fresh: Sequence[Statement]) -> None:
        """Give acts that had lost their statement one that a reading finds again."""
        waited = [
            one
            for one in waiting.lost_in(self._session, revision.article_id)
            if one.told["revision"] == revision.number
        ]
        by_key: dict[str, list[WaitingAct]] = {}
        for row in waited:
            by_key.setdefault(row.told["key"], []).append(row)
        rows = [group[0] for group in by_key.values()]
        found = pair([_reading(row.told) for row in rows], [reading(one) for one in fresh])
        for each in found:
            for row in by_key[rows[each.old].told["key"]]:
                self._attach(row, fresh[each.new])

    def _attach(self, row: WaitingAct, statement: Statement) -> None:
        act = row.act
        act.statement_id = statement.id
        reads_on = (row.told["stance"], canonical(row.told["speaker"])) == (
            statement.stance,
            canonical(statement.named),
        )
        self._changes.acts_back += 1
        if reads_on:
            waiting.settle(self._session, act)
        else:
            self._wait(act, statement.article_id, CHANGED, row.told)

    def _wait(self, act: Act, article_id: int, why: str, was: dict[str, Any]) -> None:
        row = WaitingAct(act_id=act.id, article_id=article_id, why=why, since=self._now, told=was)
        waiting.put(self._session, row)


def aim(session: Session, keys: Mapping[str, str | None], *, now: datetime) -> int:
    """Let targets that people named be known by their statements' new keys.

    A denial whose target is found no more keeps its place in the claim and waits for a look.

    Args:
        session: A writing session.
        keys: Old stable keys that nobody has any more, each with the new one or None.
        now: When.

    Returns:
        How many acts wait for a look.
    """
    lost = 0
    for act in acts.aiming_at(session, list(keys)):
        key = keys[act.payload["target"]]
        if key is not None:
            act.payload = {**act.payload, "target": key}
        elif by_a_person(act) and act.statement_id is not None:
            statement = acts.statement_of(session, act)
            row = WaitingAct(
                act_id=act.id,
                article_id=statement.article_id,
                why=CHANGED,
                since=now,
                told=told(statement),
            )
            waiting.put(session, row)
            lost += 1
    session.flush()
    return lost


def by_a_person(act: Act) -> bool:
    """Return whether an act on a statement is a person's and stands."""
    acted = act.kind in (acts.VOID, acts.JUDGED, acts.TARGET)
    return acted and act.who != acts.MACHINE and act.undone_by_id is None


def places(done: Iterable[Act]) -> bool:
    """Return whether a person's acts on a statement settle where it belongs.

    Undoing the machine's move or one's own judgement settles it too; a void or "unsure" does not.
    """
    return any(
        act.who != acts.MACHINE
        and (
            act.kind == acts.TARGET
            or (act.kind == acts.JUDGED and act.payload.get("judgement") != "unsure")
            or (act.kind == acts.UNDONE and act.payload.get("act") in PLACING)
        )
        for act in done
    )


PLACING = (acts.TARGET, acts.JUDGED, acts.MOVED)
"""Kinds of acts that say where a statement belongs."""


def told(one: Statement) -> dict[str, Any]:
    """Return a statement as a person saw it, to be shown once it reads otherwise or is no more."""
    joined = LinkState.JOINED.value
    return {
        "key": one.key,
        "revision": one.revision.number,
        "cue": [list(span) for span in one.cue_spans],
        "content": [list(span) for span in one.content_spans],
        "source": [list(span) for span in one.source_spans],
        "speaker": one.named or one.speaker.name,
        "kind": one.speaker.kind,
        "stance": one.stance,
        "proposition": one.proposition,
        "words": quoted(one),
        "claims": sorted({link.claim.public_id for link in one.links if link.state == joined}),
    }


def reading(one: Statement) -> Reading:
    """Return a statement as ``pairing`` compares it."""
    return _reading(
        {
            "key": one.key,
            "cue": one.cue_spans,
            "content": one.content_spans,
            "source": one.source_spans,
            "speaker": one.named,
            "stance": one.stance,
        }
    )


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(
        key=row["key"],
        cue=spans(row["cue"]),
        content=spans(row["content"]),
        source=spans(row["source"]),
        named=canonical(row["speaker"]),
        stance=row["stance"],
    )
