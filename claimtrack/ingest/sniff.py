"""Which kind of document a text is: by what it holds, and only then by its name."""

import json
import re
from enum import StrEnum
from itertools import islice


class Kind(StrEnum):
    """What a document can be read as."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    FEED = "feed"


BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
}
"""Extensions that are read when a folder is given."""

_BY_MIME = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/json": Kind.JSON,
    "application/feed+json": Kind.JSON,
    "application/x-ndjson": Kind.JSONL,
    "application/jsonl": Kind.JSONL,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/xml": Kind.FEED,
    "text/xml": Kind.FEED,
}
TEXT_MIMES = frozenset(_BY_MIME) | {"text/plain", "text/markdown", "application/octet-stream"}
"""Media types worth reading; a stream of octets is judged by its content."""

_HEAD = 4096
"""Characters looked at: prologues and comments before a root element fit into them."""
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)", re.S | re.I)
_ROOT = re.compile(r"\s*<([a-z][\w.:-]*)", re.I)
_JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')
_FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "atom:feed", "channel"})
_HTML_ROOTS = frozenset(
    "html head body meta title link script style main article section header nav "
    "div p h1 h2 h3 span table blockquote".split()
)
_LINES_TRIED = 5
"""Lines looked at for a whole JSON object; a broken first line must not hide the rest."""


def sniff(text: str, *, suffix: str = "", mime: str = "") -> Kind:
    """Return the kind of a document.

    Args:
        text: The document, or its beginning, without a byte order mark.
        suffix: File name extension with its dot, lower case.
        mime: Media type a server stated.
    """
    head = text[:_HEAD]
    if _JSON_START.match(head):
        return _json_kind(text, suffix, mime)
    named = BY_SUFFIX.get(suffix) or _BY_MIME.get(mime)
    if named is Kind.JSONL:
        return Kind.JSONL
    root = _root(head)
    if root in _FEED_ROOTS:
        return Kind.FEED
    if root in _HTML_ROOTS or re.match(r"\s*<!doctype html", head, re.I):
        return Kind.HTML
    return named or Kind.TEXT


def _root(head: str) -> str | None:
    while prologue := _PROLOGUE.match(head):
        head = head[prologue.end() :]
    root = _ROOT.match(head)
    return root[1].lower() if root else None


def _json_kind(text: str, suffix: str, mime: str) -> Kind:
    if Kind.JSONL in (BY_SUFFIX.get(suffix), _BY_MIME.get(mime)):
        return Kind.JSONL
    lines = islice((line for line in text.splitlines() if line.strip()), _LINES_TRIED + 1)
    tried = list(lines)
    if len(tried) > 1 and any(_is_object(line) for line in tried[:_LINES_TRIED]):
        return Kind.JSONL
    return Kind.JSON


def _is_object(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line.rstrip().rstrip(",")), dict) and not line.endswith(",")
    except (ValueError, RecursionError):
        return False
