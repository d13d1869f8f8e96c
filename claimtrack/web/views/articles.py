"""An article as the API and the pages tell it: its text and the statements found in it."""

from sqlalchemy.orm import Session

from claimtrack.db import models
from claimtrack.db.queries import articles, statements
from claimtrack.errors import NotFound
from claimtrack.web import schemas
from claimtrack.web.views import statements as told


def detail(session: Session, article_id: int, number: int | None = None) -> schemas.ArticleDetail:
    """Return an article in one of its revisions, the newest where none is named.

    Raises:
        NotFound: There is no such article or no such revision of it.
    """
    article = articles.get(session, article_id)
    revision = _revision(article, number)
    found = statements.of_article(session, article_id, live_only=False)
    ids = told.numbered(found)
    return schemas.ArticleDetail(
        id=article.id,
        title=revision.title,
        url=article.url,
        outlet=told.outlet(article.outlet),
        published_at=article.published_at,
        recorded_at=article.recorded_at,
        copy_of=article.copy_of_id,
        copy_how=article.copy_how,
        credit=article.credit,
        revision=revision.number,
        revisions=[_told(one) for one in article.revisions],
        text=revision.text,
        statements=[told.of_article(s, ids) for s in found if s.revision_id == revision.id],
        dropped=[told.of_article(s, ids) for s in found if s.dropped_in is not None],
    )


def _revision(article: models.Article, number: int | None) -> models.Revision:
    for revision in article.revisions:
        if revision.newest if number is None else revision.number == number:
            return revision
    raise NotFound(
        "the article has no such revision",
        item=f"{article.id}, revision {number}",
        hint=f"it has {len(article.revisions)}, counted from 1",
    )


def _told(revision: models.Revision) -> schemas.Revision:
    return schemas.Revision(
        number=revision.number,
        newest=revision.newest,
        title=revision.title,
        recorded_at=revision.recorded_at,
        language=revision.language,
        skipped=revision.skipped,
    )
