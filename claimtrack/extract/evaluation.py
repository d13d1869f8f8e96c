"""Whether a clause judges rather than reports: by its predicate, which a reader can point at.

In: the head of a clause. Out: whether it evaluates ("is unacceptable", "is a disgrace", "poses a
threat"). What can be recorded ("is dead", "is the largest", "is a Tarn citizen") is no judgement.
"""

from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links, tree
from claimtrack.extract.lexicon import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKING = frozenset(
    "has have had become becomes became makes make made face faces faced remain remains".split()
)
"""Verbs whose object or predicate says what is thought of the subject ("has become a disgrace")."""
HELPING = frozenset({"help", "helps", "helped"})
ADJECTIVES = ("JJ", "JJR", "JJS")


def judges(head: "Token") -> bool:
    """Return whether the clause of ``head`` evaluates something."""
    if tree.child(head, "cop") is None and head.lower_ != "blame":
        return _verb(head)
    if head.tag_ in ADJECTIVES:
        said = [head, *(c for c in tree.children(head, "conj") if c.tag_ in ADJECTIVES)]
        return any(t.lower_ not in word_list("state") for t in said)
    if head.tag_.startswith("N") and tree.child(head, "case") is None:
        return _thing(head)
    if head.lower_ == "blame":
        return tree.child(head, "cop") is not None
    return any(c.lower_ == "worth" for c in links.below(head))


def _thing(noun: "Token") -> bool:
    """Whether a predicate noun judges: "a disgrace", "a good start"."""
    if noun.lower_ in word_list("verdict"):
        return True
    return any(
        c.lower_ in word_list("judging") for c in tree.children(noun, "amod", "advmod", "compound")
    )


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for lemma in word_list("appraise") for form in lexicon.inflect(lemma))


def _verb(head: "Token") -> bool:
    """Whether a verb judges: by itself, by its object or by the manner it names."""
    if not head.tag_.startswith("VB"):
        return False
    passive = tree.child(head, "aux:pass") is not None
    if passive:
        return head.lower_ in word_list("judged")
    if head.lower_ in _forms() or head.lemma_.lower() in word_list("appraise"):
        return True
    if head.lower_ in HELPING and tree.child(head, "obj") is None:
        return any(c.tag_ == "VB" for c in tree.children(head, "xcomp"))
    if any(c.lower_ in word_list("manner") for c in tree.children(head, "advmod")):
        return True
    if head.lower_ not in LINKING:
        return False
    return any(c.tag_.startswith("N") and _thing(c) for c in tree.children(head, "obj", "xcomp"))
