"""The learned ranker: which reading of a cue stands, and whether any does.

A logistic regression over named traits (``traits``), trained by ``training.ranker`` on openly
licensed annotation only. The rules bound what it may say: it never changes a stance, never touches
a denial, confirmation, retraction or withholding, and what it adds only asserts.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.extract import particles
from claimtrack.extract.candidates import alternatives
from claimtrack.extract.found import Found
from claimtrack.extract.traits import traits
from claimtrack.text import Span
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHIPPED = Path(__file__).parent / "model" / "ranker.json"
SURE = 0.7
"""A reading of the rules as likely as this needs no other beside it; trying them all costs time."""
RANKED = ("verb", "noun", "phrase", "according", "hearsay")
"""Frames of the rules that the ranker may drop; quotations stand by their marks."""


class Scored(NamedTuple):
    """A reading, how likely it is right, and whether it is the rules' own."""

    probability: float
    ruled: bool
    found: Found


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by trait and the least probabilities.

    ``keep`` is the least for what the rules read, ``add`` for a reading of their own cues that
    they did not have, ``open`` for a verb outside the lexicon.
    """

    weights: Mapping[str, float]
    keep: float
    add: float
    open: float

    def probability(self, found: Found, doc: "Doc", *, ruled: bool) -> float:
        """Return how likely the reading is right, between 0 and 1."""
        weights = self.weights
        total = sum(weights.get(trait, 0.0) for trait in traits(found, doc, ruled=ruled))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def choose(self, doc: "Doc", found: Sequence[Found], spoken: Sequence[Span]) -> list[Found]:
        """Return the readings that stand, in text order.

        Args:
            doc: One parsed paragraph.
            found: What the rules read, quotations joined.
            spoken: Its quotations (character spans).
        """
        kept = [f for f in found if not ranked(f)]
        groups: dict[int, list[Scored]] = defaultdict(list)
        for f in found:
            if ranked(f):
                likely = self.probability(f, doc, ruled=True)
                groups[f.anchor].append(Scored(likely, ruled=True, found=f))
        sure = {i for i, g in groups.items() if max(s.probability for s in g) >= SURE}
        for f in alternatives(doc, found, spoken, sure):
            likely = self.probability(f, doc, ruled=False)
            groups[f.anchor].append(Scored(likely, ruled=False, found=f))
        for anchor, scored_ones in groups.items():
            best = self._best(scored_ones, known=particles.cue_of(doc[anchor]) is not None)
            if best is not None:
                kept.append(best)
        return sorted(kept, key=lambda f: f.anchor)

    def _least(self, reading: Scored, *, known: bool) -> float:
        if not reading.ruled:
            return self.add if known else self.open
        # Of a cue it never met in training the ranker knows nothing.
        return self.keep if f"cue={reading.found.lemma}" in self.weights else 0.0

    def _best(self, readings: Sequence[Scored], *, known: bool) -> Found | None:
        stands = [r for r in readings if r.probability >= self._least(r, known=known)]
        if not stands:
            return None
        best = max(stands, key=lambda r: (r.probability, r.ruled))
        best.found.confidence = round(best.probability, 2)
        if not best.ruled:
            best.found.frame = "verb"
        return best.found


def ranked(found: Found) -> bool:
    """Return whether the ranker has a say in ``found``."""
    free = found.stance in (Stance.ASSERTS, Stance.CIRCULATES)
    return free and bool(found.cue) and found.frame in RANKED and not found.quoted


@cache
def load(path: Path | None = None) -> Ranker:
    """Load weights, once a process: those that ship, or those of ``path``."""
    told = json.loads((path or SHIPPED).read_text(encoding="utf-8"))
    return Ranker(told["weights"], told["keep"], told["add"], told["open"])
