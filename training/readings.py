"""Annotated articles as readings to rank: what the rules and the candidates read, and which link.

A reading links to an annotated attribution when their contents share half of their characters or
more (Jaccard) and their sources a word, or neither has one: the measure that the evaluation uses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from claimtrack.extract import attributions, quoted
from claimtrack.extract.candidates import alternatives
from claimtrack.extract.found import Found
from claimtrack.extract.ranking import Ranker, ranked
from claimtrack.extract.traits import traits
from claimtrack.text import Span, overlap

LINKED = 0.5


class Tally(NamedTuple):
    """How many readings, annotated attributions and links."""

    read: int
    gold: int
    linked: int

    def __add__(self, other: tuple[int, ...]) -> Tally:  # type: ignore[override]
        """Adds number by number."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def line(self) -> str:
        """Returns precision, recall and F1 as words."""
        precision = self.linked / self.read if self.read else 0.0
        recall = self.linked / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return f"linked P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {self.gold}"


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution: content and source spans in the article, the source's words."""

    content: list[Span]
    source: frozenset[str]


class Row(NamedTuple):
    """One reading that the ranker has a say in: its traits and whether it links."""

    anchor: tuple[int, int]
    traits: list[str]
    right: bool
    ruled: bool


@dataclass
class Part:
    """A paragraph as the rules read it."""

    doc: Doc
    offset: int
    found: list[Found]
    spoken: list[Span]

    def readings(self, number: int) -> Iterator[tuple[Row, Found]]:
        """Yields the readings of the paragraph that the ranker has a say in, as wrong rows."""
        others = list(alternatives(self.doc, self.found, self.spoken))
        for ruled, read in ((True, self.found), (False, others)):
            for f in read:
                if not ruled or ranked(f):
                    seen = traits(f, self.doc, ruled=ruled)
                    yield Row((number, f.anchor), seen, right=False, ruled=ruled), f

    def rows(self, number: int, gold: Sequence[Gold]) -> Iterator[Row]:
        """Yields the readings of the paragraph as rows to learn from."""
        for row, f in self.readings(number):
            yield row._replace(right=any(self.links(f, g) for g in gold))

    def links(self, found: Found, gold: Gold) -> bool:
        """Returns whether a reading links to an annotated attribution."""
        return self.shared(found, gold) >= LINKED and self._source_fits(found, gold)

    def shared(self, found: Found, gold: Gold) -> float:
        """Returns the Jaccard similarity of the contents, in characters."""
        content = [Span(s + self.offset, e + self.offset) for s, e in found.content]
        both = overlap(content, gold.content)
        total = sum(e - s for s, e in content) + sum(e - s for s, e in gold.content) - both
        return both / total if total else 0.0

    def _source_fits(self, found: Found, gold: Gold) -> bool:
        words = frozenset(w for s, e in found.source for w in _words(self.doc.text[s:e]))
        return bool(words & gold.source) or (not found.source and not gold.source)


@dataclass(slots=True)
class Article:
    """An annotated article, read."""

    id: str
    gold: list[Gold]
    parts: list[Part]

    def rows(self) -> list[Row]:
        """Returns every reading as a row to learn from."""
        return [row for n, part in enumerate(self.parts) for row in part.rows(n, self.gold)]

    def tally(self, ranker: Ranker | None) -> Tally:
        """Returns how many readings link, one to one, as ranked or as the rules leave them."""
        pairs = []
        count = 0
        for p, part in enumerate(self.parts):
            found = part.found
            if ranker is not None:
                found = ranker.choose(part.doc, found, part.spoken)
            kept = [f for f in found if f.content and (f.frame != "bare" or f.continues)]
            count += len(kept)
            for k, f in enumerate(kept):
                for g, gold in enumerate(self.gold):
                    if part.links(f, gold):
                        pairs.append((part.shared(f, gold), (p, k), g))
        return Tally(count, len(self.gold), _one_to_one(pairs))


def _one_to_one(pairs: list[tuple[float, tuple[int, int], int]]) -> int:
    read: set[tuple[int, int]] = set()
    annotated: set[int] = set()
    for _, reading, gold in sorted(pairs, reverse=True):
        if reading not in read and gold not in annotated:
            read.add(reading)
            annotated.add(gold)
    return len(read)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def read(path: Path) -> Iterator[Article]:
    """Yields the annotated articles of a JSONL file, parsed and read by the rules."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield article(json.loads(line))


def article(record: dict[str, Any]) -> Article:
    """Returns one annotated record as an article to rank."""
    text = record["text"]
    gold = [
        Gold(
            [Span(s, e) for s, e in a["content"]],
            frozenset(w for s, e in a["source"] for w in _words(text[s:e])),
        )
        for a in record["attributions"]
    ]
    paragraphs = attributions.parsed(text)
    parts = []
    spoken = quoted.of_paragraphs([paragraph.doc.text for paragraph in paragraphs])
    for paragraph, quotes in zip(paragraphs, spoken, strict=True):
        found = attributions.by_rule(paragraph, quotes)
        own = quoted.closed_off(paragraph.doc.text, quotes)
        parts.append(Part(paragraph.doc, paragraph.offset, found, own))
    return Article(record["id"], gold, parts)
