"""The body of a response, read piece by piece and never past its limit, unpacked or not."""

import zlib
from collections.abc import Iterable, Iterator

from claimtrack.errors import FetchError

ENCODINGS = "gzip, deflate"
"""What is asked for and unpacked here. httpx could unpack it too, but only a whole network chunk
at a time, which for a gzip bomb is 64 MB, and more for one packed twice."""

_AUTO_WINDOW = 47
"""zlib: largest window, gzip or zlib header told apart by itself."""


def read_body(chunks: Iterable[bytes], *, encoding: str, max_bytes: int, item: str) -> bytes:
    """Return the unpacked body of a response.

    Args:
        chunks: The bytes as they come from the network.
        encoding: The Content-Encoding header, or "".
        max_bytes: Most bytes the body may have, packed or unpacked.
        item: The URL, for messages.

    Raises:
        FetchError: If it is larger, packed another way, or damaged.
    """
    name = encoding.strip().lower()
    if name not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"is packed as {name[:40]!r}, which was not asked for", item=item)
    body = bytearray()
    plain = name in ("", "identity")
    limited = _limited(chunks, max_bytes, item)
    try:
        for piece in limited if plain else _unpacked(limited, max_bytes):
            body += piece
            if len(body) > max_bytes:
                raise too_large(max_bytes, item=item)
    except zlib.error as error:
        raise FetchError(f"sent a damaged {name} body", item=item) from error
    return bytes(body)


def too_large(max_bytes: int, *, item: str) -> FetchError:
    """Return the error for a body above the limit."""
    return FetchError(
        f"is larger than {max_bytes:,} bytes",
        item=item,
        hint="CLAIMTRACK_FETCH_MAX_BYTES sets the limit",
    )


def _limited(chunks: Iterable[bytes], max_bytes: int, item: str) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max_bytes:
            raise too_large(max_bytes, item=item)
        yield chunk


def _unpacked(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """Yield unpacked pieces, none larger than the limit plus one, which is enough to refuse."""
    engine = None
    for chunk in chunks:
        if engine is None:
            engine = zlib.decompressobj(_window(chunk))
        yield engine.decompress(chunk, max_bytes + 1)
        while engine.unconsumed_tail:
            yield engine.decompress(engine.unconsumed_tail, max_bytes + 1)
    if engine is not None:
        yield engine.flush()
        if not engine.eof:
            raise zlib.error("the stream ends early")


def _window(first: bytes) -> int:
    """Return zlib's window: some servers send raw deflate without the zlib header."""
    zlib_header = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] * 256 + first[1]) % 31 == 0
    return _AUTO_WINDOW if zlib_header or first.startswith(b"\x1f\x8b") else -15
