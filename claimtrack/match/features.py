"""What speaks for one claim: likenesses of wording, names and deeds.

Each function takes a Pair and returns a Found: a value in [0, 1], None where evidence is missing, a
detail in words, and the two values compared. Its docstring is the help text that pages and
the API show.
"""

import re
from collections import defaultdict
from math import sqrt

from rapidfuzz import fuzz

from claimtrack.match.names import meet
from claimtrack.match.pair import NOT_APPLICABLE, Found, Pair, deed_set, listed
from claimtrack.match.types import Profile
from claimtrack.text import fold, words

GRAM = 4
"""Letters of the character n-grams: long enough to tell stems apart, short enough for slips."""
FEW = 3
"""Content stems below which containment says nothing ("a fire" is contained in every fire)."""
QUOTED = 4
"""Words a quoted passage must have: shorter ones are scare quotes and titles."""
_QUOTE = re.compile(r'"([^"]+)"')


def words_shared(pair: Pair) -> Found:
    """Share of the wording in common, rare words counting more (idf Dice); synonyms are one."""
    shared, left, right = pair.masses
    if not left or not right:
        return NOT_APPLICABLE
    a, b = pair.stems
    return Found(
        2 * shared / (left + right), f"shared: {listed(a & b)}", listed(a - b), listed(b - a)
    )


def words_contained(pair: Pair) -> Found:
    """Share of the shorter text's wording that the longer one has too, rare words counting more."""
    shared, left, right = pair.masses
    a, b = pair.stems
    if min(len(a), len(b)) < FEW or not min(left, right):
        return NOT_APPLICABLE
    return Found(shared / min(left, right), "of the shorter text", listed(a - b), listed(b - a))


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
    detail = f"shared: {listed({x for x, _ in pairs})}" if pairs else "no name shared"
    return Found(met / min(len(a), len(b)), detail, listed(a), listed(b))


def deeds_shared(pair: Pair) -> Found:
    """Share of the deeds told of (killing, arresting, signing …) that both tell of."""
    a, b = deed_set(pair.left.lemmas), deed_set(pair.right.lemmas)
    if not a or not b:
        return NOT_APPLICABLE
    return Found(len(a & b) / min(len(a), len(b)), f"shared: {listed(a & b)}", listed(a), listed(b))


def quotes_shared(pair: Pair) -> Found:
    """Share of the shorter quotation's words that stand in the other's: the same words quoted."""
    left, right = _quoted(pair.left), _quoted(pair.right)
    if len(left) < QUOTED or len(right) < QUOTED:
        return NOT_APPLICABLE
    shared = set(left) & set(right)
    share = len(shared) / min(len(set(left)), len(set(right)))
    return Found(share, "words quoted", " ".join(left), " ".join(right))


def _quoted(profile: Profile) -> list[str]:
    """The words of the longest passage in quotation marks."""
    return max(
        (words(passage) for passage in _QUOTE.findall(fold(profile.text))), key=len, default=[]
    )


def article_shared(pair: Pair) -> Found:
    """Both stand in one article: what an article goes on about is more likely one matter."""
    a, b = pair.left.article, pair.right.article
    if a is None or b is None:
        return NOT_APPLICABLE
    return Found(float(a == b), "the same article" if a == b else "two articles")
