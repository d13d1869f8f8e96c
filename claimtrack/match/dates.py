"""Whether the dates of two propositions can be one date.

A date is an ISO date of reduced precision ("2024-02-05", "2024-02", "2024"), the year a dash where
the text gives none ("--02-05"), or a weekday. What is not given fits everything.
"""

from collections.abc import Collection
from datetime import date

from claimtrack.match.types import Profile

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def span_of(profile: Profile) -> frozenset[str]:
    """Return the dates a proposition gives: of the event where known, else those in its text."""
    if profile.event_date:
        return frozenset({profile.event_date})
    return frozenset(
        value
        for kind, _, value in (item.partition(":") for item in profile.identifiers)
        if kind in ("date", "weekday")
    )


def disjoint(left: Collection[str], right: Collection[str]) -> bool | None:
    """Return whether no date of one side can be one of the other; None if that cannot be told.

    A weekday and a date without a year say nothing of one another.
    """
    verdicts = [_fits(a, b) for a in left for b in right]
    if any(verdict is True for verdict in verdicts):
        return False
    return True if verdicts and all(verdict is False for verdict in verdicts) else None


def _fits(left: str, right: str) -> bool | None:
    if left in _WEEKDAYS or right in _WEEKDAYS:
        return _weekday_fits(left, right)
    pairs = list(zip(_parts(left), _parts(right), strict=True))
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if any(a != b for a, b in known):
        return False
    return True if known else None


def _weekday_fits(left: str, right: str) -> bool | None:
    if left in _WEEKDAYS and right in _WEEKDAYS:
        return left == right
    weekday, other = (left, right) if left in _WEEKDAYS else (right, left)
    year, month, day = _parts(other)
    if year is None or month is None or day is None:
        return None
    try:
        return _WEEKDAYS[date(year, month, day).weekday()] == weekday
    except ValueError:  # "February 30": no such day, so it says nothing
        return None


def _parts(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a reduced date, None where not given."""
    yearless = text.startswith("--")
    numbers = [int(part) for part in text.strip("-").split("-") if part]
    padded: list[int | None] = [None, *numbers] if yearless else [*numbers]
    padded += [None] * (3 - len(padded))
    return padded[0], padded[1], padded[2]
