"""Which found statement is which expected one: one to one, greedily by what contents share.

The measure of the shared scoring scripts: two link when their contents share half of their
characters or more (Jaccard; without a content on either side: when their cues touch) and their
sources share a word, or neither has one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.gold import Statement
from claimtrack.extract.types import Attribution, Words
from claimtrack.text import Span
from claimtrack.vocab import SpeakerKind

LINKED = 0.5


@dataclass(slots=True)
class Found:
    """What was found, coordinated speakers of one finding folded into one."""

    first: Attribution
    source: list[Span]
    names: list[str]
    numbers: list[int] = field(default_factory=list)


def spans(words: Words | None) -> tuple[Span, ...]:
    """Return the spans of ``words``, none where there are none."""
    return words.spans if words is not None else ()


def fold(found: Iterable[Attribution]) -> list[Found]:
    """Return what was found without the outlet's own voice, coordinated speakers together."""
    folded: dict[tuple[object, ...], Found] = {}
    for item in found:
        if item.cue is None and item.speaker.kind is SpeakerKind.OUTLET:
            continue
        content = spans(item.content)
        key = (spans(item.cue), content, item.stance) if content else (item.n,)
        one = folded.setdefault(key, Found(item, [], []))
        one.source += spans(item.source)
        one.names.append(item.speaker.name)
        one.numbers.append(item.n)
    return list(folded.values())


def link(text: str, expected: Sequence[Statement], found: Sequence[Found]) -> dict[int, int]:
    """Return, by place in ``expected``, the place in ``found`` that it links to."""
    pairs = []
    for i, gold in enumerate(expected):
        for j, one in enumerate(found):
            shared = _likeness(gold, one)
            if shared >= LINKED and _sources_fit(text, gold.source, one.source):
                pairs.append((shared, -i, -j))
    linked: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if -i not in linked and -j not in linked.values():
            linked[-i] = -j
    return linked


def _likeness(gold: Statement, found: Found) -> float:
    expected, told = _characters(gold.content), _characters(spans(found.first.content))
    either = expected | told
    if either:
        return len(expected & told) / len(either)
    return float(bool(_characters(gold.cue) & _characters(spans(found.first.cue))))


def _sources_fit(text: str, expected: Sequence[Span], found: Sequence[Span]) -> bool:
    return bool(_words(text, expected) & _words(text, found)) or not (expected or found)


def _characters(told: Iterable[Span]) -> set[int]:
    return {at for start, end in told for at in range(start, end)}


def _words(text: str, told: Iterable[Span]) -> set[str]:
    return {word for start, end in told for word in re.findall(r"\w+", text[start:end].lower())}
