"""What statements of one text hold one another: who only reports that another said it.

"The paper reported that the ministry had denied it": the paper's statement is about the saying, and
where it holds little else it makes no claim of its own, so that nobody counts it as another
origin. Where the inner cue only hedges ("is believed to be"), both are one claim told once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimtrack.db.models import Statement
from claimtrack.match.within import Placed, Ties, ties
from claimtrack.text import Span, overlap
from claimtrack.vocab import AFFIRMATIONS, DENIALS, SpeakerKind, Stance

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
    by_id = {one.key: one for one in told}
    found = ties_of(told)
    apart: defaultdict[int, set[int]] = defaultdict(set)
    relaying: set[int] = set()
    for pair in found.cannot:
        left, right = (by_id[one] for one in sorted(pair))
        apart[left.id].add(right.id)
        apart[right.id].add(left.id)
        outer = max(left, right, key=lambda one: _length(_spans(one.content_spans)))
        inner = right if outer is left else left
        if _holds(outer, inner) and _only_reports(outer, inner):
            relaying.add(outer.id)
    same: dict[int, int] = {}
    for a, b in found.must:
        first, second = sorted((by_id[a], by_id[b]), key=lambda one: one.n)
        if not (first.about or second.about):
            same.setdefault(second.id, first.id)
    return Nesting(
        frozenset(relaying), same, {one: frozenset(others) for one, others in apart.items()}
    )


def ties_of(told: Iterable[Statement]) -> Ties:
    """Return which statements must share a claim and which cannot, by statement key.

    Beside what ``match.within`` tells from the spans: a speaker who at one time affirms one thing
    and denies another speaks of two ("denied hitting the hospital, admitted striking the area").

    Args:
        told: Stored statements of any number of articles, with their speakers.
    """
    listed = list(told)
    found = ties(_placed(one) for one in listed)
    same = {frozenset(pair) for pair in found.must}
    against = {
        pair
        for one, other in combinations(listed, 2)
        if _two_things(one, other) and (pair := frozenset((one.key, other.key))) not in same
    }
    return Ties(found.must, found.cannot | against)


def _two_things(one: Statement, other: Statement) -> bool:
    if (one.article_id, one.speaker_id, one.clock) != (
        other.article_id,
        other.speaker_id,
        other.clock,
    ):
        return False
    sides = {_side(one), _side(other)}
    return None not in sides and len(sides) == 2


def _side(one: Statement) -> bool | None:
    """Whether a statement stands by its words read in the affirmative; None where it takes none."""
    if not one.profile or one.stance not in AFFIRMATIONS | DENIALS:
        return None
    return (one.stance in AFFIRMATIONS) != bool(one.profile["negated"])


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


def _holds(outer: Statement, inner: Statement) -> bool:
    cue = _spans(inner.cue_spans)
    return bool(cue) and overlap(_spans(outer.content_spans), cue) == _length(cue)


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
        id=one.key,
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
