"""Which sentences of a text a statement stands in. Pure.

Readers get the evidence in its sentence, not alone. A sentence told wrongly only shows one more or
one less around it; the stored spans never move.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.text import JOIN, Span, covered, sentences


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
    wanted = [span for span in spans if span.start < span.end]
    touched = [
        sentence
        for sentence in sentences(text)
        if any(s.start < sentence.end and sentence.start < s.end for s in wanted)
    ]
    pieces = _joined(touched, text)
    return Passage(covered(text, pieces), tuple(pieces))


def _joined(sentences: Sequence[Span], text: str) -> list[Span]:
    """Make neighbours of one paragraph one piece, so that no gap is shown where none is."""
    found: list[Span] = []
    for sentence in sentences:
        between = text[found[-1].end : sentence.start] if found else "\n"
        if between.isspace() and len(between.splitlines()) == 1 and not between.endswith("\n"):
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return found
