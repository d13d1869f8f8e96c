"""What happened to a claim, as events that are written once and never twice.

The key of an event is a pure function of what happened: the claim, the kind, and the statement
that caused it, known by its article, speaker and words, so that a new revision of an article that
still says the same is no new event. A merged claim's events stay known under its old id.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.assess.figures import Given, Standing, counts_of, judge
from claimtrack.assess.reasons import span
from claimtrack.assess.replay import Step
from claimtrack.assess.status import Assessment
from claimtrack.db.models import Claim, Event, Statement
from claimtrack.db.queries import claims, events
from claimtrack.standing.evidence import Case, Told
from claimtrack.vocab import EventKind, Stance

QUOTED_CHARS = 600
"""Characters of an article's words told with an event; what lies further apart is cut out."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: what, caused by which statement, told how."""

    kind: EventKind
    cause: Statement
    data: dict[str, Any] = field(default_factory=dict)
    more: str = ""
    """What else tells it from another happening of the same cause."""


def happenings(case: Case, steps: Sequence[Step], found: Assessment) -> list[Happening]:
    """Return everything that happened to a claim, as the replay of its evidence finds it.

    Args:
        case: The claim with its evidence.
        steps: Its history.
        found: Its assessment.
    """
    told = {one.evidence.key: one for one in case.told}
    return [
        *_of_history(steps, told),
        *_of_figures(case, told, found),
        *(
            Happening(EventKind.RETRACTION, one.link.statement, _who(one))
            for one in case.told
            if one.evidence.stance is Stance.RETRACTS
        ),
    ]


def write(session: Session, claim: Claim, happened: Iterable[Happening], *, now: datetime) -> None:
    """Store what is new, refresh what is told of the rest, and let what no longer holds fall.

    Args:
        session: A writing session.
        claim: The claim.
        happened: All that the replay finds now.
        now: When this is recorded.
    """
    stored = {event.key: event for event in events.of_claim(session, claim.id)}
    ids = [claim.public_id, *_former(session, claim)]
    live: set[str] = set()
    new: dict[str, dict[str, Any]] = {}
    for one in happened:
        known = next((k for k in (_key(one, each) for each in ids) if k in stored), None)
        key = known or _key(one, claim.public_id)
        live.add(key)
        values = {"statement_id": one.cause.id, "at": one.cause.clock, "data": one.data}
        if known is not None:
            _update(stored[known], values)
        else:
            kept = {"key": key, "kind": one.kind.value, "claim_id": claim.id, "recorded_at": now}
            new.setdefault(key, kept | values)
    events.insert_absent(session, list(new.values()))
    for event in stored.values():
        holds = event.key in live or event.kind == EventKind.VERDICT.value
        if event.live is not holds:
            event.live = holds
    session.flush()


def hand_on(session: Session, told: Mapping[int, Statement]) -> None:
    """Let what happened be known under what a statement says now, so that it is no new event.

    Args:
        session: A writing session.
        told: Statement id -> the statement that says it now, with article and speaker; itself
            where only its speaker or its words are told otherwise.
    """
    for event, claim in events.caused_by(session, list(told)):
        if event.kind == EventKind.VERDICT.value:
            continue
        said = told[event.statement_id or 0]
        happened = Happening(EventKind(event.kind), said, event.data, _more(event))
        key = _key(happened, claim.public_id)
        if key != event.key and not events.is_stored(session, key):
            event.key = key
        event.statement_id = said.id
        session.flush()


def quoted(statement: Statement) -> str:
    """Return the article's words from source to content, as they stand."""
    text = statement.revision.text
    spans = [*statement.source_spans, *statement.cue_spans, *statement.content_spans]
    if not spans:
        return ""
    start, end = min(s[0] for s in spans), max(s[1] for s in spans)
    words = text[start:end]
    return words if len(words) <= QUOTED_CHARS else words[: QUOTED_CHARS - 1] + "…"


def _of_history(steps: Sequence[Step], told: dict[str, Told]) -> list[Happening]:
    found: list[Happening] = []
    before: str | None = None
    for step in steps:
        cause = told[step.cause]
        said = cause.link.statement
        if before is None:
            found.append(Happening(EventKind.NEW_CLAIM, said, {"status": step.status.value}))
        elif step.changed:
            change = {"before": before, "after": step.status.value}
            more = f"{before}>{step.status.value}"
            found.append(Happening(EventKind.STATUS_CHANGE, said, change, more))
        if step.denial:
            found.append(Happening(EventKind.DENIAL, said, _who(cause)))
        before = step.status.value
    return found


def _who(told: Told) -> dict[str, Any]:
    statement = told.link.statement
    return {
        "speaker": statement.speaker.name,
        "outlet": statement.article.outlet.name,
        "url": statement.article.url,
        "stance": told.evidence.stance.value,
        "party": told.evidence.party,
        "words": quoted(statement),
        "text": quoted(statement),
    }


def _of_figures(case: Case, told: dict[str, Told], found: Assessment) -> list[Happening]:
    happened = []
    for judged in judge(counts_of(case.evidence)):
        if judged.standing is Standing.SUPERSEDED and judged.by is not None:
            newer = told[judged.by]
            old = span(judged.given)
            new = ", ".join(
                span(given)
                for given in counts_of([newer.evidence])
                if given.count.counted == judged.given.count.counted
            )
            data = {"old": old, "new": new, "text": f"{old}, then {new}" if new else old}
            happened.append(
                Happening(EventKind.FIGURE_MOVED, newer.link.statement, data, f"{old}>{new}")
            )
    for left, right in found.conflicting:
        happened.append(_conflict(told, left, right))
    return happened


def _conflict(told: dict[str, Told], left: Given, right: Given) -> Happening:
    later = max((left, right), key=lambda given: (given.at, given.key))
    text = " against ".join(
        f"{span(given)} ({told[given.key].evidence.speaker_name or 'not named'})"
        for given in (left, right)
    )
    data = {"old": span(left), "new": span(right), "text": text}
    more = f"{span(left)}|{span(right)}"
    return Happening(EventKind.FIGURE_CONFLICT, told[later.key].link.statement, data, more)


def _key(one: Happening, public_id: str) -> str:
    said = one.cause
    identity = (
        one.kind.value, public_id, said.article.key, said.speaker.name, said.stance,
        said.cue_lemma or "", said.proposition, one.more,
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(identity).encode("utf-8", "surrogatepass")).hexdigest()


def _more(event: Event) -> str:
    """What tells an event from another of the same cause, by what is stored of it."""
    told = event.data
    if event.kind == EventKind.STATUS_CHANGE.value:
        return f"{told['before']}>{told['after']}"
    if event.kind == EventKind.FIGURE_MOVED.value:
        return f"{told['old']}>{told['new']}"
    if event.kind == EventKind.FIGURE_CONFLICT.value:
        return f"{told['old']}|{told['new']}"
    return ""


def _former(session: Session, claim: Claim) -> list[str]:
    """Public ids of the claims that were merged into this one, at any remove."""
    found: list[str] = []
    queue = [claim.id]
    while queue:
        merged = claims.merged_into(session, queue.pop())
        found += [one.public_id for one in merged]
        queue += [one.id for one in merged]
    return found


def _update(event: Event, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(event, name) != value:
            setattr(event, name, value)
