"""Numbers of a sentence: counts, which are slots of a claim, and identifiers, which are not.

Counts ("six dead", "two dozen") are figures of one claim. Identifiers ("kind:value") tell one
thing from another: dates, weekdays, years, ordinals before a unit ("7th Brigade"), numbered
things ("Route 9", "Resolution 1701"), ages.
"""

import re
from collections.abc import Sequence

from claimtrack.match.lexicon import stem, word_class
from claimtrack.match.tokens import Token
from claimtrack.match.types import FigureRange

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_AGE = re.compile(r"(\d{1,3})-year-olds?$")
_MONTHS = "january february march april may june july august september october november december"
_MONTH = {
    **{name: n for n, name in enumerate(_MONTHS.split(), 1)},
    **{name[:3]: n for n, name in enumerate(_MONTHS.split(), 1)},
    "sept": 9,
}
_UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: float(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_MULTIPLES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_VAGUE = {
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2000.0,
    "millions": 2e6,
    "several": 3.0,
    "couple": 2.0,
}
_ORDINAL_WORDS = {
    word: str(value)
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
YEARS = range(1800, 2100)
"""Bare numbers in this range read as years unless something is counted by them."""
LOOK_AHEAD = 3
"""Tokens after a number among which the counted thing is looked for ("six people were killed")."""


def value(token: Token) -> float | None:
    """Return the number a token writes, in digits or as a word, else None."""
    if token.numeric:
        return float(re.sub(r"[^\d.]", "", token.text).rstrip(".") or 0)
    if token.low in _UNITS:
        return _UNITS[token.low]
    tens, _, ones = token.low.partition("-")
    if ones and tens in _UNITS and ones in _UNITS:
        return _UNITS[tens] + _UNITS[ones]
    return None


def identifiers(tokens: Sequence[Token]) -> tuple[frozenset[str], frozenset[int]]:
    """Return the identifiers of a sentence and the positions of the tokens they use up.

    Args:
        tokens: The sentence's tokens.
    """
    found: set[str] = set()
    used: set[int] = set()
    for i in range(len(tokens)):
        if i in used:
            continue
        for reader in (_date, _age, _numbered, _ordinal, _year):
            names, taken = reader(tokens, i)
            if names:
                found.update(names)
                used.update(taken)
                break
    return frozenset(found), frozenset(used)


_Read = tuple[tuple[str, ...], tuple[int, ...]]
_NOTHING: _Read = ((), ())


def _at(tokens: Sequence[Token], i: int) -> Token | None:
    return tokens[i] if 0 <= i < len(tokens) else None


def _whole(token: Token | None, low: int, high: int) -> int | None:
    """The token as a whole number (ordinal endings allowed) within bounds."""
    if token is None:
        return None
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", token.low)
    number = int(match.group(1)) if match else None
    return number if number is not None and low <= number <= high else None


def _date(tokens: Sequence[Token], i: int) -> _Read:
    """Read "July 7, 1995", "7 July", "in August", "Monday", "July 1995"."""
    token = tokens[i]
    if token.low in word_class("weekdays"):
        return (f"weekday:{token.low}",), (i,)
    month = _MONTH.get(token.low.rstrip("."))
    if month is None or not token.capital or not _is_month(tokens, i):
        return _NOTHING
    used = [i]
    day, at = _whole(_at(tokens, i + 1), 1, 31), i + 1
    if day is None:
        day, at = _whole(_at(tokens, i - 1), 1, 31), i - 1
    if day is not None:
        used.append(at)
    year = _whole(_at(tokens, max(used) + 1), YEARS.start, YEARS.stop)
    if year is not None:
        used.append(max(used) + 1)
    date = f"{year if year else '-'}-{month:02}" + (f"-{day:02}" if day else "")
    return (f"date:{date}",), tuple(used)


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    """May and March are months only beside a number or after a preposition of time."""
    if tokens[i].low not in ("may", "march", "mar"):
        return True
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    timed = before is not None and before.low in ("in", "last", "next", "since", "until", "by")
    return timed or _whole(after, 1, 2100) is not None or _whole(before, 1, 31) is not None


def _age(tokens: Sequence[Token], i: int) -> _Read:
    match = _AGE.match(tokens[i].low)
    if match:
        return (f"age:{match.group(1)}",), (i,)
    after = _at(tokens, i + 1)
    if tokens[i].low == "aged" and after is not None and after.numeric:
        return (f"age:{after.low}",), (i, i + 1)
    return _NOTHING


def _numbered(tokens: Sequence[Token], i: int) -> _Read:
    """Read "Route 9", "Resolution 1701", "Flight MH370"."""
    after = _at(tokens, i + 1)
    if tokens[i].low not in word_class("numbered") or after is None:
        return _NOTHING
    if not re.fullmatch(r"[a-z]{0,3}-?\d[\w-]*", after.low):
        return _NOTHING
    following = _at(tokens, i + 2)
    counted = following is not None and following.low in word_class("units")
    return _NOTHING if counted else ((f"{tokens[i].low}:{after.low}",), (i, i + 1))


def _ordinal(tokens: Sequence[Token], i: int) -> _Read:
    """Read "7th Brigade"; a word ordinal only before a capital ("Second Army"), else it ranks."""
    match = _ORDINAL.match(tokens[i].low)
    word = _ORDINAL_WORDS.get(tokens[i].low)
    after = _at(tokens, i + 1)
    if after is None or (match is None and (word is None or not after.capital)):
        return _NOTHING
    number = match.group(1) if match else word
    return (f"{stem(after.low)}:{number}",), (i,)


def _year(tokens: Sequence[Token], i: int) -> _Read:
    if not re.fullmatch(r"\d{4}", tokens[i].text) or int(tokens[i].text) not in YEARS:
        return _NOTHING
    before, after = _at(tokens, i - 1), _at(tokens, i + 1)
    timed = before is not None and before.low in ("in", "of", "since", "the", "by", "until", "from")
    counts = after is not None and after.low.endswith("s") and after.low not in ("was", "is", "has")
    return ((f"date:{tokens[i].text}",), (i,)) if timed or not counts else _NOTHING


def figures(tokens: Sequence[Token], used: frozenset[int]) -> tuple[FigureRange, ...]:
    """Return the counts of a sentence with what they count.

    Args:
        tokens: The sentence's tokens.
        used: Positions already read as identifiers.
    """
    found = []
    i = 0
    while i < len(tokens):
        start = i
        number, exact = _number(tokens, i, used)
        if number is None:
            i += 1
            continue
        i = _after_number(tokens, i, used)
        counted = _counted(tokens, i)
        low, high = _bounds(tokens, start, number, exact=exact)
        found.append(FigureRange(counted, low, high))
    return tuple(found)


def _number(tokens: Sequence[Token], i: int, used: frozenset[int]) -> tuple[float | None, bool]:
    """The number that starts at ``i`` (multiples included) and whether it is exact."""
    token = tokens[i]
    if i in used:
        return None, True
    if token.low in _VAGUE:
        return _VAGUE[token.low], False
    number = value(token)
    if number is None and token.low in _MULTIPLES and _at(tokens, i - 1) is not None:
        number = 1.0 if tokens[i - 1].low in ("a", "an") else None
    if number is None or (token.low == "one" and not _counts_one(tokens, i)):
        return None, True
    end = _after_number(tokens, i, used)
    for token in tokens[i:end]:
        number *= _MULTIPLES.get(token.low, 1.0)
    return number, True


def _counts_one(tokens: Sequence[Token], i: int) -> bool:
    """Whether "one" counts something ("one soldier") rather than stands for it ("one of")."""
    after = _at(tokens, i + 1)
    return after is not None and after.low not in word_class("stop")


def _after_number(tokens: Sequence[Token], i: int, used: frozenset[int]) -> int:
    i += 1
    while i < len(tokens) and i not in used and tokens[i].low in _MULTIPLES:
        i += 1
    return i


def _bounds(
    tokens: Sequence[Token], i: int, number: float, *, exact: bool
) -> tuple[float | None, float | None]:
    before = " ".join(token.low for token in tokens[max(0, i - 3) : i])
    if before.endswith(("at least", "more than", "over", "no fewer than", "no less than")):
        return number, None
    if before.endswith(("at most", "up to", "fewer than", "less than", "under", "no more than")):
        return None, number
    return (number, number) if exact else (number, None)


def _counted(tokens: Sequence[Token], i: int) -> str:
    """The words after a number up to the thing counted: "people killed" of "people were killed"."""
    words = []
    for token in tokens[i : i + LOOK_AHEAD]:
        if token.low in word_class("auxiliaries") or token.low in ("of", "more", "other", "others"):
            continue
        if token.low in word_class("stop") or token.numeric:
            break
        words.append(token.low)
    return " ".join(words)
