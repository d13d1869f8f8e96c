"""Clauses that call something false: "the report was a lie", "there is no truth to it".

A plain negative assertion ("no one was hurt", "the talks never took place") calls nothing false:
it says how things are. What is called false must be a word for something said or point back to
it; scorn ("ridiculous", "wrong") counts only of such a word, since "this is wrong" may be a moral
judgement.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.disputable import PROPOSED, told
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.mood import FUTURE
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

POINTERS = frozenset({"this", "that", "it", "they", "these", "those", "which", "none"})
TRUE = frozenset({"true", "correct", "accurate", "factual", "right"})
GROUND = frozenset({"truth", "basis", "substance", "foundation", "merit", "validity", "grounds"})
"""What a false claim is without."""
EVIDENCE = frozenset({"evidence", "fact", "facts", "proof", "reality", "truth"})
AGREEING = frozenset({"correspond", "corresponds", "accord", "accords", "square", "squares"})
RESTING = frozenset({"backed", "supported", "based", "founded", "grounded", "borne"})
MADE_UP = frozenset({"invented", "concocted", "fabricated", "doctored", "forged"})
HAPPENING = frozenset({"happened", "happen", "occurred", "occur"})
OCCURRING = frozenset({"took", "take", "taken"})
HAVING = frozenset({"has", "have", "had", "lacks", "lack", "lacked"})
SAYING = frozenset({"say", "claim", "suggest", "state", "allege", "imply", "assert", "report"})
BUNDLES = frozenset("pack tissue web bunch string load lot figment series".split())
"""What lies come in ("a pack of lies")."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEAR = 6
"""Words from the start of a content among which the word for a claim must stand."""
SHORT = 3
"""Words a predicate may have ("completely untrue and malicious" without adverbs)."""
AMISS = frozenset({"wrong", "misleading", "mistaken", "erroneous", "unsubstantiated"})
SAME_KIND = frozenset({"kind", "sort"})


@dataclass(frozen=True, slots=True)
class CalledFalse:
    """What a clause calls false: the head of its words, and whether they only point back."""

    thing: "Token"
    words: frozenset[int]
    points: bool = False


def called_false(head: "Token", relative: "Token | None" = None) -> CalledFalse | None:
    """Return what the clause headed by ``head`` calls false, None where it calls nothing so.

    Args:
        head: Head of a clause by Universal Dependencies (of "was false" the adjective).
        relative: The noun that is its subject where a relative pronoun took the subject out.
    """
    auxiliaries = {c.lower_ for c in tree.children(head, "aux")}
    if tree.unreal(head) or auxiliaries & FUTURE:
        return None
    for rule in (_extraposed, _no_truth, _no_such, _unhappened, _never_said):
        found = rule(head)
        if found is not None:
            return found
    who = _subject(head)
    if who is None and relative is not None:
        who = relative
    return (_predicated(head, who) or _groundless(head, who)) if who is not None else None


def of(thing: "Token") -> CalledFalse:
    """Return ``thing`` with its words as what is called false."""
    apart = tree.children(thing, "case") + [
        c for c in tree.children(thing, "acl:relcl") if tree.comma_before(c)
    ]
    return CalledFalse(thing, frozenset(tree.subtree(thing, apart)), thing.lower_ in POINTERS)


def _subject_of(head: "Token", thing: "Token") -> CalledFalse:
    """The subject with the clause behind it, which the parser may have hung elsewhere."""
    called = of(thing)
    verb = tree.child(head, "cop", "aux:pass", "aux") or head
    following = thing.doc[thing.i + 1] if thing.i + 1 < verb.i else None
    if following is None or following.lower_ not in ("that", "of", "about"):
        return called
    return CalledFalse(thing, called.words | frozenset(range(thing.i, verb.i)), called.points)


def strictly_false(token: "Token") -> bool:
    """Return whether ``token`` says that something is untrue, not merely bad."""
    return token.lower_ in word_list("false") and token.lower_ not in word_list("scorn")


def calls_false(thing: "Token", predicate: "Token") -> bool:
    """Return whether ``predicate`` calls ``thing`` false.

    A lie it may be of whatever was said; absurd only where ``thing`` is a plain word for a claim,
    since "the idea was absurd" judges a proposal.

    Args:
        thing: Head of what is spoken of.
        predicate: Head of what it is called.
    """
    pointing = thing.lower_ in POINTERS
    if not pointing and not told(thing):
        return False
    named = [predicate, *tree.children(predicate, "conj")]
    if predicate.lower_ in BUNDLES:
        named += tree.children(predicate, "nmod")
    if told(predicate):
        named += tree.children(predicate, "amod")
    if any(strictly_false(t) for t in named):
        return True
    if thing.lower_ in word_list("plain_claim"):
        return any(t.lower_ in word_list("scorn") for t in named)
    return not pointing and thing.lower_ not in PROPOSED and any(t.lower_ in AMISS for t in named)


def _subject(head: "Token") -> "Token | None":
    return tree.child(head, *tree.SUBJECTS)


def _predicated(head: "Token", who: "Token") -> CalledFalse | None:
    """Rule for "the report was false", "that is not true", "this was not the case"."""
    if who.i > head.i:
        return None
    pointing = who.lower_ in POINTERS
    negated = tree.negated(head) or who.lower_ == "none"
    if not negated and calls_false(who, head):
        return _subject_of(head, who)
    truth = head.lower_ in TRUE and (pointing or told(who))
    same = head.lower_ in ("case", "so") and pointing
    return _subject_of(head, who) if negated and (truth or same) else None


def _extraposed(head: "Token") -> CalledFalse | None:
    """Rule for "it is not true that Y", "it was wrong to say that Y"."""
    it = tree.child(head, "expl", *tree.SUBJECTS)
    if it is None or it.lower_ != "it":
        return None
    untrue = strictly_false(head) != tree.negated(head)
    untrue = untrue and (strictly_false(head) or head.lower_ in TRUE)
    for c in tree.children(head, "ccomp", "csubj", "advcl", "acl", "xcomp"):
        if c.i < head.i:
            continue
        if c.tag_ == "VB" and c.lower_ in SAYING:
            inner = tree.child(c, "ccomp")
            wrong = head.lower_ in ("wrong", "incorrect", "inaccurate", "false", "untrue")
            if inner is not None and wrong and not tree.negated(head):
                return CalledFalse(inner, frozenset(tree.subtree(inner)))
        elif untrue and any(g.lower_ == "that" for g in tree.children(c, "mark")):
            return CalledFalse(c, frozenset(tree.subtree(c)))
    return None


def _no_truth(head: "Token") -> CalledFalse | None:
    """Rule for "there is no truth to the report", "no basis for the claim"."""
    noun = head if head.lower_ in GROUND else tree.child(head, "nsubj")
    if noun is None or noun.lower_ not in GROUND or not tree.negated_noun(noun):
        return None
    if noun != head and head.lower_ not in ("is", "was", "are", "were", "be", "been"):
        return None
    for c in (*tree.children(noun, "nmod", "obl"), *tree.children(head, "obl", "nmod")):
        sure = noun.lower_ == "truth" or told(c) or c.lower_ in POINTERS
        if c.i > noun.i and sure and tree.child(c, "case") is not None:
            return of(c)
    return None


def _no_such(head: "Token") -> CalledFalse | None:
    """Rule for "he did no such thing", "no such order was given", "nothing of the kind"."""
    for c in tree.children(head, "obj", *tree.SUBJECTS):
        words = {g.lower_ for g in links.below(c)}
        kinds = {g.lower_ for g in tree.children(c, "nmod")}
        denied = {"no", "such"} <= words or (c.lower_ == "nothing" and kinds & SAME_KIND)
        if denied:
            return CalledFalse(c, frozenset(tree.subtree(c)), points=True)
    return None


def _groundless(head: "Token", who: "Token") -> CalledFalse | None:
    """Rule for "had no basis", "was without foundation", "did not correspond to reality"."""
    if not (told(who) or who.lower_ in POINTERS):
        return None
    if head.lower_ in HAVING:
        ground = tree.child(head, "obj")
        lacking = head.lower_.startswith("lack") or tree.negated(head)
        known = ground is not None and ground.lower_ in GROUND
        return of(who) if known and (lacking or tree.negated_noun(ground)) else None  # type: ignore[arg-type]
    if head.lower_ in GROUND:
        without = any(c.lower_ == "without" for c in tree.children(head, "case"))
        return of(who) if without else None
    if head.lower_ in AGREEING | RESTING and tree.negated(head):
        on = {c.lower_ for c in tree.children(head, "obl", "obl:agent", "nmod")}
        return of(who) if on & EVIDENCE else None
    up = any(c.lower_ == "up" for c in links.below(head))
    made = head.lower_ in MADE_UP or (head.lower_ in ("made", "trumped") and up)
    return of(who) if made and tree.passive(head) and not tree.negated(head) else None


def _unhappened(head: "Token") -> CalledFalse | None:
    """Rule for "it never happened" of something told before, not "the talks never took place"."""
    who = _subject(head)
    if who is None or who.lower_ not in ("it", "this", "that") or not tree.negated(head):
        return None
    place = tree.child(head, "obj")
    happened = head.lower_ in HAPPENING or (
        head.lower_ in OCCURRING and place is not None and place.lower_ == "place"
    )
    return of(who) if happened else None


def _never_said(head: "Token") -> CalledFalse | None:
    """Rule for "he never said that", said of what was put in one's mouth."""
    who, thing = _subject(head), tree.child(head, "obj")
    if who is None or thing is None or who.tag_ != "PRP" or not tree.negated(head):
        return None
    said = head.lower_ in ("said", "say", "claimed", "suggested", "wrote")
    return of(thing) if said and thing.lower_ in ("that", "this", "it") else None


def by_words(doc: "Doc", content: list[Span]) -> CalledFalse | None:
    """Rule for "the information given by X is incorrect" where the parse has lost its subject.

    Args:
        doc: The paragraph.
        content: Its spans of the content; only one that ends in the falsehood is read.
    """
    if not content:
        return None
    inside = [
        t
        for t in links.tokens(doc)
        if content[0].start <= t.idx < content[-1].end and not t.is_punct
    ]
    claim = next((k for k, t in enumerate(inside[:NEAR]) if t.tag_.startswith("N")), None)
    if claim is None or not told(inside[claim]):
        return None
    copula = next((k for k, t in enumerate(inside) if t.tag_ in FINITE and k > claim), None)
    if copula is None or inside[copula].lower_ not in ("is", "was", "are", "were"):
        return None
    rest = [t for t in inside[copula + 1 :] if t.tag_ != "RB" and t.tag_ not in ("CC", "DT")]
    negated = any(t.lower_ in tree.NEGATIONS for t in inside[copula + 1 :])
    if not rest or len(rest) > SHORT or inside[claim + 1].lower_ == "that":
        return None
    untrue = strictly_false(rest[0]) and not negated
    if untrue or (rest[0].lower_ in TRUE and negated):
        return CalledFalse(inside[claim], frozenset(t.i for t in inside[:copula]))
    return None
