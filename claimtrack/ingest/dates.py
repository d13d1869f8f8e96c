"""Times as documents state them. Nothing here guesses: what is not plain gives None."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1900
"""Systems write year 1 (or 0001-01-01) for "no date"; no article is older than this."""

_LEAD_CHARS = 4000
"""Where a text's first lines end at the latest."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:(?P<weekday>[A-Z][a-z]+),?\s+)?"
_MONTH = r"(?P<month>[A-Z][a-z]+)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}"),
)


def parse_time(value: str) -> datetime | None:
    """Return the aware time that ``value`` states, or None.

    ISO 8601, or the form of mail headers and RSS. A date alone is midnight UTC; a time without
    a zone is read as UTC.

    Args:
        value: What a page, a feed or a record gives.
    """
    value = value.strip()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
    return _aware(found)


def leading_date(text: str) -> datetime | None:
    """Return the date that stands alone on the first or second line of ``text``.

    As blogs print it above a headline and news sites below: ``Monday, January 13, 2025``,
    ``13 January 2025`` or an ISO date; a weekday that does not fit the date makes it None.
    Midnight UTC.

    Args:
        text: A plain text; lines that hold nothing do not count.
    """
    return next((found for line in leading_lines(text)[:2] if (found := date_line(line))), None)


def date_line(line: str) -> datetime | None:
    """Return the date that ``line`` consists of, or None; see ``leading_date``."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", line):
        return parse_time(line)
    for form in _FORMS:
        if match := form.fullmatch(line):
            return _spelled(match)
    return None


def leading_lines(text: str) -> list[str]:
    """Return the first few lines of ``text`` that hold something, trimmed."""
    return [line.strip() for line in text[:_LEAD_CHARS].splitlines() if line.strip()]


def _spelled(match: re.Match[str]) -> datetime | None:
    month = _MONTHS.get(match["month"].lower())
    if month is None:
        return None
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    weekday = match["weekday"]
    if weekday and not _is_weekday(weekday.lower(), day):
        return None
    return _aware(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _is_weekday(name: str, day: date) -> bool:
    full = _DAYS[day.weekday()]
    return name == full or (len(name) >= 3 and full.startswith(name))


def _aware(found: datetime) -> datetime | None:
    if found.year < EARLIEST_YEAR:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
