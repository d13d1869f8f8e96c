"""What is compared, and what a comparison gives. Plain values, no database."""

from dataclasses import dataclass
from typing import Any

from claimtrack.vocab import LinkState


@dataclass(frozen=True, slots=True)
class FigureRange:
    """A counted thing with its bounds, both inclusive, None where open."""

    counted: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement or a stored claim as the matcher sees it.

    Attributes:
        text: The proposition in the affirmative.
        negated: Whether the proposition itself is negative ("no one was hurt").
        names: Normalised names in it (``text.name_key``), aliases already resolved.
        places: Normalised place names among them.
        figures: Counts in it (slots, never a reason to keep apart).
        identifiers: Numbers that identify: dates, ordinals, unit and road numbers, ages.
        event_date: ISO date of reduced precision, or None.
        lemmas: Content-word stems, in order.
        verbs: Stems of its main verbs.
        actors: Normalised heads of the subject, empty where unknown.
        act: The speech act ("claim", "demand", …) it was made by, or None where unknown.
        article: Stable key of the article it stands in, or None where unknown.
    """

    text: str
    negated: bool = False
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    figures: tuple[FigureRange, ...] = ()
    identifiers: frozenset[str] = frozenset()
    event_date: str | None = None
    lemmas: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    act: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One fact for or against, with the two values it was seen in.

    ``value`` is in [0, 1] for similarities, 1.0 for a contradiction that holds; None where the
    evidence is missing on a side (then it counts neither way).
    """

    name: str
    value: float | None
    weight: float
    detail: str
    left: str = ""
    right: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the row a page or the API shows."""
        return {
            "feature": self.name,
            "value": None if self.value is None else round(self.value, 4),
            "weight": self.weight,
            "detail": self.detail,
            "left": self.left,
            "right": self.right,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scored comparison: a ranking signal, not a probability.

    ``state`` is None where the two are kept apart; ``opposite`` says that one negates the other
    (joined with the opposite stance).
    """

    score: float
    state: LinkState | None
    opposite: bool
    features: tuple[Feature, ...]
    rival: str | None = None
    """Kind of the one identifying difference ("date", "place", "number", "actor") if any."""
