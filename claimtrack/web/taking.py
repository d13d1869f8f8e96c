"""One article sent to the API: read, stored, and what became of it."""

from typing import Any

from claimtrack.db.session import Database
from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest.fetch import HttpFetcher
from claimtrack.ingest.items import Item, Limits, Skipped
from claimtrack.ingest.read import read_items
from claimtrack.ingest.records import parse_record
from claimtrack.ingest.types import Defaults, ParsedArticle
from claimtrack.intake import ItemResult, take_one
from claimtrack.settings import Settings
from claimtrack.web.deps import Desk

ITEM = "article"
"""Name of the article in messages where it has no address."""


def take(store: Database, desk: Desk, record: dict[str, Any]) -> ItemResult:
    """Store an article and read it.

    Args:
        store: The database.
        desk: Settings, clock and extractor.
        record: ``text``, ``html`` or only ``url``, and ``outlet``, ``published``, ``title``.

    Raises:
        BadInput: It is no article, or ``url`` leads to several.
        FetchError: What stands at ``url`` cannot be had.
        StoreError: The database cannot be written now.
    """
    item = record.get("url") or ITEM
    return take_one(store, _parsed(record, item, desk.settings), options=desk.intake)


def _parsed(record: dict[str, Any], item: str, settings: Settings) -> ParsedArticle:
    limits = Limits(text_chars=settings.max_text_chars)
    if "text" in record or "html" in record:
        return parse_record(record, item=item, limits=limits)
    given = parse_record({**record, "text": "."}, item=item, limits=limits)
    defaults = Defaults(outlet=given.outlet, published_at=given.published_at)
    fetcher = HttpFetcher(
        timeout=settings.fetch_timeout,
        max_bytes=settings.fetch_max_bytes,
        allow_private=settings.fetch_private,
    )
    found = list(read_items([record["url"]], defaults, fetcher=fetcher, limits=limits))
    return _only(found, item)


def _only(found: list[Item], item: str) -> ParsedArticle:
    if len(found) != 1:
        raise BadInput(
            f"holds {len(found)} articles",
            item=item,
            hint="ingest a feed from the command line, or send its articles one by one",
        )
    (one,) = found
    if isinstance(one, ClaimtrackError):
        raise one
    if isinstance(one, Skipped):
        raise BadInput(one.reason, item=item)
    return one
