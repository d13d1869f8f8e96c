"""``/claims``: the list, one claim, the verdicts on it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, status
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from claimtrack import ledger
from claimtrack.db.queries import claims
from claimtrack.ingest.parse import check_characters
from claimtrack.vocab import Ruling
from claimtrack.web import schemas
from claimtrack.web.deps import Reading, TheDesk, Writing
from claimtrack.web.filters import StrictFilters
from claimtrack.web.problems import problem_answers
from claimtrack.web.views import claims as views
from claimtrack.web.views import verdicts

router = APIRouter(prefix="/claims", tags=["claims"])

MAX_NOTE = 5_000
MAX_NAME = 200
MAX_URL = 2_000


class NewVerdict(BaseModel):
    """A person's ruling on a claim."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "ruling": "refuted",
                    "evidence_url": "https://ministry.example/statement",
                    "note": "The ministry published the flight log.",
                    "name": "A. Reviewer",
                }
            ]
        },
    )

    ruling: Ruling
    evidence_url: str = Field(max_length=MAX_URL, description="http or https.")
    note: str = Field(default="", max_length=MAX_NOTE)
    name: str | None = Field(
        default=None, max_length=MAX_NAME, description="Who rules; the desk's name by default."
    )


class Merged(BaseModel):
    """Where a claim that was merged lives on."""

    merged_into: str


@router.get("", summary="List claims, newest dispute first", responses=problem_answers(422, 503))
def list_claims(
    filters: Annotated[StrictFilters, Query()], session: Reading, desk: TheDesk
) -> schemas.ClaimPage:
    """Return one page of claims; ask for the next one with its ``next`` as ``cursor``."""
    wanted = filters.wanted(desk.zone)
    return views.listing(session, wanted, limit=filters.limit, cursor=filters.cursor)


@router.get(
    "/{claim_id}",
    summary="One claim with everything behind it",
    response_model=schemas.ClaimDetail,
    responses={
        301: {"model": Merged, "description": "Merged; the survivor is at Location"},
        **problem_answers(404, 422, 503),
    },
)
def get_claim(claim_id: str, request: Request, session: Reading) -> schemas.ClaimDetail | Response:
    """Return a claim with its statements in time order, each with its words in its sentence."""
    claim = claims.get(session, claim_id)
    if claim.public_id != claim_id:
        return JSONResponse(
            Merged(merged_into=claim.public_id).model_dump(),
            status.HTTP_301_MOVED_PERMANENTLY,
            headers={"Location": str(request.url_for("get_claim", claim_id=claim.public_id))},
        )
    return views.detail(session, claim)


@router.post(
    "/{claim_id}/verdicts",
    summary="Rule on a claim",
    status_code=status.HTTP_201_CREATED,
    responses=problem_answers(400, 403, 404, 409, 413, 422, 503),
)
def add_verdict(
    claim_id: str, verdict: NewVerdict, session: Writing, desk: TheDesk
) -> schemas.Verdict:
    """Record a verdict. Verdicts are never overwritten and never change the status."""
    rule(session, claim_id, verdict, desk=desk)
    claim = claims.get(session, claim_id)
    return verdicts.every(claim)[-1]


def rule(session: Writing, claim_id: str, verdict: NewVerdict, *, desk: TheDesk) -> None:
    """Record a verdict in the desk's name where nobody gave one.

    Raises:
        NotFound: There is no such claim.
        BadInput: The evidence is no http or https address, or a field holds what cannot be stored.
    """
    for field in ("evidence_url", "note", "name"):
        check_characters(getattr(verdict, field) or "", item=field)
    given = ledger.Given(
        evidence_url=verdict.evidence_url.strip(),
        note=verdict.note.strip(),
        name=(verdict.name or "").strip() or desk.settings.user_name,
        at=desk.now(),
    )
    ledger.rule(session, claim_id, verdict.ruling, given=given)
