"""Blocking keys: 32-bit hashes that two texts of one claim are likely to share.

Four kinds, each salted by its own letter, all pure functions of the text, whatever its case:

- ``s``: each content stem (concepts made one, so "slain" meets "killed");
- ``p``: each pair among the text's seven anchors: numbers and names first, then longest stems;
- ``x``: the first letters of the longest stems, which survive a slip at the end of a word;
- ``d``: the same stems with their vowels left out, which survives most other slips.

Names are anchors by what they are in the background (not an ordinary word) or by length, never
by their capitals, so a draft in lower case has the keys of the finished text.
"""

from itertools import combinations
from zlib import crc32

from claimtrack.match.idf import idf, seen_plain
from claimtrack.match.lexicon import concept
from claimtrack.match.types import Profile

ANCHORS = 7
"""A text's anchors; their 21 pairs find a claim among a million (measured: docs/matching.md)."""
STEMS = 12
"""Stems that get a key of their own, the rarest first: more only lengthen common postings."""
TYPO_STEMS = 4
"""Longest stems that get typo-tolerant keys."""
PREFIX = 5
"""Letters of the prefix key: shorter ones fall together with common words."""
TYPO_LENGTH = 6
"""Stems shorter than this get no typo-tolerant key."""
_VOWELS = str.maketrans("", "", "aeiouy")


def keys(profile: Profile) -> tuple[int, ...]:
    """Return the blocking keys of a profile, sorted, each once.

    Args:
        profile: A statement's or a claim's profile.
    """
    stems = list(dict.fromkeys(concept(stem) for stem in profile.lemmas))
    rare = sorted(stems, key=lambda stem: (-idf(stem), stem))
    found = {_hash("s", stem) for stem in rare[:STEMS]}
    for left, right in combinations(sorted(anchors(profile)), 2):
        found.add(_hash("p", f"{left} {right}"))
    for stem in _longest(stems)[:TYPO_STEMS]:
        if len(stem) >= TYPO_LENGTH:
            found.add(_hash("x", stem[:PREFIX]))
            found.add(_hash("d", stem[0] + stem[1:].translate(_VOWELS)))
    return tuple(sorted(found))


def anchors(profile: Profile) -> tuple[str, ...]:
    """Return the anchors: identifying numbers, then names, then the longest stems.

    Counts are not among them: they move from telling to telling.
    """
    stems = list(dict.fromkeys(concept(stem) for stem in profile.lemmas))
    marks = sorted(profile.identifiers)[:2]
    names = [stem for stem in stems if not seen_plain(stem)]
    chosen = dict.fromkeys([*marks, *_longest(names)[: ANCHORS - 2], *_longest(stems)])
    return tuple(chosen)[:ANCHORS]


def _longest(stems: list[str]) -> list[str]:
    return sorted(stems, key=lambda stem: (-len(stem), stem))


def _hash(kind: str, value: str) -> int:
    return crc32(f"{kind}:{value}".encode())
