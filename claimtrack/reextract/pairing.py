"""Which statement of an old reading is which of a new one: by stable key, then by overlap. Pure.

Both readings are of one text, so spans compare directly. A pair is made only where neither side
has another partner as good: two speakers of one quotation are told apart by name or not at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claimtrack.text import Span, overlap

OVERLAP = 0.8
"""Share of the words two readings must have in common to be one statement: a content without its
last clause is, one of two clauses is not."""
KEY, NEAR = "key", "overlap"


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement as one reading has it, old or new.

    Attributes:
        key: Stable key: article, revision, spans of cue, content and source, name.
        cue: Spans of the cue.
        content: Spans of the content.
        source: Spans of the source.
        named: The speaker's name in its canonical form.
        stance: The stance.
    """

    key: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    named: str
    stance: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of an old reading and the new one that is the same statement, and by what."""

    old: int
    new: int
    how: str


def spans(stored: Iterable[Sequence[Any]]) -> tuple[Span, ...]:
    """Return stored ranges as spans."""
    return tuple(Span(int(start), int(end)) for start, end in stored)


def pair(old: Sequence[Reading], new: Sequence[Reading]) -> list[Pair]:
    """Return which old statement is which new one, in the order of the old ones.

    Args:
        old: The statements of the reading before.
        new: Those of the reading now.
    """
    by_key = {one.key: i for i, one in enumerate(new)}
    found = [Pair(i, by_key[one.key], KEY) for i, one in enumerate(old) if one.key in by_key]
    left = set(range(len(old))) - {one.old for one in found}
    free = set(range(len(new))) - {one.new for one in found}
    scores = {
        (i, j): score
        for i in left
        for j in free
        if (score := _likeness(old[i], new[j]))[0] >= OVERLAP
    }
    while scores:
        best = max(scores.values())
        top = [ends for ends, score in scores.items() if score == best]
        for i, j in top:
            if sum(i == a or j == b for a, b in top) == 1:
                found.append(Pair(i, j, NEAR))
        # Whoever had several partners as good has none: nobody can tell which it is.
        done_old, done_new = {i for i, _ in top}, {j for _, j in top}
        scores = {
            (i, j): score
            for (i, j), score in scores.items()
            if i not in done_old and j not in done_new
        }
    return sorted(found, key=lambda one: one.old)


def share(left: Iterable[Span], right: Iterable[Span]) -> float:
    """Return how much of what two span lists cover they cover both (intersection over union)."""
    left, right = tuple(left), tuple(right)
    both = overlap(left, right)
    either = sum(end - start for start, end in (*left, *right)) - both
    return both / either if either else 0.0


def _likeness(old: Reading, new: Reading) -> tuple[float, bool, bool]:
    """How much two readings overlap; then whether they name one speaker, and are of one stance."""
    words = _overlap(old, new)
    return round(words, 3), old.named == new.named, old.stance == new.stance


def _overlap(old: Reading, new: Reading) -> float:
    # A statement inside another's content shares most of its words, but never its cue.
    if bool(old.cue) != bool(new.cue) or (old.cue and not overlap(old.cue, new.cue)):
        return 0.0
    if old.content and new.content:
        return share(old.content, new.content)
    if old.content or new.content:
        return 0.0
    return share((*old.cue, *old.source), (*new.cue, *new.source))
