"""What statements of one article have to do with one another before any comparison.

In: where each statement's content and cue stand. Out: pairs that must share a claim and pairs that
cannot. A denial, confirmation, retraction or withholding belongs to the claim of the first
statement it is about. Where one statement's content holds another whole with its cue ("the
paper said Y had said Z"), the outer reports *that* Y said it: two claims. Not so where the inner
cue only hedges the outer's own main clause ("the man is believed to be in Y", "evidence shows
that Z") and the inner source is nobody or a document: that is one claim told once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from claimtrack.text import Span
from claimtrack.vocab import SpeakerKind, Stance

HEDGED = 0.85
"""Share of the outer content (its inner cue left out) that a hedged inner content covers at
least; a relative clause ("arrested a man believed to have …") covers less."""
SHOWN = 0.7
"""The same where a document shows it, since the document's own name is left over."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One statement where it stands in its article.

    Attributes:
        id: Any key, unique among all statements given.
        article: Key of the article.
        content: Spans of its content.
        cue: Spans of its cue.
        kind: What its speaker is; UNKNOWN where nobody is named.
        stance: Its stance.
        act: Its speech act.
        about: Ids of the statements it refers to.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    stance: Stance = Stance.ASSERTS
    act: str = "claim"
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs that must share a claim, in order of strength, and pairs that cannot."""

    must: tuple[tuple[str, str], ...] = ()
    cannot: frozenset[frozenset[str]] = field(default=frozenset())


def ties(statements: Iterable[Placed]) -> Ties:
    """Return what the articles' own structure says of which statements share a claim.

    Args:
        statements: Statements of any number of articles.
    """
    articles: dict[str, list[Placed]] = defaultdict(list)
    for statement in statements:
        articles[statement.article].append(statement)
    must: list[tuple[str, str]] = []
    cannot: set[frozenset[str]] = set()
    for group in articles.values():
        known = {statement.id for statement in group}
        must += [(s.id, s.about[0]) for s in group if s.about and s.about[0] in known]
        for left, right in combinations(group, 2):
            verdict = _nested(left, right)
            if verdict is True:
                must.append((left.id, right.id))
            elif verdict is False:
                cannot.add(frozenset((left.id, right.id)))
    referred = {frozenset(pair) for pair in must}
    return Ties(tuple(must), frozenset(cannot - referred))


def _nested(left: Placed, right: Placed) -> bool | None:
    """Whether two statements one of which holds the other are one claim; None if neither does."""
    if left.about or right.about:
        return None
    if left.content == right.content and left.content:
        return True
    for outer, inner in ((left, right), (right, left)):
        if _holds(outer.content, inner.content) and _holds(outer.content, inner.cue):
            return _hedges(outer, inner)
    return None


def _holds(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Whether every inner span lies in an outer one."""
    return bool(inner) and all(
        any(a.start >= b.start and a.end <= b.end for b in outer) for a in inner
    )


def _hedges(outer: Placed, inner: Placed) -> bool:
    if outer.stance is not Stance.ASSERTS or outer.act != inner.act:
        return False
    least = {SpeakerKind.UNKNOWN: HEDGED, SpeakerKind.DOCUMENT: SHOWN}.get(inner.kind)
    rest = _length(outer.content) - _length(inner.cue)
    return least is not None and rest > 0 and _length(inner.content) / rest >= least


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
