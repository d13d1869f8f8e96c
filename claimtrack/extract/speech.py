"""Joins quotations to the cue and source that introduce them.

Order of trust: a cue the parser already tied to the quotation, a cue right after it ("…," he
said), a cue right before it (He said: "…"), the speaker whose quotation runs on.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, tree
from claimtrack.extract.found import Found
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span, overlap
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s")
REACH = 160
"""Characters between a quotation and its cue: a long apposition fits, a second sentence not."""


def join(doc: "Doc", quotes: list[Quotation], found: list[Found]) -> list[Found]:
    """Return ``found`` with the quotations of ``doc`` joined in, new findings added.

    Args:
        doc: The paragraph.
        quotes: Its quotations.
        found: What the verbs and phrases outside quotations report.
    """
    text = doc.text
    _widen(text, quotes, found)
    for i, quote in enumerate(quotes):
        if any(_holds(f, quote) for f in found):
            continue
        if not quote.sentence_like(text):
            continue
        cue = _after(doc, quotes, i) or _before(doc, quotes, i)
        if cue is None:
            previous = _runs_on(text, quotes, i, found)
            found.append(_bare(quote, doc, previous))
            continue
        _attach(doc, quote, cue, found)
    return sorted(found, key=lambda f: f.anchor)


def _holds(found: Found, quote: Quotation) -> bool:
    return overlap(found.content, [quote.span]) * 2 > quote.span.end - quote.span.start


def _widen(text: str, quotes: list[Quotation], found: list[Found]) -> None:
    """Let a content that touches a quotation hold all of it, marks included."""
    for f in found:
        if f.frame in ("noun",):
            continue
        for quote in quotes:
            for k, piece in enumerate(f.content):
                shared = overlap([piece], [quote.span])
                inside = quote.span.start <= piece.start and piece.end <= quote.span.end
                if not shared or (not inside and shared * 3 < quote.span.end - quote.span.start):
                    continue
                wide = Span(min(piece.start, quote.span.start), max(piece.end, quote.span.end))
                if not overlap([wide], f.cue) and not overlap([wide], f.source):
                    f.content[k] = wide
        f.content = _merged(text, f.content)
        f.quoted = any(q.sentence_like(text) and _holds(f, q) for q in quotes)


def _merged(text: str, spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if (
            out
            and not text[out[-1].end : span.start].strip(" ,.;\u00a0")
            and span.start - out[-1].end < 3
        ) or (out and span.start < out[-1].end):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _after(doc: "Doc", quotes: list[Quotation], i: int) -> "Token | None":
    """The cue behind a quotation, before the sentence ends or another one opens."""
    quote = quotes[i]
    if not quote.closed:
        return None
    text = doc.text
    last = text[quote.inner.start : quote.inner.end].rstrip()[-1:]
    following = text[quote.span.end : quote.span.end + 1]
    if last == "." and following != ",":
        return None
    end = quotes[i + 1].span.start if i + 1 < len(quotes) else len(text)
    stop = _STOP.search(text, quote.span.end)
    end = min(end, stop.end() if stop else end, quote.span.end + REACH)
    return _cue_in(doc, Span(quote.span.end, end), first=True)


def _before(doc: "Doc", quotes: list[Quotation], i: int) -> "Token | None":
    """The cue in front of a quotation: the same sentence, or the one a colon ends."""
    quote = quotes[i]
    text = doc.text
    start = quotes[i - 1].span.end if i else 0
    lead = text[start : quote.span.start]
    stops = list(_STOP.finditer(lead))
    if stops:
        start += stops[-1].end()
    if not text[start : quote.span.start].strip(" ,:\u00a0"):
        return None
    return _cue_in(doc, Span(max(start, quote.span.start - REACH), quote.span.start), first=False)


def _cue_in(doc: "Doc", span: Span, *, first: bool) -> "Token | None":
    starts = [t.idx for t in doc]
    window = doc[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    hits = []
    for token in window:
        cue = lexicon.verbs().get(token.lower_)
        if cue is not None and "Q" in cue.frames and token.tag_.startswith("VB"):
            hits.append(token)
    return (hits[0] if first else hits[-1]) if hits else None


def _attach(doc: "Doc", quote: Quotation, cue: "Token", found: list[Found]) -> None:
    for f in found:
        if any(start <= cue.idx < end for start, end in f.cue):
            if f.content and not f.quoted and not _own(f, quote):
                f.content = []
            f.content = _merged(doc.text, [*f.content, quote.span])
            f.quoted = True
            return
    entry = lexicon.verbs()[cue.lower_]
    who = tree.agent(cue) if tree.passive(cue) else tree.subject(cue)
    who = who if who is not None else _beside(doc, cue)
    head = who if who is not None and not quote.span.start <= who.idx < quote.span.end else None
    found.append(
        Found(
            cue=[Span(cue.idx, cue.idx + len(cue))],
            lemma=entry.lemma,
            stance=entry.stance,
            act=entry.act,
            frame="speech",
            anchor=cue.i,
            source=tree.pieces(doc, tree.noun_phrase(head)) if head is not None else [],
            head=head,
            content=[quote.span],
            quoted=True,
            confidence=0.9 if head is not None else 0.5,
        )
    )


def _own(found: Found, quote: Quotation) -> bool:
    """Whether the content already found continues in the quotation rather than competes."""
    return found.frame in ("verb", "quoting", "according") and found.content_head is not None


def _beside(doc: "Doc", cue: "Token") -> "Token | None":
    """The pronoun or name next to a cue whose subject the parser lost."""
    for step in (1, -1):
        i = cue.i + step
        if 0 <= i < len(doc) and (doc[i].tag_ in ("PRP", "NNP")):
            token = doc[i]
            while token.head.i > token.i and token.dep_ in ("compound", "flat", "amod"):
                token = token.head
            return token
    return None


def _runs_on(text: str, quotes: list[Quotation], i: int, found: list[Found]) -> Found | None:
    """Return the finding whose quotation this one continues, in the same paragraph.

    Nothing but white space or a short "said X" may stand between.
    """
    before = [
        f
        for f in found
        if f.content
        and f.content[0].start < quotes[i].span.start
        and (f.quoted or f.frame == "speech" or f.continues)
    ]
    if not before:
        return None
    last = max(before, key=lambda f: max(f.content[-1].end, f.cue[-1].end if f.cue else 0))
    end = max([f_end.end for f_end in (*last.content, *last.cue, *last.source)])
    between = text[end : quotes[i].span.start]
    if len(between.strip()) <= REACH and not re.search(r"[.!?]\s+\w+.*\w", between):
        return last if last.continues is None else last.continues
    return None


def _bare(quote: Quotation, doc: "Doc", previous: Found | None) -> Found:
    starts = [t.idx for t in doc]
    return Found(
        cue=[],
        lemma="",
        stance=Stance.ASSERTS,
        act=Act.CLAIM,
        frame="bare",
        anchor=bisect_left(starts, quote.span.start),
        content=[quote.span],
        quoted=True,
        continues=previous,
        confidence=0.7 if previous is not None else 0.4,
    )
