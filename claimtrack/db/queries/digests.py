"""Digests as they were sent or archived."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.db.models import FixedDigest
from claimtrack.db.upsert import insert_new
from claimtrack.errors import Conflict


def find(session: Session, week: str) -> FixedDigest | None:
    """Return the fixed digest of an ISO week ("2024-W06"), None where it was never fixed."""
    return session.get(FixedDigest, week)


def fix(session: Session, week: str, body: dict[str, Any], *, at: datetime) -> FixedDigest:
    """Keep a week's digest as it is now, for good.

    Raises:
        Conflict: The week was fixed before.
    """
    row = {"week": week, "fixed_at": at, "body": body}
    if not insert_new(session, FixedDigest, [row]):
        raise Conflict("this week's digest is fixed already", item=week)
    return session.scalars(select(FixedDigest).where(FixedDigest.week == week)).one()


def last_before(session: Session, week: str) -> FixedDigest | None:
    """Return the fixed digest of the latest week before ``week``."""
    return session.scalar(
        select(FixedDigest)
        .where(FixedDigest.week < week)
        .order_by(FixedDigest.week.desc())
        .limit(1)
    )


def weeks(session: Session) -> list[str]:
    """Return the weeks whose digests are fixed, newest first."""
    return list(session.scalars(select(FixedDigest.week).order_by(FixedDigest.week.desc())))
