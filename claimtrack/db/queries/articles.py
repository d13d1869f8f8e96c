"""Articles and their revisions; which may be copies of which."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, exists, func, select, text, update
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Article, ArticleBand, Revision
from claimtrack.db.upsert import insert_new
from claimtrack.errors import NotFound

KEY_CHARS = 700
"""Longest address used as a key as it is; PostgreSQL's index takes at most 2,704 bytes a row and
a character may have four. A longer one is hashed."""

TURN = 0x696E74616B65
"""Key of the PostgreSQL advisory lock of whoever stores an article ("intake")."""


def article_key(url: str | None, text_hash: str) -> str:
    """Return what identifies an article: its canonical address, else its first text's hash."""
    if url is None:
        return f"text:{text_hash}"
    if len(url) <= KEY_CHARS:
        return url
    return f"url:{hashlib.sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()}"


def take_turn(session: Session) -> None:
    """Wait until no other transaction is storing an article (SQLite has one writer anyway).

    Two writers that make the same speakers and outlets in another order would lock each other
    out; storing what was read takes a fraction of the time that reading takes.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": TURN})


def find(session: Session, key: str) -> Article | None:
    """Return the article of that key, with its outlet."""
    return session.scalar(
        select(Article).where(Article.key == key).options(joinedload(Article.outlet))
    )


def get(session: Session, article_id: int) -> Article:
    """Return an article with its outlet and all revisions.

    Raises:
        NotFound: There is none of that id.
    """
    found = session.scalar(
        select(Article)
        .where(Article.id == article_id)
        .options(joinedload(Article.outlet), selectinload(Article.revisions))
    )
    if found is None:
        raise NotFound("no such article", item=str(article_id))
    return found


def newest_revision(session: Session, article_id: int) -> Revision | None:
    """Return the newest revision of an article, None where it has none yet."""
    return session.scalar(
        select(Revision)
        .where(Revision.article_id == article_id)
        .order_by(Revision.number.desc())
        .limit(1)
    )


def has_text(session: Session, article_id: int, text_hash: str) -> bool:
    """Return whether a revision of an article has this text."""
    same = exists().where(Revision.article_id == article_id, Revision.text_hash == text_hash)
    return bool(session.scalar(select(same)))


def with_text(session: Session, text_hash: str) -> list[Article]:
    """Return the articles whose newest text has that hash, oldest first, with their outlets."""
    return list(
        session.scalars(
            select(Article)
            .join(Article.revisions)
            .where(Revision.text_hash == text_hash, Revision.newest)
            .options(joinedload(Article.outlet))
            .order_by(Article.id)
        )
    )


def insert(session: Session, article: Article, revision: Revision) -> Article:
    """Store a new article with its first revision and give both their ids."""
    session.add(article)
    session.flush()
    add_revision(session, article.id, revision)
    return article


def add_revision(session: Session, article_id: int, revision: Revision) -> Revision:
    """Store ``revision`` as the newest of its article; the ones before are so no longer.

    Args:
        session: A writing session.
        article_id: The article; number and ``newest`` of the revision are set here.
        revision: A new one, without an id.
    """
    of_article = Revision.article_id == article_id
    last = session.scalar(select(func.max(Revision.number)).where(of_article)) or 0
    session.execute(update(Revision).where(of_article, Revision.newest).values(newest=False))
    revision.article_id = article_id
    revision.number = last + 1
    revision.newest = True
    session.add(revision)
    session.flush()
    return revision


def replace_bands(session: Session, article_id: int, bands: Iterable[int]) -> None:
    """Make ``bands`` the band hashes of an article's newest text."""
    session.execute(
        delete(ArticleBand)
        .where(ArticleBand.article_id == article_id)
        .execution_options(synchronize_session=False)
    )
    rows = [{"band": band, "article_id": article_id} for band in sorted(set(bands))]
    insert_new(session, ArticleBand, rows)


def sharing_bands(session: Session, bands: Iterable[int], *, limit: int = 50) -> list[int]:
    """Return ids of articles that share band hashes, those that share most first, then oldest."""
    shared: Counter[int] = Counter()
    for part in chunked(sorted(set(bands))):
        ids = select(ArticleBand.article_id).where(ArticleBand.band.in_(part))
        shared.update(session.scalars(ids))
    ordered = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return [article_id for article_id, _ in ordered[:limit]]


def newest_of(session: Session, article_ids: Sequence[int]) -> list[Revision]:
    """Return the newest revisions of these articles, with article and outlet, by article id."""
    return list(
        session.scalars(
            select(Revision)
            .join(Revision.article)
            .where(Revision.article_id.in_(article_ids), Revision.newest)
            .options(contains_eager(Revision.article).joinedload(Article.outlet))
            .order_by(Revision.article_id)
        )
    )


def copies_of(session: Session, article_id: int) -> list[Article]:
    """Return the articles that copy this one directly, oldest first, with their outlets."""
    return list(
        session.scalars(
            select(Article)
            .where(Article.copy_of_id == article_id)
            .options(joinedload(Article.outlet))
            .order_by(Article.id)
        )
    )


def roots(session: Session, article_ids: Sequence[int]) -> dict[int, Article]:
    """Return the root of each article's copy tree (itself where it copies none), with outlets.

    A loop in the data, which no code of ours makes, ends at the lowest id met.
    """
    found: dict[int, Article] = {}
    for part in chunked(article_ids):
        way = (
            select(Article.id.label("start"), Article.id.label("at"), Article.copy_of_id)
            .where(Article.id.in_(part))
            .cte("way", recursive=True)
        )
        above = aliased(Article)
        # UNION, not UNION ALL: a row met before ends the walk.
        way = way.union(
            select(way.c.start, above.id, above.copy_of_id).join(
                above, above.id == way.c.copy_of_id
            )
        )
        ends = select(way.c.start, Article).join(Article, Article.id == way.c.at).options(
            joinedload(Article.outlet)
        )  # fmt: skip
        met: dict[int, list[Article]] = {}
        for start, article in session.execute(ends):
            met.setdefault(start, []).append(article)
        for start, line in met.items():
            tops = [article for article in line if article.copy_of_id is None]
            found[start] = min(tops or line, key=lambda article: article.id)
    return found


def ids(
    session: Session, *, since: datetime | None = None, after_id: int = 0, limit: int = 200
) -> list[int]:
    """Return ids of articles in the order they were stored.

    Args:
        session: Any session.
        since: Only those published then or later, or recorded, where no time is known (aware).
        after_id: Id of the last one of the page before.
        limit: How many to return.
    """
    query = select(Article.id).where(Article.id > after_id)
    if since is not None:
        query = query.where(func.coalesce(Article.published_at, Article.recorded_at) >= since)
    return list(session.scalars(query.order_by(Article.id).limit(limit)))


def named(session: Session, article_ids: Sequence[int]) -> dict[int, Article]:
    """Return these articles by id, with their outlets."""
    found: dict[int, Article] = {}
    for part in chunked(article_ids):
        query = select(Article).where(Article.id.in_(part)).options(joinedload(Article.outlet))
        found.update((one.id, one) for one in session.scalars(query))
    return found


def count(session: Session) -> int:
    """Return how many articles are stored."""
    return session.scalar(select(func.count()).select_from(Article)) or 0
