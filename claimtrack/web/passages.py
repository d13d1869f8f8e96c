"""Which sentences of a text a statement stands in. Pure.

Readers get the evidence in its sentence, not alone. Sentences are told by their final marks here:
a wrong guess only shows a sentence more, it never moves a stored span.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.text import JOIN, Span, covered, paragraphs

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Rev|Hon|Sen|Rep|Gov|St|Jr|Sr|No|vs|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e)|\b[A-Z](?:\.[A-Z])*)\.$"
)
"""Ends of words after which a full stop ends no sentence: titles, months, initials."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of a text that hold some ranges; gaps between them read `` … ``."""

    text: str
    pieces: tuple[Span, ...]

    def place(self, span: Span) -> list[Span]:
        """Return where ``span`` of the article stands in this passage's own text.

        Several ranges if it runs over a gap, none if it lies outside.
        """
        found = []
        offset = 0
        for start, end in self.pieces:
            left, right = max(start, span.start), min(end, span.end)
            if left < right:
                found.append(Span(offset + left - start, offset + right - start))
            offset += end - start + len(JOIN)
        return found


def passage(text: str, spans: Iterable[Span]) -> Passage:
    """Return the sentences of ``text`` that ``spans`` touch, whole, in text order.

    Args:
        text: The article.
        spans: Ranges of code points, in any order.
    """
    wanted = sorted(span for span in spans if span.start < span.end)
    pieces: list[Span] = []
    for paragraph in paragraphs(text):
        inside = [s for s in wanted if s.start < paragraph.end and paragraph.start < s.end]
        if not inside:
            continue
        sentences = [
            sentence
            for sentence in sentences_of(text, paragraph)
            if any(s.start < sentence.end and sentence.start < s.end for s in inside)
        ]
        pieces.extend(_joined(sentences, text))
    return Passage(covered(text, pieces), tuple(pieces))


def sentences_of(text: str, within: Span) -> list[Span]:
    """Return the sentences of one paragraph, without the space between them."""
    found = []
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        stop = match.start() + len(match[0].rstrip())
        if _SHORT.search(text, start, stop):
            continue
        found.append(Span(start, stop))
        start = match.end()
    if start < within.end:
        found.append(Span(start, within.end))
    return found


def _joined(sentences: Sequence[Span], text: str) -> list[Span]:
    """Make neighbouring sentences one piece, so that no gap is shown where none is."""
    found: list[Span] = []
    for sentence in sentences:
        if found and not text[found[-1].end : sentence.start].strip():
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found
