"""Numerals of a text with their bounds, whatever they count.

In: a text. Out: every number written in digits or words, as one interval with inclusive ends.
What the bounds mean:

- "more than N", "over N" and "at least N" are all ``[N, open)``, "fewer than N" and "up to N" all
  ``(open, N]``: outlets use the round number as the limit, and "more than 20,000" must be able to
  meet "20,000";
- "about N" allows ``MARGIN`` on both sides, "nearly N" only below, "just over N" only above;
- vague plurals mean at least two of their unit: "dozens" is ``[24, open)``; "several" and "many"
  alone are no number, "several hundred" is ``[200, open)``.
"""

import math
import re
from dataclasses import dataclass, replace

from claimtrack.extract.identifiers import NUMBER_WORD
from claimtrack.text import Span, fold
from claimtrack.vocab import Bound

MARGIN = 0.1
"""How far "about 200" may be off: a tenth, the coarsest rounding to one digit newsrooms use."""
NEAR = 80
"""Characters before a number among which its bound words and "rose from" are looked for."""
VAGUE_COUNT = 2
"""A plural unit is at least two of it."""
PAIR = 2
_SMALL = {word: n for n, word in enumerate(NUMBER_WORD.split("|")[:19], 1)} | {
    word: 10 * n for n, word in enumerate(NUMBER_WORD.split("|")[19:], 2)
}
_SMALL["zero"] = 0
_BIG = {
    "dozen": 12,
    "score": 20,
    "ten": 10,
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble"}
_SIGN = r"(?P<sign>(?:\b(?:US|A|C|HK|NZ|S))?\$|[€£¥₹₽])\s?"

_PLURALS = r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)"
_BIG_WORD = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_NW = rf"(?:{NUMBER_WORD}|zero|hundred|thousand|million|billion|trillion|dozen)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_CORE = re.compile(
    rf"(?<![\w.,:/'])(?<![^\W\d_]-)(?:{_SIGN})?(?:"
    rf"(?P<vague>(?:{_PLURALS}|1,?000s|100s)(?:\s+of\s+(?:hundreds|thousands|millions|billions))?)"
    rf"|(?P<few>(?:several|a\s+few|many|a\s+couple(?:\s+of)?)\s+{_BIG_WORD})"
    rf"|(?P<half>half\s+an?\s+(?:dozen|million|billion))"
    rf"|(?P<pair>a\s+pair(?=\s+of\s))"
    rf"|(?P<digits>{_DIGITS})(?:[ -]?(?P<scale>{_BIG_WORD}|bn|mn|tn|k|(?:m|b)(?=\b))\b)?"
    rf"|(?P<words>(?:an?\s+(?={_BIG_WORD}))?{_NW}"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand))\s+and\s+){_NW}\b)*)"
    r")(?P<percent>\s?(?:%|per\s?cent\b|percent\b|pct\b|percentage\s+points?\b))?"
    r"(?![\w']|[.,:/]\d|-(?!to-|plus\b)[a-z])",
    re.IGNORECASE,
)
_LEAST = (
    r"at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|(?:well\s+)?(?:more|greater)\s+than"
    r"|(?:well\s+)?over|above|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?"
    r"|a\s+minimum\s+of|as\s+few\s+as"
)
_MOST = (
    r"at\s+(?:the\s+)?most|up\s+to|(?:no|not)\s+(?:more|greater)\s+than|(?:fewer|less)\s+than"
    r"|under|below|as\s+(?:many|much)\s+as|a\s+maximum\s+of"
)
_BELOW = r"nearly|almost|close\s+to|just\s+(?:under|below)|slightly\s+(?:fewer|less)\s+than|nearing"
_ABOVE = r"just\s+(?:over|above)|(?:slightly|little)\s+(?:more\s+than|over)"
_ABOUT = r"about|around|some|approximately|roughly|circa|(?:an\s+)?estimated|perhaps|~"
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})|(?P<least>{_LEAST})|(?P<most>{_MOST})"
    rf"|(?P<about>{_ABOUT}))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\bnot|\bnever|n't)\s+(?:(?:be|have\s+been|yet)\s+)?$", re.IGNORECASE)
_OPPOSITE = {"least": "most", "most": "least"}
_BEHIND = re.compile(
    r"(?P<least>\+|[ -]plus\b|\s+or\s+more\b|\s+at\s+least\b|\s+and\s+counting\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|\s+at\s+most\b)|(?P<about>\s+or\s+so\b)",
    re.IGNORECASE,
)
_TO = re.compile(r"\s?-\s?|\s+to\s+|-to-|\s+or\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)between\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)from\s+$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:up|down|r[io]se[sn]?|rising|gr[eo]ws?|grown|increas\w+|climb\w*|jump\w*|f[ea]ll(?:s|en)?"
    r"|drop\w*|declin\w+|cut|reduc\w+|revis\w+|rais\w+|lower\w+|went|doubl\w+|shr[aiu]nk|surg\w+"
    r"|soar\w*|plung\w+)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SCORE_GAP = re.compile(r"\s?-\s?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        span: The number with its bound words, sign and percent sign.
        core: The number alone.
        low: Least value, None where open.
        high: Greatest value, None where open.
        bound: How it bounds.
        unit: "percent", a currency's name, or None.
        scale: The power of ten it was written with ("5 million": a million).
        former: Whether it is the starting point of a change ("up from six").
    """

    span: Span
    core: Span
    low: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    scale: int = 1
    former: bool = False


def read(text: str) -> list[Numeral]:
    """Return the numerals of ``text`` in text order, ranges joined into one.

    Args:
        text: Any text; offsets are code points into it.
    """
    folded = fold(text)
    cores = [core for match in _CORE.finditer(folded) if (core := _core(match))]
    found: list[Numeral] = []
    i = 0
    while i < len(cores):
        pair = cores[i : i + 2]
        gap = folded[pair[0].core.end : pair[-1].core.start] if len(pair) == 2 else ""
        joined = _range(folded, *pair) if len(pair) == 2 else None
        if joined is not None:
            found.append(joined)
        elif _SCORE_GAP.fullmatch(gap):
            pass  # "2-1": a result, not a range
        else:
            found.append(_bounded(folded, cores[i]))
            i += 1
            continue
        i += 2
    return found


def _core(match: re.Match[str]) -> Numeral | None:
    words = " ".join(match.group().lower().split())
    core = Span(*match.span())
    unit = _unit(match)
    if match["vague"] or match["few"]:
        names = re.findall(r"[a-z]+|\d[\d,]*", (match["vague"] or match["few"]).lower())
        low = VAGUE_COUNT * math.prod(_plural(name) for name in names)
        return Numeral(core, core, low, None, Bound.AT_LEAST, unit)
    if match["half"]:
        value: float | None = _BIG[words.split()[2]] // 2
        return Numeral(core, core, value, value, unit=unit)
    if match["pair"]:
        return Numeral(core, core, PAIR, PAIR, unit=unit)
    scale = _BIG[match["scale"].lower()] if match["scale"] else 1
    if match["digits"]:
        value = _digits(match, scale)
    else:
        value, scale = _words(match["words"])
    return None if value is None else Numeral(core, core, value, value, unit=unit, scale=scale)


def _unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "percent"
    return _SYMBOLS[match["sign"][-1]] if match["sign"] else None


def _plural(name: str) -> int:
    if name[0].isdigit():
        return int(name.replace(",", ""))
    return _BIG.get(name.removesuffix("s"), 1)


def _digits(match: re.Match[str], scale: int) -> float | None:
    """The value; "20.000" (thousands or decimals?) and a bare "5m" (metres?) have no one value."""
    digits: str = match["digits"].replace(",", "")
    if scale == 1 and "." in digits and len(digits.partition(".")[2]) == 3:
        return None
    if (match["scale"] or "").lower() in ("m", "b") and not match["sign"]:
        return None
    value = round(float(digits) * scale, 6)
    return int(value) if value.is_integer() else value


def _words(written: str) -> tuple[float | None, int]:
    """The value of number words and their greatest scale; None where they do not compose."""
    total, current, scale, last = 0, None, 1, 10**15
    for word in re.split(r"[\s-]+", written.lower()):
        if word in ("and", "a", "an"):
            current = 1 if word != "and" and current is None else current
            continue
        if word in _SMALL:
            if current is not None and not _continues(current, _SMALL[word]):
                return None, 1
            current = (current or 0) + _SMALL[word]
        elif current is None:
            return None, 1
        elif word in ("hundred", "dozen"):
            current *= _BIG[word]
        elif _BIG[word] >= last:
            return None, 1
        else:
            last = scale = _BIG[word]
            total, current = total + current * last, 0
    return None if current is None else total + current, scale


def _continues(current: int, small: int) -> bool:
    """Whether "six" may follow "twenty" or "two hundred" within one number."""
    if current % 100 == 0:
        return current != 0 or small > 0
    return current % 10 == 0 and current % 100 >= 20 and 0 < small < 10


def _range(folded: str, left: Numeral, right: Numeral) -> Numeral | None:
    """Two numerals as one ("5-7", "between 5 and 7"), unless the first is where a change began."""
    reach = max(0, left.core.start - NEAR)
    between = _BETWEEN.search(folded, reach, left.core.start)
    start = _FROM.search(folded, reach, left.core.start)
    gap = folded[left.core.end : right.core.start]
    joins = gap.strip() == "and" if between else bool(_TO.fullmatch(gap))
    if not joins or left.high is None or right.high is None or _former(folded, left):
        return None
    low, high = left.high, right.high
    if right.scale > 1 and left.scale == 1 and low * right.scale < high:
        low *= right.scale
    if low >= high or (left.unit and right.unit and left.unit != right.unit):
        return None
    lead = between or start
    core = Span(left.core.start, right.core.end)
    span = Span(lead.start() if lead else core.start, core.end)
    return Numeral(span, core, low, high, Bound.RANGE, right.unit or left.unit, right.scale)


def _former(folded: str, numeral: Numeral) -> bool:
    reach, start = max(0, numeral.core.start - NEAR), numeral.core.start
    return bool(_FROM.search(folded, reach, start) and _CHANGE.search(folded, reach, start))


def _bounded(folded: str, numeral: Numeral) -> Numeral:
    """Read the bound words before or behind a numeral into its ends."""
    (start, end), kind = numeral.core, None
    while (match := _BEFORE.search(folded, max(0, start - NEAR), start)) is not None:
        start = match.start()
        kind = match.lastgroup if kind in (None, "about") else kind
    negation = _NOT.search(folded, max(0, start - NEAR), start)
    if negation is not None and kind in _OPPOSITE:
        start, kind = negation.start(), _OPPOSITE[kind]  # "would not exceed 3 percent"
    behind = _BEHIND.match(folded, end)
    if kind is None and behind is not None:
        end, kind = behind.end(), behind.lastgroup
    low, high, bound = _ends(numeral, kind)
    span, former = Span(start, end), _former(folded, numeral)
    return replace(numeral, span=span, low=low, high=high, bound=bound, former=former)


def _ends(numeral: Numeral, kind: str | None) -> tuple[float | None, float | None, Bound]:
    value = numeral.low
    if kind is None or value is None or numeral.bound is Bound.AT_LEAST:
        return numeral.low, numeral.high, numeral.bound
    least, most = round(value * (1 - MARGIN), 6), round(value * (1 + MARGIN), 6)
    if isinstance(value, int):
        least, most = math.floor(least), math.ceil(most)
    return {
        "least": (value, None, Bound.AT_LEAST),
        "most": (None, value, Bound.AT_MOST),
        "below": (least, value, Bound.ABOUT),
        "above": (value, most, Bound.ABOUT),
        "about": (least, most, Bound.ABOUT),
    }[kind]
