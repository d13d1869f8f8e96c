"""``/digest``: what changed in a week."""

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from claimtrack.publish import digest
from claimtrack.vocab import Status
from claimtrack.web.deps import Reading, TheDesk
from claimtrack.web.problems import problem_answers

router = APIRouter(prefix="/digest", tags=["digest"])

Week = Annotated[
    str,
    Path(
        pattern=r"^[12][0-9]{3}-?[Ww][0-5][0-9]$",
        description="ISO week.",
        openapi_examples={"week": {"value": "2024-W06"}},
    ),
]
MARKDOWN = "text/markdown"


class DigestLine(BaseModel):
    """One thing that happened to a claim."""

    claim: str
    proposition: str
    status: Status
    kind: str
    at: str
    detail: dict[str, object]
    articles: int
    outlets: int
    families: int
    origins: int


class DigestAnswer(BaseModel):
    """The digest of one week of the desk's zone."""

    week: str
    zone: str
    since: str
    until: str
    fixed_at: str | None
    sections: dict[str, list[DigestLine]]


@router.get(
    "/{week}",
    summary="The digest of a week",
    response_model=DigestAnswer,
    responses={
        200: {"content": {MARKDOWN: {"schema": {"type": "string"}}}},
        **problem_answers(422, 503),
    },
)
def get_digest(
    week: Week,
    session: Reading,
    desk: TheDesk,
    form: Annotated[Literal["json", "md"] | None, Query(alias="format")] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> DigestAnswer | Response:
    """Return new denials, changed statuses and figures; Markdown by ``format=md`` or Accept."""
    found = digest.build(session, week, desk.zone)
    if form == "md" or (form is None and MARKDOWN in accept):
        text = digest.to_markdown(found, link=desk.settings.public_url or "")
        return PlainTextResponse(text, media_type=MARKDOWN)
    return DigestAnswer.model_validate(found.to_json())
