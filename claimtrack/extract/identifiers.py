"""Numbers that count nothing: they name, date, rank or locate.

In: a text. Out: the stretches in which no number is a count: dates and times, ages, ordinals are
never numerals at all, numbered things ("Route 9", "flight 16"), fractions, results, contact lines.
"""

import re
from functools import lru_cache

from claimtrack.extract.datewords import REMEMBERED, scan
from claimtrack.text import Span, fold

NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SPELT = rf"(?:(?:{NUMBER_WORD})(?:[ -](?:{NUMBER_WORD}))?)"
_ANY = rf"(?:\d[\d,.]{{0,14}}\d|\d|{_SPELT})"
_NAMED = (
    "route highway motorway interstate road flight channel article section chapter page paragraph "
    "room gate platform no no. number nos. phase stage level version type category grade appendix "
    "annex resolution protocol pier checkpoint camp zone sector area district ward precinct "
    "apartment flat day week volume issue part item point step psalm title act agenda vision "
    "formula boeing airbus model unit block line bus tram train building hangar terminal runway "
    "clause rule law order decree magnitude age under-"
).split()
_COUNTED_AFTER = (
    r"(?!\s+(?:more\s+)?(?:people|persons|men|women|children"
    r"|(?!was\b|is\b|has\b|does\b|as\b|this\b|its\b|his\b)[a-z]+s)\b)"
)
"""After "area" or "bus" a number may begin a new count: "in the area 12 people were killed"."""
_YEAR = r"(?<![\w.,:$€£¥-])(?:1[89]|20)\d\d(?![\w%]|[.,:/]\d)"

_FORMS = (
    rf"\b(?i:the|this|that|its|his|her|their|a|an|late|early)\s+{_YEAR}",
    rf"{_YEAR}(?!\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|men|women|children|police|percent|million)\b)",
    rf"\b(?:{'|'.join(re.escape(word) for word in _NAMED)})\s+#?{_ANY}\b{_COUNTED_AFTER}",
    rf"#\s?{_ANY}",
    r"\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?|hours\b|gmt\b|utc\b|local\b)",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    r"\b\d{4}\s?(?:gmt|utc|local time)\b",
    rf"\b{_ANY}\s?[ap]\.?m\b\.?",
    rf"\b{_ANY}\s+o'clock\b",
    rf"\b(?:{_ANY}\s+(?:minutes\s+)?past|(?:at|by|until)\s+{_ANY}\s+(?:minutes\s+)?to)\s+"
    rf"(?:{NUMBER_WORD}|\d{{1,2}})\b(?=\s*(?:[.,;]|in the|on\b|$))",
    rf"\b(?:half|quarter)\s+(?:past|to)\s+{_ANY}\b",
    rf"\b{_ANY}\s+in\s+the\s+(?:morning|afternoon|evening)\b",
    rf"\b{_ANY}(?:-|\s)(?:year|month|week|day)s?(?:-|\s)olds?\b",
    rf"\baged?\s+(?:between\s+|from\s+|about\s+|under\s+|over\s+)?{_ANY}"
    rf"(?:\s*(?:-|to|and|or)\s*{_ANY})?\b",
    rf"\bages?\s+of\s+{_ANY}(?:\s+(?:and|to)\s+{_ANY})?\b",
    rf"\b{_ANY}\s+years?\s+of\s+age\b",
    rf"\b{_ANY}[ -](?:and-a-)?(?:thirds?|quarters?|half|halves|fifths?|sixths?|tenths?)\b",
    r"(?<![\w/])\d+/\d+(?![\w/])",
    rf"\bone\s+in\s+(?:every\s+)?{_ANY}\b",
    rf"\b{_ANY}\s+(?:in|out\s+of)\s+(?:every\s+)?(?:10|ten|100)\b",
    rf"\b(?:group|gang|big|committee|council)\s+(?:of\s+)?{_ANY}\b(?!\s+(?:[a-z]+s|people|men)\b)",
    r"\b(?:no|not|every|any|some|each|this|that|the|which)[ -]one\b",
    rf"\bone\s+(?:another|day|side|hand|thing|way|after|by)\b|\bone's\b|\b{_ANY}\s+times?\b",
    r"(?<![\w$])-\s?\d[\d.,]{0,14}",
    rf"\bminus\s+{_ANY}",
    r"\S{1,64}@\S{1,99}|\b(?:https?://|www\.)\S{1,300}",
    r"\+\d[\d ()-]{6,}",
    r"\b(?:24/7|9/11|7/7)\b",
)
_NUMBER = re.compile(rf"\d|{NUMBER_WORD}", re.IGNORECASE)
"""A text without any number has none to leave out."""
_PATTERN = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
_TITLED = re.compile(
    rf"\b(?:{'|'.join(re.escape(word.capitalize()) for word in _NAMED)})\s+{_ANY}\b"
)
"""With a capital it is a name even before a plural: "Chapter 7 resolutions"."""
_AGE_AFTER_NAME = re.compile(
    r"(?:[A-Z][\w'-]+|\b(?:man|woman|boy|girl)),?\s+\(?(\d{1,3})(?=[,.)](?!\d))"
)


def spans(text: str) -> list[Span]:
    """Return the stretches of ``text`` whose numbers count nothing, in no order.

    Args:
        text: Any text; offsets are code points into it.
    """
    return list(_spans(text))


@lru_cache(maxsize=REMEMBERED)
def _spans(text: str) -> tuple[Span, ...]:
    folded = fold(text)
    if not _NUMBER.search(folded):
        return ()
    found = [mention.span for mention in scan(text)]
    found += [Span(*match.span()) for match in _PATTERN.finditer(folded)]
    found += [Span(*match.span()) for match in _TITLED.finditer(folded)]
    found += [Span(*match.span(1)) for match in _AGE_AFTER_NAME.finditer(folded)]
    return tuple(found)
