"""Verdicts: append-only rulings of persons on claims."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimtrack.db.models import Verdict


def add(session: Session, verdict: Verdict) -> Verdict:
    """Store a new verdict and give it its id."""
    session.add(verdict)
    session.flush()
    return verdict


def of_claim(session: Session, claim_id: int) -> list[Verdict]:
    """Return all verdicts given on a claim, oldest first."""
    query = select(Verdict).where(Verdict.claim_id == claim_id).order_by(Verdict.id)
    return list(session.scalars(query))


def latest(session: Session, claim_ids: Sequence[int]) -> dict[int, Verdict]:
    """Return the last verdict given on each of these claims that has one."""
    last = (
        select(func.max(Verdict.id))
        .where(Verdict.claim_id.in_(claim_ids))
        .group_by(Verdict.claim_id)
    )
    rows = session.scalars(select(Verdict).where(Verdict.id.in_(last)))
    return {verdict.claim_id: verdict for verdict in rows}
