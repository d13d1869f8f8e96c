"""From two profiles to a Comparison: a table of features and one rule.

The rule: the similarities give the main evidence, their weighted mean; each contradiction that
holds takes its weight off, each agreement beyond the wording adds its own. What is missing on a
side is left out of the mean and takes nothing off. The score is a ranking signal, not a
probability. Bands: ``JOIN`` and above joins, ``SUGGEST`` and above is put to a person.
"""

from collections.abc import Callable
from dataclasses import dataclass

from claimtrack.match import differences as d
from claimtrack.match import features as f
from claimtrack.match.idf import Idf
from claimtrack.match.idf import idf as background_idf
from claimtrack.match.pair import Found, Pair
from claimtrack.match.types import Comparison, Feature, Profile
from claimtrack.vocab import LinkState


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Attributes:
        test: The feature.
        weight: Share in the mean of the main evidence, or what it adds to (takes off) the score.
        main: Whether it is main evidence.
        rival: Kind of difference by which two otherwise like claims are rivals.
        bars: Whether, when it holds, the two are never joined (at most suggested).
    """

    test: Callable[[Pair], Found]
    weight: float
    main: bool = False
    rival: str | None = None
    bars: bool = False


TABLE: tuple[Row, ...] = (
    Row(f.words_shared, 0.45, main=True),
    Row(f.words_contained, 0.25, main=True),
    Row(f.order_alike, 0.20, main=True),
    Row(f.letters_shared, 0.10, main=True),
    Row(f.names_shared, +0.02),
    Row(f.deeds_shared, +0.02),
    Row(f.quotes_shared, +0.05),
    Row(f.article_shared, +0.05),
    Row(d.dates_differ, -0.20, rival="date", bars=True),
    Row(d.numbers_differ, -0.20, rival="number", bars=True),
    Row(d.places_differ, -0.20, rival="place", bars=True),
    Row(d.sites_differ, -0.20, rival="place", bars=True),
    Row(d.actors_differ, -0.15, rival="actor", bars=True),
    Row(d.names_differ, -0.10, bars=True),
    Row(d.deeds_differ, -0.20, bars=True),
    Row(d.acts_differ, -0.20),
    Row(d.figures_differ, -0.02),
    Row(d.nothing_particular, -0.10, bars=True),
    Row(d.unnamed_elsewhere, -0.10, bars=True),
    Row(d.polarity_differs, -0.03),
)
"""Every feature with its weight; calibrated as docs/matching.md says."""

JOIN = 0.68
"""From here two statements are joined: nearly all pairs above it are one claim (precision)."""
JOIN_OPPOSITE = 0.75
"""The same where one negates the other: a wrong join would make a denial of what is none."""
SUGGEST = 0.45
"""From here a match is put to a person."""
ALIKE = 0.5
"""Main evidence from which claims that one contradiction keeps apart are rivals."""
FEW_STEMS = 3
"""Content stems below which a text is too short to be joined unless the wording is the same."""


def compare(left: Profile, right: Profile, *, idf: Idf = background_idf) -> Comparison:
    """Return how two propositions compare, with every feature that was looked at.

    Symmetric but for which side's values stand on the left.

    Args:
        left: A statement's profile.
        right: Another statement's, or a stored claim's.
        idf: Weight of a stem, e.g. ``match.idf.idf`` with the desk's own frequencies bound.
    """
    pair = Pair(left, right, idf)
    seen = [(row, row.test(pair)) for row in TABLE]
    score = combine(seen)
    holding = [row for row, found in seen if found.value == 1.0 and row.weight < 0]
    barred = any(row.bars for row in holding)
    opposite = left.negated != right.negated
    rival = _rival(holding, main_evidence(seen))
    return Comparison(
        score=score,
        state=_band(pair, score, barred=barred),
        opposite=opposite,
        features=tuple(
            Feature(
                row.test.__name__, found.value, row.weight, found.detail, found.left, found.right
            )
            for row, found in seen
        ),
        rival=rival,
    )


def glance(left: Profile, right: Profile, *, idf: Idf = background_idf) -> float:
    """Return a cheap likeness that orders candidates: idf Dice plus half the token sort ratio.

    In [0, 1.5]. It ranks the right claim first more often than any single similarity (84 % of
    Emergent's headlines) and looks at no contradiction, so it never decides.

    Args:
        left: A statement's or a draft sentence's profile.
        right: A stored claim's.
        idf: Weight of a stem.
    """
    pair = Pair(left, right, idf)
    return (f.words_shared(pair).value or 0.0) + (f.order_alike(pair).value or 0.0) / 2


def main_evidence(seen: list[tuple[Row, Found]]) -> float:
    """Return the weighted mean of the similarities that apply, 0 where none does."""
    main = [
        (row.weight, found.value) for row, found in seen if row.main and found.value is not None
    ]
    total = sum(weight for weight, _ in main)
    return sum(weight * value for weight, value in main) / total if total else 0.0


def combine(seen: list[tuple[Row, Found]]) -> float:
    """Return the score: main evidence, plus and minus what the qualifiers find."""
    qualifiers = sum(row.weight * (found.value or 0.0) for row, found in seen if not row.main)
    return min(1.0, max(0.0, main_evidence(seen) + qualifiers))


def _band(pair: Pair, score: float, *, barred: bool) -> LinkState | None:
    if score < SUGGEST:
        return None
    same_words = pair.left.text.casefold() == pair.right.text.casefold()
    short = min(len(set(side.lemmas)) for side in (pair.left, pair.right)) < FEW_STEMS
    opposite = pair.left.negated != pair.right.negated
    enough = score >= (JOIN_OPPOSITE if opposite else JOIN)
    if enough and not barred and (same_words or not short):
        return LinkState.JOINED
    return LinkState.SUGGESTED


def _rival(holding: list[Row], main: float) -> str | None:
    """The kind of the one identifying difference that keeps two like claims apart."""
    kinds = [row.rival for row in holding if row.rival]
    other_deed = any(row.test is d.deeds_differ for row in holding)
    return kinds[0] if main >= ALIKE and len(kinds) == 1 and not other_deed else None
