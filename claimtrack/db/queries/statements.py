"""Statements: of an article, of claims, and those whose target a person must name."""

from collections.abc import Sequence

from sqlalchemy import String, cast, delete, exists, or_, select, update
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Article, Link, Statement
from claimtrack.errors import NotFound
from claimtrack.vocab import DENIALS, Stance

NEEDS_TARGET = sorted({*DENIALS, Stance.CONFIRMS, Stance.RETRACTS})
"""Stances that must be about something; one of them without a claim waits for a person."""


def _told() -> list[ORMOption]:
    """Load all that a page or the assessment tells of a statement, each once."""
    return [
        joinedload(Statement.speaker),
        joinedload(Statement.article).joinedload(Article.outlet),
        joinedload(Statement.revision),
        selectinload(Statement.figures),
    ]


def insert_many(session: Session, statements: Sequence[Statement]) -> None:
    """Store new statements with their figures and give them their ids."""
    session.add_all(statements)
    session.flush()


def get(session: Session, statement_id: int) -> Statement:
    """Return a statement with speaker, article, outlet, revision, figures and links to claims.

    Raises:
        NotFound: There is none of that id.
    """
    found = session.scalar(
        select(Statement)
        .where(Statement.id == statement_id)
        .options(*_told(), selectinload(Statement.links).joinedload(Link.claim))
    )
    if found is None:
        raise NotFound("no such statement", item=str(statement_id))
    return found


def by_keys(session: Session, keys: Sequence[str]) -> dict[str, Statement]:
    """Return the statements of ``keys`` by key, bare of what they refer to."""
    found: dict[str, Statement] = {}
    for part in chunked(keys):
        rows = session.scalars(select(Statement).where(Statement.key.in_(part)))
        found.update((statement.key, statement) for statement in rows)
    return found


def by_ids(session: Session, ids: Sequence[int]) -> dict[int, Statement]:
    """Return the statements of ``ids`` by id, with all that is told of them."""
    found: dict[int, Statement] = {}
    for part in chunked(ids):
        query = select(Statement).where(Statement.id.in_(part)).options(*_told())
        rows = session.scalars(query.execution_options(populate_existing=True))
        found.update((statement.id, statement) for statement in rows)
    return found


def of_article(session: Session, article_id: int, *, live_only: bool = True) -> list[Statement]:
    """Return an article's statements in text order, with all that is told of them and links.

    Args:
        session: Any session.
        article_id: The article.
        live_only: Whether to leave out those of older revisions, else these come first.
    """
    query = select(Statement).where(Statement.article_id == article_id)
    if live_only:
        query = query.where(Statement.live)
    return list(
        session.scalars(
            query.options(*_told(), selectinload(Statement.links).joinedload(Link.claim)).order_by(
                Statement.revision_id, Statement.n
            )
        )
    )


def of_revision(session: Session, revision_id: int) -> list[Statement]:
    """Return a revision's statements in text order, with speakers, figures and links."""
    return list(
        session.scalars(
            select(Statement)
            .where(Statement.revision_id == revision_id)
            .options(
                joinedload(Statement.speaker),
                selectinload(Statement.figures),
                selectinload(Statement.links),
            )
            .order_by(Statement.n)
        )
    )


def linked_to(session: Session, claim_id: int) -> list[Link]:
    """Return a claim's links in time order, each with its statement and all that is told of it.

    The statement's links to this and other claims come with it. Suggested links, voided
    statements and those of older revisions are among them.
    """
    return list(
        session.scalars(
            select(Link)
            .join(Link.statement)
            .where(Link.claim_id == claim_id)
            .options(
                *_of_link(),
                joinedload(Link.statement).selectinload(Statement.links).joinedload(Link.claim),
            )
            .order_by(Statement.clock, Statement.article_id, Statement.n, Link.id)
        )
    )


def linked_to_each(session: Session, claim_ids: Sequence[int]) -> dict[int, list[Link]]:
    """Return the links of several claims as ``linked_to`` does, in one go."""
    found: dict[int, list[Link]] = {claim_id: [] for claim_id in claim_ids}
    for part in chunked(sorted(found)):
        rows = session.scalars(
            select(Link)
            .join(Link.statement)
            .where(Link.claim_id.in_(part))
            .options(*_of_link())
            .order_by(Statement.clock, Statement.article_id, Statement.n, Link.id)
        )
        for link in rows:
            found[link.claim_id].append(link)
    return found


def relayed_in(session: Session, article_ids: Sequence[int]) -> dict[int, list[Statement]]:
    """Return the live statements of these articles that came through somebody, in text order."""
    found: dict[int, list[Statement]] = {article_id: [] for article_id in article_ids}
    for part in chunked(sorted(found)):
        rows = session.scalars(
            select(Statement)
            .where(
                Statement.article_id.in_(part),
                Statement.live,
                Statement.voided.is_(False),
                cast(Statement.relay, String) != "[]",
            )
            .options(joinedload(Statement.speaker))
            .order_by(Statement.article_id, Statement.n)
        )
        for statement in rows:
            found[statement.article_id].append(statement)
    return found


def denials_of(session: Session, claim_ids: Sequence[int]) -> dict[int, list[Link]]:
    """Return the joined denials of several claims, newest first, with all that is told of them.

    One query for a page of the board; withdrawn denials are among them, voided ones are not.
    """
    found: dict[int, list[Link]] = {claim_id: [] for claim_id in claim_ids}
    rows = session.scalars(
        select(Link)
        .join(Link.statement)
        .where(
            Link.claim_id.in_(claim_ids),
            Link.stance.in_(sorted(DENIALS)),
            Link.state == "joined",
            Statement.voided.is_(False),
        )
        .options(*_of_link())
        .order_by(Statement.clock.desc(), Statement.article_id, Statement.n, Link.id)
    )
    for link in rows:
        found[link.claim_id].append(link)
    return found


def needing_target(session: Session, *, after_id: int = 0, limit: int = 50) -> list[Statement]:
    """Return live denials, confirmations and retractions that no claim could be found for.

    In the order they were stored, with all that is told of them; ``candidates`` of each holds
    the numbers ``n`` of the statements of its text that it may be about.

    Args:
        session: Any session.
        after_id: Id of the last one of the page before.
        limit: How many to return.
    """
    points = or_(Statement.anaphoric, cast(Statement.candidates, String) != "[]")
    return list(
        session.scalars(
            select(Statement)
            .where(
                Statement.id > after_id,
                Statement.live,
                Statement.voided.is_(False),
                Statement.stance.in_(NEEDS_TARGET),
                points,
                ~exists().where(Link.statement_id == Statement.id),
            )
            .options(*_told())
            .order_by(Statement.id)
            .limit(limit)
        )
    )


def remove(session: Session, gone: Sequence[Statement]) -> None:
    """Delete statements that a new reading finds no more, with figures and links.

    Acts and events that name them must have been released.
    """
    for part in chunked([one.id for one in gone]):
        session.execute(
            delete(Statement)
            .where(Statement.id.in_(part))
            .execution_options(synchronize_session=False)
        )
    for one in gone:
        for row in (*one.links, *one.figures, one):
            session.expunge(row)


def retire(session: Session, ids: Sequence[int], *, dropped_in: int | None) -> None:
    """Take statements out of the live ones, their text having a newer revision.

    Args:
        session: A writing session.
        ids: The statements.
        dropped_in: Number of the revision that no longer has them, None where it still does.
    """
    for part in chunked(ids):
        session.execute(
            update(Statement)
            .where(Statement.id.in_(part))
            .values(live=False, dropped_in=dropped_in)
        )


def _of_link() -> list[ORMOption]:
    statement = joinedload(Link.statement)
    return [
        statement.joinedload(Statement.speaker),
        statement.joinedload(Statement.article).joinedload(Article.outlet),
        statement.joinedload(Statement.revision),
        statement.selectinload(Statement.figures),
    ]
