"""``/digest/WEEK``: what changed in a week."""

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from claimtrack.publish import digest
from claimtrack.publish.weeks import bounds, week_of
from claimtrack.web.api.digest import Week
from claimtrack.web.deps import Reading, TheDesk
from claimtrack.web.templating import page

router = APIRouter(prefix="/digest")


@router.get("")
def this_week(request: Request, desk: TheDesk) -> RedirectResponse:
    """Lead to the week that runs now."""
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}/digest/{week_of(desk.now(), desk.zone)}")


@router.get("/{week}")
def digest_page(week: Week, request: Request, session: Reading, desk: TheDesk) -> HTMLResponse:
    """Show the digest of a week, with the weeks before and after it."""
    found = digest.build(session, week, desk.zone)
    since, until = bounds(found.week, desk.zone)
    context = {
        "digest": found,
        "titles": digest.SECTIONS,
        "since": since,
        "last": until - timedelta(days=1),
        "before": week_of(since - timedelta(days=1), desk.zone),
        "after": week_of(until, desk.zone) if until <= desk.now() else None,
    }
    return page(request, "digest.html", context)
