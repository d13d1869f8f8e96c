"""``/articles/ID``: a text with its statements highlighted."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from claimtrack.db.cursor import MAX_ID
from claimtrack.web.deps import Reading
from claimtrack.web.reader import runs, split_headline
from claimtrack.web.templating import page
from claimtrack.web.views import articles as views

router = APIRouter(prefix="/articles")


@router.get("/{article_id}")
def article_page(
    article_id: Annotated[int, Path(ge=1, le=MAX_ID)],
    request: Request,
    session: Reading,
    revision: Annotated[int | None, Query(ge=1, le=MAX_ID)] = None,
) -> HTMLResponse:
    """Show an article in one of its revisions, the newest by default."""
    article = views.detail(session, article_id, revision)
    headline, paragraphs = split_headline(runs(article), article.title)
    context = {"article": article, "headline": headline, "paragraphs": paragraphs}
    return page(request, "article.html", context)
