"""How rare a word is: background document frequencies, and those learned from stored claims.

The background ships as ``data/background.json`` (made by ``training/background_idf.py``): stems
of about 30,000 sentences of agency news and of the treebanks, in buckets by the binary
logarithm of their frequency, words mostly written in lower case apart from names.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from claimtrack.match.lexicon import concepts

UNSEEN = 0.5
"""Sentences an unseen stem is taken to occur in: rarer than the rarest that was seen."""
CONCEPT = "="
"""Marks the entry of a concept ("=kill") beside those of its words."""

Idf = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Learned:
    """Document frequencies among the claims a desk has stored.

    Attributes:
        documents: How many claims were counted.
        df: Stem -> claims it occurs in.
    """

    documents: int = 0
    df: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Background:
    """The shipped table: frequencies by stem, and which stems are ordinary words or names."""

    documents: int
    df: Mapping[str, float]
    plain: frozenset[str]
    names: frozenset[str]


@cache
def background() -> Background:
    """Return the shipped table, read once."""
    raw = json.loads(
        files("claimtrack.match").joinpath("data/background.json").read_text(encoding="utf-8")
    )
    df: dict[str, float] = {}
    kinds: dict[str, set[str]] = {"plain": set(), "names": set()}
    for section in ("plain", "names"):
        for bucket, stems in raw[section].items():
            for stem in stems.split(" "):
                df[stem] = 2.0 ** int(bucket) * 1.4  # the middle of [2^b, 2^(b+1)), geometrically
                kinds[section].add(stem)
    for stem, name in concepts().items():
        df[CONCEPT + name] = df.get(CONCEPT + name, 0.0) + df.get(stem, 0.0)
    return Background(
        int(raw["documents"]), df, frozenset(kinds["plain"]), frozenset(kinds["names"])
    )


def seen_plain(stem: str) -> bool:
    """Return whether a stem is mostly written in lower case in the background."""
    return stem in background().plain


def seen_name(stem: str) -> bool:
    """Return whether a stem is mostly written with a capital in the background."""
    return stem in background().names


def idf(stem: str, *, learned: Learned | None = None) -> float:
    """Return how much a stem tells, in nats: ``ln((N + 1) / df)`` over both corpora.

    Args:
        stem: A content stem; ``"=kill"`` for a concept.
        learned: Frequencies of the desk's own claims, added to the background's.
    """
    table = background()
    seen = table.df.get(stem, 0.0)
    documents = table.documents
    if learned is not None:
        seen += learned.df.get(stem, 0)
        documents += learned.documents
    return math.log((documents + 1) / max(seen, UNSEEN))
