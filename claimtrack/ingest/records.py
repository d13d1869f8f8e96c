"""Articles as JSON: an object, a list of them, ``{"articles": [...]}``, or one a line.

Keys read: ``text`` or ``html``, ``url``, ``outlet``, ``published`` (also ``published_at``,
``date``), ``title``, ``credit``, ``language``. Others are ignored.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest.credit import credit_of
from claimtrack.ingest.dates import parse_time
from claimtrack.ingest.decode import decode
from claimtrack.ingest.items import Limits
from claimtrack.ingest.page import parse_page
from claimtrack.ingest.parse import check_characters, finish, parse_text
from claimtrack.ingest.prose import html_prose, is_page
from claimtrack.ingest.types import ParsedArticle
from claimtrack.ingest.urls import canonical_url, domain_of

_TIME_KEYS = ("published", "published_at", "date")
_SHAPE_HINT = 'an article is {"text": …, "url": …, "outlet": …, "published": …}'


def load_json(text: str, *, item: str) -> Any:
    """Return the value a JSON text holds.

    Raises:
        BadInput: Naming line and column where it breaks.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise BadInput(f"not valid JSON at {where}: {error.msg}", item=item) from error
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "JSON that cannot be read (nested or numbered too far)", item=item
        ) from error


def read_records(
    value: Any, *, item: str, limits: Limits | None = None
) -> Iterator[ParsedArticle | ClaimtrackError]:
    """Yield an article, or what is wrong with it, for each object in a JSON value.

    Args:
        value: What ``load_json`` gave.
        item: Name of the document; members of a list get ``item[n]``, counted from 1.
        limits: How long a text may be.

    Raises:
        BadInput: If the value is of another shape altogether.
    """
    if isinstance(value, Mapping) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, Mapping):
        yield parse_record(value, item=item, limits=limits)
        return
    if not isinstance(value, list):
        raise BadInput("JSON of another shape than articles", item=item, hint=_SHAPE_HINT)
    if not value:
        raise BadInput("an empty list", item=item, hint=_SHAPE_HINT)
    for number, record in enumerate(value, start=1):
        try:
            yield parse_record(record, item=f"{item}[{number}]", limits=limits)
        except ClaimtrackError as error:
            yield error


def read_lines(
    lines: Iterable[bytes], *, item: str, limits: Limits | None = None
) -> Iterator[ParsedArticle | ClaimtrackError]:
    """Yield an article, or what is wrong with it, for each line of JSONL.

    Args:
        lines: The raw lines; blank ones are passed over.
        item: Name of the document; a line is named ``item:n``, counted from 1.
        limits: How long a line and a text may be.
    """
    longest = (limits or Limits()).document_bytes
    for number, raw in enumerate(lines, start=1):
        name = f"{item}:{number}"
        if not raw.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            if len(raw) > longest:
                raise BadInput(f"a line of more than {longest:,} bytes", item=name)
            record = load_json(decode(raw, item=name).strip(), item=name)
            yield parse_record(record, item=name, limits=limits)
        except ClaimtrackError as error:
            yield error


def parse_record(record: Any, *, item: str, limits: Limits | None = None) -> ParsedArticle:
    """Return the article one JSON object describes, with its language.

    Args:
        record: A mapping with ``text`` or ``html`` and what else is known.
        item: Name for messages.
        limits: How long a text may be.

    Raises:
        BadInput: If it is no such mapping or a value is of the wrong kind.
    """
    if not isinstance(record, Mapping):
        raise BadInput("not an object", item=item, hint=_SHAPE_HINT)
    article = _body(record, item)
    url = _string(record, "url", item)
    address = canonical_url(url) if url else None
    if url and address is None:
        raise BadInput(f"url {url!r} is not an http or https address", item=item)
    article = replace(
        article,
        url=address or article.url,
        domain=domain_of(address) or article.domain,
        outlet=_string(record, "outlet", item) or article.outlet,
        title=_string(record, "title", item) or article.title,
        published_at=_time(record, item) or article.published_at,
        credit=_string(record, "credit", item) or article.credit,
        language=_string(record, "language", item),
        method="json",
    )
    return finish(article, limits=limits)


def _body(record: Mapping[str, Any], item: str) -> ParsedArticle:
    text = _string(record, "text", item)
    if text:
        return parse_text(text, item=item)
    html = _string(record, "html", item)
    if not html:
        raise BadInput('has neither "text" nor "html"', item=item, hint=_SHAPE_HINT)
    if is_page(html):
        return parse_page(html, item=item)
    prose = html_prose(html)
    return ParsedArticle(text=prose, credit=credit_of(prose), item=item)


def _string(record: Mapping[str, Any], key: str, item: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput(f'"{key}" is {type(value).__name__}, not a string', item=item)
    check_characters(value, item=item)
    return (value if key in ("text", "html") else value.strip()) or None


def _time(record: Mapping[str, Any], item: str) -> datetime | None:
    key = next((key for key in _TIME_KEYS if record.get(key) is not None), None)
    if key is None:
        return None
    value = _string(record, key, item)
    found = parse_time(value) if value else None
    if value and found is None:
        hint = "write it as 2024-02-05 or 2024-02-05T14:30:00+00:00"
        raise BadInput(f'"{key}" is not a time: {value[:40]!r}', item=item, hint=hint)
    return found
