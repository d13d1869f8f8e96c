"""Charges answered in the same breath: "…, a charge Kassul denies", "- claims the mayor rejects".

The commonest denial of agency news ends a sentence that told the charge. The parser takes "a
charge Kassul" for a name and the charge for the speaker, so the form is read by its words.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import links, mood, particles, tree
from claimtrack.extract.found import Found, noted
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = frozenset({",", "-", "–", "—", "--", "("})
CLOSING = frozenset({".", ",", ";", ")", "-", "–", "—", "!", "”", '"'})
ARTICLES = frozenset({"a", "an", "the"})
BESIDE = frozenset({"RB", "MD", "VBZ", "VBP", "VBD"})
REACH = 14
"""Tokens from the cue back to the punctuation that opens the apposition."""


def find(doc: "Doc", quoted: list[Span]) -> Iterator[Found]:
    """Yield the denials and confirmations of a charge named in apposition.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations that are sentences; a verb inside one is the speaker's own word.
    """
    for token in links.tokens(doc):
        cue = particles.cue_of(token) if token.tag_.startswith("VB") else None
        if cue is None or cue.stance not in mood.TRUTH or "N" not in cue.frames:
            continue
        if any(start < token.idx < end for start, end in quoted) or not _closes(doc, token):
            continue
        parts = _parts(doc, token)
        if parts is None or not mood.stands(token, mood.governor(token), cue):
            continue
        claim, source = parts
        found = noted(token, lemma=cue.lemma, frame="apposed", stance=cue.stance)
        found.head = _head(doc, token, source)
        found.source = tree.pieces(doc, source)
        found.content = tree.pieces(doc, claim)
        found.content_head, found.pointing = doc[max(claim)], True
        yield found


def cut(doc: "Doc", found: list[Found]) -> None:
    """Take the apposition with its denial out of every content that swallowed it."""
    for f in found:
        noun = f.content_head
        if (
            not f.pointing
            or not f.content
            or not f.cue
            or noun is None
            or f.cue[-1].end <= noun.idx
        ):
            continue
        opening = doc[noun.left_edge.i - 1] if f.frame == "verb" and noun.left_edge.i else None
        if f.frame != "apposed" and (opening is None or opening.text not in OPENING):
            continue
        start = f.content[0].start
        for outer in found:
            if outer is not f and outer.anchor < f.anchor:
                outer.content = [
                    part for span in outer.content for part in _without(doc, span, start)
                ]


def _without(doc: "Doc", span: Span, start: int) -> list[Span]:
    if not span.start < start < span.end:
        return [span]
    head = links.text(doc)[span.start : start].rstrip(" ,(-–—")
    return [Span(span.start, span.start + len(head))] if head else []


def _closes(doc: "Doc", token: "Token") -> bool:
    following = token.i + 1
    return following >= len(doc) or doc[following].text in CLOSING


def _parts(doc: "Doc", token: "Token") -> tuple[set[int], set[int]] | None:
    """Return the tokens of the charge and of who answers it, None where it is another form."""
    end = token.i
    while end and doc[end - 1].tag_ in BESIDE:
        end -= 1
    stop = max(0, end - REACH)
    opening = next((i for i in range(end - 1, stop - 1, -1) if doc[i].text in OPENING), None)
    if opening is None:
        return None
    first = opening + 1
    claim = first + 1 if doc[first].lower_ in ARTICLES else first
    if claim >= end or doc[claim].lower_ not in word_list("claimnoun"):
        return None
    start = claim + 1
    if start < end and doc[start].lower_ in ("that", "which"):
        start += 1
    source = set(range(start, end))
    nominal = any(doc[i].tag_[:2] in ("NN", "PR") for i in source)
    plain = not any(
        doc[i].tag_[:2] in ("VB", "MD", "IN", "TO") and doc[i].lower_ != "of" for i in source
    )
    return (set(range(first, claim + 1)), source) if nominal and plain else None


def _head(doc: "Doc", token: "Token", source: set[int]) -> "Token":
    who = tree.subject(token)
    if who is not None and who.i in source:
        return who
    nouns = [doc[i] for i in sorted(source) if doc[i].tag_[:2] in ("NN", "PR")]
    return nouns[-1]
