"""``/lookup``: a draft against what is stored."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from claimtrack import lookup
from claimtrack.extract.attributions import Reading as HowToRead
from claimtrack.vocab import LinkState, Ruling, Status
from claimtrack.web.deps import Reading, TheDesk
from claimtrack.web.problems import problem_answers
from claimtrack.web.schemas import Range

router = APIRouter(prefix="/lookup", tags=["lookup"])

MAX_DRAFT = 100_000
"""Characters of a draft: a long read has 60,000."""
MAX_HITS = 200


class Draft(BaseModel):
    """A sentence or a whole draft."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"text": "The group struck the base on Sunday.", "limit": 50}]
        },
    )

    text: str = Field(min_length=1, max_length=MAX_DRAFT)
    limit: int = Field(default=50, ge=1, le=MAX_HITS, description="Hits at most.")


class HitDenial(BaseModel):
    """Who denied a claim that the draft repeats."""

    model_config = ConfigDict(extra="allow")

    speaker: str
    words: str
    outlet: str


class Hit(BaseModel):
    """A sentence of the draft and a stored claim it says again."""

    model_config = ConfigDict(extra="allow")

    span: Range
    utf16: Range
    sentence: str
    claim: str
    proposition: str
    state: LinkState
    score: float
    status: Status
    denied: bool
    verdict: Ruling | None
    denials: list[HitDenial]


class LookupAnswer(BaseModel):
    """What is known of a draft; "known, not disputed" and "nothing like it" differ."""

    answer: Literal["disputed", "known", "nothing_stored"]
    hits: list[Hit]


@router.post("", summary="Look a draft up", responses=problem_answers(403, 413, 422, 503))
def look_up(draft: Draft, session: Reading, desk: TheDesk) -> LookupAnswer:
    """Return the stored claims that sentences of a draft repeat. Nothing is stored."""
    reading = HowToRead(model=desk.settings.model_path)
    found = lookup.lookup(session, draft.text, reading=reading, limit=draft.limit)
    return LookupAnswer.model_validate(found.to_json())
