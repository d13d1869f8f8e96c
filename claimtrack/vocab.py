"""The closed vocabularies: what a stance, an act, a status or a verdict may be."""

from enum import StrEnum


class Stance(StrEnum):
    """What a statement does to the claim it is about."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PARTLY_DENIES = "partly_denies"
    CONFIRMS = "confirms"
    RETRACTS = "retracts"
    CIRCULATES = "circulates"
    WITHHOLDS = "withholds"


class Act(StrEnum):
    """What kind of speech act a statement is."""

    CLAIM = "claim"
    OPINION = "opinion"
    PLEDGE = "pledge"
    DEMAND = "demand"


class Quote(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class Bound(StrEnum):
    """How a figure bounds the count it gives."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Via(StrEnum):
    """Why a statement is linked to a claim: by its own content, or by what it is about."""

    CONTENT = "content"
    ABOUT = "about"


class LinkState(StrEnum):
    """Whether a match was made or is only put to a person."""

    JOINED = "joined"
    SUGGESTED = "suggested"


class Status(StrEnum):
    """The machine's status of a claim (the table in docs/status.md)."""

    RETRACTED = "retracted"
    DISPUTED = "disputed"
    DENIAL_ONLY = "denial_only"
    ACKNOWLEDGED = "acknowledged"
    CORROBORATED = "corroborated"
    UNCORROBORATED = "uncorroborated"
    UNASSERTED = "unasserted"


class Ruling(StrEnum):
    """A person's verdict on a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNPROVEN = "unproven"
    MISLEADING = "misleading"


class EventKind(StrEnum):
    """What can happen to a claim."""

    NEW_CLAIM = "new_claim"
    DENIAL = "denial"
    STATUS_CHANGE = "status_change"
    FIGURE_MOVED = "figure_moved"
    FIGURE_CONFLICT = "figure_conflict"
    RETRACTION = "retraction"
    VERDICT = "verdict"


class ContradictionKind(StrEnum):
    """Why two statements cannot both hold."""

    DENIAL = "denial"
    NEGATION = "negation"
    FIGURE = "figure"
    POSITION = "change_of_position"
    DATE = "date"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"


class Outcome(StrEnum):
    """What became of one item of an ingest."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    SKIPPED = "skipped"
    FAILED = "failed"


TRUTH_STANCES = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS}
)
DENIALS = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
AFFIRMATIONS = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
OPPOSITE = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.CONFIRMS: Stance.DENIES,
    Stance.DENIES: Stance.ASSERTS,
    Stance.PARTLY_DENIES: Stance.ASSERTS,
}
"""The stance towards a claim of one towards its negation. Only stances that take a side turn: what
merely circulates says nothing of the opposite."""
