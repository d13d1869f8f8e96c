"""Joins quotations to the cue and source that introduce them.

Order of trust: a cue the parser already tied to the quotation, a cue right after it ("…," he
said), a cue right before it (He said: "…"), a name before a colon, the speaker whose quotation
runs on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import colon, lexicon, links, neighbour, runon, signature, speechside, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.particles import cue_of
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span, overlap
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s")
REACH = 160
"""Characters between a quotation and its cue: a long apposition fits, a second sentence not."""
SUBJECTS = frozenset("DT NN NNS NNP NNPS PRP PRP$ JJ CD EX".split())
"""Tags a clause begins with."""
LEAD_IN = 12
"""Words between a cue and a quotation that are the beginning of its sentence."""


def join(doc: "Doc", quotes: list[Quotation], found: list[Found]) -> list[Found]:
    """Return ``found`` with the quotations of ``doc`` joined in, new findings added.

    Args:
        doc: The paragraph.
        quotes: Its quotations.
        found: What the verbs and phrases outside quotations report.
    """
    text = links.text(doc)
    _widen(text, quotes, found)
    for i, quote in enumerate(quotes):
        if any(speechside.holds(f, quote) for f in found) or not quote.speech(text):
            continue
        lead = _lead(text, quotes, i)
        named = colon.named(doc, lead, quote)
        if named is not None:
            found.append(named)
            continue
        cue = _after(doc, quotes, i, found) or _before(doc, lead, quote, found)
        told = colon.told(doc, lead, quote)
        if cue is not None and (told is None or cue.i >= told.anchor or cue.idx > quote.span.start):
            _attach(doc, quote, cue, found)
        elif quote.sentence_like(text):
            found.append(told or signature.signed(doc, quote) or _without_cue(doc, quote, found))
    post = signature.posted(doc)
    if post is not None:
        found.append(post)
    for f in found:
        speechside.settle(doc, quotes, f, found)
    return runon.part(doc, quotes, found)


def _without_cue(doc: "Doc", quote: Quotation, found: list[Found]) -> Found:
    return runon.bare(doc, quote.span, runon.before(links.text(doc), quote, found))


def _widen(text: str, quotes: list[Quotation], found: list[Found]) -> None:
    """Let a content that touches a quotation hold all of it, marks included."""
    for f in found:
        if f.frame == "noun":
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
        f.quoted = any(q.sentence_like(text) and speechside.holds(f, q) for q in quotes)


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


def _after(doc: "Doc", quotes: list[Quotation], i: int, found: list[Found]) -> "Token | None":
    """The cue behind a quotation, before the sentence ends or another one opens."""
    quote = quotes[i]
    if not quote.closed:
        return None
    text = links.text(doc)
    last = text[quote.inner.start : quote.inner.end].rstrip()[-1:]
    following = text[quote.span.end : quote.span.end + 1]
    alone = quote.alone(text)
    if last == "." and following != ",":
        return None
    end = quotes[i + 1].span.start if i + 1 < len(quotes) else len(text)
    stop = next(_stops(text, quote.span.end, end), end)
    end = min(end, stop, quote.span.end + REACH)
    window = Span(quote.span.end, end)
    cue = _cue_in(doc, window, found, first=True)
    if cue is None and alone and (last in ",?!" or following == ","):
        return _unlisted(doc, window, quote)
    return cue


def _before(doc: "Doc", lead: Span, quote: Quotation, found: list[Found]) -> "Token | None":
    """The cue in front of a quotation, none where another one stands nearer to it."""
    cue = _cue_in(doc, lead, found, first=False)
    if cue is None or quote.alone(links.text(doc)):
        return cue
    nearer = any(f.anchor > cue.i and f.cue and f.cue[0].start < quote.span.start for f in found)
    return None if nearer else cue


def _unlisted(doc: "Doc", window: Span, quote: Quotation) -> "Token | None":
    """Any verb that stands beside a name right behind a quotation ("…,” the foreman growled)."""
    for token in _tokens(doc, window):
        if token.tag_ in ("VBD", "VBZ") and token.dep_ not in ("aux", "cop", "aux:pass"):
            who = neighbour.speaker(doc, token, quote.span)
            near = who is not None and abs(who.i - token.i) <= 2
            return token if near and not _acts_on(token) else None
    return None


def _acts_on(verb: "Token") -> bool:
    """Whether a verb has an object behind it, so that it tells of a deed and not of speech."""
    return any(c.i > verb.i for c in tree.children(verb, "obj", "ccomp", "xcomp"))


def _lead(text: str, quotes: list[Quotation], i: int) -> Span:
    """What stands before a quotation in its own sentence, or in the one a colon ends."""
    quote = quotes[i]
    start = quotes[i - 1].span.end if i else 0
    start = max(_stops(text, start, quote.span.start), default=start)
    if not text[start : quote.span.start].strip(" ,:\u00a0"):
        return Span(quote.span.start, quote.span.start)
    return Span(max(start, quote.span.start - REACH), quote.span.start)


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end between two places; "Mr. " and "J. " end none."""
    for match in _STOP.finditer(text, start, end):
        word = text[: match.start()].rpartition(" ")[2].strip("(“\"'").lower()
        if text[match.end() : match.end() + 1].islower():
            continue  # "Sen. Ida Holt (D-Tarn.) said"
        if len(word) > 1 and word not in word_list("honorific"):
            yield match.end()


def _tokens(doc: "Doc", span: Span) -> list["Token"]:
    starts = [t.idx for t in links.tokens(doc)]
    return list(doc[bisect_left(starts, span.start) : bisect_left(starts, span.end)])


def _cue_in(doc: "Doc", span: Span, found: list[Found], *, first: bool) -> "Token | None":
    phrases = {f.anchor for f in found if f.frame == "phrase" and not f.content and _said(f)}
    hits = []
    for token in _tokens(doc, span):
        cue = cue_of(token)
        if token.i in phrases or (cue is not None and "Q" in cue.frames):
            hits.append(token)
    return (hits[0] if first else hits[-1]) if hits else None


def _said(found: Found) -> bool:
    return found.stance not in (Stance.WITHHOLDS, Stance.CIRCULATES)


def _attach(doc: "Doc", quote: Quotation, cue: "Token", found: list[Found]) -> None:
    told = _led_in(doc, quote, cue)
    for f in found:
        if any(start <= cue.idx < end for start, end in f.cue):
            if f.content and f.content[-1].end < told.start and _apart(doc, f, told):
                found.append(runon.bare(doc, quote.span, f))
                return
            if f.content and not f.quoted and not _own(f):
                f.content = []
            f.content = _merged(links.text(doc), [*f.content, told])
            f.quoted = True
            return
    entry = cue_of(cue) or lexicon.Cue(cue.lower_, Stance.ASSERTS, Act.CLAIM, frozenset())
    who = tree.agent(cue) if tree.passive(cue) else tree.subject(cue)
    if who is None or told.start <= who.idx < told.end:
        who = neighbour.speaker(doc, cue, told)
    found.append(
        Found(
            cue=[Span(cue.idx, cue.idx + len(cue))],
            lemma=entry.lemma,
            stance=entry.stance,
            act=entry.act,
            frame="speech",
            anchor=cue.i,
            source=tree.pieces(doc, tree.noun_phrase(who)) if who is not None else [],
            head=who,
            content=[told],
            quoted=True,
            confidence=0.9 if who is not None else 0.5,
        )
    )


def _led_in(doc: "Doc", quote: Quotation, cue: "Token") -> Span:
    """Return the quotation with the words between it and its cue that are a part of its sentence.

    "Holt added the bill “has no friends”" reports the bill too; "Holt said on Monday: “…”" does
    not report Monday.
    """
    between = [t for t in doc[cue.i + 1 :] if t.idx < quote.span.start and not t.is_space]
    if cue.idx > quote.span.start or not between or between[-1].text in {":", ",", "—", "–"}:
        return quote.span
    that = next((k for k, t in enumerate(between) if t.lower_ == "that"), None)
    entry = cue_of(cue)
    if that is None and (entry is None or "C" not in entry.frames):
        return quote.span
    words = between[0 if that is None else that + 1 :]
    while words and (words[0].lower_ in word_list("day") or words[0].lower_ == "on"):
        words = words[1:]
    subject = words and words[0].tag_ in SUBJECTS and len(words) <= LEAD_IN
    return Span(words[0].idx, quote.span.end) if subject else quote.span


def _apart(doc: "Doc", found: Found, quote: Span) -> bool:
    """Whether a colon parts the quotation from what its cue reports already."""
    return links.text(doc)[found.content[-1].end : quote.start].rstrip().endswith(":")


def _own(found: Found) -> bool:
    """Whether the content already found continues in the quotation rather than competes."""
    return found.frame in ("verb", "quoting", "according") and found.content_head is not None
