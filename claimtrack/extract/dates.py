"""Dates in a text, read against the day it was published. Pure: the base date is an argument.

In: a text and its base date (or None). Out: the date expressions that have exactly one reading,
as ISO 8601 of reduced precision. An expression with no reading or more than one ("2/5/24", "last
week", "next Friday" on a Monday) gives nothing. ``datewords`` finds the forms; the rules here are:

- a weekday is the latest such day on or before the base; with a verb of the future the next one;
- a day and month without a year are the nearest such date at most ``AHEAD`` after the base, else
  the one before it; the tense of the verb decides where it speaks clearly;
- without a base only expressions complete in themselves are read.

Regular expressions and ``datetime`` do this: general date parsers fill in what a text leaves open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claimtrack.extract.datewords import DAY_COUNTS, WEEKDAYS, Mention, month_number, scan
from claimtrack.extract.tense import Tense, nearest
from claimtrack.text import Span, fold

Precision = Literal["day", "month", "year"]

AHEAD = timedelta(days=31)
"""How far ahead an undated "March 1" may lie: news announces some weeks, rarely a season."""
TIME_ZONES = timedelta(days=1)
"""A past deed dated a day after the base may be a matter of time zones: it gives nothing."""
NEAR = 80
"""Characters before a date among which the words that bind it are looked for."""
PIVOT = 69
"""Two-digit years below it are of this century (POSIX strptime's rule)."""
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_SHIFTS = {
    "yesterday": -1,
    "last night": -1,
    "before yesterday": -2,
    "tomorrow": 1,
    "after tomorrow": 2,
}
_LIMIT = re.compile(
    r"\b(?:since|until|till|before|after|from|between|by|through|as of)"
    r"(?:\s+(?:early|late|mid|last|on))*[\s-]+$"
    r"|\b(?:between|from)\b[^.;]{1,40}\b(?:and|to)\s+$",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(r"\b(?:until|till|through|from)\s+$", re.IGNORECASE)
_THING = re.compile(r"\s+an?\s")
_ATTRIBUTE = re.compile(r"\b(?:the|its|his|her|their|those|these)\s+$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:in|on|at|by|and|or|but|that|when|as|after|before|with|for|to|the|was|is|has|had|of"
    r"|from|said|will|until|were)\b)[a-z]{3,}"
)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as the text writes it, with its one reading.

    ``iso`` is "2024", "2024-02" or "2024-02-05", as ``precision`` says.
    """

    span: Span
    iso: str
    precision: Precision
    text: str


def find(text: str, *, base: date | None, start: int = 0) -> list[DateExpression]:
    """Return the dates of ``text`` that have exactly one reading, in text order.

    Args:
        text: The text to read.
        base: Day the text was published, or None where unknown.
        start: Where ``text`` begins in the larger text that the spans shall point into.

    Returns:
        Expressions whose spans are code points, end exclusive, shifted by ``start``.
    """
    found = []
    for mention in scan(text):
        iso = _READERS[mention.kind](mention, base, text)
        if iso is not None:
            first, last = mention.span
            span = Span(first + start, last + start)
            found.append(DateExpression(span, iso, _PRECISION[len(iso)], text[first:last]))
    return found


def event_date(content: str, base: date | None) -> str | None:
    """Return the one date of a content, or None where it has none or more than one.

    Dates that only bound a time ("since Friday", "by March 1") are no date of the event, and a
    year or month is no second date beside a day that lies in it.

    Args:
        content: The words of a content.
        base: Day the text was published, or None where unknown.
    """
    folded = fold(content)
    dates = {
        found.iso
        for found in find(content, base=base)
        if not _LIMIT.search(folded, max(0, found.span.start - NEAR), found.span.start)
    }
    exact = {iso for iso in dates if not any(o != iso and o.startswith(iso) for o in dates)}
    return exact.pop() if len(exact) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nothing(_mention: Mention, _base: date | None, _text: str) -> str | None:
    return None


def _iso(mention: Mention, _base: date | None, _text: str) -> str | None:
    year, month, day = mention.part("y"), mention.part("m"), mention.part("d")
    if day is None:
        return f"{year}-{month}"
    found = _valid(int(year or 0), int(month or 0), int(day))
    return found.isoformat() if found else None


def _numeric(mention: Mention, _base: date | None, _text: str) -> str | None:
    """Read 25/12/24 and 5/5/2024; 2/5/24 may be a day in May or in February."""
    left, right = int(mention.part("a") or 0), int(mention.part("b") or 0)
    written = mention.part("y") or ""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < PIVOT else 1900
    readings = {_valid(year, right, left), _valid(year, left, right)} - {None}
    only = readings.pop() if len(readings) == 1 else None
    return only.isoformat() if only else None


def _day(mention: Mention, base: date | None, text: str) -> str | None:
    month, weekday = month_number(mention.part("m") or ""), mention.part("w")
    day, year = int(re.sub(r"\D", "", mention.part("d") or "")), mention.part("y")
    if year is not None:
        whole = _valid(int(year), month, day)
        fits = whole is not None and _on(whole, weekday)
        return whole.isoformat() if whole and fits else None
    if base is None or _attributive(text, mention.span):
        return None
    near = (_valid(base.year + n, month, day) for n in (-1, 0, 1))
    choice = _nearest([d for d in near if d and _on(d, weekday)], base, _tense(text, mention.span))
    return choice.isoformat() if choice else None


def _on(day: date, weekday: str | None) -> bool:
    return weekday is None or WEEKDAYS[day.weekday()] == weekday


def _attributive(text: str, span: Span) -> bool:
    """Whether the date names something ("the October 7 attack"), perhaps of long ago."""
    return bool(
        _ATTRIBUTE.search(text, max(0, span.start - NEAR), span.start)
        and _NOUN_FOLLOWS.match(text, span.end)
    )


def _nearest(days: list[date], base: date, tense: Tense) -> date | None:
    past = max((day for day in days if day <= base), default=None)
    ahead = min((day for day in days if day > base), default=None)
    if tense is Tense.FUTURE:
        return base if past == base else ahead
    if tense is Tense.PAST:
        return None if ahead is not None and ahead - base <= TIME_ZONES else past
    if ahead is not None and ahead - base <= AHEAD and (past is None or base - past > ahead - base):
        return ahead
    return past


def _tense(text: str, span: Span) -> Tense:
    """The time of the date's verb; a term ("until April", "declared Friday a day of") has none."""
    tense = nearest(text, span)
    term = _OPEN_ENDED.search(text, max(0, span.start - NEAR), span.start) or _THING.match(
        text, span.end
    )
    return Tense.UNCLEAR if term and tense is not Tense.FUTURE else tense


def _month(mention: Mention, _base: date | None, _text: str) -> str | None:
    return f"{mention.part('y')}-{month_number(mention.part('m') or ''):02}"


def _weekday(mention: Mention, base: date | None, text: str) -> str | None:
    if base is None:
        return None
    target, step = WEEKDAYS.index(mention.part("w") or ""), mention.part("step")
    back = (base.weekday() - target) % 7
    if step is None:
        tense = _tense(text, mention.span)
        if tense is Tense.UNCLEAR and back:
            return None
        step = "coming" if tense is Tense.FUTURE and back else "on or before"
    shift: int | None
    if step == "on or before":
        shift = -back
    elif step in ("last", "past", "this past"):
        shift = -(back or 7)
    elif step in ("coming", "this coming"):
        shift = 7 - back
    elif step == "this":
        shift = target - base.weekday()
    else:  # "next": this week's day or the one after, unless this week's is over
        shift = None if target > base.weekday() else 7 - back
    return None if shift is None else _moved(base, shift)


def _moved(base: date, days: int) -> str | None:
    try:
        return (base + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _shift(mention: Mention, base: date | None, _text: str) -> str | None:
    if base is None:
        return None
    return _moved(base, _SHIFTS.get(mention.part("shift") or "", 0))


def _ago(mention: Mention, base: date | None, _text: str) -> str | None:
    count = mention.part("count") or ""
    if base is None:
        return None
    return _moved(base, -(DAY_COUNTS.get(count) or int(count)))


def _stepped(base: date, months: int) -> str | None:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}" if 1 <= year <= date.max.year else None


def _period(mention: Mention, base: date | None, _text: str) -> str | None:
    steps = {"last": -1, "past": None, "this past": None, "this": 0, "next": 1, "coming": 1}
    step = steps.get(mention.part("step") or "")
    if base is None or step is None:
        return None
    if mention.part("unit") == "month":
        return _stepped(base, step)
    return f"{base.year + step:04}" if 1 <= base.year + step <= date.max.year else None


def _bare(mention: Mention, base: date | None, text: str) -> str | None:
    """Read a month without a year, "in December", "last March"."""
    if base is None:
        return None
    back = (base.month - month_number(mention.part("m") or "")) % 12
    step = mention.part("step")
    if step is None:
        tense = _tense(text, mention.span)
        if tense is Tense.UNCLEAR or (tense is Tense.NONE and back == 11):
            return None
        return _stepped(base, 12 - back if tense is Tense.FUTURE and back else -back)
    if step in ("last", "past", "this past"):
        return _stepped(base, -(back or 12))
    if step == "this":
        return f"{base.year:04}-{month_number(mention.part('m') or ''):02}"
    over = base.month - back > 0  # this year's month has come: "next" can only be the other
    return _stepped(base, 12 - back) if over or step != "next" else None


def _year(mention: Mention, _base: date | None, _text: str) -> str | None:
    return mention.part("y")


_READERS: dict[str, Callable[[Mention, date | None, str], str | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "range": _nothing,
    "nothing": _nothing,
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "shift": _shift,
    "ago": _ago,
    "period": _period,
    "bare": _bare,
    "year": _year,
}
