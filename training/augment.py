"""Varies training paragraphs in the ways news pages vary, keeping annotations."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    POS,
    TAG,
)
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

Augmenter = Callable[[Language, Example], Iterator[Example]]

LAYERS = [TAG, POS, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
TO_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
OPENING = "``"
HARD_SPACE = "\N{NO-BREAK SPACE}"
SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of on or over per the to up via vs with".split()
)


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each change is made to a varied copy."""

    lower: float
    headline: float
    quotes: float
    unstopped: float
    hard_space: float


def lowered(words: Sequence[str]) -> list[str]:
    """Writes every word small."""
    return [word.lower() for word in words]


def headlined(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """Writes words as in a headline: all but small words begin with a capital.

    Args:
        words: The words.
        spaces: Whether a space follows each.
    """
    written = []
    for index, word in enumerate(words):
        # The "n't" of "didn't" goes on with a word; the "Pacific" of "Asia-Pacific" does not.
        goes_on = index > 0 and not spaces[index - 1] and words[index - 1].isalpha()
        small = index > 0 and word.lower() in SMALL_WORDS
        written.append(word if goes_on or small else word[:1].upper() + word[1:])
    return written


def straightened(words: Sequence[str]) -> list[str]:
    """Turns curly quotes and apostrophes into straight ones."""
    return [word.translate(TO_STRAIGHT) for word in words]


def curled(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Turns straight quotes and apostrophes into curly ones, opening ones by the tag."""
    curly = []
    for word, tag in zip(words, tags, strict=True):
        double, single = ("“", "‘") if tag == OPENING else ("”", "’")
        curly.append(word.replace('"', double).replace("'", single))
    return curly


def rewritten(doc: Doc, words: Sequence[str], *, keep: int | None = None) -> Doc:
    """Copies a document with other word forms, or only its first ``keep`` tokens."""
    spaces = [bool(token.whitespace_) for token in doc]
    copy = Doc(doc.vocab, words=list(words)[:keep], spaces=spaces[:keep])
    values: Any = doc.to_array(LAYERS)[:keep]
    return copy.from_array(LAYERS, values)


def without_stop(doc: Doc) -> Doc:
    """Leaves out a full stop that ends the document, unless something hangs on it."""
    last = len(doc) - 1
    if last < 1 or doc[last].text != "." or any(doc[last].children):
        return doc
    return rewritten(doc, [token.text for token in doc], keep=last)


def hardened(text: str, *, rng: random.Random) -> str:
    """Makes one space a no-break space: same length, so annotations still align."""
    places = [index for index, character in enumerate(text) if character == " "]
    if not places:
        return text
    place = rng.choice(places)
    return f"{text[:place]}{HARD_SPACE}{text[place + 1 :]}"


def vary(doc: Doc, shares: Shares, *, rng: random.Random) -> Doc:
    """Makes one varied copy of an annotated document."""
    words = [token.text for token in doc]
    tags = [token.tag_ for token in doc]
    if rng.random() < shares.quotes:
        straight = straightened(words)
        words = straight if straight != words else curled(words, tags)
    case = rng.random()
    if case < shares.lower:
        words = lowered(words)
    elif case < shares.lower + shares.headline:
        words = headlined(words, [bool(token.whitespace_) for token in doc])
    copy = rewritten(doc, words)
    return without_stop(copy) if rng.random() < shares.unstopped else copy


def news_variants(shares: dict[str, float], copies: int, seed: int) -> Augmenter:
    """Builds the augmenter: every paragraph as it is, and varied copies of it.

    Args:
        shares: The fields of ``Shares``.
        copies: Number of varied copies.
        seed: Seed of the choice of changes.
    """
    chances, rng = Shares(**shares), random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        yield example
        for _ in range(copies):
            doc = vary(example.reference, chances, rng=rng)
            text = doc.text
            if rng.random() < chances.hard_space:
                text = hardened(text, rng=rng)
            yield Example(nlp.make_doc(text), doc)

    return augment


registry.augmenters.register("claimtrack.news_variants.v1", func=news_variants)
