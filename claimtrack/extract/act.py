"""Which speech act a statement is: claim, opinion, pledge or demand, by features one can read.

The cue says first ("urged", "vowed"). Where it leaves the act open, the clause decides: the first
row of ``ROWS`` that fits names it, and what fits none is a checkable claim.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.extract import actfeatures, links, tree
from claimtrack.extract.actfeatures import Clause
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

THOUGHT = frozenset({"believe", "think", "feel"})
BLAMING = frozenset({"accuse", "blame", "charge", "attribute", "suspect"})
STAYING = frozenset("remain remains remained become becomes became feel feels felt".split())
"""Verbs that only carry the feeling behind them ("remains concerned")."""
DEPTH = 3
"""Beliefs within beliefs that are looked through ("said he believes that …")."""


class Row(NamedTuple):
    """A feature of the clause and the act it shows."""

    feature: str
    fits: Callable[[Clause], bool]
    act: Act


def settle(found: Found, doc: "Doc") -> None:
    """Set the act of ``found`` from its content where its cue leaves it open.

    Args:
        found: The finding, its stance and content settled.
        doc: The paragraph it stands in.
    """
    if found.lemma == "call":
        found.act = Act.DEMAND if _called_for(found) else Act.OPINION
        return
    asked = found.lemma == "ask" and found.quoted
    unsure = asked or found.act is Act.CLAIM or found.lemma in word_list("open_cue")
    if not unsure or found.stance not in (Stance.ASSERTS, Stance.CIRCULATES):
        return
    head = found.content_head if found.content_head is not None else _top(found, doc)
    if head is None or found.lemma in BLAMING:
        return
    if found.lemma == "announce" and head.lower_ in word_list("plan"):
        found.act = Act.PLEDGE
        return
    read = feature(found, head)
    if read is not None:
        found.act = read.act
    elif found.act is not Act.CLAIM and not asked and actfeatures.finite(head):
        found.act = Act.CLAIM


def feature(found: Found, head: "Token", depth: int = DEPTH) -> Row | None:
    """Return the row of the table that the clause of ``head`` fits, or None.

    A belief is looked through: "he believes that the dam will break" is what its clause is.
    """
    said = tree.child(head, "xcomp") if head.lower_ in STAYING else None
    clause = Clause(found, head, tree.child(head, *tree.SUBJECTS, "expl"))
    if said is not None and said.lower_ in word_list("attitude"):
        return next((r for r in ROWS if r.fits(clause._replace(head=said))), None)
    if depth and (clause.own or clause.who is None) and actfeatures.lemma_of(head) in THOUGHT:
        inner = tree.child(head, "ccomp", "xcomp")
        if inner is not None:
            return feature(found, inner, depth - 1)
    return next((row for row in ROWS if row.fits(clause)), None)


def _called_for(found: Found) -> bool:
    head = found.content_head
    if head is None:
        return False
    cases = {c.lower_ for c in tree.children(head, "case", "mark")}
    return bool(cases & {"for", "on", "upon"}) or head.tag_ == "VB"


def _top(found: Found, doc: "Doc") -> "Token | None":
    """The word on top of a quotation that the tree does not tie to its cue."""
    for start, end in found.content:
        inside = [t for t in links.tokens(doc) if start <= t.idx < end and not t.is_punct]
        for token in inside:
            if token.head == token or not start <= token.head.idx < end:
                return token
    return None


ROWS = (
    Row("asks a question", actfeatures.asks, Act.OPINION),
    Row("says what must be done", actfeatures.duty, Act.DEMAND),
    Row("says what is needed", actfeatures.needed, Act.DEMAND),
    Row("commands", actfeatures.commands, Act.DEMAND),
    Row("wants others to act", actfeatures.wants_of_others, Act.DEMAND),
    Row("tells what others arranged", actfeatures.told_of_others, Act.CLAIM),
    Row("plans or is ready to act", actfeatures.plans, Act.PLEDGE),
    Row("urges in its own words", actfeatures.performs(Act.DEMAND), Act.DEMAND),
    Row("may act", actfeatures.own_may, Act.PLEDGE),
    Row("promises in its own words", actfeatures.performs(Act.PLEDGE), Act.PLEDGE),
    Row("will act", actfeatures.own_future, Act.PLEDGE),
    Row("has arranged what will be done", actfeatures.arranged, Act.PLEDGE),
    Row("foretells", actfeatures.future, Act.OPINION),
    Row("expects", actfeatures.forecast, Act.OPINION),
    Row("thinks possible", actfeatures.possible, Act.OPINION),
    Row("judges in its own words", actfeatures.performs(Act.OPINION), Act.OPINION),
    Row("feels", actfeatures.feels, Act.OPINION),
    Row("judges", actfeatures.judges, Act.OPINION),
)
"""Features in the order they are asked; the first that fits decides."""
