"""What speaks against one claim, or for its opposite: contradictions.

As in ``match.features``, each function returns a Found; its value is 1 if the contradiction holds,
0 if the two are compatible, None where a side gives nothing to compare.
"""

import re
from collections.abc import Iterable

from claimtrack.match.dates import disjoint, span_of
from claimtrack.match.features import article_shared, order_alike
from claimtrack.match.lexicon import countries, seats, stem, word_class
from claimtrack.match.names import contains, country_of, is_country, meet, same_name
from claimtrack.match.pair import NOT_APPLICABLE, Found, Pair, concept_set, deed_set, listed
from claimtrack.match.types import FigureRange, Profile
from claimtrack.text import name_key

_SITE = re.compile(r"\b((?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+) ([a-z]{3,})\b")
"""A name and the common noun right behind it."""
PARTICULAR = 8.0
"""Idf from which a shared word is particular: it stands in at most nine of 27,000 sentences."""
CHANCE = 5
"""Counts below this are often the same in two different reports."""
NEARLY_THE_SAME = 0.85
"""Likeness of word order from which two sentences differ by little more than a number."""


def deeds_differ(pair: Pair) -> Found:
    """Both tell of deeds and share none: an arrest is no killing (a shooting may be one)."""
    a, b = deed_set(pair.left.verbs), deed_set(pair.right.verbs)
    means = word_class("means")
    told = means | word_class("results")
    if not a or not b or (a <= means and b <= told) or (b <= means and a <= told):
        return NOT_APPLICABLE
    return Found(0.0 if a & b else 1.0, "deeds told of", listed(a), listed(b))


def dates_differ(pair: Pair) -> Found:
    """Both give a date of the event, and no day fits both."""
    a, b = span_of(pair.left), span_of(pair.right)
    if not a or not b:
        return NOT_APPLICABLE
    apart = disjoint(a, b)
    if apart is None:
        return NOT_APPLICABLE
    return Found(1.0 if apart else 0.0, "dates", listed(a), listed(b))


def numbers_differ(pair: Pair) -> Found:
    """Both give an identifying number of one kind (route, flight, brigade, age) and they differ."""
    a, b = _by_kind(pair.left.identifiers), _by_kind(pair.right.identifiers)
    kinds = sorted(a.keys() & b.keys())
    if not kinds:
        return NOT_APPLICABLE
    apart = [kind for kind in kinds if not a[kind] & b[kind]]
    shown = apart or kinds
    left = listed(f"{kind} {value}" for kind in shown for value in a[kind])
    right = listed(f"{kind} {value}" for kind in shown for value in b[kind])
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
    return Found(0.0 if near else 1.0, "places", listed(a), listed(b))


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


def sites_differ(pair: Pair) -> Found:
    """Each side names another thing of one kind: "the Kelmat air base", "the Ardusk air base"."""
    a, b = _sites(pair.left), _sites(pair.right)
    kinds = sorted(a.keys() & b.keys())
    if not kinds:
        return NOT_APPLICABLE
    for kind in kinds:
        alike = any(same_name(x, y) or contains(x, y) for x in a[kind] for y in b[kind])
        elsewhere = any(same_name(x, y) for x in a[kind] for y in pair.right.names)
        elsewhere = elsewhere or any(same_name(y, x) for y in b[kind] for x in pair.left.names)
        if not alike and not elsewhere:
            return Found(1.0, f"which {kind}", listed(a[kind]), listed(b[kind]))
    return Found(0.0, f"which {kinds[0]}", listed(a[kinds[0]]), listed(b[kinds[0]]))


def _sites(profile: Profile) -> dict[str, set[str]]:
    """Return the names that stand right before a common noun, by the noun's stem."""
    found: dict[str, set[str]] = {}
    for name, noun in _SITE.findall(profile.text):
        kind, key = stem(noun), name_key(name)
        named = any(same_name(key, known) for known in profile.names)
        if named and kind in profile.lemmas and kind not in profile.verbs:
            found.setdefault(kind, set()).add(key)
    return found


def actors_differ(pair: Pair) -> Found:
    """Both name who did it or whom it is about, and nobody is named by both."""
    left, right = pair.left, pair.right
    a, b = left.actors, right.actors
    if not a or not b:
        return NOT_APPLICABLE
    same = any(same_name(x, y) or contains(x, y) for x in a for y in b)
    same = same or any(_no_name(x, right) for x in a) or any(_no_name(y, left) for y in b)
    return Found(0.0 if same else 1.0, "who it is about", listed(a), listed(b))


def _no_name(actor: str, other: Profile) -> bool:
    """Whether what passed for a name is an ordinary word of the other side."""
    return stem(actor) in other.lemmas and not any(same_name(actor, name) for name in other.names)


def names_differ(pair: Pair) -> Found:
    """Each side has names and they share none."""
    a, b = pair.left.names, pair.right.names
    if not a or not b:
        return NOT_APPLICABLE
    same = meet(a, b) or any(contains(x, y) for x in a for y in b)
    return Found(0.0 if same else 1.0, "names", listed(a), listed(b))


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
    left, right = (listed(map(_shown, side.figures)) for side in (pair.left, pair.right))
    return Found(0.0 if any(verdicts) else 1.0, "counts of one thing", left, right)


def _thing(counted: str) -> frozenset[str]:
    return concept_set(stem(word) for word in counted.split()) - {"people"}


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
    kinds = [deed_set(side.lemmas) & word_class("recurring") for side in (a, b)]
    if not (a.figures or b.figures or all(kinds)) or article_shared(pair).value:
        return NOT_APPLICABLE
    names = {x for x, y in meet(a.names, b.names) if country_of(x) is None}
    rare = {s for s in pair.stems[0] & pair.stems[1] if pair.weight(s) >= PARTICULAR}
    found = names | rare | (a.identifiers & b.identifiers)
    agree = dates_differ(pair).value == 0.0 or _same_count(a.figures, b.figures)
    agree = agree or (order_alike(pair).value or 0.0) >= NEARLY_THE_SAME
    detail = f"shared: {listed(found)}" if found else "" if agree else "such reports recur"
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
