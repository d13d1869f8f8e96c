"""Stances that no single cue word carries: "said the report was false", "no truth to".

Takes a finding and, where its content calls something false, turns it into a denial of that
thing. A plain negative assertion ("no one was hurt") stays an assertion.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


PARTLY = frozenset({"partly", "partially"})
POINTERS = frozenset({"this", "that", "it", "they", "these", "those", "which"})


def settle(found: Found, doc: "Doc") -> None:
    """Correct the stance and content of ``found`` where the content calls something false."""
    cue = doc[found.anchor]
    if found.stance is Stance.DENIES and any(c.lower_ in PARTLY for c in cue.children):
        found.stance = Stance.PARTLY_DENIES
    if found.frame not in ("verb", "quoting", "according") or found.stance not in (
        Stance.ASSERTS,
        Stance.DENIES,
    ):
        return
    if found.lemma in word_list("calling"):
        _called(found, doc, cue)
    elif found.content_head is not None and found.stance is Stance.ASSERTS:
        _said_false(found, doc, found.content_head)


def _called(found: Found, doc: "Doc", cue: "Token") -> None:
    """Rule for "called the report baseless": it is about the object."""
    passive = tree.passive(cue)
    patient = tree.child(cue, "nsubj:pass") if passive else tree.child(cue, "obj", "iobj")
    if patient is None and passive and cue.dep_ == "acl":
        patient = cue.head
    predicate = found.content_head
    false = predicate is not None and predicate != patient and _false(predicate)
    if patient is None or not (false or found.stance is Stance.DENIES):
        return
    if found.stance is Stance.ASSERTS and not _claimlike(patient):
        return
    found.stance = Stance.DENIES
    apart = [t for t in (cue, predicate) if t is not None and t.is_ancestor(patient) is False]
    found.content = tree.pieces(doc, tree.subtree(patient, [t for t in apart if t != patient]))
    found.content_head = patient


def _said_false(found: Found, doc: "Doc", head: "Token") -> None:
    """Rule for "said the report was false", "said there was no truth to the report"."""
    if head.lower_ in ("truth", "basis", "substance") or (
        head.lower_ in ("is", "was", "are", "were")
    ):
        noun = head if head.lower_ in ("truth", "basis", "substance") else tree.child(head, "nsubj")
        if (
            noun is not None
            and noun.lower_ in ("truth", "basis", "substance")
            and tree.negated_noun(noun)
        ):
            of = tree.child(noun, "nmod", "obl") or tree.child(head, "obl")
            if of is not None:
                _deny(found, doc, of)
        return
    who = tree.child(head, *tree.SUBJECTS)
    if who is None or not _claimlike(who) or tree.unreal(head):
        return
    if who.lower_ == "it" and found.content and quoted_mark(doc, found):
        return  # "“It was a lie,” he said": the speaker's own "it" may be anything
    if _false(head) != tree.negated(head) and (
        _false(head) or head.lower_ in ("true", "correct", "accurate")
    ):
        _deny(found, doc, who)


def quoted_mark(doc: "Doc", found: Found) -> bool:
    """Return whether the content touches a quotation mark."""
    start, end = found.content[0].start, found.content[-1].end
    return any(mark in doc.text[max(0, start - 1) : end + 1] for mark in '“”"')


def _deny(found: Found, doc: "Doc", what: "Token") -> None:
    found.stance = Stance.DENIES
    found.content = tree.pieces(doc, tree.subtree(what, tree.children(what, "case")))
    found.content_head = what
    found.quoted = False


def _false(token: "Token") -> bool:
    return token.lower_ in word_list("false") or any(
        c.lower_ in word_list("false") for c in tree.children(token, "amod", "conj", "nmod")
    )


def _claimlike(token: "Token") -> bool:
    return token.lower_ in word_list("claimnoun") or token.lower_ in POINTERS
