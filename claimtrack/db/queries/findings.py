"""What an assessment finds about a claim: history, contradictions, rivals. All of it derived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, joinedload

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Article, Claim, Contradiction, Rival, Statement, StatusChange
from claimtrack.db.upsert import insert_new
from claimtrack.vocab import ContradictionKind, Status


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a claim's history; ``cause`` names what brought it about."""

    at: datetime
    status: Status
    reasons: tuple[str, ...]
    cause: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that cannot both hold."""

    kind: ContradictionKind
    left_id: int
    right_id: int
    reason: str


def replace_history(session: Session, claim_id: int, steps: Sequence[Step]) -> None:
    """Make ``steps`` the history of a claim; equal steps stay the rows they were."""
    stored = history(session, claim_id)
    for seq, step in enumerate(steps, 1):
        if seq > len(stored):
            session.add(StatusChange(claim_id=claim_id, seq=seq, **_values(step)))
            continue
        for name, value in _values(step).items():
            if getattr(stored[seq - 1], name) != value:
                setattr(stored[seq - 1], name, value)
    for beyond in stored[len(steps) :]:
        session.delete(beyond)
    session.flush()


def history(session: Session, claim_id: int) -> list[StatusChange]:
    """Return the history of a claim in its order."""
    query = select(StatusChange).where(StatusChange.claim_id == claim_id)
    return list(session.scalars(query.order_by(StatusChange.seq)))


def replace_contradictions(session: Session, claim_id: int, pairs: Sequence[Pair]) -> None:
    """Make ``pairs`` the contradictions of a claim."""
    wanted = {(pair.kind.value, pair.left_id, pair.right_id): pair for pair in pairs}
    stored = session.scalars(select(Contradiction).where(Contradiction.claim_id == claim_id))
    for old in stored.all():
        again = wanted.pop((old.kind, old.left_id, old.right_id), None)
        if again is None:
            session.delete(old)
        elif old.reason != again.reason:
            old.reason = again.reason
    session.flush()
    rows = [
        {"claim_id": claim_id, "kind": kind, "left_id": left, "right_id": right,
         "reason": pair.reason}
        for (kind, left, right), pair in wanted.items()
    ]  # fmt: skip
    insert_new(session, Contradiction, rows)


def contradictions(session: Session, claim_id: int) -> list[tuple[Contradiction, list[Statement]]]:
    """Return a claim's contradictions with their two statements, left first.

    Each statement has its speaker, article, outlet and revision.
    """
    query = select(Contradiction).where(Contradiction.claim_id == claim_id)
    found = session.scalars(query.order_by(Contradiction.id)).all()
    ids = {one for pair in found for one in (pair.left_id, pair.right_id)}
    told = session.scalars(
        select(Statement)
        .where(Statement.id.in_(ids))
        .options(
            joinedload(Statement.speaker),
            joinedload(Statement.article).joinedload(Article.outlet),
            joinedload(Statement.revision),
        )
    )
    by_id = {statement.id: statement for statement in told}
    return [(pair, [by_id[pair.left_id], by_id[pair.right_id]]) for pair in found]


def put_rivals(session: Session, one_id: int, other_id: int, kind: str) -> None:
    """Note that two claims are alike but for one thing (``kind``); the first finding stays."""
    low, high = sorted((one_id, other_id))
    insert_new(session, Rival, [{"low_id": low, "high_id": high, "kind": kind}])


def rivals(session: Session, claim_id: int) -> list[tuple[str, Claim]]:
    """Return the rivals of a claim with what they differ in, oldest first; merged ones not."""
    pairs = select(Rival).where(or_(Rival.low_id == claim_id, Rival.high_id == claim_id))
    kinds = {
        (pair.high_id if pair.low_id == claim_id else pair.low_id): pair.kind
        for pair in session.scalars(pairs)
    }
    alive = select(Claim).where(Claim.id.in_(kinds), Claim.merged_into_id.is_(None))
    return [(kinds[claim.id], claim) for claim in session.scalars(alive.order_by(Claim.id))]


def rival_pairs(session: Session, claim_ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    """Return, for each of these claims, its rivals' ids with what they differ in, oldest first.

    Merged claims are no rivals any more.
    """
    found: dict[int, list[tuple[str, int]]] = {claim_id: [] for claim_id in claim_ids}
    for part in chunked(sorted(found)):
        pairs = session.scalars(
            select(Rival).where(or_(Rival.low_id.in_(part), Rival.high_id.in_(part)))
        ).all()
        ends = {end for pair in pairs for end in (pair.low_id, pair.high_id)}
        merged = select(Claim.id).where(Claim.id.in_(ends), Claim.merged_into_id.is_not(None))
        gone = set(session.scalars(merged))
        for pair in sorted(pairs, key=lambda one: (one.low_id, one.high_id)):
            for here, there in ((pair.low_id, pair.high_id), (pair.high_id, pair.low_id)):
                if here in part and there not in gone:
                    found[here].append((pair.kind, there))
    return found


def move_rivals(session: Session, from_id: int, to_id: int) -> None:
    """Give the rivals of a merged claim to the survivor, but not the survivor itself."""
    of_claim = or_(Rival.low_id == from_id, Rival.high_id == from_id)
    for pair in session.scalars(select(Rival).where(of_claim)).all():
        other = pair.high_id if pair.low_id == from_id else pair.low_id
        if other != to_id:
            put_rivals(session, to_id, other, pair.kind)
    session.execute(delete(Rival).where(of_claim))


def _values(step: Step) -> dict[str, object]:
    return {
        "at": step.at,
        "status": step.status.value,
        "reasons": list(step.reasons),
        "cause": step.cause,
    }
