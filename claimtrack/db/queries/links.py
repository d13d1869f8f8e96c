"""Links: a statement's places in claims."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Claim, Link, Statement
from claimtrack.db.upsert import upsert
from claimtrack.vocab import LinkState, Via


class Bridge(NamedTuple):
    """Two claims that a suggestion ties together."""

    claim_id: int
    other_id: int
    score: float

    @property
    def ends(self) -> set[int]:
        """Both claims."""
        return {self.claim_id, self.other_id}


_DEFAULTS: dict[str, Any] = {
    "score": None,
    "evidence": [],
    "origin": "",
    "origin_how": "",
    "party": False,
    "withdrawn": False,
}


def put(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Store links, in place of those of the same statement, claim and ``via``.

    Args:
        session: A writing session.
        rows: Values by column name: statement_id, claim_id, stance, via, state and, where they
            are not to be the defaults, score and evidence.
    """
    upsert(
        session,
        Link,
        [{**_DEFAULTS, **row} for row in rows],
        keys=["statement_id", "claim_id", "via"],
    )


def of_statements(session: Session, statement_ids: Sequence[int]) -> list[Link]:
    """Return the links of these statements, bare, by id."""
    found: list[Link] = []
    for part in chunked(statement_ids):
        query = select(Link).where(Link.statement_id.in_(part)).order_by(Link.id)
        found.extend(session.scalars(query))
    return found


def profiles(
    session: Session, claim_ids: Sequence[int], *, limit: int
) -> dict[int, list[dict[str, Any]]]:
    """Return the profiles of the first ``limit`` live statements joined to each claim by content.

    Args:
        session: Any session.
        claim_ids: The claims; every one is in the answer.
        limit: Statements of one claim at most, the earliest stored.
    """
    found: dict[int, list[dict[str, Any]]] = {claim_id: [] for claim_id in claim_ids}
    number = func.row_number().over(partition_by=Link.claim_id, order_by=Link.statement_id)
    ranked = (
        select(Link.claim_id, Link.statement_id, number.label("place"))
        .join(Statement, Statement.id == Link.statement_id)
        .where(
            Link.claim_id.in_(claim_ids),
            Link.state == LinkState.JOINED.value,
            Link.via == Via.CONTENT.value,
            Statement.live,
            Statement.voided.is_(False),
        )
        .subquery()
    )
    rows = session.execute(
        select(ranked.c.claim_id, Statement.profile)
        .join(Statement, Statement.id == ranked.c.statement_id)
        .where(ranked.c.place <= limit)
        .order_by(ranked.c.claim_id, ranked.c.place)
    )
    for claim_id, profile in rows:
        if profile:
            found[claim_id].append(profile)
    return found


def members(session: Session, claim_ids: Sequence[int]) -> list[Link]:
    """Return the links by which live statements with words of their own are in these claims.

    Each with its statement and speaker, in the order the statements were stored.
    """
    statement = joinedload(Link.statement)
    found: list[Link] = []
    for part in chunked(claim_ids):
        query = (
            select(Link)
            .join(Link.statement)
            .where(
                Link.claim_id.in_(part),
                Link.state == LinkState.JOINED.value,
                Link.via == Via.CONTENT.value,
                Statement.live,
                Statement.voided.is_(False),
            )
            .options(statement.joinedload(Statement.speaker))
            .order_by(Link.statement_id)
        )
        found.extend(link for link in session.scalars(query) if link.statement.profile)
    return found


def of_claim(session: Session, claim_id: int) -> list[Link]:
    """Return the links of a claim, bare, by id."""
    query = select(Link).where(Link.claim_id == claim_id).order_by(Link.id)
    return list(session.scalars(query))


def kept(link: Link) -> dict[str, Any]:
    """Return what of a link an act keeps so that undoing it can put the link back."""
    names = ("claim_id", "stance", "via", "state", "score", "evidence")
    return {name: getattr(link, name) for name in names}


def claims_after(session: Session, statement_id: int) -> list[int]:
    """Return the claims to which a statement stored after that one was joined by its content."""
    query = select(Link.claim_id).where(
        Link.statement_id > statement_id,
        Link.state == LinkState.JOINED.value,
        Link.via == Via.CONTENT.value,
    )
    return list(session.scalars(query.distinct().order_by(Link.claim_id)))


def last_statement(session: Session) -> int:
    """Return the highest id of a statement, 0 where there is none."""
    return session.scalar(select(func.max(Statement.id))) or 0


def bridges(session: Session, claim_ids: Sequence[int]) -> list[Bridge]:
    """Return the suggestions that tie one of these claims to another, best score of each pair.

    A statement joined to one claim by its content and suggested for another ties the two.
    """
    there = aliased(Link)
    found: dict[tuple[int, int], float] = {}
    for part in chunked(claim_ids):
        rows = session.execute(
            select(Link.claim_id, there.claim_id, there.score)
            .join(there, there.statement_id == Link.statement_id)
            .where(
                or_(Link.claim_id.in_(part), there.claim_id.in_(part)),
                Link.state == LinkState.JOINED.value,
                Link.via == Via.CONTENT.value,
                there.state == LinkState.SUGGESTED.value,
                there.claim_id != Link.claim_id,
            )
        )
        for one, other, score in rows:
            pair = (min(one, other), max(one, other))
            found[pair] = max(found.get(pair, 0.0), score or 0.0)
    return [Bridge(one, other, score) for (one, other), score in sorted(found.items())]


def suggested(session: Session, *, after_id: int = 0, limit: int = 50) -> list[Link]:
    """Return links that wait for a person's judgement, bare, in the order they were made."""
    query = select(Link).where(Link.state == LinkState.SUGGESTED.value, Link.id > after_id)
    return list(session.scalars(query.order_by(Link.id).limit(limit)))


def move(session: Session, from_id: int, to_id: int) -> None:
    """Give all links of a claim to another one.

    Where the other has a link of the same statement and ``via``, that one stays, joined if
    either was.
    """
    stored = {
        (link.statement_id, link.via): link
        for link in session.scalars(select(Link).where(Link.claim_id == to_id))
    }
    moved = session.scalars(select(Link).where(Link.claim_id == from_id).order_by(Link.id)).all()
    for link in moved:
        there = stored.get((link.statement_id, link.via))
        if there is None:
            link.claim_id = to_id
            continue
        if link.state == LinkState.JOINED.value:
            there.state = link.state
        session.delete(link)
    session.flush()


def statuses(session: Session, claim_ids: Sequence[int]) -> dict[int, str]:
    """Return the status of each of these claims that is not merged, by id."""
    found: dict[int, str] = {}
    for part in chunked(sorted(set(claim_ids))):
        alive = Claim.merged_into_id.is_(None)
        rows = session.execute(select(Claim.id, Claim.status).where(Claim.id.in_(part), alive))
        found.update((one, status) for one, status in rows)
    return found


def remove(session: Session, link_ids: Sequence[int]) -> None:
    """Delete links (a suggestion that was turned down, a statement moved elsewhere)."""
    for part in chunked(link_ids):
        session.execute(delete(Link).where(Link.id.in_(part)))
