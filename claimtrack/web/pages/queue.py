"""``/queue``: denials without one target, and acts whose texts were read anew."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from claimtrack.db.cursor import MAX_ID
from claimtrack.db.queries import statements, waiting
from claimtrack.publish.waiting import told as told_acts
from claimtrack.web.deps import Reading
from claimtrack.web.templating import page
from claimtrack.web.views import statements as told

router = APIRouter(prefix="/queue")

PAGE = 30
"""Denials, and acts, on one page."""


@router.get("")
def queue(
    request: Request,
    session: Reading,
    after: Annotated[int, Query(ge=0, le=MAX_ID)] = 0,
    acts: Annotated[int, Query(ge=0, le=MAX_ID)] = 0,
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
    acted = waiting.acts(session, after_id=acts, limit=PAGE + 1)
    context = {
        "items": items,
        "more": more,
        "after": after,
        "acts": [] if after else told_acts(session, acted[:PAGE]),
        "more_acts": acted[PAGE - 1].act_id if len(acted) > PAGE else None,
    }
    return page(request, "queue.html", context)
