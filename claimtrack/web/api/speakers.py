"""``/speakers``: who is who across articles, and what people say of it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, status
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from claimtrack import ledger
from claimtrack.db.cursor import MAX_ID
from claimtrack.db.queries import speakers
from claimtrack.ingest.parse import check_characters
from claimtrack.publish import speakers as told
from claimtrack.web import schemas
from claimtrack.web.api.acting import Said, acting, done
from claimtrack.web.deps import Reading, TheDesk, Writing
from claimtrack.web.problems import problem_answers

router = APIRouter(prefix="/speakers", tags=["speakers"])

SpeakerId = Annotated[int, Path(ge=1, le=MAX_ID)]
Limit = Annotated[int, Query(ge=1, le=200, description="Items on one page.")]
After = Annotated[int, Query(ge=0, le=MAX_ID, description="`next` of the page before.")]
ERRORS = problem_answers(400, 403, 404, 409, 413, 422, 503)


class Other(Said):
    """Another speaker, and who says so."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"other": 7, "why": "One man, spelled two ways."}]},
    )

    other: int = Field(ge=1, le=MAX_ID, description="Number of the other speaker.")


class Alias(Said):
    """A name that is somebody else's, and who says so."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"alias": "Ali Haddad", "why": "A namesake."}]},
    )

    alias: str = Field(min_length=1, max_length=500)


class MergedSpeaker(BaseModel):
    """Whom a speaker stands for."""

    merged_into: int


@router.get("", summary="List speakers", responses=problem_answers(422, 503))
def list_speakers(
    session: Reading,
    name: Annotated[
        str | None, Query(max_length=500, description="Who goes by it, or by a part of it.")
    ] = None,
    after: After = 0,
    limit: Limit = 50,
) -> schemas.SpeakerPage:
    """Return the speakers known across articles, with names, roles and organisations."""
    check_characters(name or "", item="name")
    found = speakers.listing(session, name=name, after_id=after, limit=limit + 1)
    rows = told.listed(session, found[:limit])
    more = found[limit - 1].id if len(found) > limit else None
    return schemas.SpeakerPage.model_validate({"items": rows, "next": more})


@router.get("/alike", summary="Speakers that may be one", responses=problem_answers(422, 503))
def list_alike(session: Reading, limit: Limit = 50) -> schemas.Pairs:
    """Return pairs of speakers that may be one, likeliest first. Nothing is merged by itself."""
    return schemas.Pairs.model_validate({"items": told.pairs(session, limit=limit)})


@router.get(
    "/{speaker_id}",
    summary="One speaker",
    response_model=schemas.SpeakerDetail,
    responses={
        301: {"model": MergedSpeaker, "description": "Merged; whom it stands for is at Location"},
        **problem_answers(404, 422, 503),
    },
)
def get_speaker(
    speaker_id: SpeakerId, request: Request, session: Reading
) -> schemas.SpeakerDetail | Response:
    """Return a speaker with its names, roles, organisations and what people said of it."""
    found = speakers.get(session, speaker_id)
    head = speakers.head(session, found)
    if head.id != found.id:
        return JSONResponse(
            MergedSpeaker(merged_into=head.id).model_dump(),
            status.HTTP_301_MOVED_PERMANENTLY,
            headers={"Location": str(request.url_for("get_speaker", speaker_id=head.id))},
        )
    return schemas.SpeakerDetail.model_validate(told.full(session, found))


@router.post(
    "/{speaker_id}/merge",
    summary="Say that two speakers are one",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def merge_speakers(
    speaker_id: SpeakerId, other: Other, session: Writing, desk: TheDesk
) -> schemas.Done:
    """Let another speaker stand for this one, whose name both go by. It can be undone."""
    return done(ledger.merge_speakers(session, speaker_id, other.other, by=acting(other, desk)))


@router.post(
    "/{speaker_id}/split",
    summary="Take a name out of a speaker's",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def split_speaker(
    speaker_id: SpeakerId, alias: Alias, session: Writing, desk: TheDesk
) -> schemas.Done:
    """Say that one of a speaker's names is somebody else's; the two stay apart."""
    check_characters(alias.alias, item="alias")
    return done(ledger.split_speaker(session, speaker_id, alias.alias, by=acting(alias, desk)))


@router.post(
    "/{speaker_id}/apart",
    summary="Say that two speakers are two",
    status_code=status.HTTP_201_CREATED,
    responses=ERRORS,
)
def keep_apart(
    speaker_id: SpeakerId, other: Other, session: Writing, desk: TheDesk
) -> schemas.Done:
    """Say that two speakers are two: they are never suggested or merged until that is undone."""
    return done(ledger.keep_apart(session, speaker_id, other.other, by=acting(other, desk)))
