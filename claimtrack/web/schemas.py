"""What the API answers with; the pages are made from the same values.

Offsets count Unicode code points, end exclusive, into the article's text; ``utf16`` counts the
same ranges as JavaScript does.
"""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claimtrack.assess.figures import Standing
from claimtrack.vocab import (
    Act,
    Bound,
    ContradictionKind,
    LinkState,
    Quote,
    Ruling,
    SpeakerKind,
    Stance,
    Status,
    Via,
)

Range = tuple[int, int]


class Answer(BaseModel):
    """Base of all answers: values that do not change once made."""

    model_config = ConfigDict(frozen=True)


class Words(Answer):
    """Words of the article and where they stand."""

    text: str = Field(examples=["to have struck the Harir base"])
    spans: list[Range] = Field(examples=[[[120, 149]]])
    utf16: list[Range] = Field(examples=[[[120, 149]]])


class Mark(Answer):
    """A range to highlight in a passage's own text."""

    role: Literal["source", "cue", "content", "figure"]
    span: Range
    utf16: Range


class Passage(Answer):
    """The sentences a statement stands in, with what to highlight in them."""

    text: str
    marks: list[Mark]


class Speaker(Answer):
    """Whom the source denotes; ``mention`` is the source's own words where they differ."""

    name: str = Field(examples=["Islamic Resistance in Iraq"])
    kind: SpeakerKind
    mention: str | None = Field(default=None, examples=["these groups"])


class Outlet(Answer):
    """Who published an article."""

    name: str
    domain: str | None
    family: str


class ArticleRef(Answer):
    """An article as a statement names it."""

    id: int
    title: str | None
    url: str | None
    outlet: Outlet
    published_at: datetime | None
    copy_of: int | None = Field(description="Id of the article this one is a copy of.")
    revision: int = Field(description="Number of the revision the statement was found in.")


class Figure(Answer):
    """A count a statement gives; ``low`` and ``high`` inclusive, null where open."""

    text: str
    counted: str
    low: float | None
    high: float | None
    bound: Bound
    as_of: str | None
    span: Range
    utf16: Range


class Statement(Answer):
    """One speaker, one content, one article."""

    id: int
    n: int = Field(description="Number within its revision, from 1, in text order.")
    article: ArticleRef
    speaker: Speaker
    relay: list[str] = Field(description="Through whom it came, outermost first.")
    stance: Stance
    act: Act
    quote: Quote
    proposition: str
    source: Words | None
    cue: Words | None
    cue_lemma: str | None
    content: Words | None
    sentence: Passage
    figures: list[Figure]
    event_date: str | None
    said_at: str | None
    time: datetime = Field(description="What orders it: said, else published, else recorded.")
    confidence: float
    about: list[int] = Field(description="Ids of the statements of its text it refers to.")
    live: bool = Field(description="False if only an older revision has it.")
    dropped_in: int | None
    voided: bool = Field(description="True if a person declared it a misreading.")


class ClaimLink(Answer):
    """A claim that a statement is about."""

    claim: str
    proposition: str
    status: Status
    stance: Stance
    via: Via
    state: LinkState


class ArticleStatement(Statement):
    """A statement of an article, with the claims it is about."""

    claims: list[ClaimLink]


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
    words: str = Field(description="The denial's own words: source, cue and content.")
    sentence: Passage
    article: ArticleRef
    relay: list[str]
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


class Revision(Answer):
    """One state of an article's text."""

    number: int
    newest: bool
    title: str | None
    recorded_at: datetime
    language: str | None
    skipped: str | None = Field(description="Why it was not read, if it was not.")


class ArticleDetail(Answer):
    """An article with its text and the statements found in it."""

    id: int
    title: str | None
    url: str | None
    outlet: Outlet
    published_at: datetime | None
    recorded_at: datetime
    copy_of: int | None
    copy_how: str | None
    credit: str | None
    revision: int = Field(description="Number of the revision shown.")
    revisions: list[Revision]
    text: str
    statements: list[ArticleStatement] = Field(description="Of this revision, in text order.")
    dropped: list[ArticleStatement] = Field(
        description="Of older revisions, no longer in the newest one."
    )
