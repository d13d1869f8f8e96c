import gzip
import zlib
from collections.abc import Iterable

import pytest

from claimtrack.errors import FetchError
from claimtrack.ingest.body import read_body

TEXT = b"The bridge stood. " * 500


def read(chunks: Iterable[bytes], encoding: str, max_bytes: int = 1_000_000) -> bytes:
    return read_body(chunks, encoding=encoding, max_bytes=max_bytes, item="http://a/")


def cut(raw: bytes, size: int = 7) -> list[bytes]:
    return [raw[i : i + size] for i in range(0, len(raw), size)]


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "X-GZIP"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (b"", ""),
    ],
)
def test_a_body_is_unpacked(raw: bytes, encoding: str) -> None:
    expected = TEXT if raw else b""
    assert read(cut(raw), encoding) == expected
    assert read([raw], encoding) == expected


def test_a_bomb_is_stopped_at_the_limit() -> None:
    seen = 0

    def chunks() -> Iterable[bytes]:
        nonlocal seen
        for chunk in cut(gzip.compress(bytes(200_000_000), 1), 1024):
            seen += len(chunk)
            yield chunk

    with pytest.raises(FetchError, match=r"is larger than 1,000,000 bytes"):
        read(chunks(), "gzip")
    assert seen < 20_000


@pytest.mark.parametrize(("size", "refused"), [(999, False), (1000, False), (1001, True)])
def test_the_limit_is_exact(size: int, refused: bool) -> None:
    for raw, encoding in ((bytes(size), ""), (gzip.compress(bytes(size)), "gzip")):
        if refused:
            with pytest.raises(FetchError, match="larger than 1,000 bytes"):
                read(cut(raw), encoding, 1000)
        else:
            assert len(read(cut(raw), encoding, 1000)) == size


@pytest.mark.parametrize(
    ("raw", "encoding", "message"),
    [
        (gzip.compress(TEXT)[:-9], "gzip", "damaged gzip body"),
        (b"not gzip at all", "gzip", "damaged gzip body"),
        (gzip.compress(gzip.compress(TEXT)), "gzip, gzip", "is packed as 'gzip, gzip'"),
        (TEXT, "br", "is packed as 'br'"),
    ],
)
def test_what_cannot_be_unpacked_is_said(raw: bytes, encoding: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        read([raw], encoding)
