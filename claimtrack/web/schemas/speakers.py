"""Speakers across articles, and the acts of people."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from claimtrack.vocab import SpeakerKind, Stance
from claimtrack.web.schemas.statements import Answer


class NameCount(Answer):
    """A name that articles give a speaker, and in how many statements."""

    name: str
    statements: int


class Post(Answer):
    """A role and the organisation it is held in, as articles put it; "" where none is said."""

    role: str = Field(examples=["spokesman"])
    organisation: str = Field(examples=["Oltrek"])
    statements: int


class SpeakerRow(Answer):
    """A speaker known across articles."""

    id: int
    name: str
    kind: SpeakerKind
    statements: int
    names: list[NameCount] = Field(description="Every name articles give it, commonest first.")
    posts: list[Post] = Field(description="Roles and organisations, commonest first.")


class SpeakerPage(Answer):
    """One page of speakers; ask for the next one with `after=` its `next`."""

    items: list[SpeakerRow]
    next: int | None


class SpeakerAct(Answer):
    """What a person said of a speaker."""

    id: int
    kind: Literal["merge_speakers", "split_speaker", "keep_apart"]
    speaker: str
    other: str
    who: str
    at: datetime
    why: str
    undone: bool


class SpeakerDetail(SpeakerRow):
    """A speaker with what people said of it."""

    acts: list[SpeakerAct] = Field(description="Oldest first, undone ones among them.")


class SpeakerBrief(Answer):
    """A speaker by number and name."""

    id: int
    name: str
    kind: SpeakerKind


class Pair(Answer):
    """Two speakers that may be one."""

    left: SpeakerBrief
    right: SpeakerBrief
    score: float = Field(description="A ranking signal, not a probability.")
    why: str


class Pairs(Answer):
    """Speakers that may be one, likeliest first; none that a person told apart."""

    items: list[Pair]


class Done(Answer):
    """An act that was recorded."""

    act: int = Field(description="Its number, by which it can be undone.")
    kind: str
    who: str
    at: datetime
    why: str


class Now(Answer):
    """How the statement of an act reads now."""

    statement: int
    n: int
    speaker: str
    stance: Stance


class Waiting(Answer):
    """An act that waits for a look, since its text was read anew."""

    act: int
    why: Literal["lost", "changed"] = Field(
        description="Its statement is found no more, or reads differently now."
    )
    kind: str
    judgement: str | None
    who: str
    at: datetime
    note: str
    claim: str | None
    article: int
    outlet: str
    url: str | None
    revision: int
    speaker: str = Field(description="Of the statement as it was.")
    stance: Stance = Field(description="Of the statement as it was.")
    words: str = Field(description="The statement's words as it was.")
    now: Now | None = Field(description="The statement as it reads now; null if it is lost.")


class WaitingPage(Answer):
    """One page of waiting acts; ask for the next one with `after=` its `next`."""

    items: list[Waiting]
    next: int | None
