"""Word lists of the matcher and the stemmer, loaded once. Pure data, no thresholds.

``data/concepts.txt`` says which words mean one thing for the purpose of matching,
``data/words.txt`` holds the small closed classes; which names mean one country is told by
``claimtrack.countries``.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from claimtrack.countries import countries, seats

__all__ = ["concepts", "countries", "seats", "stem", "word_class"]

_STEMMER = snowballstemmer.stemmer("english")
_STEM_CACHE = 65_536


@lru_cache(maxsize=_STEM_CACHE)
def stem(word: str) -> str:
    """Return the Snowball (English) stem of a lower-case word."""
    return str(_STEMMER.stemWord(word))


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """The ``head: rest`` lines of a data file, comments left out."""
    text = files("claimtrack.match").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, rest = line.partition(":")
            yield head.strip(), rest.strip()


@cache
def word_class(name: str) -> frozenset[str]:
    """Return one closed class of ``words.txt``, e.g. ``"stop"``.

    Raises:
        KeyError: No class of that name.
    """
    return _word_classes()[name]


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    return {head: frozenset(rest.split()) for head, rest in _lines("words.txt")}


@cache
def concepts() -> dict[str, str]:
    """Return the concept of each stem that has one, e.g. "slain" -> "kill"."""
    return {
        stem(word): head.lstrip("*")
        for head, rest in _lines("concepts.txt")
        for word in (head.lstrip("*"), *rest.split())
    }


@cache
def deeds() -> frozenset[str]:
    """Return the concepts that are deeds: two different ones are different events.

    In ``concepts.txt`` they are marked by a star.
    """
    return frozenset(head[1:] for head, _ in _lines("concepts.txt") if head.startswith("*"))


def concept(stemmed: str) -> str:
    """Return the concept of a stem, or the stem itself."""
    return concepts().get(stemmed, stemmed)
