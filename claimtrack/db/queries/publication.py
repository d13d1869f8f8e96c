"""Claims as publications need them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.db.models import Claim


def single_origin(session: Session, since: datetime, until: datetime, *, limit: int) -> list[Claim]:
    """Return attributed, checkable claims that several outlets carried on one origin only.

    Args:
        session: Any session.
        since: Aware time; the claim was last told from then on.
        until: Aware time; the claim was last told before.
        limit: How many, the widest carried first.
    """
    query = (
        select(Claim)
        .where(
            Claim.merged_into_id.is_(None),
            Claim.last_at >= since,
            Claim.last_at < until,
            Claim.origins == 1,
            Claim.outlets >= 2,
            Claim.attributed,
            Claim.checkable,
        )
        .order_by(Claim.families.desc(), Claim.outlets.desc(), Claim.last_at.desc(), Claim.id)
        .limit(limit)
    )
    return list(session.scalars(query))
