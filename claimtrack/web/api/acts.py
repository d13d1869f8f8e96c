"""``/acts``: undo what people did, settle what waits since texts were read anew."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, status
from pydantic import ConfigDict, Field

from claimtrack import ledger
from claimtrack.db.cursor import MAX_ID
from claimtrack.db.queries import waiting
from claimtrack.publish.waiting import told
from claimtrack.web import schemas
from claimtrack.web.api.acting import Said, acting, done
from claimtrack.web.deps import Reading, TheDesk, Writing
from claimtrack.web.problems import problem_answers

router = APIRouter(prefix="/acts", tags=["acts"])

ActId = Annotated[int, Path(ge=1, le=MAX_ID)]
ERRORS = problem_answers(400, 403, 404, 409, 413, 422, 503)


class OnStatement(Said):
    """The statement that a lost act is about, and who says so."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"statement": 12, "why": "Same words."}]}
    )

    statement: int = Field(ge=1, le=MAX_ID)


@router.get("/waiting", summary="Acts that wait for a look", responses=problem_answers(422, 503))
def list_waiting(
    session: Reading,
    after: Annotated[int, Query(ge=0, le=MAX_ID, description="`next` of the page before.")] = 0,
    limit: Annotated[int, Query(ge=1, le=200, description="Items on one page.")] = 50,
) -> schemas.WaitingPage:
    """Return acts whose statement a new reading lost or reads differently, oldest first."""
    found = waiting.acts(session, after_id=after, limit=limit + 1)
    more = found[limit - 1].act_id if len(found) > limit else None
    page = {"items": told(session, found[:limit]), "next": more}
    return schemas.WaitingPage.model_validate(page)


@router.post(
    "/{act_id}/attach",
    summary="Do a lost act again on a statement",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def attach(act_id: ActId, on: OnStatement, session: Writing, desk: TheDesk) -> schemas.Done:
    """Do an act that lost its statement again on another one; it waits no longer."""
    return done(ledger.attach(session, act_id, on.statement, by=acting(on, desk)))


@router.post(
    "/{act_id}/keep",
    summary="Let an act stand",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def keep(act_id: ActId, said: Said, session: Writing, desk: TheDesk) -> schemas.Done:
    """Let an act stand on its statement that reads differently now; it waits no longer."""
    return done(ledger.keep(session, act_id, by=acting(said, desk)))


@router.post(
    "/{act_id}/undo",
    summary="Undo an act",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def undo(act_id: ActId, said: Said, session: Writing, desk: TheDesk) -> schemas.Done:
    """Undo an act: what stood before it is put back. One that lost its statement is given up."""
    return done(ledger.undo(session, act_id, by=acting(said, desk)))
