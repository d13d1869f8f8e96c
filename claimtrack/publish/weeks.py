"""ISO weeks of the desk's zone, as ranges of time. Pure."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from claimtrack.errors import BadInput

_WEEK = re.compile(r"(\d{4})-?W(\d{2})")


def parse_week(week: str) -> date:
    """Return the Monday of an ISO week written ``2024-W06``.

    Raises:
        BadInput: It is no ISO week.
    """
    match = _WEEK.fullmatch(week.strip().upper())
    if match is not None:
        try:
            if int(match.group(1)) < date.max.year:  # the last week of time has no end
                return date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
        except ValueError:
            pass
    raise BadInput("not an ISO week", item=week, hint="write it as 2024-W06")


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises:
        BadInput: There is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadInput(
            "no such time zone", item=name, hint="use an IANA name such as Europe/Paris"
        ) from error


def bounds(week: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the first moment of an ISO week and the first one after it, in ``zone``.

    Raises:
        BadInput: It is no ISO week.
    """
    monday = parse_week(week)
    return (
        datetime.combine(monday, time(), zone),
        datetime.combine(monday + timedelta(days=7), time(), zone),
    )


def week_of(moment: datetime, zone: ZoneInfo) -> str:
    """Return the ISO week of a moment in ``zone``, as ``2024-W06``."""
    year, number, _ = moment.astimezone(zone).isocalendar()
    return f"{year}-W{number:02}"
