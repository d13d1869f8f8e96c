"""Which paragraphs are prose: page furniture, forms, headings and bibliographies are not.

A rule looks at form, never at a site's own words: a line without a sentence, a form's label, an
entry of a list of works. What is left out yields no statement.
"""

import re
from collections.abc import Iterator

from claimtrack.extract.captions import is_caption
from claimtrack.extract.headlines import headline
from claimtrack.text import Span, fold, paragraphs

_LIST_HEADING = re.compile(
    r"^(sources?|references?|bibliography|works cited|further reading|notes|footnotes|endnotes"
    r"|see also|related( (articles|stories|posts|news))?|more (on|from)\b.{0,40})\W*$",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"^[-*•\d.\s]{0,6}(?:[^\"]{2,80},\s)?\".{4,300}\",?\s*(?:[^\"]{2,60},\s*)?"
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\w+\.? \d{1,2},? \d{4}|\d{4})\.?$"
)
_FURNITURE = re.compile(
    r"\b(subscribe|newsletter|mailing list|sign up|log in|cookies?|all rights reserved|copyright"
    r"|click here|scroll to top|listen to this article|table of contents|share this|read more"
    r"|fill out the following form|no comments|leave a (comment|reply)|follow us|privacy policy"
    r"|advertisement|photo(graph)? by|image credit|your (name|email|voice))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^[A-Z][A-Z'. -]{2,40}(?:, [\w. ]{2,30}){0,2}(?: \([\w .'&/-]{2,40}\))? ?(?:--?|:) (?=\S)"
)
"""A place in capitals, a date, an agency, a dash: not part of the first sentence."""
_ENDS = re.compile(r"[.!?…:;,—-][\"'”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
SHORT = 8
"""Words under which a line needs the punctuation of a sentence to be read as one."""
FURNITURE_WORDS = 25
"""A line of furniture is short; a paragraph of prose may well speak of a newsletter."""
PROSE_WORDS = 30
"""Words from which a paragraph after a list of works is prose again."""


def prose(text: str) -> Iterator[Span]:
    """Yield the spans of the paragraphs of ``text`` that can hold statements."""
    in_list, title = False, headline(text)
    for span in paragraphs(text):
        line = fold(text[span.start : span.end])
        count = len(_WORD.findall(line))
        if _LIST_HEADING.match(line):
            in_list = True
            continue
        if _CITATION.match(line) or is_caption(line):
            continue
        if in_list and (count < PROSE_WORDS or not line.rstrip().endswith((".", '"', "!", "?"))):
            continue
        in_list = False
        if span == title and not _FURNITURE.search(line):
            yield span
        elif not _furniture(line, count):
            dateline = _DATELINE.match(line)
            yield Span(span.start + (dateline.end() if dateline else 0), span.end)


def _furniture(line: str, count: int) -> bool:
    if count == 0:
        return True
    ended = bool(_ENDS.search(line))
    if count < SHORT and not ended:
        return True
    if line.rstrip().endswith(":") and count < FURNITURE_WORDS and not _reports(line):
        return True
    if not ended and '"' not in line and _titled(line):
        return True
    return count < FURNITURE_WORDS and bool(_FURNITURE.search(line))


def _reports(line: str) -> bool:
    """A line that ends in a colon may introduce the quotation of the next paragraph."""
    return bool(re.search(r"\b(said|says|told|wrote|added|asked|stated|writes)\b", line))


def _titled(line: str) -> bool:
    """Whether a line without a final stop is set as a heading (most words capitalised)."""
    words = [w for w in _WORD.findall(line) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) * 10 >= len(words) * 7
