"""Words signed behind a dash: "“…” — Ida Holt, Tarn", "… — Ida Holt (@idaholt) May 5, 2031"."""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claimtrack.extract import neighbour, tree
from claimtrack.extract.found import Found
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIGNED = re.compile(r"\s*(?P<dash>[-–—―]{1,2})\s*(?P<who>[A-Z][^.!?;:]{2,80})\.?\s*$")
_POSTED = re.compile(
    r"(?P<words>\S.{9,}?)\s*(?:pic\.twitter\.com/\S+\s*)?(?P<dash>—|–|--)\s*"
    r"(?P<who>[A-Z][^()@]{1,40}) \(@\w+\)",
    re.DOTALL,
)
"""A post as sites embed it: its words, a dash, the name, the account in brackets."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST = 6
"""Words of a name that signs, title included; what follows a comma is place or office."""


def signed(doc: "Doc", quote: Quotation) -> Found | None:
    """Return the finding of a quotation that a dash and a name close the paragraph of, or None."""
    match = _SIGNED.match(doc.text, quote.span.end)
    return _found(doc, match, quote.span, ":") if match is not None else None


def posted(doc: "Doc") -> Found | None:
    """Return the finding of a paragraph that is an embedded post, or None."""
    match = _POSTED.match(doc.text) if "(@" in doc.text else None
    if match is None:
        return None
    return _found(doc, match, Span(*match.span("words")), "post")


def _found(doc: "Doc", match: re.Match[str], content: Span, lemma: str) -> Found | None:
    starts = [t.idx for t in doc]
    begin, end = match.span("who")
    inside = doc[bisect_left(starts, begin) : bisect_left(starts, end)]
    comma = next((t.i for t in inside if t.text == ","), inside.end)
    name = doc[inside.start : comma]
    named = 0 < len(name) <= LONGEST and any(t.tag_.startswith("NNP") for t in name)
    head = neighbour.head(doc, name.start, name.end) if named else None
    if head is None or any(t.tag_ in FINITE for t in inside):
        return None
    return Found(
        cue=[Span(*match.span("dash"))],
        lemma=lemma,
        stance=Stance.ASSERTS,
        act=Act.CLAIM,
        frame="speech",
        anchor=max(0, bisect_left(starts, match.start("dash") + 1) - 1),
        source=tree.pieces(doc, {t.i for t in name}),
        head=head,
        content=[content],
        quoted=True,
        confidence=0.7,
    )
