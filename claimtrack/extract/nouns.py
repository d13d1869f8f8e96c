"""Nouns that report: "X's denial of Y", "allegations that Y", "reports of Y"."""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, tree
from claimtrack.extract.found import Found, fill, noted
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


def read(token: "Token") -> Found | None:
    """Rule for "X's denial of Y", "allegations that Y", "reports of Y"."""
    cue = lexicon.nouns()[token.lower_]
    owner = tree.child(token, "nmod:poss") or _origin_of(token)
    content: set[int] = set()
    head = None
    for c in token.children:
        if c.i < token.i:
            continue
        that = any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
        infinitive = "I" in cue.frames and c.dep_ == "acl" and c.tag_ == "VB"
        if that and _denies_it(c):
            return None
        if ("C" in cue.frames and c.dep_ in ("acl", "ccomp") and that) or infinitive:
            content, head = tree.subtree(c), c
            break
        case = next((g for g in tree.children(c, "case", "mark") if g.i < c.i), None)
        if (
            case is not None
            and case.lower_ in cue.prepositions("P")
            and c.dep_ in ("nmod", "acl", "obl")
        ):
            if (
                owner is None
                and cue.stance is Stance.ASSERTS
                and case.lower_ == "of"
                and cue.act is not Act.CLAIM
            ):
                continue
            content, head = tree.subtree(c, tree.children(c, "case", "mark")), c
            break
    if not content:
        return None
    owner = owner or _premodifier(token)
    stance = cue.stance
    if owner is None and cue.lemma in ("report", "claim"):
        stance = Stance.CIRCULATES
    if owner is None and cue.stance in (Stance.DENIES, Stance.CONFIRMS, Stance.RETRACTS):
        return None
    found = noted(token, lemma=cue.lemma, frame="noun", stance=stance, act=cue.act)
    found.content_head = head
    found.confidence = 0.6
    return fill(found, token.doc, owner, content)


def _denies_it(clause: "Token") -> bool:
    """Whether the clause denies the noun ("an accusation that X denied") rather than fills it."""
    cue = lexicon.verbs().get(clause.lower_)
    truth = cue is not None and cue.stance is not Stance.ASSERTS
    return truth and tree.child(clause, "obj", "ccomp", "xcomp") is None


def _origin_of(token: "Token") -> "Token | None":
    """Rule for "allegations by Moscow that …": whose word it is."""
    for c in tree.children(token, "nmod", "obl:agent"):
        if any(g.lower_ == "by" for g in tree.children(c, "case")):
            return c
    return None


def _premodifier(token: "Token") -> "Token | None":
    """Rule for "Georgian charges that …", "media speculation that …": whose word it is."""
    for c in token.children:
        named = c.tag_ in ("NNP", "NNPS", "JJ") and c.text[0].isupper()
        if (
            c.i < token.i
            and c.dep_ in ("amod", "compound")
            and (named or c.lower_ in lexicon.word_list("outlet_noun"))
        ):
            return c
    return None
