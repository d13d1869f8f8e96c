"""Where a text writes a date: the forms, without their meaning.

In: a text. Out: its date-like stretches, each with its kind and the match that found it. Forms
are tried from the most complete to the barest, and no stretch is read twice. What a stretch
means, if anything, is for ``dates`` to say; ``figures`` only needs to know that its numbers count
nothing.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from claimtrack.text import Span, fold

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAY_COUNTS = {
    word: n for n, word in enumerate("a two three four five six seven eight nine ten".split(), 1)
} | {"one": 1}

_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)\b"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
    r"|(?:March|May|MARCH|MAY)\b)"
)
"""May and March only with a capital: in lower case they are a modal and a verb far more often."""
_WEEKDAY = r"(?i:" + "|".join(WEEKDAYS) + r")\b(?!['-])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
_YEAR = r"(?:19|20)\d\d(?![\w%]|[.,:/-]\d)"
_PART = r"(?:\s+(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening|night|dawn|noon|midday)\b)?"
_NAMED = r"(?:Good|Black|Bloody|Palm|Easter|Super|Ash|Maundy|Cyber|Holy)\s+"
_RECUR = r"(?i:every|each|any|most|a|one|previous|following|preceding|same)\s+(?:\w+\s+)?"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(DAY_COUNTS) + ")"
_STEP = r"(?P<step>(?i:last|this|next|this\s+coming|this\s+past|past|coming))"
_TIMED = (
    r"(?i:in|since|of|by|until|till|from|to|during|early|mid|late|before|after|year|and|through|"
    r"around|about|for)"
)
_LEAD = r"(?P<lead>(?i:in|since|of|by|until|till|from|during|early|mid|late|before|after|through))"

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?<![\w./-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d|-\d)"),
    ("iso", r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w-])"),
    (
        "numeric",
        r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\w/]|\.\d)",
    ),
    ("range", rf"\b{_MONTH}\s+\d{{1,2}}\s?(?:-|to|and)\s?{_DAY}(?:,?\s+{_YEAR})?"),
    (
        "range",
        rf"(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?\s?(?:-|to|and)\s?{_DAY}\s+{_MONTH}(?:\s+{_YEAR})?",
    ),
    (
        "day",
        rf"(?:\b(?P<w>{_WEEKDAY}),?{_PART},?\s+(?:on\s+)?)?\b(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})"
        rf"(?:,?\s+(?P<y>{_YEAR}))?",
    ),
    (
        "day",
        rf"(?:\b(?P<w>{_WEEKDAY}),?{_PART},?\s+(?:the\s+)?)?(?<![\w.,])(?P<d>{_DAY})\s+(?:of\s+)?"
        rf"(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
    ),
    ("month", rf"\b(?P<m>{_MONTH})(?:,?\s+|\s+of\s+)(?P<y>{_YEAR})"),
    ("nothing", rf"\b(?:{_NAMED}|{_RECUR}){_WEEKDAY}{_PART}"),
    ("weekday", rf"(?:\b{_STEP}\s+)?\b(?P<w>{_WEEKDAY}){_PART}"),
    ("shift", r"\b(?i:the\s+day\s+(?P<shift>before\s+yesterday|after\s+tomorrow))\b"),
    ("shift", rf"\b(?P<shift>(?i:yesterday|today|tonight|tomorrow))\b(?!['-]){_PART}"),
    ("shift", r"\b(?P<shift>(?i:last\s+night|this\s+(?:morning|afternoon|evening)))\b"),
    ("ago", rf"\b(?i:{_COUNT}\s+days?\s+ago)\b"),
    (
        "nothing",
        r"\b(?i:(?:\d+|\w+)\s+(?:minutes?|hours?|weeks?|months?|years?|decades?)\s+"
        r"(?:ago|earlier|later|before|after|since))\b",
    ),
    ("nothing", r"\b(?i:(?:\d+|\w+)\s+days?\s+(?:earlier|later|before|after))\b"),
    (
        "nothing",
        r"\b(?i:(?:past|last|previous|next|coming|first)\s+(?:\d+|\w+)\s+"
        r"(?:minutes|hours|days|weeks|months|years|decades))\b",
    ),
    ("period", rf"\b{_STEP}\s+(?P<unit>(?i:month|year))\b(?!['-])"),
    ("nothing", rf"\b{_STEP}\s+(?i:week|weekend|summer|winter|autumn|spring|fall|decade)\b"),
    ("bare", rf"\b{_STEP}\s+(?P<m>{_MONTH})(?!\s+[A-Z]|['-])"),
    ("bare", rf"\b{_LEAD}(?:[ -]|\s+(?:early|mid|late)[ -])(?P<m>{_MONTH})(?!\s+[A-Z]|['-])"),
    ("nothing", r"(?<![\w,.])(?:(?:18|19|20)\d0|['’]?\d0)s\b"),
    ("nothing", r"(?<![\w.,-])(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)(?![\w-])"),
    ("year", rf"\b{_TIMED}[ -](?P<y>{_YEAR})(?!['’]|\s+(?:[a-z]+s\b|people\b|men\b|women\b))"),
    ("year", rf"^\s*(?P<y>{_YEAR})\s*$"),
    ("year", rf"(?<=\()(?P<y>{_YEAR})(?=\))"),
    (
        "nothing",
        rf"\b(?i:the|its|his|her|their|this|that)\s+(?:\w+\s+)?{_YEAR}"
        r"(?=\s+(?!people|men|women|of\b)[a-z]+\b)",
    ),
)


def _needs(kind: str, form: str) -> str:
    """Return what a text must hold for ``form`` to have a chance in it."""
    if _MONTH in form:
        return "month"
    if _WEEKDAY in form:
        return "weekday"
    digits = kind in ("iso", "numeric", "year") or r"\d\d" in form or r"\d0" in form
    return "digit" if digits else "word"


_PATTERNS = tuple((kind, _needs(kind, form), re.compile(form)) for kind, form in _FORMS)
_CHANCES = {
    "month": re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE),
    "weekday": re.compile("day", re.IGNORECASE),
    "digit": re.compile(r"\d"),
    "word": re.compile(
        "minute|hour|day|week|month|year|decade|tonight|tomorrow|night|morning|afternoon|evening"
        "|summer|winter|autumn|spring|fall",
        re.IGNORECASE,
    ),
}
"""Cheap looks that spare most texts most forms."""
REMEMBERED = 256
"""Texts whose dates are kept: the statements of a paragraph are read one after the other."""
_TRIM = {"year": "y", "bare": "m"}
"""Kinds whose leading word belongs to the context, not to the date."""


class Mention(NamedTuple):
    """A date-like stretch: its place, its kind, and the match with its named parts."""

    span: Span
    kind: str
    match: re.Match[str]

    def part(self, name: str) -> str | None:
        """Return a named part of the form, lower-cased, or None where the form has none."""
        found = self.match.groupdict().get(name)
        return None if found is None else " ".join(found.lower().split())


def scan(text: str) -> list[Mention]:
    """Return the date-like stretches of ``text`` in text order, none overlapping.

    Args:
        text: Any text; offsets are code points into it.

    Returns:
        Mentions, those of kind "nothing" and "range" included: they are dates or spans of time
        that have no single ISO reading.
    """
    return list(_scanned(text))


@lru_cache(maxsize=REMEMBERED)
def _scanned(text: str) -> tuple[Mention, ...]:
    folded = fold(text)
    taken = bytearray(len(text))
    found = []
    chances = {need for need, look in _CHANCES.items() if look.search(folded)}
    for kind, need, pattern in _PATTERNS:
        if need not in chances:
            continue
        for match in pattern.finditer(folded):
            start, end = match.span()
            if kind in _TRIM and not match.groupdict().get("step"):
                start = match.start(_TRIM[kind])
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Mention(Span(start, end), kind, match))
    return tuple(sorted(found, key=lambda mention: mention.span))


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation.

    Raises:
        ValueError: ``name`` is no month.
    """
    short = name.strip(". ").lower()[:3]
    return [month[:3] for month in MONTHS].index(short) + 1
