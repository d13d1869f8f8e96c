"""``/``: the claims, newest dispute first."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from claimtrack.db.queries import articles, claims
from claimtrack.web import schemas
from claimtrack.web.deps import Reading, TheDesk
from claimtrack.web.filters import Filters
from claimtrack.web.templating import page
from claimtrack.web.views import claims as views

router = APIRouter()


@router.get("/")
def board(
    request: Request, filters: Annotated[Filters, Query()], session: Reading, desk: TheDesk
) -> HTMLResponse:
    """Show a page of claims with the filters that led to it."""
    wanted = filters.wanted(desk.zone)
    found = views.listing(session, wanted, limit=filters.limit, cursor=filters.cursor)
    context = {
        "found": found,
        "deniers": {row.id: deniers(row) for row in found.items},
        "filters": filters,
        "older": _address(filters, found.next) if found.next else None,
        "newest": _address(filters, None) if filters.cursor else None,
        "stored": {"articles": articles.count(session), "claims": claims.total(session)},
    }
    return page(request, "board.html", context)


def deniers(row: schemas.ClaimRow) -> list[list[schemas.Denial]]:
    """Return a claim's denials by speaker, the newest denier first, each one's first denial first.

    Who is not named is one by name only within one wording; the store keeps them apart by
    article, so the kind is part of what is compared.
    """
    groups: dict[tuple[str, str, bool], list[schemas.Denial]] = {}
    for denial in row.denials:
        key = (denial.speaker.name, denial.speaker.kind.value, denial.withdrawn)
        groups.setdefault(key, []).append(denial)
    return [list(reversed(group)) for group in groups.values()]


def _address(filters: Filters, cursor: str | None) -> str:
    asked = filters.model_dump(mode="json", exclude={"cursor"}, exclude_defaults=True)
    pairs = urlencode({**asked, **({"cursor": cursor} if cursor else {})}, doseq=True)
    return f"/?{pairs}" if pairs else "/"
