"""A text and labelled ranges in, the text cut into pieces out, each knowing its labels. Pure.

Ranges may nest, touch and overlap: a piece ends wherever one of them starts or ends, so every
piece is wholly inside or wholly outside each range and can be printed as one element.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from claimtrack.text import Span

Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class Labelled(Generic[Label]):
    """A range of code points and what it stands for."""

    span: Span
    label: Label


@dataclass(frozen=True, slots=True)
class Piece(Generic[Label]):
    """A run of text under the same labels.

    Attributes:
        text: The characters.
        start: Offset of the first one, in code points.
        labels: What covers it, in the order the ranges were given.
        opens: The labels whose range starts here.
        closes: The labels whose range ends here.
    """

    text: str
    start: int
    labels: tuple[Label, ...]
    opens: tuple[Label, ...]
    closes: tuple[Label, ...]


def cut(
    text: str, ranges: Iterable[Labelled[Label]], within: Span | None = None
) -> list[Piece[Label]]:
    """Return ``text`` as pieces that no range starts or ends inside of.

    Args:
        text: The text the ranges point into.
        ranges: In any order; what lies outside the text or is empty is left out.
        within: Only this part of the text; ranges that reach beyond are clipped.
    """
    low, high = within or Span(0, len(text))
    held = _clipped(ranges, Span(max(0, low), min(high, len(text))))
    low, high = max(0, low), min(high, len(text))
    edges = sorted({low, high, *(edge for item in held for edge in item.span)})
    return [
        Piece(
            text=text[start:end],
            start=start,
            labels=tuple(i.label for i in held if i.span.start <= start and end <= i.span.end),
            opens=tuple(i.label for i in held if i.span.start == start),
            closes=tuple(i.label for i in held if i.span.end == end),
        )
        for start, end in pairwise(edges)
    ]


def _clipped(ranges: Iterable[Labelled[Label]], bounds: Span) -> Sequence[Labelled[Label]]:
    found = []
    for item in ranges:
        start = max(bounds.start, item.span.start)
        end = min(bounds.end, item.span.end)
        if start < end:
            found.append(Labelled(Span(start, end), item.label))
    return found
