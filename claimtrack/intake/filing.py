"""One article into rows: article, revision, copy tree, statements, then their claims.

Everything happens in the session it is given; whoever opened that commits or undoes all of it.
"""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Article, Outlet, Revision
from claimtrack.db.queries import articles, links, statements
from claimtrack.ingest import copies
from claimtrack.ingest.types import ParsedArticle
from claimtrack.intake import copytree
from claimtrack.intake.joining import join
from claimtrack.intake.reading import Read
from claimtrack.intake.revising import supersede
from claimtrack.intake.rows import Setting, rows
from claimtrack.standing import refresh


@dataclass(frozen=True, slots=True)
class File:
    """An article about to be stored, with what identifies it."""

    name: str
    key: str
    url: str | None
    text_hash: str
    article: ParsedArticle
    day: date | None
    zone: tzinfo


def file_article(
    session: Session, file: File, read: Read, *, signature: copies.Signature, now: datetime
) -> Article:
    """Store an article, or the new revision of one, with all that follows from it.

    Args:
        session: A writing session.
        file: The article.
        read: What was read in it.
        signature: Signature of its text.
        now: When this is recorded.
    """
    stored = articles.find(session, file.key)
    before = articles.newest_revision(session, stored.id) if stored is not None else None
    revision = _revision(file, read, now)
    revision.shingles = list(signature)
    if stored is None:
        outlet = registry.outlet_for(session, file.article)
        stored = articles.insert(session, _article(file, outlet, now), revision)
    else:
        outlet = stored.outlet
        articles.add_revision(session, stored.id, revision)
    touched = _replant(session, stored, signature)
    root = articles.roots(session, [stored.id])[stored.id]
    setting = Setting(stored, revision, root, outlet, file.zone)
    new = rows(session, setting, read.found, extractor=read.extracted_by or "")
    statements.insert_many(session, new)
    if before is not None:
        old = statements.of_revision(session, before.id)
        touched |= {link.claim_id for one in old for link in one.links}
        supersede(session, old, before, new, revision)
    touched |= join(session, new, now=now)
    refresh(session, touched, now=now)
    return stored


def _revision(file: File, read: Read, now: datetime) -> Revision:
    return Revision(
        title=file.article.title,
        text=file.article.text,
        text_hash=file.text_hash,
        language=file.article.language,
        extracted_by=read.extracted_by,
        skipped=read.skipped,
        day=file.day.isoformat() if file.day is not None else None,
        recorded_at=now,
        number=1,
    )


def _article(file: File, outlet: Outlet, now: datetime) -> Article:
    return Article(
        key=file.key,
        url=file.url,
        outlet_id=outlet.id,
        outlet=outlet,
        published_at=file.article.published_at,
        published_offset=_offset(file.article.published_at),
        recorded_at=now,
        credit=(file.article.credit or None) and str(file.article.credit)[:300],
    )


def _offset(at: datetime | None) -> int | None:
    """Return the offset from UTC of a time as it was given, in minutes; None where it has none."""
    offset = at.utcoffset() if at is not None else None
    return round(offset.total_seconds() / 60) if offset is not None else None


def _replant(session: Session, stored: Article, signature: copies.Signature) -> set[int]:
    """Find the article's place among copies; return the claims of articles whose root changed."""
    moved = copytree.plant(session, stored, signature)
    articles.replace_bands(session, stored.id, copies.bands(signature))
    touched: set[int] = set()
    for article_id in sorted(moved):
        root = articles.roots(session, [article_id])[article_id]
        told = statements.of_article(session, article_id, live_only=False)
        for statement in told:
            statement.speaker = registry.rooted(session, statement.speaker, article=root)
        session.flush()
        found = links.of_statements(session, [statement.id for statement in told])
        touched |= {link.claim_id for link in found}
    return touched
