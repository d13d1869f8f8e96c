"""What of a direct quotation is its speaker's, and who that is by the words around it."""

from typing import TYPE_CHECKING

from claimtrack.extract import links, neighbour, tree
from claimtrack.extract.found import Found
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ADDRESSED = frozenset({"tell", "ask", "remind", "assure", "inform", "warn", "urge"})
"""Cues with whom they are said to behind them, so that no speaker stands there."""
COMPLETE = frozenset(",.?!…—")
"""What a quotation ends with that needs nothing more to be a sentence."""


def holds(found: Found, quote: Quotation) -> bool:
    """Return whether most of ``quote`` stands in the content of ``found``."""
    return overlap(found.content, [quote.span]) * 2 > quote.span.end - quote.span.start


def settle(doc: "Doc", quotes: list[Quotation], told: Found, found: list[Found]) -> None:
    """Take from a direct quotation what is not its speaker's, and give it the speaker beside it.

    Args:
        doc: The paragraph.
        quotes: Its quotations.
        told: The finding to settle; its content, source and head are changed in place.
        found: All findings of the paragraph; what another one's cue stands in is not ``told``'s.
    """
    if not told.quoted or not told.cue or told.frame not in ("verb", "speech"):
        return
    cue, text = doc[told.anchor], links.text(doc)
    held = [q for q in quotes if holds(told, q) and q.speech(text)]
    whole = [q for q in held if q.alone(text) and _complete(text, q)]
    if whole:
        early = whole[0].span.end <= cue.idx
        others = [span for f in found if f is not told for span in f.cue]
        told.content = [
            p
            for p in told.content
            if (p.start < cue.idx) == early
            or text[: p.start].rstrip().endswith(" that")
            or (overlap([p], [q.span for q in quotes]) and not overlap([p], others))
        ]
    _own_speaker(doc, cue, told, [q.span for q in held], plain=bool(whole))


def _own_speaker(doc: "Doc", cue: "Token", told: Found, held: list[Span], *, plain: bool) -> None:
    """Give a quotation with its cue behind it the speaker beside the cue, where the tree errs."""
    before = [span for span in held if span.end <= cue.idx]
    if not before or told.lemma in ADDRESSED:
        return
    who = neighbour.speaker(doc, cue, before[-1])
    lost = told.head is None or bool(overlap(told.source, held))
    if who is None or not (lost or (plain and neighbour.plain(doc, cue, before[-1]))):
        return
    if not overlap(told.source, [Span(who.idx, who.idx + len(who))]):
        told.head, told.source = who, tree.pieces(doc, tree.noun_phrase(who))


def _complete(text: str, quote: Quotation) -> bool:
    inner = text[quote.inner.start : quote.inner.end].strip()
    return not inner[:1].islower() and inner[-1:] in COMPLETE
