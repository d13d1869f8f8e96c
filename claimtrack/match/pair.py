"""Two profiles side by side, and what a feature finds in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimtrack.match.idf import CONCEPT, Idf
from claimtrack.match.lexicon import concept, concepts, deeds, seats
from claimtrack.match.types import Profile


@dataclass(frozen=True, slots=True)
class Found:
    """What a feature found: its value (None: not applicable) and what it saw."""

    value: float | None
    detail: str = ""
    left: str = ""
    right: str = ""


NOT_APPLICABLE = Found(None, "not given on both sides")


class Pair:
    """Two profiles with what several features need of them, worked out once."""

    def __init__(self, left: Profile, right: Profile, idf: Idf) -> None:
        self.left, self.right = left, right
        self._idf = idf

    def weight(self, stem: str) -> float:
        """Return the idf of a concept or stem."""
        return self._idf(CONCEPT + stem if stem in _CONCEPTS else stem)

    @cached_property
    def stems(self) -> tuple[frozenset[str], frozenset[str]]:
        """Content stems of both sides, words of one meaning made one.

        A seat of government stands for its country where the other side names the country.
        """
        left, right = concept_set(self.left.lemmas), concept_set(self.right.lemmas)
        return _as_country(left, right), _as_country(right, left)

    @cached_property
    def masses(self) -> tuple[float, float, float]:
        """Summed weights: of the shared stems, of the left ones, of the right ones."""
        a, b = self.stems
        return self._mass(a & b), self._mass(a), self._mass(b)

    def _mass(self, stems: Iterable[str]) -> float:
        return sum(self.weight(stem) for stem in sorted(stems))


_CONCEPTS = frozenset(concepts().values())


def concept_set(stems: Iterable[str]) -> frozenset[str]:
    """Return the stems with those of one meaning made one."""
    return frozenset(concept(stem) for stem in stems)


def _as_country(stems: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(
        country if (country := seats().get(stem_)) in other and stem_ not in other else stem_
        for stem_ in stems
    )


def listed(values: Iterable[str]) -> str:
    """Return values for a detail, in a fixed order."""
    return ", ".join(sorted(values))


def deed_set(stems: Iterable[str]) -> frozenset[str]:
    """Return the deeds among the concepts of ``stems``."""
    return concept_set(stems) & deeds()
