"""What statements of one text hold one another: who only reports that another said it.

"The paper reported that the ministry had denied it": the paper's statement is about the saying, and
where it holds little else it makes no claim of its own, so that nobody counts it as another
origin. Where the inner cue only hedges ("is believed to be"), both are one claim told once.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.db.models import Statement
from claimtrack.match.within import Placed, ties
from claimtrack.text import Span, overlap
from claimtrack.vocab import DENIALS, SpeakerKind, Stance

MOSTLY = 0.8
"""Share of an outer content that the inner statement fills for the outer to be nothing but a
report of it; the rest is "that" and commas."""


@dataclass(frozen=True, slots=True)
class Nesting:
    """How statements hold one another, by statement id.

    Attributes:
        relaying: Those that only report that another one was said.
        same: Statement -> one that tells the same claim.
        apart: Statement -> those that never share its claim.
    """

    relaying: frozenset[int]
    same: dict[int, int]
    apart: dict[int, frozenset[int]]


def nesting(told: Sequence[Statement]) -> Nesting:
    """Return what the statements of one text have to do with one another.

    Args:
        told: Stored statements with their speakers.
    """
    by_id = {str(one.id): one for one in told}
    found = ties(_placed(one) for one in told)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    relaying: set[int] = set()
    for pair in found.cannot:
        left, right = (by_id[one] for one in sorted(pair))
        apart[left.id].add(right.id)
        apart[right.id].add(left.id)
        outer = max(left, right, key=lambda one: _length(_spans(one.content_spans)))
        inner = right if outer is left else left
        if _only_reports(outer, inner):
            relaying.add(outer.id)
    same: dict[int, int] = {}
    for a, b in found.must:
        first, second = sorted((by_id[a], by_id[b]), key=lambda one: one.n)
        if not (first.about or second.about):
            same.setdefault(second.id, first.id)
    return Nesting(
        frozenset(relaying), same, {one: frozenset(others) for one, others in apart.items()}
    )


def _only_reports(outer: Statement, inner: Statement) -> bool:
    if outer.stance in DENIALS or outer.stance == Stance.RETRACTS.value:
        return False
    spans = [
        *_spans(inner.source_spans),
        *_spans(inner.cue_spans),
        *_spans(inner.content_spans),
    ]
    content = _spans(outer.content_spans)
    return overlap(content, _merged(spans)) >= MOSTLY * _length(content) > 0


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _placed(one: Statement) -> Placed:
    return Placed(
        id=str(one.id),
        article=str(one.article_id),
        content=tuple(_spans(one.content_spans)),
        cue=tuple(_spans(one.cue_spans)),
        kind=SpeakerKind(one.speaker.kind),
        stance=Stance(one.stance),
        act=one.act,
    )


def _spans(stored: Sequence[Sequence[int]]) -> list[Span]:
    return [Span(int(start), int(end)) for start, end in stored]


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)
