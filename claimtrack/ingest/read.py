"""Whatever a person points at in, articles out, one result an item.

One bad item never stops the rest: what is wrong with it comes out as a value that names it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest.decode import decode_leniently, refuse_binary
from claimtrack.ingest.feed import FeedReader, is_json_feed
from claimtrack.ingest.folder import files_of
from claimtrack.ingest.items import Document, Fetcher, Item, Limits
from claimtrack.ingest.parse import parse_document, with_defaults
from claimtrack.ingest.records import load_json, read_lines, read_records
from claimtrack.ingest.sniff import Kind, sniff
from claimtrack.ingest.types import Defaults, ParsedArticle
from claimtrack.ingest.urls import is_url

STDIN = "-"
STDIN_NAME = "standard input"
_HEAD_BYTES = 65_536
"""Enough to tell the kind of a document; the rest of JSONL is then read line by line."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every target is read with."""

    defaults: Defaults
    fetcher: Fetcher | None
    stdin: BinaryIO | None
    limits: Limits

    def target(self, target: str) -> Iterator[Item]:
        """Yield the results of one target; what is wrong with all of it is the last of them."""
        try:
            for item in self._items(target):
                if isinstance(item, ParsedArticle):
                    item = with_defaults(item, self.defaults)
                yield item
        except ClaimtrackError as error:
            yield error

    def _items(self, target: str) -> Iterator[Item]:
        if target == STDIN:
            if self.stdin is None:
                raise BadInput("there is no standard input", item=STDIN_NAME)
            yield from self._stream(self.stdin, Document(STDIN_NAME, b""))
        elif is_url(target):
            if self.fetcher is None:
                raise BadInput("nothing is fetched here", item=target)
            yield from self.document(self.fetcher.fetch(target))
        elif Path(target).is_dir():
            yield from self._folder(Path(target))
        else:
            yield from self._file(Path(target))

    def _folder(self, folder: Path) -> Iterator[Item]:
        for found in files_of(folder):
            if isinstance(found, Path):
                yield from self.target(str(found))
            else:
                yield found

    def _file(self, path: Path) -> Iterator[Item]:
        name = str(path)
        try:
            with path.open("rb") as stream:
                yield from self._stream(stream, Document(name, b"", suffix=path.suffix.lower()))
        except FileNotFoundError as error:
            hint = "for a page on the web give its address with https://"
            raise BadInput("no such file", item=name, hint=hint) from error
        except OSError as error:
            raise BadInput(f"cannot be read: {error.strerror}", item=name) from error

    def _stream(self, stream: BinaryIO, empty: Document) -> Iterator[Item]:
        head = stream.read(_HEAD_BYTES)
        document = replace(empty, raw=head)
        if head.strip() and self._kind(document) is Kind.JSONL:
            refuse_binary(head, item=empty.item)
            lines = _lines(head, stream, self.limits.document_bytes)
            yield from self._many(read_lines(lines, item=empty.item, limits=self.limits), document)
            return
        raw = head + stream.read(self.limits.document_bytes + 1)
        yield from self.document(replace(document, raw=raw))

    def document(self, document: Document) -> Iterator[Item]:
        """Yield what is in one document, whatever its kind."""
        refuse_binary(document.raw, item=document.item)
        if len(document.raw) > self.limits.document_bytes:
            message = f"larger than {self.limits.document_bytes:,} bytes"
            hint = "split it; JSONL is read line by line"
            raise BadInput(message, item=document.item, hint=hint)
        kind = self._kind(document)
        if kind is Kind.FEED:
            yield from self._many(self._feed().read(document), document)
        elif kind is Kind.JSONL:
            lines = document.raw.split(b"\n")
            found = read_lines(lines, item=document.item, limits=self.limits)
            yield from self._many(found, document)
        elif kind is Kind.JSON:
            yield from self._json(document)
        else:
            yield parse_document(document, limits=self.limits)

    def _json(self, document: Document) -> Iterator[Item]:
        decoded = decode_leniently(document.raw, item=document.item, declared=document.charset)
        if decoded.fault is not None:
            raise decoded.fault
        value = load_json(decoded.text, item=document.item)
        if is_json_feed(value):
            yield from self._many(self._feed().read_json(value, document), document)
            return
        found = read_records(value, item=document.item, limits=self.limits)
        single = isinstance(value, dict) and "articles" not in value
        yield from found if single else self._many(found, document)

    def _many(self, found: Iterator[Item], document: Document) -> Iterator[Item]:
        """Pass on what a document of several articles holds: one URL cannot stand for them."""
        if self.defaults.url is not None:
            hint = "leave the URL away; each article may have its own"
            raise BadInput("one URL for several articles", item=document.item, hint=hint)
        yield from found

    def _feed(self) -> FeedReader:
        return FeedReader(self.fetcher, self.defaults, self.limits)

    def _kind(self, document: Document) -> Kind:
        head = decode_leniently(
            document.raw[:_HEAD_BYTES], item=document.item, declared=document.charset
        )
        return sniff(head.text, suffix=document.suffix, mime=document.mime)


def read_items(
    targets: Sequence[str],
    defaults: Defaults,
    *,
    fetcher: Fetcher | None,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Item]:
    """Yield one result for each item the targets hold, in order, as they are read.

    Args:
        targets: Paths of files or folders, URLs, or ``-`` for standard input.
        defaults: What the person says where the text itself does not.
        fetcher: Gets URLs and what feeds link to; None if nothing may be fetched.
        stdin: What ``-`` stands for.
        limits: How much of one item is read.

    Returns:
        Articles; ``Skipped`` for what was passed over on purpose; errors as values for what
        could not be read.

    Raises:
        BadInput: At once, if the defaults name one URL for several targets.
    """
    if defaults.url is not None and (len(targets) != 1 or Path(targets[0]).is_dir()):
        raise BadInput("one URL for several articles", hint="give it with a single one")
    reader = _Reader(defaults, fetcher, stdin, limits or Limits())
    return chain.from_iterable(reader.target(target) for target in targets)


def _lines(head: bytes, stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield the lines of ``head`` and of what follows it in ``stream``."""
    block = head if head.endswith(b"\n") else head + _line(stream, longest)
    yield from block.removesuffix(b"\n").split(b"\n")
    while line := _line(stream, longest):
        yield line


def _line(stream: BinaryIO, longest: int) -> bytes:
    """Return the next line; of one above ``longest`` only the beginning, the rest passed over."""
    line = piece = stream.readline(longest + 1)
    while len(piece) > longest and not piece.endswith(b"\n"):
        piece = stream.readline(longest + 1)
    return line
