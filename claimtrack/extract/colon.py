"""Whose words a colon introduces: "Ida Holt: “…”", "The mayor made one thing plain: “…”"."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.quoted import Quotation
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHORT = 12
"""Words before a colon that name a speaker and nothing else, title and office included."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def named(doc: "Doc", lead: Span, quote: Quotation) -> Found | None:
    """Return the finding of a quotation with nothing but a name and a colon before it.

    Args:
        doc: The paragraph.
        lead: What stands before the quotation in its sentence.
        quote: The quotation.
    """
    words = _words(doc, lead)
    if words is None:
        return None
    dash = max((k for k, t in enumerate(words) if t.text in ("-", "–", "—", "--")), default=-1)
    who = _name(words[dash + 1 : -1])
    return _found(doc, quote, who, words[-1], words[-1]) if who is not None else None


def told(doc: "Doc", lead: Span, quote: Quotation) -> Found | None:
    """Return the finding of a quotation behind a clause and a colon ("made one thing plain: …").

    Args:
        doc: The paragraph.
        lead: What stands before the quotation in its sentence.
        quote: The quotation.
    """
    words = _words(doc, lead)
    verb = next((t for t in reversed(words or ()) if t.tag_ in FINITE), None)
    if words is None or verb is None:
        return None
    while verb.dep_ in ("aux", "aux:pass", "cop") and verb.head != verb:
        verb = verb.head
    if any(t.text == "," for t in words if t.i > verb.i):
        return None  # another name may stand behind the comma
    who = _teller(verb)
    return _found(doc, quote, who, verb, words[-1]) if who is not None else None


def _words(doc: "Doc", lead: Span) -> "list[Token] | None":
    """The words of a lead that ends with a colon, the one that holds the colon last."""
    if not links.text(doc)[lead.start : lead.end].rstrip().endswith(":"):
        return None
    starts = [t.idx for t in links.tokens(doc)]
    inside = doc[bisect_left(starts, lead.start) : bisect_left(starts, lead.end)]
    words = [t for t in inside if not t.is_space]
    return words if words and ":" in words[-1].text else None


def _found(doc: "Doc", quote: Quotation, who: "Token", cue: "Token", mark: "Token") -> Found | None:
    if who.i >= mark.i:
        return None
    return Found(
        cue=[Span(cue.idx, cue.idx + len(cue))],
        lemma=cue.lemma_.lower() or cue.lower_,
        stance=Stance.ASSERTS,
        act=Act.CLAIM,
        frame="speech",
        anchor=cue.i,
        source=tree.pieces(doc, {i for i in tree.noun_phrase(who) if i < mark.i}),
        head=who,
        content=[quote.span],
        quoted=True,
        confidence=0.7,
    )


def _name(words: list["Token"]) -> "Token | None":
    """The head of a lead that is a name or an office and nothing else."""
    if not words or len(words) > SHORT or any(t.tag_ in FINITE for t in words):
        return None
    inside = {t.i for t in words}
    tops = [t for t in words if t.head.i not in inside or t.head == t]
    head = tops[0]
    person = head.tag_ in ("NNP", "NNPS") or head.lower_ in word_list("role")
    return head if person and head.tag_[:2] == "NN" else None


def _teller(verb: "Token") -> "Token | None":
    """The subject of the clause before a colon, where it is somebody or a paper."""
    who = tree.subject(verb)
    if who is None or tree.negated(verb):
        return None
    papers = word_list("document") | word_list("paper")
    told = who.lower_ in papers | word_list("role") | word_list("organisation")
    somebody = who.tag_ in ("NNP", "NNPS") or who.lower_ in ("he", "she", "they")
    return who if told or somebody else None
