"""Events: what happened to claims, and to whom it was told."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Claim, Delivery, Event
from claimtrack.db.upsert import insert_new
from claimtrack.vocab import EventKind


def insert_absent(session: Session, rows: Sequence[dict[str, Any]]) -> int:
    """Store those events whose ``key`` is not stored yet; return how many were new.

    Args:
        session: A writing session.
        rows: Values by column name: key, kind, claim_id, statement_id, at, recorded_at, data.
    """
    return insert_new(session, Event, [{"live": True, **row} for row in rows])


def of_claim(session: Session, claim_id: int) -> list[Event]:
    """Return all events of a claim in time order, those no longer found among them."""
    query = select(Event).where(Event.claim_id == claim_id).order_by(Event.at, Event.key)
    return list(session.scalars(query))


def caused_by(session: Session, statement_ids: Sequence[int]) -> list[tuple[Event, Claim]]:
    """Return the events that these statements caused, with their claims, by id."""
    found: list[tuple[Event, Claim]] = []
    for part in chunked(statement_ids):
        query = select(Event, Claim).join(Claim, Claim.id == Event.claim_id)
        rows = session.execute(query.where(Event.statement_id.in_(part)).order_by(Event.id))
        found.extend((event, claim) for event, claim in rows)
    return found


def is_stored(session: Session, key: str) -> bool:
    """Return whether an event of that key is stored."""
    return session.scalar(select(Event.id).where(Event.key == key)) is not None


def release(session: Session, statement_ids: Sequence[int]) -> None:
    """Let events outlive the statements that caused them; none is deleted."""
    for part in chunked(statement_ids):
        session.execute(update(Event).where(Event.statement_id.in_(part)).values(statement_id=None))


def keep_live(session: Session, claim_id: int, keys: Collection[str]) -> None:
    """Let exactly the events of a claim that a replay found be live; none is deleted.

    Args:
        session: A writing session.
        claim_id: The claim that was replayed.
        keys: Keys of the events found.
    """
    for event in of_claim(session, claim_id):
        live = event.key in keys
        if event.live is not live:
            event.live = live
    session.flush()


def between(
    session: Session,
    since: datetime,
    until: datetime,
    *,
    kinds: Collection[EventKind] = (),
    recorded: bool = False,
) -> list[tuple[Event, Claim]]:
    """Return live events from ``since`` until before ``until`` with their claims, in time order.

    Args:
        session: Any session.
        since: Aware time, inclusive.
        until: Aware time, exclusive.
        kinds: Only these, all where empty.
        recorded: Go by when they were recorded, not by when they happened.
    """
    clock = Event.recorded_at if recorded else Event.at
    query = (
        select(Event, Claim)
        .join(Claim, Claim.id == Event.claim_id)
        .where(clock >= since, clock < until, Event.live)
        .order_by(clock, Event.key)
    )
    if kinds:
        query = query.where(Event.kind.in_(sorted(kinds)))
    return [(event, claim) for event, claim in session.execute(query)]


def undelivered(session: Session, channel: str, *, limit: int = 500) -> list[tuple[Event, Claim]]:
    """Return live events never handed to ``channel``, oldest first, with their claims."""
    told = exists().where(Delivery.event_id == Event.id, Delivery.channel == channel)
    query = (
        select(Event, Claim)
        .join(Claim, Claim.id == Event.claim_id)
        .where(Event.live, ~told)
        .order_by(Event.at, Event.key)
        .limit(limit)
    )
    return [(event, claim) for event, claim in session.execute(query)]


def mark_delivered(session: Session, channel: str, event_ids: Sequence[int], at: datetime) -> int:
    """Note that events were handed to ``channel``; return how many had not been before."""
    rows = [{"event_id": one, "channel": channel, "sent_at": at} for one in event_ids]
    return insert_new(session, Delivery, rows)


def move(session: Session, event_ids: Sequence[int], claim_id: int) -> None:
    """Give events to another claim (a merge or a split)."""
    for part in chunked(event_ids):
        session.execute(update(Event).where(Event.id.in_(part)).values(claim_id=claim_id))
