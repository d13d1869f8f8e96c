"""What intake is told and what it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TypeAlias

from claimtrack.extract.attributions import Reading, extract, version
from claimtrack.extract.types import Attribution
from claimtrack.vocab import Outcome

Extractor: TypeAlias = Callable[[str, Reading], list[Attribution]]
"""Gives the attributions of a text, in text order, numbered from 1."""


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How articles are taken in.

    Attributes:
        extractor: Reads a text.
        model: Folder of another pipeline than the shipped one.
        now: The clock.
        max_chars: Longest text taken, in characters.
        zone: The desk's zone: the day of an article whose time is given in UTC.
        version: Name of the extractor on every statement; the pipeline's own if None.
    """

    extractor: Extractor = extract
    model: Path | None = None
    now: Callable[[], datetime] = utc_now
    max_chars: int = 400_000
    zone: tzinfo = UTC
    version: str | None = None

    def extractor_name(self) -> str:
        """Return what names the extractor (loads the pipeline unless one is given)."""
        return (self.version or version(self.model))[:80]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What became of one item.

    Attributes:
        item: Name for messages.
        outcome: Added, unchanged, revised, skipped or failed.
        reason: Why it was skipped or failed, or None.
        article_key: Key of the stored article, or None.
        statements: Statements the article has now.
        claims: Claims they are joined to.
        article_id: Id of the stored article, or None.
    """

    item: str
    outcome: Outcome
    reason: str | None = None
    article_key: str | None = None
    statements: int = 0
    claims: int = 0
    article_id: int | None = None
