"""Denials that a quoted speaker tells of somebody else: "“The ministry has denied it,” he said".

A verb inside a quotation is the speaker's own word, save where it tells that a third party denied,
confirmed or took back something: that is a statement of the third party, through the speaker. A
pronoun may mean anybody there, so only a named or described party counts.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import links, mood, particles, reported
from claimtrack.extract.found import Found
from claimtrack.text import Span
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc


MARKS = " ,.;:\"“”''"


def find(doc: "Doc", quoted: list[Span]) -> Iterator[Found]:
    """Yield what third parties are said to have denied, confirmed or taken back.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations that are sentences.
    """
    for token in links.tokens(doc):
        if not any(start < token.idx < end for start, end in quoted):
            continue
        cue = particles.cue_of(token)
        if cue is None or cue.stance not in mood.TRUTH:
            continue
        found = reported.read(token, cue)
        if found is None or found.head is None or not found.content:
            continue
        silent = found.stance is Stance.WITHHOLDS
        if mood.nobody(token) or (found.head.tag_.startswith("N") and not silent):
            inner = [_inner(links.text(doc), span) for span in found.content]
            found.content = [span for span in inner if span.start < span.end]
            if found.content:
                yield found


def _inner(text: str, span: Span) -> Span:
    """The span without the marks of the quotation it stands in."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(MARKS))
    return Span(start, max(start, span.start + len(words.rstrip(MARKS))))
