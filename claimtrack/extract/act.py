"""Which speech act a statement is: claim, opinion, pledge or demand, by features one can read.

The cue says first ("urged", "vowed"); for cues that leave it open the content decides: what the
speaker will do is a pledge, what others must do a demand, what is judged or foretold an opinion,
the rest a checkable claim.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset({"we", "i", "he", "she", "it", "they"})
DUTY = frozenset({"must", "should", "ought"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo"})
MAYBE = frozenset({"may", "might", "could"})
DUTY_VERBS = frozenset({"need", "needs", "deserve", "deserves"})
PLANS = frozenset(
    "plan plans planning intend intends vow vows pledge pledges promise promises prepare "
    "prepared ready committed determined willing hope hopes".split()
)


def settle(found: Found) -> None:
    """Set the act of ``found`` from its content where its cue leaves it open."""
    if found.lemma == "call":
        found.act = Act.DEMAND if _called_for(found) else Act.OPINION
        return
    if found.act is not Act.CLAIM or found.stance not in (Stance.ASSERTS, Stance.CIRCULATES):
        return
    head = found.content_head
    if head is None or found.lemma in ("accuse", "blame", "charge", "attribute"):
        return
    found.act = _of_clause(found, head)


def _called_for(found: Found) -> bool:
    head = found.content_head
    if head is None:
        return False
    cases = {c.lower_ for c in tree.children(head, "case", "mark")}
    return bool(cases & {"for", "on", "upon"}) or head.tag_ == "VB"


def _of_clause(found: Found, head: "Token") -> Act:
    auxiliaries = {c.lower_ for c in tree.children(head, "aux", "cop", "aux:pass")}
    who = tree.child(head, *tree.SUBJECTS)
    own = who is not None and _speaks_of_itself(found, who)
    if auxiliaries & DUTY or head.lower_ in DUTY_VERBS or _must(head):
        return Act.DEMAND
    if auxiliaries & FUTURE:
        return Act.PLEDGE if own and not tree.negated(head) else Act.OPINION
    if auxiliaries & MAYBE:
        return Act.OPINION
    if own and (head.lower_ in PLANS or _going(head)):
        return Act.PLEDGE
    if found.lemma == "announce" and (head.tag_ == "VB" or head.lower_ in PLANS):
        return Act.PLEDGE
    return Act.OPINION if head.lower_ in word_list("feeling") or _judges(head) else Act.CLAIM


def _speaks_of_itself(found: Found, who: "Token") -> bool:
    if who.lower_ in ("we", "i"):
        return True
    if found.head is None:
        return False
    return who.lower_ in OWN or who.text == found.head.text


def _must(head: "Token") -> bool:
    """Whether it is "has to", "need to": the verb that carries the duty governs the infinitive."""
    return head.lower_ in ("has", "have", "had") and any(
        c.tag_ == "VB" for c in tree.children(head, "xcomp")
    )


def _going(head: "Token") -> bool:
    return head.lower_ == "going" and tree.child(head, "xcomp") is not None


def _judges(head: "Token") -> bool:
    """A predicate adjective that evaluates ("is unacceptable"), not one of state ("is dead")."""
    if tree.child(head, "cop") is None:
        return False
    if head.tag_ in ("JJ", "JJR", "JJS"):
        return head.lower_ not in word_list("state")
    return any(c.tag_ in ("JJR", "JJS") or c.lower_ in word_list("judging") for c in head.children)
