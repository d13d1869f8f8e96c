"""A web page in, its article out: trafilatura for the text, what the page states for the rest.

The rule for dates: what the page states in its metadata or URL, never a date found
somewhere in the prose. A canonical address counts only on the page's own domain; on another one
it says whose text this is, so it becomes the credit.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml.etree import LxmlError, strip_elements
from lxml.html import HtmlElement
from trafilatura.settings import Document

from claimtrack.errors import BadInput
from claimtrack.ingest.credit import credit_of
from claimtrack.ingest.dates import parse_time
from claimtrack.ingest.prose import is_page
from claimtrack.ingest.types import ParsedArticle
from claimtrack.ingest.urls import canonical_url, domain_of
from claimtrack.text import squeeze

MIN_WORDS = 5
"""Fewer words are what a page without an article leaves: a button, "Enable JavaScript"."""

MAX_ELEMENTS = 50_000
"""News pages have under ten thousand; extraction time grows with the square (50,000: seconds)."""

_DATE_RULES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
"""htmldate: the first publication, and no search through the prose, which would be a guess."""

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|LiveBlog|Review)$")
_TIME_PATHS = (
    '//meta[@property="article:published_time" or @name="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="parsely-pub-date" or @name="sailthru.date" or @name="pubdate"]/@content',
    '//meta[@name="DC.date.issued" or @name="dcterms.created"]/@content',
    "//time[@pubdate]/@datetime",
)
_CANONICAL_PATHS = ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a page says of itself outside its text."""

    published: datetime | None
    canonical: str | None
    author: str | None


def parse_page(html: str, *, item: str, url: str | None = None) -> ParsedArticle:
    """Return the article of a page.

    Args:
        html: The decoded page.
        item: Name for messages.
        url: Where the page was found, or None for a saved one.

    Raises:
        BadInput: If there is no article text in it.
    """
    try:
        tree = trafilatura.load_html(html if is_page(html) else f"<html><body>{html}</body></html>")
        if tree is not None and sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
            raise BadInput(f"a page of more than {MAX_ELEMENTS:,} elements", item=item)
        found = None if tree is None else _extract(tree, url)
    except (LxmlError, ValueError, RecursionError) as error:
        raise BadInput("HTML that cannot be read", item=item) from error
    text = "" if found is None else (found.text or "").strip()
    if found is None or len(text.split()) < MIN_WORDS:
        hint = "save the article's text and ingest that"
        raise BadInput("no article text in this page", item=item, hint=hint)
    stated = _stated(tree, url)
    own, foreign = _own_address(url, stated.canonical)
    domain = domain_of(own)
    outlet = _site_name(found.sitename, (own, found.url))
    credit = credit_of(text) or foreign or stated.author
    return ParsedArticle(
        text=text,
        url=own,
        outlet=outlet,
        domain=domain,
        title=squeeze(found.title or "") or None,
        published_at=stated.published or parse_time(found.date or ""),
        credit=credit,
        method="html",
        item=item,
    )


def _extract(tree: HtmlElement, url: str | None) -> Document | None:
    """Return trafilatura's document, with tables only where there is no other text."""
    strip_elements(tree, "noscript", with_tail=False)
    for tables in (False, True):
        found = trafilatura.bare_extraction(
            tree,
            url=url,
            include_comments=False,
            include_tables=tables,
            with_metadata=True,
            date_extraction_params=dict(_DATE_RULES),
        )
        if isinstance(found, Document) and len((found.text or "").split()) >= MIN_WORDS:
            return found
    return None


def _stated(tree: HtmlElement, url: str | None) -> _Stated:
    linked = next(_linked_articles(tree), {})
    times = [linked.get("datePublished")]
    times += [value for path in _TIME_PATHS for value in tree.xpath(path)[:1]]
    parsed = (parse_time(str(value)) for value in times if value)
    hrefs = (str(href) for path in _CANONICAL_PATHS for href in tree.xpath(path)[:1])
    addresses = (canonical_url(urljoin(url or "", href.strip())) for href in hrefs)
    return _Stated(
        published=next((time for time in parsed if time), None),
        canonical=next((address for address in addresses if address), None),
        author=_organisation(linked.get("author")),
    )


def _own_address(url: str | None, canonical: str | None) -> tuple[str | None, str | None]:
    """Return the page's address and, where it names another site as the original, that domain.

    A canonical address that is only a site's front page is a fault of the site: under it all
    its articles would be one.
    """
    found = canonical_url(url) if url else None
    if canonical is None or urlsplit(canonical).path in ("", "/"):
        return found, None
    if found is None or domain_of(found) == domain_of(canonical):
        return canonical, None
    return found, domain_of(canonical)


def _linked_articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD objects of a page that describe an article, outermost first."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            waiting = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting = node + waiting
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(_ARTICLE_TYPES.search(str(kind)) for kind in kinds):
                    yield node
                waiting.extend(node.get(key) for key in ("@graph", "mainEntity"))


def _site_name(stated: str | None, urls: tuple[str | None, ...]) -> str | None:
    """Return the name a site gives itself; trafilatura puts the host where there is none."""
    name = squeeze(stated or "")
    hosts = {urlsplit(url or "").netloc.removeprefix("www.") for url in urls} | {""}
    return None if name.lower().removeprefix("www.") in hosts else name


def _organisation(author: Any) -> str | None:
    """Return the author's name where the page says that it is an organisation (an agency)."""
    authors = author if isinstance(author, list) else [author]
    for one in authors:
        if isinstance(one, dict) and str(one.get("@type", "")).endswith("Organization"):
            return squeeze(str(one.get("name") or "")) or None
    return None
