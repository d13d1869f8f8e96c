"""A feed in, its entries as articles out: RSS and Atom by feedparser, and JSON Feed.

An entry with its whole text is taken as it is. One that only announces an article is fetched;
the page then says what it says, and the feed fills in the rest.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest.credit import credit_of
from claimtrack.ingest.dates import parse_time
from claimtrack.ingest.decode import decode_leniently
from claimtrack.ingest.feedxml import (
    Piece,
    declared_encoding,
    fault_of,
    mended,
    pieces,
    reassembled,
    undeclared,
)
from claimtrack.ingest.items import Document, Fetcher, Item, Limits, Skipped
from claimtrack.ingest.parse import finish, parse_document
from claimtrack.ingest.prose import html_prose
from claimtrack.ingest.types import Defaults, ParsedArticle
from claimtrack.ingest.urls import canonical_url, domain_of, is_url
from claimtrack.text import squeeze

WHOLE_CHARS = 400
"""An entry with less text is a teaser: agencies' shortest news items are longer than this."""

_JSON_FEED = "https://jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, whatever its format."""

    item: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: datetime | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class FeedReader:
    """How the entries of a feed become articles.

    Attributes:
        fetcher: Gets the articles of entries that only link to them; None gets none.
        defaults: What the person says; an outlet named here is better than the feed's title.
        limits: How long a text may be.
    """

    fetcher: Fetcher | None
    defaults: Defaults
    limits: Limits

    def read(self, document: Document) -> Iterator[Item]:
        """Yield an article, or what is wrong with it, for each entry of an XML feed.

        Raises:
            BadInput: If the document is no feed.
        """
        declared = declared_encoding(document.raw) or document.charset
        decoded = decode_leniently(document.raw, item=document.item, declared=declared)
        text = undeclared(decoded.text)
        broken: list[Piece] = []
        if fault_of(text):
            text = mended(text)
        if fault_of(text):
            found = list(pieces(text))
            broken = [piece for piece in found if piece.fault]
            text = reassembled(text, [piece.xml for piece in found if not piece.fault])
        parsed = _parsed(text, item=document.item)
        if not (broken or parsed.entries or (parsed.version and not parsed.bozo)):
            raise BadInput("not a feed", item=document.item, hint="give RSS, Atom or JSON Feed")
        yield from self._articles(_xml_entries(parsed, broken, document), document, decoded.fault)

    def read_json(self, feed: Mapping[str, Any], document: Document) -> Iterator[Item]:
        """Yield an article, or what is wrong with it, for each item of a JSON Feed."""
        yield from self._articles(_json_entries(feed, document), document, None)

    def _articles(
        self, entries: Iterable[Entry | BadInput], document: Document, fault: BadInput | None
    ) -> Iterator[Item]:
        entry: Entry | BadInput | None = None
        for entry in entries:
            try:
                yield entry if isinstance(entry, BadInput) else self._sound(entry, fault)
            except ClaimtrackError as error:
                yield error
        if entry is None:
            yield Skipped(document.item, "a feed without entries")

    def _sound(self, entry: Entry, fault: BadInput | None) -> ParsedArticle:
        if fault is not None and "\ufffd" in f"{entry.text}{entry.title}":
            raise BadInput(fault.message, item=entry.item, hint=fault.hint)
        return self._article(entry)

    def _article(self, entry: Entry) -> ParsedArticle:
        if len(entry.text) >= WHOLE_CHARS:
            article = ParsedArticle(text=entry.text, item=entry.item, credit=credit_of(entry.text))
        else:
            article = self._fetched(entry)
        url = article.url or entry.url
        article = replace(
            article,
            url=url,
            domain=domain_of(url),
            outlet=article.outlet or self.defaults.outlet or entry.outlet,
            title=entry.title or article.title,
            published_at=article.published_at or entry.published,
            credit=entry.credit or article.credit,
            method="feed",
        )
        return finish(article, limits=self.limits)

    def _fetched(self, entry: Entry) -> ParsedArticle:
        if entry.url is None:
            message = "an entry with neither a link nor a whole text"
            raise BadInput(message, item=entry.item)
        if self.fetcher is None:
            raise BadInput("an entry without its text, and nothing is fetched", item=entry.item)
        page = parse_document(self.fetcher.fetch(entry.url), limits=self.limits)
        return replace(page, item=entry.item)


def is_json_feed(value: Any) -> bool:
    """Return whether a JSON value is a JSON Feed."""
    return isinstance(value, Mapping) and str(value.get("version", "")).startswith(_JSON_FEED)


def _parsed(text: str, *, item: str) -> Any:
    """Return feedparser's reading of well-formed XML.

    It gets bytes, so that it opens no file and no address. What is not well-formed it would
    read by guessing, which loses entries without a word and breaks on some characters.
    """
    raw = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(raw, response_headers=headers)
    except (ValueError, AssertionError) as error:
        raise BadInput("a feed that cannot be read", item=item) from error


def _xml_entries(
    parsed: Any, broken: Sequence[Piece], document: Document
) -> Iterator[Entry | BadInput]:
    """Yield the entries in the feed's order, a fault for each that was taken out as broken."""
    faults = {piece.number: f"not well-formed XML: {piece.fault}" for piece in broken}
    outlet = squeeze(html_prose(parsed.feed.get("title", ""))) or None
    found = iter(parsed.entries)
    for number in range(1, len(faults) + len(parsed.entries) + 1):
        name = f"{document.item}[{number}]"
        if number in faults:
            yield BadInput(faults[number], item=name)
        elif (entry := next(found, None)) is not None:
            yield _xml_entry(entry, outlet, Document(name, b"", url=document.url))


def _xml_entry(found: Mapping[str, Any], outlet: str | None, place: Document) -> Entry:
    url = canonical_url(urljoin(place.url or "", found.get("link", "")))
    bodies = [*found.get("content", []), found.get("summary_detail") or {}]
    return Entry(
        item=url or place.item,
        text=max((_body(body) for body in bodies), key=len),
        url=url,
        outlet=outlet,
        title=squeeze(html_prose(found.get("title", ""))) or None,
        published=parse_time(found.get("published", "") or found.get("updated", "")),
        credit=squeeze((found.get("source") or {}).get("title", "")) or None,
    )


def _body(body: Mapping[str, Any]) -> str:
    value = str(body.get("value", ""))
    return value.strip() if body.get("type") == "text/plain" else html_prose(value)


def _json_entries(feed: Mapping[str, Any], document: Document) -> Iterator[Entry]:
    outlet = _text(feed, "title")
    items = feed.get("items")
    if not isinstance(items, list):
        raise BadInput('a JSON Feed without "items"', item=document.item)
    for number, found in enumerate(items, start=1):
        found = found if isinstance(found, Mapping) else {}
        ident = _text(found, "id") or ""
        url = canonical_url(_text(found, "url") or (ident if is_url(ident) else ""))
        html = html_prose(_text(found, "content_html") or "")
        yield Entry(
            item=url or f"{document.item}[{number}]",
            text=_text(found, "content_text") or html or _text(found, "summary") or "",
            url=url,
            outlet=outlet,
            title=_text(found, "title"),
            published=parse_time(_text(found, "date_published") or ""),
        )


def _text(mapping: Mapping[str, Any], key: str) -> str | None:
    value = mapping.get(key)
    return value.strip() or None if isinstance(value, str) else None
