"""An article's text as runs to print: which statements cover each, where they begin and end. Pure.

Statements nest ("X said that Y had denied it") and overlap; a run belongs to all that cover it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.text import Span, paragraphs, squeeze
from claimtrack.vocab import Stance
from claimtrack.web import schemas
from claimtrack.web.marks import Labelled, Piece, cut

Label = tuple[int, str]
"""Number of a statement and the part of it: source, cue or content."""
_DENYING = {Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same statements.

    Attributes:
        text: The characters.
        numbers: The statements that cover them, outer ones first.
        parts: What of a statement they are: source, cue, content.
        denying: Whether one of these denies or withdraws.
        begins: Statements whose first character this run starts with.
        ends: Statements whose last character this run ends with.
    """

    text: str
    numbers: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    denying: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def runs(article: schemas.ArticleDetail) -> list[list[Run]]:
    """Return the paragraphs of an article's text as runs."""
    ranges = _ranges(article.statements)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for one in ranges:
        number = one.label[0]
        first[number] = min(first.get(number, one.span.start), one.span.start)
        last[number] = max(last.get(number, one.span.end), one.span.end)
    denying = {one.n for one in article.statements if one.stance in _DENYING}
    return [
        [_run(piece, first, last, denying) for piece in cut(article.text, ranges, within)]
        for within in paragraphs(article.text)
    ]


def split_headline(
    found: list[list[Run]], title: str | None
) -> tuple[list[Run] | None, list[list[Run]]]:
    """Return the first paragraph apart where it is the headline, and the paragraphs after it."""
    if title is None or not found:
        return None, found
    first = "".join(run.text for run in found[0])
    return (found[0], found[1:]) if squeeze(first) == squeeze(title) else (None, found)


def _ranges(statements: Iterable[schemas.Statement]) -> list[Labelled[Label]]:
    found = [
        Labelled(Span(*span), (statement.n, part))
        for statement in statements
        for part, words in (
            ("source", statement.source),
            ("cue", statement.cue),
            ("content", statement.content),
        )
        for span in (words.spans if words else ())
    ]
    return sorted(found, key=lambda one: (one.span.start, -one.span.end, one.label))


def _run(
    piece: Piece[Label], first: dict[int, int], last: dict[int, int], denying: Iterable[int]
) -> Run:
    numbers = _unique(n for n, _ in piece.labels)
    end = piece.start + len(piece.text)
    return Run(
        text=piece.text,
        numbers=numbers,
        parts=tuple(dict.fromkeys(part for _, part in piece.labels)),
        denying=bool(set(numbers) & set(denying)),
        begins=tuple(n for n in numbers if first[n] == piece.start),
        ends=tuple(n for n in numbers if last[n] == end),
    )


def _unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
