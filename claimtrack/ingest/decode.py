"""Bytes in, text out, or one clear line saying why not. Nothing else is changed but a BOM.

The rule: a byte order mark decides; else UTF-8 if the bytes are valid UTF-8; else the declared
character set; else windows-1252, but only if the result reads like a text. UTF-8 comes before
the declaration because pages that declare Latin-1 and send UTF-8 are common, and bytes that are
valid UTF-8 by chance are not.
"""

import codecs
import unicodedata
from dataclasses import dataclass

from claimtrack.errors import BadInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian mark of one begins with that of the other."""

_SIGNATURES = (
    (b"%PDF-", "a PDF", "save its text and ingest that"),
    (b"PK\x03\x04", "a ZIP or office file", "save its text and ingest that"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save its text and ingest that"),
    (b"{\\rtf", "an RTF file", "save its text and ingest that"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
)

HIGH_SHARE = 0.2
"""Largest plausible share of non-ASCII characters in Western European prose: French and
Portuguese stay under a tenth; noise read as windows-1252 has about a half."""

_TYPOGRAPHIC = frozenset("‘’‚“”„–—…•·«»‹›¿¡§©®™°€£¥¢ªº²³½¼¾\u00a0\u00ad´")
_CONTROLS = frozenset(chr(i) for i in range(32)) - frozenset("\t\n\r\f\v")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the fault of its bytes where U+FFFD stands for some of them."""

    text: str
    fault: BadInput | None = None


def refuse_binary(raw: bytes, *, item: str) -> None:
    """Raise if ``raw`` is empty, or a file that is no text at all.

    Args:
        raw: The bytes of a whole item.
        item: Its name, for the message.

    Raises:
        BadInput: Naming the kind of file where it is known.
    """
    if not raw.strip():
        raise BadInput("is empty", item=item)
    head = raw[:1024].lstrip()
    for signature, kind, hint in _SIGNATURES:
        if head.startswith(signature):
            raise BadInput(kind, item=item, hint=hint)
    if _mark(raw) is None and b"\0" in raw:
        raise BadInput("a binary file, not a text", item=item, hint="give text, HTML or JSON")


def decode(raw: bytes, *, item: str, declared: str | None = None) -> str:
    """Return ``raw`` as text, without its byte order mark and otherwise unchanged.

    Args:
        raw: The bytes.
        item: Name for the message.
        declared: Character set that a server or the document itself states.

    Raises:
        BadInput: If the bytes fit no character set that is stated or plausible.
    """
    marked = _mark(raw)
    if marked is not None:
        mark, encoding = marked
        return _strictly(raw[len(mark) :], encoding, item=item)
    stated = _known(declared)
    if stated is not None and stated.startswith(("iso2022", "hz")):
        return _strictly(raw, stated, item=item)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = _fault("utf-8", error.start, item=item)
    if stated not in (None, "utf-8"):
        return _strictly(raw, stated, item=item)
    western = _western(raw)
    if western is None:
        raise fault
    return western


def decode_leniently(raw: bytes, *, item: str, declared: str | None = None) -> Decoded:
    """Return ``raw`` as text, with U+FFFD for bytes that could not be read.

    For pages and feeds, where a broken byte may lie outside what is wanted: the caller raises
    the fault only if U+FFFD stands in the part it takes.

    Args:
        raw: The bytes.
        item: Name for the message.
        declared: Character set that a server or the document itself states.
    """
    try:
        return Decoded(decode(raw, item=item, declared=declared))
    except BadInput as fault:
        return Decoded(raw.decode(_known(declared) or "utf-8", "replace"), fault)


def _mark(raw: bytes) -> tuple[bytes, str] | None:
    return next((pair for pair in _MARKS if raw.startswith(pair[0])), None)


def _known(charset: str | None) -> str | None:
    """Return Python's name of a text encoding, or None; Latin-1 is read as browsers read it."""
    try:
        name = codecs.lookup((charset or "").strip("\"' \t")).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(raw: bytes, encoding: str, *, item: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _fault(encoding, error.start, item=item) from error
    except UnicodeError as error:
        raise BadInput(f"not valid {encoding.upper()}", item=item) from error


def _fault(encoding: str, at: int, *, item: str) -> BadInput:
    return BadInput(
        f"not valid {encoding.upper()} at byte {at}", item=item, hint="save it as UTF-8"
    )


def _western(raw: bytes) -> str | None:
    """Return ``raw`` read as windows-1252 if that gives a plausible text.

    Bytes that hold whole UTF-8 characters are broken UTF-8, not windows-1252.
    """
    if not raw.decode("utf-8", "ignore").isascii():
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [char for char in text if not char.isascii()]
    plausible = all(c in _TYPOGRAPHIC or unicodedata.category(c)[0] == "L" for c in high)
    if not plausible or len(high) > HIGH_SHARE * len(text) or _CONTROLS & set(text):
        return None
    return text
