"""The features of a comparison: each one fact for or against, None where evidence is missing.

Each function takes the two sides and the word weights and returns a Found: a value in [0, 1] (of
a contradiction: 1 if it holds, 0 if the two are compatible), a detail in words, and the two
values compared. Its docstring is the help text that pages and the API show.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from rapidfuzz import fuzz

from claimtrack.match.dates import disjoint, span_of
from claimtrack.match.idf import CONCEPT, Idf
from claimtrack.match.lexicon import (
    concept,
    concepts,
    countries,
    deeds,
    seats,
    stem,
    word_class,
)
from claimtrack.match.names import contains, country_of, is_country, meet, same_name
from claimtrack.match.types import FigureRange, Profile

GRAM = 4
"""Letters of the character n-grams: long enough to tell stems apart, short enough for slips."""
FEW = 3
"""Content stems below which containment says nothing ("a fire" is contained in every fire)."""

PARTICULAR = 8.0
"""Idf from which a shared word is particular: it stands in at most nine of 27,000 sentences."""

CHANCE = 5
"""Counts below this are often the same in two different reports."""
NEARLY_THE_SAME = 0.85
"""Likeness of word order from which two sentences differ by little more than a number."""


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
        left, right = _concepts(self.left.lemmas), _concepts(self.right.lemmas)
        return _as_country(left, right), _as_country(right, left)

    @cached_property
    def masses(self) -> tuple[float, float, float]:
        """Summed weights: of the shared stems, of the left ones, of the right ones."""
        a, b = self.stems
        return self._mass(a & b), self._mass(a), self._mass(b)

    def _mass(self, stems: Iterable[str]) -> float:
        return sum(self.weight(stem) for stem in sorted(stems))


_CONCEPTS = frozenset(concepts().values())


def _concepts(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(concept(stem) for stem in stems)


def _as_country(stems: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(
        country if (country := seats().get(stem_)) in other and stem_ not in other else stem_
        for stem_ in stems
    )


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def words_shared(pair: Pair) -> Found:
    """Share of the wording in common, rare words counting more (idf Dice); synonyms are one."""
    shared, left, right = pair.masses
    if not left or not right:
        return NOT_APPLICABLE
    a, b = pair.stems
    return Found(2 * shared / (left + right), f"shared: {_list(a & b)}", _list(a - b), _list(b - a))


def words_contained(pair: Pair) -> Found:
    """Share of the shorter text's wording that the longer one has too, rare words counting more."""
    shared, left, right = pair.masses
    a, b = pair.stems
    if min(len(a), len(b)) < FEW or not min(left, right):
        return NOT_APPLICABLE
    return Found(shared / min(left, right), "of the shorter text", _list(a - b), _list(b - a))


def letters_shared(pair: Pair) -> Found:
    """Likeness of the letters (cosine of weighted 4-grams): sees through slips and word forms."""
    left, right = _grams(pair, pair.left), _grams(pair, pair.right)
    norm = sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))
    if not norm:
        return NOT_APPLICABLE
    dot = sum(v * right[gram] for gram, v in left.items() if gram in right)
    return Found(min(1.0, dot / norm), "likeness of letters")


def _grams(pair: Pair, profile: Profile) -> dict[str, float]:
    grams: dict[str, float] = defaultdict(float)
    for word in sorted(set(profile.lemmas)):
        weight = pair.weight(word)
        padded = f" {word} "
        for i in range(max(1, len(padded) - GRAM + 1)):
            grams[padded[i : i + GRAM]] += weight
    return grams


def order_alike(pair: Pair) -> Found:
    """Likeness of the two sentences word by word, in alphabetical order (token sort ratio)."""
    if not pair.left.text or not pair.right.text:
        return NOT_APPLICABLE
    ratio = fuzz.token_sort_ratio(pair.left.text.casefold(), pair.right.text.casefold())
    return Found(ratio / 100, "likeness word by word", pair.left.text, pair.right.text)


def names_shared(pair: Pair) -> Found:
    """Share of the names of the text with fewer names that the other has too."""
    a, b = pair.left.names, pair.right.names
    if not a or not b:
        return NOT_APPLICABLE
    pairs = meet(a, b)
    met = min(len({x for x, _ in pairs}), len({y for _, y in pairs}))
    detail = f"shared: {_list({x for x, _ in pairs})}" if pairs else "no name shared"
    return Found(met / min(len(a), len(b)), detail, _list(a), _list(b))


def deeds_shared(pair: Pair) -> Found:
    """Share of the deeds told of (killing, arresting, signing …) that both tell of."""
    a, b = _deeds(pair.left.lemmas), _deeds(pair.right.lemmas)
    if not a or not b:
        return NOT_APPLICABLE
    return Found(len(a & b) / min(len(a), len(b)), f"shared: {_list(a & b)}", _list(a), _list(b))


def deeds_differ(pair: Pair) -> Found:
    """Both tell of deeds and share none: an arrest is no killing (a shooting may be one)."""
    a, b = _deeds(pair.left.verbs), _deeds(pair.right.verbs)
    means = word_class("means")
    told = means | word_class("results")
    if not a or not b or (a <= means and b <= told) or (b <= means and a <= told):
        return NOT_APPLICABLE
    return Found(0.0 if a & b else 1.0, "deeds told of", _list(a), _list(b))


def _deeds(stems: Iterable[str]) -> frozenset[str]:
    return _concepts(stems) & deeds()


def dates_differ(pair: Pair) -> Found:
    """Both give a date of the event, and no day fits both."""
    a, b = span_of(pair.left), span_of(pair.right)
    if not a or not b:
        return NOT_APPLICABLE
    apart = disjoint(a, b)
    if apart is None:
        return NOT_APPLICABLE
    return Found(1.0 if apart else 0.0, "dates", _list(a), _list(b))


def numbers_differ(pair: Pair) -> Found:
    """Both give an identifying number of one kind (route, flight, brigade, age) and they differ."""
    a, b = _by_kind(pair.left.identifiers), _by_kind(pair.right.identifiers)
    kinds = sorted(a.keys() & b.keys())
    if not kinds:
        return NOT_APPLICABLE
    apart = [kind for kind in kinds if not a[kind] & b[kind]]
    shown = apart or kinds
    left = _list(f"{kind} {value}" for kind in shown for value in a[kind])
    right = _list(f"{kind} {value}" for kind in shown for value in b[kind])
    return Found(1.0 if apart else 0.0, "identifying numbers", left, right)


def _by_kind(identifiers: Iterable[str]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for identifier in identifiers:
        kind, _, value = identifier.partition(":")
        if kind not in ("date", "weekday"):
            kinds.setdefault(kind, set()).add(value)
    return kinds


def places_differ(pair: Pair) -> Found:
    """Both name places (or countries), and none of one side is, or lies in, one of the other."""
    left, right = pair.left, pair.right
    a, b = left.places, right.places
    if not a or not b:
        a, b = _countries(left), _countries(right)
    if not a or not b:
        return NOT_APPLICABLE
    near = any(_compatible(x, y) for x in a for y in b)
    near = near or any(same_name(x, y) for x in a for y in right.names)
    near = near or any(same_name(x, y) for x in b for y in left.names)
    return Found(0.0 if near else 1.0, "places", _list(a), _list(b))


def _countries(profile: Profile) -> frozenset[str]:
    """The countries among the names that are no actors, a seat of government as its country."""
    names = profile.names - profile.actors
    return frozenset(filter(None, (countries().get(n) or seats().get(n) for n in names)))


def _compatible(left: str, right: str) -> bool:
    """Whether two place names may be one place: a town nobody knows may lie in any country."""
    if same_name(left, right) or contains(left, right):
        return True
    if is_country(left) == is_country(right):
        return False
    town = right if is_country(left) else left
    return country_of(town) is None


def actors_differ(pair: Pair) -> Found:
    """Both name who did it or whom it is about, and nobody is named by both."""
    left, right = pair.left, pair.right
    a, b = left.actors, right.actors
    if not a or not b:
        return NOT_APPLICABLE
    same = any(same_name(x, y) or contains(x, y) for x in a for y in b)
    same = same or any(_no_name(x, right) for x in a) or any(_no_name(y, left) for y in b)
    return Found(0.0 if same else 1.0, "who it is about", _list(a), _list(b))


def _no_name(actor: str, other: Profile) -> bool:
    """Whether what passed for a name is an ordinary word of the other side."""
    return stem(actor) in other.lemmas and not any(same_name(actor, name) for name in other.names)


def names_differ(pair: Pair) -> Found:
    """Each side has names and they share none."""
    a, b = pair.left.names, pair.right.names
    if not a or not b:
        return NOT_APPLICABLE
    same = meet(a, b) or any(contains(x, y) for x in a for y in b)
    return Found(0.0 if same else 1.0, "names", _list(a), _list(b))


def figures_differ(pair: Pair) -> Found:
    """Both count the same thing, and the counts cannot both be right (never a veto: one claim)."""
    verdicts = [
        _meet(a, b)
        for a in pair.left.figures
        for b in pair.right.figures
        if _thing(a.counted) & _thing(b.counted)
    ]
    if not verdicts:
        return NOT_APPLICABLE
    left, right = (_list(map(_shown, side.figures)) for side in (pair.left, pair.right))
    return Found(0.0 if any(verdicts) else 1.0, "counts of one thing", left, right)


def _thing(counted: str) -> frozenset[str]:
    return _concepts(stem(word) for word in counted.split()) - {"people"}


def _meet(left: FigureRange, right: FigureRange) -> bool:
    low = max(left.low or 0.0, right.low or 0.0)
    high = min(x for x in (left.high, right.high, float("inf")) if x is not None)
    return low <= high


def _shown(figure: FigureRange) -> str:
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    return f"{low if low == high else f'{low}–{high}'} {figure.counted}"


def polarity_differs(pair: Pair) -> Found:
    """One side is negative and the other is not: the same matter, told the opposite way."""
    differs = pair.left.negated != pair.right.negated
    words = {True: "negative", False: "affirmative"}
    return Found(float(differs), "polarity", words[pair.left.negated], words[pair.right.negated])


def acts_differ(pair: Pair) -> Found:
    """One asks for a thing or pledges it and the other tells of it; half for claim and opinion."""
    a, b = pair.left.act, pair.right.act
    if a is None or b is None:
        return NOT_APPLICABLE
    half = {a, b} == {"claim", "opinion"}
    return Found(0.0 if a == b else 0.5 if half else 1.0, "speech act", a, b)


def article_shared(pair: Pair) -> Found:
    """Both stand in one article: what an article goes on about is more likely one matter."""
    a, b = pair.left.article, pair.right.article
    if a is None or b is None:
        return NOT_APPLICABLE
    return Found(float(a == b), "the same article" if a == b else "two articles")


def unnamed_elsewhere(pair: Pair) -> Found:
    """One speaks of "the attack" or "the men", naming nobody, and stands in another article."""
    a, b = pair.left, pair.right
    if a.article is None or b.article is None or a.article == b.article:
        return NOT_APPLICABLE
    points = any(_points_back(side) for side in (a, b))
    same = (order_alike(pair).value or 0.0) >= NEARLY_THE_SAME
    return Found(float(points and not same), "refers back to its own article", a.text, b.text)


def _points_back(profile: Profile) -> bool:
    first = profile.text.casefold().partition(" ")[0]
    return first in word_class("pointing") and not profile.actors


def nothing_particular(pair: Pair) -> Found:
    """Reports of a kind that recurs (so many killed in the capital) with nothing particular shared.

    Particular is a date, an identifying number, a name other than a country's or its capital's,
    a rare word, a count too large to agree by chance, one article, or nearly the same sentence.
    """
    a, b = pair.left, pair.right
    kinds = [_deeds(side.lemmas) & word_class("recurring") for side in (a, b)]
    if not (a.figures or b.figures or all(kinds)) or article_shared(pair).value:
        return NOT_APPLICABLE
    names = {x for x, y in meet(a.names, b.names) if country_of(x) is None}
    rare = {s for s in pair.stems[0] & pair.stems[1] if pair.weight(s) >= PARTICULAR}
    found = names | rare | (a.identifiers & b.identifiers)
    agree = dates_differ(pair).value == 0.0 or _same_count(a.figures, b.figures)
    agree = agree or (order_alike(pair).value or 0.0) >= NEARLY_THE_SAME
    detail = f"shared: {_list(found)}" if found else "" if agree else "such reports recur"
    return Found(float(not found and not agree), detail)


def _same_count(left: Iterable[FigureRange], right: Iterable[FigureRange]) -> bool:
    """Whether the same count of the same thing is told, one too large to agree by chance."""
    return any(
        (a.low, a.high) == (b.low, b.high)
        and (a.low or 0.0) >= CHANCE
        and bool(_thing(a.counted) & _thing(b.counted))
        for a in left
        for b in right
    )
