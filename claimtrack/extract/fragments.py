"""Contents that are nouns: "any involvement in X", "reports that Y", "plans to close Z".

What a noun says of the speaker is a table: "denied involvement in X" denies that he was involved.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links, ownwords, tree
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.verbforms import agreeing
from claimtrack.extract.wording import Told
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

SAID_OF = {
    "involvement": "was involved",
    "participation": "took part",
    "complicity": "was complicit",
    "knowledge": "knew",
    "role": "had a role",
    "part": "had a part",
    "hand": "had a hand",
    "responsibility": "is responsible",
    "link": "has links",
    "links": "has links",
    "ties": "has ties",
    "connection": "has connections",
    "connections": "has connections",
    "contact": "had contact",
    "contacts": "had contacts",
    "wrongdoing": "engaged in wrongdoing",
    "misconduct": "engaged in misconduct",
    "plans": "has plans",
    "plan": "has plans",
    "intention": "intends",
    "intentions": "intends",
}
"""What having the noun means: "X's involvement in Y" is "X was involved in Y"."""
OWN_NOUN = (Stance.DENIES, Stance.PARTLY_DENIES, Stance.CONFIRMS)
DETERMINERS = frozenset({"any", "all", "its", "his", "her", "their", "having", "the", "a"})
CLAUSES = ("acl", "ccomp", "acl:relcl")


def noun(told: Told) -> str | None:
    """Rule for "denied any involvement in X": "Y was involved in X"."""
    head = told.head
    if head is None or head.lower_ not in SAID_OF:
        return None
    planned = told.found.lemma == "announce" and head.lower_ in ("plan", "plans")
    if told.found.stance not in OWN_NOUN and not planned:
        return None
    owner = tree.child(head, "nmod:poss")
    named = owner is not None and owner.tag_ != "PRP$" and told.holds(owner)
    by = any(t.lower_ == "by" for t in told.between(head.i + 1)[:1])
    if by or (owner is not None and not named and not ownwords.speaks_of(told, owner)):
        return None
    if any(c.dep_ in ("amod", "compound", "nummod") for c in links.below(head) if c.i < head.i):
        return None  # "military involvement": the table's words would lose the adjective
    subject, plural = told.speaker, told.plural
    if named and owner is not None:
        case = {c.i for c in tree.children(owner, "case")}
        mine = tree.subtree(owner) - case
        subject = told.say([t for t in told.tokens if t.i in mine])
        plural = owner.tag_ in ("NNS", "NNPS")
    if not subject or not _nothing_else_before(told, head, owner):
        return None
    first, _, rest = SAID_OF[head.lower_].partition(" ")
    verb = agreeing(first, plural=plural) if first != "intends" or not plural else "intend"
    tail = told.say(told.between(head.i + 1), ownwords.filled(told))
    return " ".join(part for part in (subject, verb, rest, tail) if part)


def _nothing_else_before(told: Told, head: "Token", owner: "Token | None") -> bool:
    """Whether only determiners (and the owner) stand before the noun in the content."""
    mine = tree.subtree(owner) if owner is not None else set()
    return all(t.i in mine or t.lower_ in DETERMINERS for t in told.tokens if t.i < head.i)


def told_clause(told: Told) -> str | None:
    """Rule for "denied reports that X fled": what the reports say, "X fled"."""
    head = told.head
    if head is None or head.lower_ not in word_list("claimnoun") or head.i > told.tokens[-1].i:
        return None
    for clause in links.below(head):
        if clause.dep_ not in CLAUSES or clause.i < head.i or not told.holds(clause):
            continue
        subject = tree.child(clause, *tree.SUBJECTS, "expl")
        relative = subject is not None and subject.tag_.startswith("W")
        finite = (
            clause.tag_ in ("VBD", "VBZ", "VBP") or tree.child(clause, "aux", "cop") is not None
        )
        if subject is None or relative or not finite:
            continue
        inside = tree.subtree(clause)
        tokens = [t for t in told.tokens if t.i in inside]
        if tokens and tokens[0].i > head.i and tokens[-1].i == told.tokens[-1].i:
            if tokens[0].lower_ == "that":
                tokens = tokens[1:]
            return told.say(tokens)
    return None
