"""What a look-up answers, as plain values that are JSON at once."""

from dataclasses import asdict, dataclass
from typing import Any

from claimtrack.vocab import Ruling, Status

IN_DISPUTE = frozenset({Status.DISPUTED.value, Status.DENIAL_ONLY.value, Status.RETRACTED.value})
"""Statuses of a claim that somebody speaks against."""
AGAINST = frozenset({Ruling.REFUTED.value, Ruling.MISLEADING.value})
"""Verdicts that do."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denied a claim, in which words, where to read it."""

    speaker: str
    kind: str
    stance: str
    words: str
    sentence: str
    outlet: str
    url: str | None
    at: str
    party: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A stored count that the draft's cannot meet."""

    draft: str
    stored: str
    speaker: str
    outlet: str
    at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of the draft and a stored claim it repeats.

    Attributes:
        span: Where the passage stands in the draft, in code points.
        utf16: The same in UTF-16 code units.
        sentence: The sentence it stands in.
        claim: Public id of the claim.
        proposition: How the claim is worded.
        state: ``joined``, or ``suggested`` where it is only likely the same.
        opposite: Whether the passage says the claim's opposite.
        score: How alike they are: it ranks, it is no probability.
        status: The machine's status.
        denied: Whether anybody ever denied it.
        verdict: The leading verdict's ruling, or None.
        articles: Articles that carry it.
        outlets: Outlets that do.
        families: Publisher families that do.
        origins: Independent origins that stand behind it.
        denials: Who denied it.
        figures: Stored counts that the draft's cannot meet.
    """

    span: tuple[int, int]
    utf16: tuple[int, int]
    sentence: str
    claim: str
    proposition: str
    state: str
    opposite: bool
    score: float
    status: str
    denied: bool
    verdict: str | None
    articles: int
    outlets: int
    families: int
    origins: int
    denials: tuple[Denial, ...]
    figures: tuple[OtherFigure, ...]

    @property
    def disputed(self) -> bool:
        """Whether anything is known against the claim."""
        return self.denied or self.status in IN_DISPUTE or self.verdict in AGAINST


@dataclass(frozen=True, slots=True)
class LookupResult:
    """What is known of a draft, in the order of the draft."""

    hits: tuple[Hit, ...]

    @property
    def answer(self) -> str:
        """``disputed``, ``known`` (and nobody disputes it) or ``nothing_stored``."""
        if any(hit.disputed for hit in self.hits):
            return "disputed"
        return "known" if self.hits else "nothing_stored"

    def to_json(self) -> dict[str, Any]:
        """Return ``{answer, hits}`` as JSON types."""
        return {"answer": self.answer, "hits": [asdict(hit) for hit in self.hits]}
