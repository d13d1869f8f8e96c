"""A feed that is not well-formed XML, taken apart so that one broken entry costs only itself."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)[\"']", re.I)
_ENTRY = re.compile(r"<(?:\w+:)?(item|entry)(?=[\s>])")
_STRAY_AMP = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|[A-Za-z][\w.-]*;)")
_NUMBERED = re.compile(r"&#(?:\d+|x[0-9a-fA-F]+);")
_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
"""Characters XML cannot hold, and U+FFFD, which HTML puts for a reference to one of them."""
_NAMED = re.compile(r"&([A-Za-z]\w*);")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
_PREFIX = re.compile(r"[<\s](\w+):\w[\w.-]*(?=[\s=/>])")
_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ROOT = re.compile(r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>")


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry of a broken feed: its number from 1, its XML, and what is wrong with it."""

    number: int
    xml: str
    fault: str | None


def declared_encoding(raw: bytes) -> str | None:
    """Return the encoding an XML declaration states, or None."""
    match = _ENCODING.match(raw.lstrip(b"\xef\xbb\xbf \t\r\n"))
    return match[1].decode("ascii") if match else None


def undeclared(text: str) -> str:
    """Return ``text`` without its XML declaration, whose encoding no longer holds."""
    return _DECLARATION.sub("", text, count=1).lstrip()


def mended(text: str) -> str:
    """Return ``text`` with HTML's entities, bare ampersands and undeclared prefixes made right.

    All are common in feeds and have one meaning only; CDATA sections stay as they are.
    """
    parts = _CDATA.split(_CONTROLS.sub("", text))
    text = "".join(part if part.startswith("<![CDATA[") else _escaped(part) for part in parts)
    root = _ROOT.search(text)
    if root is None:
        return text
    used = set(_PREFIX.findall(_CDATA.sub("", text))) - {"xml", "xmlns"}
    added = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix, f"urn:undeclared:{prefix}")}"'
        for prefix in sorted(used)
        if f"xmlns:{prefix}=" not in root[0]
    )
    at = root.end(1)
    return text[:at] + added + text[at:]


def fault_of(text: str) -> str | None:
    """Return why ``text`` is not well-formed XML, or None."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return re.sub(
            r",? line \d+(, column \d+)?.*$", "", error.msg or "not well-formed", flags=re.S
        )
    return None


def pieces(text: str) -> Iterator[Piece]:
    """Yield the entries of a feed, each checked on its own under the feed's root element.

    Args:
        text: The feed without XML declaration, mended.
    """
    root = _ROOT.search(text)
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if root is None or not starts:
        return
    for number, (start, stop) in enumerate(
        zip(starts, [*starts[1:], len(text)], strict=True), start=1
    ):
        xml = _cut(text[start:stop])
        yield Piece(number, xml, fault_of(f"{root[0]}{xml}</{root[1]}>"))


def reassembled(text: str, entries: list[str]) -> str:
    """Return the feed ``text`` with only ``entries`` in it, closed properly.

    What stands before the entries goes too where it is broken itself.

    Args:
        text: The feed without XML declaration.
        entries: The XML of the entries that are sound.
    """
    first, root = _ENTRY.search(text), _ROOT.search(text)
    if first is None or root is None:
        return text
    channel = first[1] == "item" and "rdf" not in root[1].lower()
    tail = "".join(entries) + ("</channel>" if channel else "") + f"</{root[1]}>"
    whole = text[: first.start()] + tail
    return whole if fault_of(whole) is None else root[0] + ("<channel>" if channel else "") + tail


def _cut(piece: str) -> str:
    """Return ``piece`` up to the end tag of the entry, whole if there is none."""
    ends = list(re.finditer(r"</(?:\w+:)?(?:item|entry)\s*>", piece))
    return piece[: ends[-1].end()] if ends else piece


def _escaped(text: str) -> str:
    text = _STRAY_AMP.sub("&amp;", _NAMED.sub(_character, text))
    return _NUMBERED.sub(_numbered, text)


def _numbered(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return match[0] if len(found) == 1 and not _UNFIT.search(found) else "\ufffd"


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _XML_ENTITIES:
        return match[0]
    found = html.unescape(match[0])
    return f"&amp;{name};" if found == match[0] else found
