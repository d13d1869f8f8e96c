"""Quotations that go on: in the next sentence, behind the cue, in the next paragraph.

A sentence of a quotation that comes later than its cue is a finding of its own that continues the
first one, so that every statement is one sentence.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.found import Found
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

REACH = 300
"""Characters between two quotations of one speaker, no sentence between them."""
_STOPPED = re.compile(r"[.!?…\]][\"”’')\]]*\s*$")
_ANOTHER = re.compile(r"[.!?]\s+\w+.*\w")


def before(text: str, quote: Quotation, found: list[Found]) -> Found | None:
    """Return the finding whose quotation ``quote`` goes on with, in the same paragraph.

    Nothing but the rest of the sentence ("said X, who …") may stand between; a quotation right
    behind a sentence that somebody says goes on with it ("She said the bridge is old. “It …”").
    """
    earlier = [f for f in found if f.content and f.content[0].start < quote.span.start]
    spoken = [f for f in earlier if f.quoted or f.frame == "speech" or f.continues]
    if not spoken:
        return _sentence_before(text, quote, earlier)
    last = max(spoken, key=lambda f: max(f.content[-1].end, f.cue[-1].end if f.cue else 0))
    end = max(span.end for span in (*last.content, *last.cue, *last.source))
    between = text[end : quote.span.start]
    if len(between.strip()) > REACH or _ANOTHER.search(between):
        return None
    return last if last.continues is None else last.continues


def _sentence_before(text: str, quote: Quotation, earlier: list[Found]) -> Found | None:
    """Return what one speaker says in the whole of the sentence before a quotation."""
    for f in earlier:
        end = max(span.end for span in (*f.content, *f.cue, *f.source))
        ends = not text[end : quote.span.start].strip(" .!?\u00a0") and "." in text[end : end + 1]
        if ends and f.cue and f.head is not None and f.stance is Stance.ASSERTS:
            return f
    return None


def bare(doc: "Doc", span: Span, previous: Found | None) -> Found:
    """Return the finding of a quotation without a cue, or of a later sentence of one."""
    starts = [t.idx for t in links.tokens(doc)]
    anchor = bisect_left(starts, span.start)
    inside = doc[anchor : bisect_left(starts, span.end)]
    return Found(
        cue=[],
        lemma="",
        stance=Stance.ASSERTS,
        act=Act.CLAIM,
        frame="bare",
        anchor=anchor,
        content=[span],
        quoted=True,
        continues=previous,
        content_head=inside.root if len(inside) else None,
        confidence=0.7 if previous is not None else 0.4,
    )


def part(doc: "Doc", quotes: list[Quotation], found: list[Found]) -> list[Found]:
    """Return ``found`` with the later sentences of its quotations as findings of their own."""
    out: list[Found] = []
    for f in found:
        out.append(f)
        for k, piece in enumerate(f.content):
            last = k == len(f.content) - 1
            behind = not f.cue or piece.start > f.cue[-1].start
            if not (last and behind and f.quoted and _wholly(piece, quotes)):
                continue
            first, *later = sentences(doc, piece)
            f.content[k] = first
            first_of_all = f if f.continues is None else f.continues
            out += [bare(doc, span, first_of_all) for span in later]
    return sorted(out, key=lambda f: f.anchor)


def _wholly(piece: Span, quotes: list[Quotation]) -> bool:
    return any(q.span.start <= piece.start and piece.end <= q.span.end for q in quotes)


def sentences(doc: "Doc", piece: Span) -> list[Span]:
    """Return the sentences of a quotation as spans that leave out nothing but white space."""
    text = links.text(doc)
    starts = [
        s.start_char
        for s in doc.sents
        if piece.start < s.start_char < piece.end
        and _STOPPED.search(text[piece.start : s.start_char])
        and text[s.start_char : piece.end].strip(" \"”’'").strip()
    ]
    edges = [piece.start, *starts, piece.end]
    found = []
    for start, end in pairwise(edges):
        stripped = text[start:end].rstrip()
        found.append(Span(start, start + len(stripped)))
    return found
