"""Words, speakers, outlets, statements: what articles and claims are told with."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claimtrack.extract.anonymity import Distance, Unnamed
from claimtrack.vocab import Act, Bound, Quote, SpeakerKind, Stance

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


class Anonymity(Answer):
    """What the text says of a speaker it does not name."""

    kind: Unnamed
    count: int | None = Field(description="How many, null where the text gives no number.")
    plural: bool
    distance: Distance = Field(description="How near the text says they are to what is told.")
    to: str = Field(description="To what or whom, in the text's words.", examples=["the regime"])
    terms: str = Field(
        description="By which words a name was withheld.", examples=["on condition of anonymity"]
    )


class Speaker(Answer):
    """Whom the source denotes; ``mention`` is the source's own words where they differ."""

    id: int = Field(description="Number of the speaker, the same wherever it is known.")
    name: str = Field(examples=["Islamic Resistance in Iraq"])
    kind: SpeakerKind
    mention: str | None = Field(default=None, examples=["these groups"])
    named: str | None = Field(
        default=None, description="The article's own name for a speaker that goes by another."
    )
    anonymity: Anonymity | None = None


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
    own_voice: bool = Field(description="Whether the outlet says it itself, citing nobody.")
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
