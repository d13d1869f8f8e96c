"""``/lookup``: a draft against what is stored."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from claimtrack import lookup
from claimtrack.extract.attributions import Reading as HowToRead
from claimtrack.ingest.parse import check_characters
from claimtrack.vocab import LinkState, Ruling, SpeakerKind, Stance, Status
from claimtrack.web.deps import Reading, TheDesk
from claimtrack.web.problems import problem_answers
from claimtrack.web.schemas import Answer, Range

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


class HitDenial(Answer):
    """Who denied a claim that the draft repeats."""

    speaker: str
    kind: SpeakerKind
    stance: Stance
    words: str
    sentence: str
    outlet: str
    url: str | None
    at: str
    party: bool = Field(description="Whether the speaker is the party the claim is about.")
    withdrawn: bool


class HitFigure(Answer):
    """A stored count that the draft's cannot meet."""

    draft: str
    stored: str
    speaker: str
    outlet: str
    at: str


class Hit(Answer):
    """A passage of the draft and a stored claim it repeats."""

    span: Range = Field(description="Where the passage stands in the draft, in code points.")
    utf16: Range
    sentence: str
    claim: str
    proposition: str
    state: LinkState = Field(description="`joined`, or `suggested` where only likely the same.")
    opposite: bool = Field(description="Whether the passage says the claim's opposite.")
    score: float = Field(description="A ranking signal, not a probability.")
    status: Status
    denied: bool
    verdict: Ruling | None
    articles: int
    outlets: int
    families: int
    origins: int
    denials: list[HitDenial]
    figures: list[HitFigure]


class LookupAnswer(Answer):
    """What is known of a draft; "known, not disputed" and "nothing like it" differ."""

    answer: Literal["disputed", "known", "nothing_stored"]
    hits: list[Hit]


@router.post("", summary="Look a draft up", responses=problem_answers(400, 403, 413, 422, 503))
def look_up(draft: Draft, session: Reading, desk: TheDesk) -> LookupAnswer:
    """Return the stored claims that sentences of a draft repeat. Nothing is stored."""
    check_characters(draft.text, item="text")
    reading = HowToRead(model=desk.settings.model_path)
    found = lookup.lookup(
        session, draft.text, reading=reading, limit=draft.limit, extractor=desk.intake.extractor
    )
    return LookupAnswer.model_validate(found.to_json())
