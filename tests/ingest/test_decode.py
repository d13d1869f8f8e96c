import codecs

import pytest

from claimtrack.errors import BadInput
from claimtrack.ingest.decode import decode, decode_leniently, refuse_binary

TEXT = "Die Brücke “steht” – sagt er.\r\n\u00a0Neue Zeile."


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-32"), None),
        (TEXT.encode("cp1252"), None),
        (TEXT.encode("cp1252"), "iso-8859-1"),
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode(), "no-such-charset"),
        (TEXT.encode(), "base64"),
    ],
)
def test_a_text_comes_out_as_it_went_in(raw: bytes, declared: str | None) -> None:
    assert decode(raw, item="a.txt", declared=declared) == TEXT


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("大臣は否定した。", "shift_jis"),
        ("大臣は否定した。", "iso-2022-jp"),
        ("Министр", "windows-1251"),
    ],
)
def test_a_declared_charset_is_used(text: str, charset: str) -> None:
    assert decode(text.encode(charset), item="a", declared=charset) == text


def test_broken_utf8_names_the_byte() -> None:
    raw = "Brücke, Brücke ".encode() + b"\xff und mehr"
    with pytest.raises(BadInput, match=r"a\.txt: not valid UTF-8 at byte 17 \(save it as UTF-8\)"):
        decode(raw, item="a.txt")


@pytest.mark.parametrize("raw", [bytes(range(128, 160)) * 3, b"abc \x81 def", b"abc \xd7\xf7\xd7"])
def test_noise_is_not_taken_for_windows_1252(raw: bytes) -> None:
    with pytest.raises(BadInput, match="not valid UTF-8 at byte"):
        decode(raw, item="noise")


def test_a_false_byte_order_mark_is_a_fault() -> None:
    with pytest.raises(BadInput, match="not valid UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", item="a")


def test_lenient_decoding_keeps_the_fault_beside_the_text() -> None:
    decoded = decode_leniently("é é ".encode() + b"\xff", item="a.html")
    assert decoded.text == "é é \ufffd"
    assert decoded.fault is not None
    assert "byte 6" in str(decoded.fault)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF (save its text and ingest that)"),
        (b"PK\x03\x04....", "a ZIP or office file"),
        (b"\x1f\x8b\x08", "a gzip file (unpack it first)"),
        (b"{\\rtf1 hello}", "an RTF file"),
        (b"\x7fELF\x00\x00", "a binary file, not a text"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        refuse_binary(raw, item="x")
    assert message in str(caught.value)


def test_utf16_is_no_binary_file() -> None:
    refuse_binary("text".encode("utf-16"), item="x")
    assert decode("text".encode("utf-16"), item="x") == "text"
