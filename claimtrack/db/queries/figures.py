"""The counts that claims' statements give, for a page of claims at once."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claimtrack.db.models import Article, Link, Statement
from claimtrack.vocab import LinkState


def given(session: Session, claim_ids: Sequence[int]) -> dict[int, list[Link]]:
    """Return the links of several claims whose live statements give a count, in time order.

    One query for a page of the board. Each link has its statement with figures, speaker, article
    and outlet; suggested links, voided statements and those of older revisions are left out.
    """
    found: dict[int, list[Link]] = {claim_id: [] for claim_id in claim_ids}
    statement = joinedload(Link.statement)
    rows = session.scalars(
        select(Link)
        .join(Link.statement)
        .where(
            Link.claim_id.in_(claim_ids),
            Link.state == LinkState.JOINED.value,
            Statement.live,
            Statement.voided.is_(False),
            Statement.figures.any(),
        )
        .options(
            statement.selectinload(Statement.figures),
            statement.joinedload(Statement.speaker),
            statement.joinedload(Statement.article).joinedload(Article.outlet),
        )
        .order_by(Statement.clock, Statement.article_id, Statement.n, Link.id)
    )
    for link in rows:
        found[link.claim_id].append(link)
    return found
