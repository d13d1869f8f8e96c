"""Whom a text credits for itself: an agency in its dateline, a credit at its end.

A rule on form, not a list of agencies. What could as well be an acronym explained in passing,
or the name under a quotation, is no credit.
"""

import re

from claimtrack.text import paragraphs, squeeze

MAX_NAME_WORDS = 5
"""The longest agency names have four words; a longer bracket is a remark."""
EDGE_PARAGRAPHS = 4
"""How far from either end a line of its own may credit: below the headline, above the tags."""

_NAME = r"[A-Z0-9][^()\[\]\n]{1,38}"
_DASH = "(?:--|[-–—])"
_BODY = r"\s*[\"“‘']?[A-Z0-9]"
"""After a dateline a sentence begins; a small letter goes on with the sentence around a bracket."""
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][^()\n]{{0,60}}?)\s*\((?P<name>{_NAME})\)\s*(?:{_DASH}|:){_BODY}"
)
_LEADING = re.compile(rf"\((?P<name>{_NAME})\)\s*(?:{_DASH}|:){_BODY}")
_LABEL = re.compile(r"(?:source|credit|via)\s*:\s*(?P<name>\S.{0,60})", re.I)
_ALONE = re.compile(rf"(?:\((?P<a>{_NAME})\)|\[(?P<b>{_NAME})\]|[–—]\s?(?P<c>{_NAME}))\.?")
_TRAILING = re.compile(
    rf"(?P<end>[.!?][\"”’]?)\s*(?:\((?P<a>{_NAME})\)|{_DASH}\s?(?P<b>{_NAME}))\.?$"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}(?:/[A-Z]{2,6})*")
_SMALL = frozenset("of and the de del la al for with".split())
_REMARKS = frozenset("photo photos video updated update file read share watch exclusive".split())
_PLACE_WORD = re.compile(r"(?:[A-Z0-9][\w.'-]*|[a-z]{1,3}|al-\w+|de|la|of|the|and|[/-])[,.;]?")


def credit_of(text: str) -> str | None:
    """Return the name that ``text`` credits at its start or end, or None.

    Args:
        text: An article's text.
    """
    lines = [text[start:end] for start, end in paragraphs(text)]
    if not lines:
        return None
    edges = lines[:EDGE_PARAGRAPHS] + lines[EDGE_PARAGRAPHS:][-EDGE_PARAGRAPHS:]
    candidates = [_from_dateline(line) for line in lines[:EDGE_PARAGRAPHS]]
    candidates += [_from_line(line) for line in edges]
    candidates += [_from_end(line) for line in lines[-EDGE_PARAGRAPHS:]]
    return next((name for name in candidates if name), None)


def _from_dateline(line: str) -> str | None:
    if match := _LEADING.match(line):
        return _name(match["name"])
    match = _DATELINE.match(line)
    if match is None or not all(_PLACE_WORD.fullmatch(word) for word in match["place"].split()):
        return None
    return _name(match["name"])


def _from_line(line: str) -> str | None:
    if match := _LABEL.fullmatch(line):
        return _name(match["name"].strip(" .()[]"))
    if match := _ALONE.fullmatch(line):
        return _name(match["a"] or match["b"] or match["c"])
    return None


def _from_end(line: str) -> str | None:
    """Return a credit after the last full stop; after a quotation only an acronym counts."""
    match = _TRAILING.search(line)
    if match is None:
        return None
    name = _name(match["a"] or match["b"])
    quoted = match["end"][-1] in '"”’' and match["a"] is None
    if name is None or (quoted and not _ACRONYM.fullmatch(name)):
        return None
    return name


def _name(found: str) -> str | None:
    """Return ``found`` if it is written as a name: short, capitalised, no sentence or address."""
    name = squeeze(found).strip(" .,;:")
    parts = name.split()
    if not 0 < len(parts) <= MAX_NAME_WORDS or re.search(r"[.!?:;\"“”]|https?|\d{3}", name):
        return None
    if any(part.lower() in _REMARKS for part in parts):
        return None
    proper = all(part[0].isupper() or part in _SMALL or part == "/" for part in parts)
    return name if proper and name[0].isupper() else None
