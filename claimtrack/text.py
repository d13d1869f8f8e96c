"""Spans into a text and the few normalisations every stage shares. Pure.

Offsets count Unicode code points, end exclusive, into the text as given. Nothing here changes
the length of a text it returns offsets for.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

JOIN = " … "
"""Joins the pieces of a span list that has gaps (the contract's own separator)."""

_FOLDED = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ",
    }
)  # fmt: skip
_SPACES = re.compile(r"\s+")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:['’]\w+)?", re.UNICODE)


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


def covered(text: str, spans: Iterable[Span]) -> str:
    """Return the words that ``spans`` cover in ``text``, gaps shown as `` … ``."""
    return JOIN.join(text[start:end] for start, end in spans)


def fold(text: str) -> str:
    """Return ``text`` with typographic quotes, dashes and spaces made plain, same length."""
    return text.translate(_FOLDED)


def squeeze(text: str) -> str:
    """Return ``text`` with every run of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """Return the words of ``text``, lower-cased and folded."""
    return [word.casefold() for word in _WORD.findall(fold(text))]


def name_key(name: str) -> str:
    """Return the form under which two spellings of one name are equal.

    Accents, case, hyphens and a leading article fall away: ``Al-Arabiya`` and ``al Arabiya``
    meet, ``the Interior Ministry`` and ``Interior Ministry`` too.
    """
    plain = unicodedata.normalize("NFKD", fold(name)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"'s\b", "", plain)
    plain = squeeze(re.sub(r"[^\w]+", " ", plain))
    return re.sub(r"^(the|a|an) ", "", plain)


def content_hash(text: str) -> str:
    """Return the SHA-256 hex digest of ``text`` with white space squeezed."""
    return hashlib.sha256(squeeze(text).encode("utf-8", "surrogatepass")).hexdigest()


def trim(text: str, span: Span) -> Span:
    """Return ``span`` without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Return how many code points two span lists share."""
    right = list(right)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def utf16_offsets(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return ``spans`` counted in UTF-16 code units, as JavaScript counts.

    Args:
        text: The text the spans point into.
        spans: Ranges in code points.
    """
    wide = [i for i, char in enumerate(text) if ord(char) > 0xFFFF]
    return [
        Span(start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in spans
    ]


def paragraphs(text: str) -> list[Span]:
    """Return the spans of the lines of ``text`` that hold something, trimmed."""
    found = (
        trim(text, Span(m.start(), m.end())) for m in re.finditer(r"[^\n\r\u2028\u2029]+", text)
    )
    return [span for span in found if span.start < span.end]


_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Rev|Hon|Sen|Rep|Gov|St|Jr|Sr|No|vs|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e)|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""Ends of words after which a full stop ends no sentence: titles, months, initials."""


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text``, told by their final marks, no one over a line break.

    For showing a span in its sentence and for looking drafts up; the extractor's sentences are
    the parser's.
    """
    found = []
    for start, end in paragraphs(text):
        for match in _END.finditer(text, start, end):
            stop = match.start() + len(match[0].rstrip())
            if not _SHORT.search(text, start, stop):
                found.append(Span(start, stop))
                start = match.end()
        if start < end:
            found.append(Span(start, end))
    return found


def sentence_around(text: str, spans: Iterable[Span]) -> Span:
    """Return the range of whole sentences from the first to the last that ``spans`` touch.

    Args:
        text: The text.
        spans: Ranges in it; without any the answer is empty.
    """
    wanted = list(spans)
    if not wanted:
        return Span(0, 0)
    first, last = min(s.start for s in wanted), max(s.end for s in wanted)
    touched = [s for s in sentences(text) if s.start < last and first < s.end]
    if not touched:
        return Span(first, last)
    return Span(min(first, touched[0].start), max(last, touched[-1].end))
