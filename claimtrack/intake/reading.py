"""Reading a text, which is done before any transaction begins: writers wait for rows only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from claimtrack.db.models import Article
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution
from claimtrack.ingest.language import ENGLISH
from claimtrack.intake.types import IntakeOptions


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read.

    Attributes:
        text: The text.
        language: ISO 639-1 code, None where it could not be told.
        day: The day it counts as its own.
        voice: Name of the outlet whose own voice it may be in.
    """

    text: str
    language: str | None
    day: date | None
    voice: str


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave: the attributions, by whom they were read, or why nothing was."""

    found: list[Attribution]
    extracted_by: str | None
    skipped: str | None


def read(text: Text, options: IntakeOptions) -> Read:
    """Read who says what in a text.

    Args:
        text: The text, with what it must be read against.
        options: With which extractor.

    Raises:
        BadInput: The pipeline cannot be loaded.
    """
    if text.language not in (None, ENGLISH):
        return Read([], None, f"not English ({text.language}): not read")
    reading = Reading(published=text.day, outlet=text.voice, model=options.model)
    return Read(options.extractor(text.text, reading), options.extractor_name(), None)


def local_day(at: datetime | None, zone: tzinfo) -> date | None:
    """Return the day an article appeared where it did.

    A time with an offset of its own says which day that is; one in UTC is the desk's day.
    """
    if at is None:
        return None
    return (at if at.utcoffset() else at.replace(tzinfo=at.tzinfo or UTC).astimezone(zone)).date()


def told_at(article: Article) -> datetime:
    """Return when an article was published, else recorded, with the offset it was given with."""
    at = article.published_at
    if at is None:
        return article.recorded_at
    offset = article.published_offset
    return at.astimezone(timezone(timedelta(minutes=offset))) if offset else at
