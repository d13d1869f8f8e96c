"""Contents that say that nothing can be said: "said it could not verify the claim".

The speaker's own silence, told as a content of "say", is one withholding and no assertion.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links, mood, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SELF = frozenset({"it", "they", "he", "she", "we", "i"})
ASKING = frozenset({"if", "whether", "how", "why", "what", "who", "when", "where", "which"})
NOTHING_TO_ADD = frozenset({"comment", "information", "details", "knowledge", "response"})
KNOWING = frozenset({"know", "knows", "knew"})
HAVING = frozenset({"has", "have", "had"})
SOON = frozenset({"early", "soon"})
TELLING = frozenset({"say", "tell", "know", "comment", "speculate", "determine", "judge"})


def settle(found: Found, doc: "Doc", head: "Token") -> None:
    """Turn ``found`` to a withholding where its content only says that it cannot tell.

    Args:
        found: A finding that asserts.
        doc: Its paragraph.
        head: Head of its content.
    """
    if found.stance is not Stance.ASSERTS or found.frame not in ("verb", "phrase"):
        return
    kept = _too_early(head) or _nothing_known(head)
    if kept is None and _of_itself(head):
        kept = _unsaid(head) or _unknown(head) or _unaware(head) or _nothing_to_add(head)
    if kept is None:
        return
    found.stance, found.act = Stance.WITHHOLDS, Act.CLAIM
    found.content = tree.pieces(doc, tree.subtree(kept, tree.children(kept, "case")))
    found.content_head = kept


def _of_itself(head: "Token") -> bool:
    who = tree.child(head, *tree.SUBJECTS)
    return who is not None and who.lower_ in SELF


def _unsaid(head: "Token") -> "Token | None":
    """Rule for "it could not verify the claim", "they were unable to confirm that Y"."""
    for verb in (head, *tree.children(head, "xcomp", "advcl")):
        cue = lexicon.verbs().get(verb.lower_)
        if cue is None or cue.lemma not in word_list("withheld_of_self"):
            continue
        if mood.withheld(verb, mood.governor(verb), cue):
            for said in (verb, *tree.children(verb, "conj")):
                kept = tree.child(said, "ccomp", "obj", "obl", "xcomp")
                if kept is not None:
                    return kept
    return None


def _unknown(head: "Token") -> "Token | None":
    """Rule for "they do not know whether Y"; knowing no more than "not knowing him" is no word."""
    if head.lower_ not in KNOWING or not tree.negated(head):
        return None
    for c in tree.children(head, "ccomp", "advcl"):
        if c.left_edge.lower_ in ASKING or any(g.lower_ in ASKING for g in links.below(c)):
            return c
    return None


def _unaware(head: "Token") -> "Token | None":
    """Rule for "he was unaware of the practice", "it was not aware of Y", "she knew nothing of"."""
    aware = head.lower_ == "aware" and tree.negated(head)
    if head.lower_ == "unaware" or aware:
        return tree.child(head, "ccomp", "obl", "nmod")
    thing = tree.child(head, "obj")
    if head.lower_ not in KNOWING or thing is None or thing.lower_ != "nothing":
        return None
    return tree.child(thing, "nmod") or tree.child(head, "obl")


def _nothing_known(head: "Token") -> "Token | None":
    """Rule for "nothing was known of the second boat", said by whoever would know."""
    who = tree.child(head, "nsubj:pass")
    if head.lower_ != "known" or who is None or who.lower_ != "nothing":
        return None
    return tree.child(head, "obl", "nmod") or tree.child(who, "nmod")


def _nothing_to_add(head: "Token") -> "Token | None":
    """Rule for "it had no comment on Y", "it has no information to support Y"."""
    thing = tree.child(head, "obj")
    if head.lower_ not in HAVING or thing is None or thing.lower_ not in NOTHING_TO_ADD:
        return None
    if not tree.negated_noun(thing) and not tree.negated(head):
        return None
    for verb in tree.children(thing, "acl"):
        inner = tree.child(verb, "obj", "ccomp")
        if inner is not None and verb.tag_ == "VB":
            return inner
    return tree.child(thing, "nmod") or tree.child(head, "obl")


def _too_early(head: "Token") -> "Token | None":
    """Rule for "it was too early to say whether Y"."""
    too = any(c.lower_ == "too" for c in links.below(head))
    if head.lower_ not in SOON or not too:
        return None
    for verb in tree.children(head, "advcl", "csubj", "xcomp", "acl", "ccomp"):
        if verb.lower_ in TELLING:
            return tree.child(verb, "ccomp", "obj", "obl", "advcl") or verb
    return None
