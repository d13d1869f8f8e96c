"""Denials that wait for a person to name what they are about, with what they may be about."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimtrack.db.models import Article, Link, Statement


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
