"""``/claims/ID``: one claim with everything behind it, and the form to rule on it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from claimtrack.db.queries import claims
from claimtrack.errors import BadInput
from claimtrack.web import schemas
from claimtrack.web.api.claims import NewVerdict, rule
from claimtrack.web.deps import Reading, TheDesk, Writing
from claimtrack.web.templating import page
from claimtrack.web.views import claims as views

router = APIRouter(prefix="/claims")


class VerdictForm(BaseModel):
    """What a browser sends; it is judged as the API judges a new verdict."""

    ruling: str = ""
    evidence_url: str = ""
    note: str = ""
    name: str = ""


@router.get("/{claim_id}")
def claim_page(claim_id: str, request: Request, session: Reading) -> Response:
    """Show a claim; a merged one leads to where it lives on."""
    claim = claims.get(session, claim_id)
    root = request.scope.get("root_path", "")
    if claim.public_id != claim_id:
        return RedirectResponse(
            f"{root}/claims/{claim.public_id}", status.HTTP_301_MOVED_PERMANENTLY
        )
    return _shown(request, session, claim_id)


@router.post("/{claim_id}/verdicts")
def rule_on(
    claim_id: str,
    request: Request,
    session: Writing,
    desk: TheDesk,
    form: Annotated[VerdictForm, Form()],
) -> Response:
    """Record the verdict of the form and show the claim again, or the form with what is wrong."""
    typed = form.model_dump()
    try:
        rule(session, claim_id, NewVerdict.model_validate(typed), desk=desk)
    except ValidationError as error:
        return _refused(request, session, claim_id, typed, _told(error))
    except BadInput as error:
        return _refused(request, session, claim_id, typed, str(error))
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}/claims/{claim_id}#verdict", status.HTTP_303_SEE_OTHER)


def _refused(
    request: Request, session: Session, claim_id: str, typed: dict[str, str], fault: str
) -> HTMLResponse:
    return _shown(request, session, claim_id, typed=typed, fault=fault)


def _shown(
    request: Request,
    session: Session,
    claim_id: str,
    *,
    typed: dict[str, str] | None = None,
    fault: str | None = None,
) -> HTMLResponse:
    claim = views.detail(session, claims.get(session, claim_id))
    context = {
        "claim": claim,
        "by_id": {one.id: one for one in claim.statements},
        "position": {one.id: n for n, one in enumerate(counted(claim), 1)},
        "pairs": pairs(claim),
        "typed": typed or {"ruling": "", "evidence_url": "", "note": "", "name": ""},
        "fault": fault,
    }
    code = status.HTTP_200_OK if fault is None else status.HTTP_422_UNPROCESSABLE_CONTENT
    return page(request, "claim.html", context, status=code)


def counted(claim: schemas.ClaimDetail) -> list[schemas.ClaimStatement]:
    """Return the statements that count, in time order."""
    return [one for one in claim.statements if one.counted]


def pairs(
    claim: schemas.ClaimDetail,
) -> list[tuple[schemas.ClaimStatement | None, schemas.ClaimStatement]]:
    """Return each denier's first denial beside the first statement it denies, if one is known."""
    by_id = {one.id: one for one in claim.statements}
    seen: set[tuple[str, str]] = set()
    found = []
    for one in claim.statements:
        who = (one.speaker.name, one.speaker.kind.value)
        if one.stance not in ("denies", "partly_denies") or not one.counted or who in seen:
            continue
        seen.add(who)
        target = next((by_id[each] for each in one.denies if each in by_id), None)
        found.append((target, one))
    return found


def _told(error: ValidationError) -> str:
    """Return what is wrong with a form, in a sentence for a person."""
    named = {"ruling": "Choose a verdict", "evidence_url": "The evidence URL", "note": "The note"}
    fault = error.errors()[0]
    field = str(fault["loc"][0])
    if field == "ruling":
        return named[field]
    return f"{named.get(field, 'The name')}: {fault['msg']}"
