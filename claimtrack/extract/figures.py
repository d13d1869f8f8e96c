"""Counts in a statement's content, with their bounds. Pure: the base date is an argument.

In: a parsed paragraph, the content's spans in it and the article's date. Out: a ``Figure`` for
each number that counts something. ``numerals`` reads the numbers and says what their bounds mean,
``identifiers`` which of them count nothing, ``counting`` what each counts.

``counted`` is made so that different outlets' counts of one thing are spelt alike: the singular of
the noun ("fighter"), and for people something happened to the class of the deed, with the noun
before it unless it only says that they are people ("six people were killed", "11 dead" and "the
death toll is 8" all count "killed", "six soldiers died" counts "soldier killed"). A percentage
counts its noun ("voter percent"), an amount its currency ("dollar"). An addition ("another six
were killed") and a part of a number of the same thing are marked as such, for neither is the
total.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.extract import identifiers, links
from claimtrack.extract.counting import Counted, counted
from claimtrack.extract.dates import find as find_dates
from claimtrack.extract.labels import label, percent
from claimtrack.extract.numerals import Numeral, read
from claimtrack.extract.types import Figure
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ADDED = frozenset({"another", "additional", "further", "more"})
_TIME_UNITS = frozenset("second minute hour day week month year decade".split())
_PREPOSITION = re.compile(r"(?:over|under)\b", re.IGNORECASE)
"""Before a span of time they may be "during" as well as a bound."""
_EARLIER = re.compile(r"\s+(?:a|the|one)\s+day\s+(?:earlier|before)\b|\s+the\s+previous\s+day\b")
_AS_OF = re.compile(r"\b(?:as\s+(?:of|at)|by)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
_ON = re.compile(r"\s+(?:dead\s+|people\s+|killed\s+|deaths\s+)?on\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure in the making."""

    numeral: Numeral
    what: Counted
    label: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class _Page:
    """A parsed paragraph with what ``Doc`` would make anew at every question."""

    doc: "Doc"
    text: str
    sentences: list[Span]

    def sentence(self, at: int) -> Span:
        """The sentence a character stands in."""
        return self.sentences[bisect_right(self.sentences, (at, len(self.text))) - 1]


def find(doc: "Doc", spans: Sequence[Span], *, base: date | None) -> tuple[Figure, ...]:
    """Return the figures whose number stands in ``spans``, in text order.

    Args:
        doc: A parsed paragraph (Universal Dependencies labels; lemmas are used where it has them).
        spans: Pieces of the content, in characters of the document.
        base: Day the article was published, or None where unknown.

    Returns:
        Figures whose spans are characters of the document, end exclusive. ``low`` and ``high``
        are inclusive as ``numerals`` describes; ``as_of`` is set where the sentence gives it.
    """
    text = links.text(doc)
    inside = [
        (item, span, day)
        for item, day in _read(doc, base)
        if (span := _inside(item.numeral, spans)) is not None
        and (not item.numeral.former or day is not None)
    ]
    labels = _labels([(item, day) for item, _, day in inside])
    return tuple(
        Figure(
            text=text[span.start : span.end],
            span=span,
            counted=name,
            low=item.numeral.low,
            high=item.numeral.high,
            bound=item.numeral.bound,
            as_of=day,
        )
        for (item, span, day), name in zip(inside, labels, strict=True)
    )


@lru_cache(maxsize=2)  # a paragraph is asked once a statement in it
def _read(doc: "Doc", base: date | None) -> tuple[tuple[_Found, str | None], ...]:
    """Everything a paragraph counts, each with the day it is for."""
    text = links.text(doc)
    barred = bytearray(len(text))
    for start, end in identifiers.spans(text):
        barred[start:end] = b"\x01" * (end - start)
    found: list[_Found] = []
    page = _Page(doc, text, [Span(s.start_char, s.end_char) for s in doc.sents])
    for numeral in read(text):
        if not any(barred[slice(*numeral.core)]):
            _add(found, page, numeral)
    return tuple(zip(found, _as_of(text, found, base), strict=True))


def _inside(numeral: Numeral, spans: Sequence[Span]) -> Span | None:
    """The numeral's span as far as one piece of the content holds it."""
    for start, end in spans:
        if start <= numeral.core.start and numeral.core.end <= end:
            return Span(max(start, numeral.span.start), min(end, numeral.span.end))
    return None


def _add(found: list[_Found], page: _Page, numeral: Numeral) -> None:
    """Append what ``numeral`` counts to ``found``, if it counts anything."""
    tokens = page.doc.char_span(*numeral.core, alignment_mode="expand")
    if tokens is None:
        return
    sentence = page.sentence(numeral.core.start)
    before = found[-1] if found and found[-1].sentence == sentence else None
    if numeral.unit == "percent":
        found.append(_Found(numeral, Counted(None, None), percent(tokens[-1]), sentence))
        return
    if numeral.unit is not None:
        found.append(_Found(numeral, Counted(None, None), numeral.unit, sentence))
        return
    what = counted(page.doc, numeral.span, numeral.core)
    if what is None and before is not None and numeral.former and before.what.toll:
        what = before.what
    if what is None or (_one(page.text, numeral) and not what.deed):
        return
    what = _inherited(what, before)
    name = label(what)
    if not name or (name in _TIME_UNITS and _PREPOSITION.match(page.text, numeral.span.start)):
        return
    if _added(page.text, numeral.span) and (
        before is None or before.what.deed in (None, what.deed)
    ):
        name = f"additional {name}"
    found.append(_Found(numeral, what, name, sentence))


def _one(text: str, numeral: Numeral) -> bool:
    return text[slice(*numeral.core)].lower() == "one" and numeral.core == numeral.span


def _inherited(what: Counted, before: _Found | None) -> Counted:
    """Fill a bare number from the one before: "2,000 members killed and 8,000 wounded"."""
    if before is None or what.toll:
        return what
    if what.part and what.deed is None:
        what = replace(what, deed=before.what.deed)
    if what.noun is None and what.deed and before.what.deed and not before.what.toll:
        return replace(what, noun=before.what.noun)
    return what


def _added(text: str, span: Span) -> bool:
    """Whether a number is said to come on top ("another six", "two more bodies")."""
    before = text[max(0, span.start - 16) : span.start].lower().split()[-1:]
    after = text[span.end : span.end + 12].lower().split()[:1]
    return any(word.strip(",.") in _ADDED for word in before + after)


def _as_of(text: str, found: list[_Found], base: date | None) -> list[str | None]:
    """The day each figure is for, where its sentence says so."""
    days = [d for d in find_dates(text, base=base) if d.precision == "day"]
    result: list[str | None] = []
    for item in found:
        inside = [d for d in days if item.sentence.start <= d.span.start < item.sentence.end]
        stated = next(
            (d.iso for d in inside if _AS_OF.search(text, item.sentence.start, d.span.start)), None
        )
        if stated is not None and base is not None and stated > base.isoformat():
            stated = None
        if stated is None and item.what.toll:
            end = item.numeral.span.end
            stated = next((d.iso for d in inside if _ON.fullmatch(text, end, d.span.start)), None)
        if item.numeral.former:
            stated = _day_before(text, item, result[-1] if result else None, base)
        result.append(stated)
    return result


def _day_before(text: str, item: _Found, present: str | None, base: date | None) -> str | None:
    """The day of "up from six a day earlier": the day before the present figure's."""
    if not _EARLIER.match(text, item.numeral.span.end):
        return None
    day = date.fromisoformat(present) if present else base
    return (day - timedelta(days=1)).isoformat() if day and day > date.min else None


def _labels(found: Sequence[tuple[_Found, str | None]]) -> list[str]:
    """The labels, so that no part of a content contradicts its whole of the same day."""
    labels: list[str] = []
    for i, (item, day) in enumerate(found):
        rivals = [
            other.numeral
            for name, (other, then) in zip(labels, found[:i], strict=True)
            if name == item.label and day == then
        ]
        apart = any(_apart(item.numeral, rival) for rival in rivals)
        marked = apart or (item.what.part and bool(rivals))
        labels.append(f"{item.label} (part)" if marked else item.label)
    return labels


def _apart(left: Numeral, right: Numeral) -> bool:
    low = max(left.low or 0, right.low or 0)
    return any(high is not None and low > high for high in (left.high, right.high))
