"""What goes through ingest beside the article itself: raw documents, limits, passed-over items."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from claimtrack.errors import ClaimtrackError
from claimtrack.ingest.types import ParsedArticle


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that was passed over on purpose, with the reason in one line."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one item is read.

    Attributes:
        document_bytes: Largest file, page or line of JSONL. No article comes near 20 MB; what is
            larger is an archive or a mistake.
        text_chars: Longest article text. Four hundred thousand characters is a short book.
    """

    document_bytes: int = 20_000_000
    text_chars: int = 400_000


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with all that is known about them before they are read.

    Attributes:
        item: Name for messages.
        raw: The bytes as they came.
        url: Address they came from, or None.
        mime: Media type a server stated, lower case, without parameters, or "".
        charset: Character set a server stated, or None.
        suffix: File name extension with its dot, lower case, or "".
    """

    item: str
    raw: bytes
    url: str | None = None
    mime: str = ""
    charset: str | None = None
    suffix: str = ""


class Fetcher(Protocol):
    """Whatever can turn a URL into bytes."""

    def fetch(self, url: str) -> Document:
        """Return what stands at ``url``; its ``url`` is where the last redirect led.

        Raises:
            FetchError: If it cannot be had.
        """
        ...


Item: TypeAlias = ParsedArticle | Skipped | ClaimtrackError
"""One result of reading: an article, a passed-over item, or what went wrong with one."""
