"""What a list of claims can be asked for, as parameters of an address.

The API takes them strictly; a page's form sends empty fields, which ask nothing.
"""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from claimtrack.db.queries.board import MAX_PAGE, ClaimFilter
from claimtrack.errors import BadInput
from claimtrack.vocab import Ruling, Status

Day = date | datetime
MAX_TYPED = 300
"""Characters of a name or a search: longer than any name, short enough for every index."""
PAGE = 30
"""Claims on one page of the board: a morning's reading."""

_FIRST, _LAST = date(1900, 1, 1), date(9000, 1, 1)


def _in_history(value: Day | None) -> Day | None:
    """Keep to years every time zone and both databases can hold."""
    day = value.date() if isinstance(value, datetime) else value
    if day is not None and not _FIRST <= day <= _LAST:
        raise ValueError(f"between {_FIRST} and {_LAST}, please")
    return value


def _asked(value: object) -> object:
    return None if value == "" else value


def _each_asked(value: object) -> object:
    return [one for one in value if one != ""] if isinstance(value, list) else value


Typed = Annotated[str | None, Field(max_length=MAX_TYPED), BeforeValidator(_asked)]
When = Annotated[Day | None, AfterValidator(_in_history), BeforeValidator(_asked)]


class Filters(BaseModel):
    """The filters; all that are given must fit."""

    status: Annotated[list[Status], BeforeValidator(_each_asked)] = Field(
        default=[], description="Any of these; may be repeated."
    )
    denied: Annotated[bool | None, BeforeValidator(_asked)] = Field(
        default=None, description="Whether anybody ever denied it."
    )
    verdict: Annotated[Ruling | Literal["none"] | None, BeforeValidator(_asked)] = Field(
        default=None, description="The last ruling; `none` for claims nobody has ruled on."
    )
    speaker: Typed = Field(default=None, description="Who said something about it (part of a name)")
    denied_by: Typed = Field(default=None, description="Who denied it (part of a name).")
    outlet: Typed = Field(default=None, description="Who carried it (part of a name, or domain).")
    q: Typed = Field(default=None, description='Words in it: word, "a phrase", -word.')
    since: When = Field(
        default=None,
        description="Somebody spoke about it then or later: a day of the desk's zone, or a time.",
        examples=["2024-02-05"],
    )
    until: When = Field(
        default=None,
        description="Somebody spoke about it by the end of that day, or before that time.",
        examples=["2024-02-11"],
    )
    limit: int = Field(default=PAGE, ge=1, le=MAX_PAGE, description="Claims on one page.")
    cursor: Typed = Field(default=None, description="`next` of the page before.")

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.model_dump(exclude={"limit", "cursor"}, exclude_defaults=True))

    def wanted(self, zone: ZoneInfo) -> ClaimFilter:
        """Return what to ask the store for.

        Args:
            zone: What days, and times without a zone, are of.

        Raises:
            BadInput: The time range is empty.
        """
        since = None if self.since is None else _moment(self.since, zone)
        until = None if self.until is None else _moment(self.until, zone, end=True)
        if since is not None and until is not None and since >= until:
            raise BadInput(
                "the range of time ends before it begins",
                item=f"{self.since} to {self.until}",
                hint="exchange since and until",
            )
        return ClaimFilter(
            status=tuple(self.status),
            denied=self.denied,
            speaker=self.speaker,
            denied_by=self.denied_by,
            outlet=self.outlet,
            q=self.q,
            since=since,
            until=until,
            verdict=self.verdict,
        )


class StrictFilters(Filters):
    """The filters of a program: a name that is none is a mistake, not to be passed over."""

    model_config = ConfigDict(extra="forbid")


def _moment(value: Day, zone: ZoneInfo, *, end: bool = False) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo is not None else value.replace(tzinfo=zone)
    return datetime.combine(value + timedelta(days=1) if end else value, time(), zone)
