"""``/queue``: denials that could not be linked to one thing they deny."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from claimtrack.db.cursor import MAX_ID
from claimtrack.db.queries import statements, waiting
from claimtrack.web.deps import Reading
from claimtrack.web.templating import page
from claimtrack.web.views import statements as told

router = APIRouter(prefix="/queue")

PAGE = 30
"""Denials on one page."""


@router.get("")
def queue(
    request: Request,
    session: Reading,
    after: Annotated[int, Query(ge=0, le=MAX_ID)] = 0,
) -> HTMLResponse:
    """Show what waits for a person, oldest first."""
    found = statements.needing_target(session, after_id=after, limit=PAGE + 1)
    page_of = found[:PAGE]
    candidates = waiting.candidates(session, page_of)
    items = [
        {
            "statement": told.of_waiting(one),
            "candidates": [told.of_article(each, {}) for each in candidates[one.id]],
        }
        for one in page_of
    ]
    more = page_of[-1].id if len(found) > PAGE else None
    return page(request, "queue.html", {"items": items, "more": more, "after": after})
