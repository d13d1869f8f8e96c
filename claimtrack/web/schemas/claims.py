"""A claim: a row of a list, or everything behind it."""

from datetime import datetime

from pydantic import Field

from claimtrack.assess.figures import Standing
from claimtrack.vocab import (
    Bound,
    ContradictionKind,
    LinkState,
    Ruling,
    Stance,
    Status,
    Via,
)
from claimtrack.web.schemas.statements import Answer, ArticleRef, Passage, Speaker, Statement


class ClaimStatement(Statement):
    """A statement about a claim; ``stance`` is towards this claim."""

    via: Via
    state: LinkState
    score: float | None = Field(description="How alike; a ranking signal, not a probability.")
    evidence: list[object] = Field(description="What speaks for and against the match.")
    origin: str
    origin_how: str
    interest: bool = Field(description="Whether the speaker is the party the claim is about.")
    withdrawn: bool
    counted: bool = Field(description="Whether it counts: joined, live, not voided.")
    denies: list[int] = Field(description="Ids of the statements this one denies.")
    denied_by: list[int] = Field(description="Ids of the statements that deny this one.")


class Verdict(Answer):
    """A person's ruling on a claim."""

    ruling: Ruling
    evidence_url: str
    note: str
    name: str
    given_at: datetime
    leading: bool
    outdated: bool = Field(description="Status, denials or figures changed after it.")


class Denial(Answer):
    """Who denied a claim, in which words, through which outlet."""

    statement: int
    speaker: Speaker
    stance: Stance
    own_voice: bool
    words: str = Field(description="The denial's own words: source, cue and content.")
    sentence: Passage
    article: ArticleRef
    relay: list[str]
    said_at: str | None
    time: datetime
    interest: bool
    withdrawn: bool


class FigureRange(Answer):
    """How far apart the figures of one counted thing are, superseded ones left out."""

    counted: str
    low: float | None
    high: float | None
    conflict: bool


class FigureRow(Answer):
    """Who says how many of what as of when, and what became of it."""

    statement: int
    speaker: str
    outlet: str
    text: str
    counted: str
    low: float | None
    high: float | None
    bound: Bound
    as_of: str
    standing: Standing
    by: int | None = Field(description="Id of the statement that superseded or contradicts it.")


class ClaimRow(Answer):
    """A claim in a list."""

    id: str = Field(examples=["cabcdefghijkl"])
    proposition: str = Field(examples=["Islamic Resistance in Iraq struck the Harir base"])
    status: Status
    reasons: list[str]
    denied: bool = Field(description="Some denial was ever joined and not voided.")
    verdict: Verdict | None = Field(description="The leading verdict of a person, if any.")
    articles: int = Field(description="How many carry it, copies among them.")
    outlets: int
    families: int = Field(description="Publisher families.")
    origins: int = Field(description="Independent origins of those who stand by it.")
    first_at: datetime | None
    last_at: datetime | None
    last_denied_at: datetime | None
    denials: list[Denial]
    figures: list[FigureRange]


class ClaimPage(Answer):
    """One page of a list of claims; ask for the next one with ``cursor=`` its ``next``."""

    items: list[ClaimRow]
    next: str | None
    total: int = Field(description="How many claims fit the filters, over all pages.")


class Contradiction(Answer):
    """Two statements that cannot both hold, by id; ``left`` is the affirming or earlier one."""

    kind: ContradictionKind
    left: int
    right: int
    reason: str


class Step(Answer):
    """One step of a claim's history."""

    at: datetime
    status: Status
    reasons: list[str]
    cause: str
    statement: int | None = Field(description="Id of the statement that caused it, if one did.")


class Origin(Answer):
    """Where the information comes from, and the statements that come from there."""

    key: str
    how: str
    statements: list[int]


class Rival(Answer):
    """A claim alike but for one thing; never merged, no effect on the status."""

    id: str
    proposition: str
    status: Status
    differs_in: str


class ClaimDetail(ClaimRow):
    """A claim with everything behind it."""

    created_at: datetime
    statements: list[ClaimStatement] = Field(description="In time order.")
    figure_table: list[FigureRow]
    contradictions: list[Contradiction]
    origin_table: list[Origin]
    history: list[Step]
    verdicts: list[Verdict] = Field(description="Oldest first.")
    rivals: list[Rival]
    merged: list[str] = Field(description="Ids of the claims merged into this one.")
