"""One document of text or HTML in, one ParsedArticle out.

Plain text is kept exactly as given but for a byte order mark, since the spans of statements
point into it: no space, quotation mark or line end is changed.
"""

import re
from dataclasses import replace

from claimtrack.errors import BadInput
from claimtrack.ingest.credit import credit_of
from claimtrack.ingest.dates import date_line, leading_date, leading_lines
from claimtrack.ingest.decode import decode_leniently, refuse_binary
from claimtrack.ingest.items import Document, Limits
from claimtrack.ingest.language import mark_language
from claimtrack.ingest.page import parse_page
from claimtrack.ingest.sniff import Kind, sniff
from claimtrack.ingest.types import Defaults, ParsedArticle
from claimtrack.ingest.urls import canonical_url, domain_of
from claimtrack.text import name_key

MAX_HEADLINE_WORDS = 25
"""A first line of more words is the first paragraph."""
_BAD_CHARS = re.compile("[\0\ud800-\udfff]")
"""What PostgreSQL or UTF-8 cannot hold."""
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


def parse_document(document: Document, *, limits: Limits | None = None) -> ParsedArticle:
    """Return the one article that a text or an HTML page is, complete with its language.

    Args:
        document: The bytes and what is known of them.
        limits: How long a text may be.

    Raises:
        BadInput: If it is empty, no text, undecodable, too long or without an article.
    """
    refuse_binary(document.raw, item=document.item)
    decoded = decode_leniently(
        document.raw, item=document.item, declared=document.charset or html_charset(document.raw)
    )
    kind = sniff(decoded.text, suffix=document.suffix, mime=document.mime)
    if decoded.fault is not None and kind is not Kind.HTML:
        raise decoded.fault
    if kind is Kind.HTML:
        article = parse_page(decoded.text, item=document.item, url=document.url)
    else:
        article = parse_text(decoded.text, item=document.item, url=document.url)
    if decoded.fault is not None and "\ufffd" in article.text:
        raise decoded.fault
    return finish(article, limits=limits)


def parse_text(text: str, *, item: str, url: str | None = None) -> ParsedArticle:
    """Return a plain text as an article, the text unchanged.

    A date counts only where it stands alone on one of the first two lines; the title is the
    first other line if it is written as a headline, and also stays in the text.

    Args:
        text: The decoded text.
        item: Name for messages.
        url: Where it was found, or None.
    """
    address = canonical_url(url) if url else None
    return ParsedArticle(
        text=text,
        url=address,
        domain=domain_of(address),
        title=_headline(text),
        published_at=leading_date(text),
        credit=credit_of(text),
        method="text",
        item=item,
    )


def finish(article: ParsedArticle, *, limits: Limits | None = None) -> ParsedArticle:
    """Return ``article`` checked for what cannot be stored, and with its language.

    Raises:
        BadInput: If its text is empty or too long, or some field holds a NUL or half a
            surrogate pair.
    """
    longest = (limits or Limits()).text_chars
    if not article.text.strip():
        raise BadInput("holds no text", item=article.item)
    if len(article.text) > longest:
        message = f"a text of {len(article.text):,} characters; the limit is {longest:,}"
        raise BadInput(message, item=article.item, hint="split it into articles")
    for value in (article.text, article.url, article.outlet, article.title, article.credit):
        check_characters(value or "", item=article.item)
    article = _without_own_credit(article)
    return article if article.language else mark_language(article)


def check_characters(value: str, *, item: str) -> None:
    """Raise if ``value`` holds what no database can.

    Raises:
        BadInput: Naming the character and where it stands.
    """
    if bad := _BAD_CHARS.search(value):
        name = "a NUL character" if bad[0] == "\0" else f"half a surrogate pair ({bad[0]!a})"
        raise BadInput(f"holds {name} at character {bad.start()}", item=item)


def with_defaults(article: ParsedArticle, defaults: Defaults) -> ParsedArticle:
    """Return ``article`` with what the person says where the text itself does not."""
    url = article.url or (canonical_url(defaults.url) if defaults.url else None)
    filled = replace(
        article,
        url=url,
        domain=article.domain or domain_of(url),
        outlet=article.outlet or defaults.outlet,
        published_at=article.published_at or defaults.published_at,
    )
    return _without_own_credit(filled)


def html_charset(raw: bytes) -> str | None:
    """Return the character set that the head of an HTML page declares, or None."""
    match = _META_CHARSET.search(raw[:4096])
    return match[1].decode("ascii") if match else None


def _without_own_credit(article: ParsedArticle) -> ParsedArticle:
    """Return ``article`` without a credit that only names its own outlet."""
    if article.credit and article.outlet and name_key(article.credit) == name_key(article.outlet):
        return replace(article, credit=None)
    return article


def _headline(text: str) -> str | None:
    """Return the first line but for a date if it is written as a headline with text after it."""
    lines = [line for line in leading_lines(text) if date_line(line) is None]
    if len(lines) < 2 or lines[0][-1] in ".,;:" or len(lines[0].split()) > MAX_HEADLINE_WORDS:
        return None
    return lines[0]
