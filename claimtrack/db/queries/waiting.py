"""What waits for a person: denials without a target, acts whose text was read anew."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.db.models import Act, Article, Link, Statement, WaitingAct

LOST, CHANGED = "lost", "changed"
"""Why an act waits: its statement is found no more, or reads differently now."""


def candidates(session: Session, waiting: Sequence[Statement]) -> dict[int, list[Statement]]:
    """Return, by id of each waiting statement, the statements of its text it may be about.

    One query for all. Each candidate has speaker, article, outlet, revision, figures and its
    links to claims.

    Args:
        session: Any session.
        waiting: As ``statements.needing_target`` gives them.
    """
    found = session.scalars(
        select(Statement)
        .where(Statement.revision_id.in_({one.revision_id for one in waiting}))
        .options(
            joinedload(Statement.speaker),
            joinedload(Statement.article).joinedload(Article.outlet),
            joinedload(Statement.revision),
            selectinload(Statement.figures),
            selectinload(Statement.links).joinedload(Link.claim),
        )
    )
    by_place = {(one.revision_id, one.n): one for one in found}
    return {
        one.id: [
            by_place[one.revision_id, n] for n in one.candidates if (one.revision_id, n) in by_place
        ]
        for one in waiting
    }


def put(session: Session, row: WaitingAct) -> None:
    """Let an act wait for a look; one that waits already keeps what it was told with.

    Args:
        session: A writing session.
        row: A new one, with the act's id.
    """
    stored = session.get(WaitingAct, row.act_id)
    if stored is None:
        session.add(row)
    elif stored.why != row.why:
        stored.why, stored.since = row.why, row.since
    session.flush()


def find(session: Session, act: Act) -> WaitingAct | None:
    """Return what is told of an act that waits, None where it does not."""
    return session.get(WaitingAct, act.id)


def settle(session: Session, act: Act) -> None:
    """Let an act wait no longer."""
    stored = find(session, act)
    if stored is not None:
        session.delete(stored)
        session.flush()


def acts(session: Session, *, after_id: int = 0, limit: int = 50) -> list[WaitingAct]:
    """Return the acts that wait for a look, in the order they were done, each with its act.

    Args:
        session: Any session.
        after_id: Id of the last act of the page before.
        limit: How many to return.
    """
    query = select(WaitingAct).where(WaitingAct.act_id > after_id)
    ordered = query.options(joinedload(WaitingAct.act)).order_by(WaitingAct.act_id)
    return list(session.scalars(ordered.limit(limit)))


def lost_in(session: Session, article_id: int) -> list[WaitingAct]:
    """Return the acts that lost their statement in an article, each with its act, oldest first."""
    query = select(WaitingAct).where(WaitingAct.article_id == article_id, WaitingAct.why == LOST)
    ordered = query.options(joinedload(WaitingAct.act)).order_by(WaitingAct.act_id)
    return list(session.scalars(ordered))
