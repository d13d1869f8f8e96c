"""The whole content of a database by natural keys: the measure of "equal content".

Two databases that were told the same, in whatever pieces, give the same lines on either engine.
Left out is what only tells when and in what order a machine wrote: surrogate ids, public ids,
``recorded_at`` and all times that are only a copy of it, counters, the statistics of hot keys. A
claim is named by the sorted keys of the statements linked to it.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.db.models import (
    Act,
    Article,
    ArticleBand,
    Base,
    Claim,
    ClaimKey,
    Contradiction,
    Delivery,
    Event,
    FixedDigest,
    Link,
    Outlet,
    Revision,
    Rival,
    Speaker,
    SpeakerAlias,
    Statement,
    StatementFigure,
    StatusChange,
    Verdict,
    WaitingAct,
)

DIGITS = 4
"""Places kept of a float: scores are ranks, and sums of logarithms differ in the last bits."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Names:
    """Natural keys by surrogate id, and the times that are a machine's."""

    outlet: dict[int, str]
    article: dict[int, str]
    revision: dict[int, int]
    speaker: dict[int, str]
    statement: dict[int, str]
    claim: dict[int, list[str]]
    event: dict[int, str]
    machine_times: frozenset[datetime]


def canonical(session: Session) -> Iterator[Row]:
    """Yield every row of content as a JSON-ready object with its ``type``, in a fixed order.

    Args:
        session: A reading session; all rows come from its one snapshot.
    """
    names = _names(session)
    for kind, rows in _KINDS.items():
        described = ({"type": kind, **row} for row in rows(session, names))
        plain = (_plain(row, names.machine_times) for row in described)
        yield from sorted(plain, key=lambda row: json.dumps(row, sort_keys=True))


def _plain(value: Any, machine_times: frozenset[datetime]) -> Any:
    if isinstance(value, datetime):
        return None if value in machine_times else value.isoformat()
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {key: _plain(one, machine_times) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, machine_times) for one in value]
    return value


def _names(session: Session) -> _Names:
    statement = dict(session.execute(select(Statement.id, Statement.key)).all())
    claim: dict[int, list[str]] = {one: [] for one in session.scalars(select(Claim.id))}
    for claim_id, statement_id in session.execute(select(Link.claim_id, Link.statement_id)):
        claim[claim_id].append(statement[statement_id])
    times = {*session.scalars(select(Article.recorded_at))}
    times |= {*session.scalars(select(Revision.recorded_at))}
    names = _Names(
        outlet=dict(session.execute(select(Outlet.id, Outlet.key)).all()),
        article=dict(session.execute(select(Article.id, Article.key)).all()),
        revision=dict(session.execute(select(Revision.id, Revision.number)).all()),
        speaker=dict(session.execute(select(Speaker.id, Speaker.key)).all()),
        statement=statement,
        claim={one: sorted(set(keys)) for one, keys in claim.items()},
        event={},
        machine_times=frozenset(times),
    )
    for event in session.scalars(select(Event)):
        told = _plain(_event(event, names), names.machine_times)
        names.event[event.id] = json.dumps(told, sort_keys=True)
    return names


def _columns(row: Base, *skipped: str) -> Row:
    """Return the columns of a row that refer to nothing and are not in ``skipped``."""
    mapper = row.__mapper__
    return {
        name: getattr(row, name)
        for name, column in mapper.columns.items()
        if not (column.primary_key or column.foreign_keys or name in skipped)
    }


def _outlets(session: Session, _names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Outlet)):
        yield {**_columns(row, "aliases"), "aliases": sorted(row.aliases)}


def _articles(session: Session, names: _Names) -> Iterator[Row]:
    bands = _grouped(session.execute(select(ArticleBand.article_id, ArticleBand.band)).all())
    for row in session.scalars(select(Article)):
        yield {
            **_columns(row, "recorded_at"),
            "outlet": names.outlet[row.outlet_id],
            "copy_of": names.article.get(row.copy_of_id or 0),
            "bands": sorted(bands.get(row.id, [])),
        }


def _revisions(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Revision).execution_options(yield_per=100)):
        shingles = json.dumps(row.shingles).encode()
        yield {
            # The text's own hash forgives white space, so it is no measure of equality.
            **_columns(row, "recorded_at", "text", "shingles"),
            "article": names.article[row.article_id],
            "text": _digest(row.text.encode("utf-8", "surrogatepass")),
            "shingles": _digest(shingles),
        }


def _speakers(session: Session, names: _Names) -> Iterator[Row]:
    rows = session.execute(select(SpeakerAlias.speaker_id, SpeakerAlias.alias)).all()
    aliases = _grouped(rows)
    for row in session.scalars(select(Speaker)):
        yield {
            **_columns(row),
            "outlet": names.outlet.get(row.outlet_id or 0),
            "merged_into": names.speaker.get(row.merged_into_id or 0),
            "aliases": sorted(aliases.get(row.id, [])),
        }


def _statements(session: Session, names: _Names) -> Iterator[Row]:
    figures: dict[int, list[Row]] = {}
    for figure in session.scalars(select(StatementFigure).order_by(StatementFigure.start)):
        figures.setdefault(figure.statement_id, []).append(_columns(figure))
    for row in session.scalars(select(Statement)):
        yield {
            **_columns(row),
            "article": names.article[row.article_id],
            "revision": names.revision[row.revision_id],
            "speaker": names.speaker[row.speaker_id],
            "figures": figures.get(row.id, []),
        }


def _claims(session: Session, names: _Names) -> Iterator[Row]:
    keys = _grouped(session.execute(select(ClaimKey.claim_id, ClaimKey.key)).all())
    for row in session.scalars(select(Claim)):
        yield {
            **_columns(row, "public_id", "created_at", "version"),
            "claim": names.claim[row.id],
            "merged_into": names.claim.get(row.merged_into_id or 0),
            "keys": sorted(keys.get(row.id, [])),
        }


def _links(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Link)):
        yield {**_columns(row), **_of_claim(row, names)}


def _contradictions(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Contradiction)):
        yield {
            **_columns(row),
            "claim": names.claim[row.claim_id],
            "left": names.statement[row.left_id],
            "right": names.statement[row.right_id],
        }


def _rivals(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Rival)):
        pair = sorted([names.claim[row.low_id], names.claim[row.high_id]])
        yield {"claims": pair, "kind": row.kind}


def _history(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(StatusChange)):
        yield {**_columns(row), "claim": names.claim[row.claim_id]}


def _verdicts(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Verdict).order_by(Verdict.id)):
        yield {**_columns(row, "given_at", "seen"), "claim": names.claim[row.claim_id]}


def _acts(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Act).order_by(Act.id)):
        undone = row.undone_by_id is not None
        yield {**_columns(row, "at"), **_of_claim(row, names), "undone": undone}


def _waiting(session: Session, names: _Names) -> Iterator[Row]:
    query = select(WaitingAct, Act).join(Act, Act.id == WaitingAct.act_id)
    for row, act in session.execute(query):
        yield {
            **_columns(row, "since"),
            "article": names.article[row.article_id],
            "act": {"kind": act.kind, "who": act.who, "why": act.why},
        }


def _events(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Event)):
        yield _event(row, names)


def _event(row: Event, names: _Names) -> Row:
    # The key is a hash of what is told here and of the public id.
    return {**_columns(row, "key", "recorded_at"), **_of_claim(row, names)}


def _deliveries(session: Session, names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(Delivery)):
        yield {"channel": row.channel, "event": names.event[row.event_id]}


def _digests(session: Session, _names: _Names) -> Iterator[Row]:
    for row in session.scalars(select(FixedDigest)):
        yield {"week": row.week, "body": row.body}


def _of_claim(row: Link | Act | Event, names: _Names) -> Row:
    return {
        "claim": names.claim.get(row.claim_id or 0),
        "statement": names.statement.get(row.statement_id or 0),
    }


def _grouped(pairs: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for owner, value in pairs:
        found.setdefault(owner, []).append(value)
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_KINDS: dict[str, Callable[[Session, _Names], Iterator[Row]]] = {
    "outlet": _outlets,
    "article": _articles,
    "revision": _revisions,
    "speaker": _speakers,
    "statement": _statements,
    "claim": _claims,
    "link": _links,
    "contradiction": _contradictions,
    "rival": _rivals,
    "status_change": _history,
    "verdict": _verdicts,
    "act": _acts,
    "waiting_act": _waiting,
    "event": _events,
    "delivery": _deliveries,
    "fixed_digest": _digests,
}
