"""What ingest gives: a ParsedArticle, ready to be read and stored."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One text as an outlet published it.

    Attributes:
        text: The body, paragraphs separated by line breaks; offsets of statements point here.
        url: Canonical address, or None; then the text's hash identifies it.
        outlet: Name of the outlet as given, or None for unknown.
        domain: Domain of the outlet, or None.
        title: Headline, or None.
        published_at: Aware time of publication, or None (never a file's own time).
        language: ISO 639-1 code ("en"), or None where it could not be told.
        credit: What the text credits (an agency in its dateline, a feed's source), or None.
        method: Which reader produced the text ("text", "html", "json", "feed").
        item: Name for messages: a file name, a URL, a line of a file.
    """

    text: str
    url: str | None = None
    outlet: str | None = None
    domain: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    credit: str | None = None
    method: str = "text"
    item: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the person says of the items where the text itself does not."""

    outlet: str | None = None
    url: str | None = None
    published_at: datetime | None = None
