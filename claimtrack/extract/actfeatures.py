"""Features of a clause that show its speech act: duty, future, plan, feeling, judgement.

Each function takes a ``Clause`` and answers yes or no from words a reader can point at; ``act``
puts them in order.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.extract import evaluation, lexicon, links, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.ownside import can_act, own, passes_on
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

DUTY = frozenset({"must", "should", "ought"})
FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
MAYBE = frozenset({"may", "might", "could"})
NOW = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
THEN = frozenset({"was", "were"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Clause(NamedTuple):
    """What a row is asked about: the finding, the head of its clause, the head's subject."""

    found: Found
    head: "Token"
    who: "Token | None"

    @property
    def own(self) -> bool:
        """Whether the speaker speaks of his own side."""
        return self.who is not None and own(self.found, self.who)

    @property
    def auxiliaries(self) -> set[str]:
        """The auxiliaries and the copula of the head, lower case."""
        return {c.lower_ for c in tree.children(self.head, "aux", "cop", "aux:pass")}

    def under(self, *labels: str) -> "Token | None":
        """The first child of the head with one of the labels."""
        return tree.child(self.head, *labels)


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for lemma in word_list(name) for form in lexicon.inflect(lemma))


def word_of(token: "Token", name: str) -> bool:
    """Return whether ``token`` is a form of a verb in the word list ``name``."""
    return token.lower_ in _forms(name) or token.lemma_.lower() in word_list(name)


def lemma_of(token: "Token") -> str:
    """Return the cue lemma of a word form, the form itself where it is no cue."""
    cue = lexicon.verbs().get(token.lower_)
    return cue.lemma if cue is not None else token.lower_


def finite(head: "Token") -> bool:
    """Return whether the clause of ``head`` is in the indicative, not a bare infinitive."""
    return head.tag_ in FINITE or tree.child(head, "aux", "cop", "aux:pass") is not None


def asks(clause: Clause) -> bool:
    """A question: it puts something up, it does not state it."""
    if not clause.found.quoted:
        return False
    text, piece = links.text(clause.head.doc), clause.found.content[-1]
    return text[piece.start : piece.end].rstrip("\"”'’, ").endswith("?")


def duty(clause: Clause) -> bool:
    """Rule for "must", "should", "needs to", "has to"."""
    head = clause.head
    if clause.auxiliaries & DUTY or head.lower_ in ("need", "needs"):
        return True
    owed = head.lower_ in ("has", "have") and clause.under("aux") is None
    return owed and any(c.tag_ == "VB" for c in tree.children(head, "xcomp"))


def needed(clause: Clause) -> bool:
    """Rule for "it is time to", "it is necessary that"."""
    if clause.under("cop") is None or clause.head.lower_ not in word_list("necessary"):
        return False
    said = clause.under("ccomp", "csubj", "xcomp", "advcl", "acl")
    return (
        bool(clause.auxiliaries & NOW)
        and said is not None
        and clause.who is not None
        and clause.who.lower_ == "it"
    )


def commands(clause: Clause) -> bool:
    """An imperative: a bare verb that opens a quotation."""
    head = clause.head
    if not clause.found.quoted or head.tag_ != "VB" or clause.who is not None:
        return False
    return not clause.auxiliaries and tree.child(head, "mark") is None


def wants_of_others(clause: Clause) -> bool:
    """Rule for "we want them to leave", "he wants an inquiry"."""
    wants = clause.head.lower_ in lexicon.inflect("want")
    return wants and clause.own and clause.under("obj") is not None


def performs(act: Act) -> Callable[[Clause], bool]:
    """Rule for a speaker who does in words what the verb says ("we urge", "he hopes")."""

    def fits(clause: Clause) -> bool:
        cue = lexicon.verbs().get(clause.head.lower_)
        if cue is None or cue.act is not act or cue.stance is not Stance.ASSERTS:
            return False
        return clause.own and clause.head.tag_ in ("VBP", "VBZ", "VBD", "VBG")

    return fits


def future(clause: Clause) -> bool:
    """Rule for "will", "would", "is going to"."""
    if clause.auxiliaries & FUTURE:
        return True
    return clause.head.lower_ == "going" and clause.under("xcomp") is not None


def _deed_to_come(clause: Clause) -> "Token | None":
    """The verb of a deed that is to come: no state, nothing that would have been."""
    verb = clause.under("xcomp") if clause.head.lower_ == "going" else clause.head
    if not future(clause) or verb is None or "have" in clause.auxiliaries:
        return None
    return verb if verb.tag_.startswith("VB") and tree.child(verb, "cop", "expl") is None else None


def own_future(clause: Clause) -> bool:
    """What the speaker's side will do, not what will come of it."""
    verb = _deed_to_come(clause)
    return verb is not None and clause.own and not word_of(verb, "success")


def arranged(clause: Clause) -> bool:
    """A deed to come that somebody decides on ("oil will be released", "the talks will begin")."""
    verb = _deed_to_come(clause)
    if verb is None or word_of(verb, "outcome"):
        return False
    if tree.child(verb, "aux:pass") is not None or word_of(verb, "schedule"):
        return True
    return clause.found.lemma == "announce" or (clause.who is not None and can_act(clause.who))


def own_may(clause: Clause) -> bool:
    """A deed the speaker's side holds out: "we may block the vote"."""
    verb, modal = clause.head, clause.auxiliaries & MAYBE
    if not modal or "have" in clause.auxiliaries or not clause.own or tree.negated(verb):
        return False
    return verb.tag_.startswith("VB") and not (word_of(verb, "success") or clause.under("cop"))


def told_of_others(clause: Clause) -> bool:
    """An outlet tells what others have arranged or expect: that can be checked."""
    coming = arranged(clause) or forecast(clause)
    return coming and clause.found.head is not None and passes_on(clause.found)


def plans(clause: Clause) -> bool:
    """Rule for "plans to", "is ready to", "has no intention of", "is leaving"."""
    head, who = clause.head, clause.who
    if clause.found.lemma == "announce" and head.tag_ == "VB":
        return True
    if who is not None and who.lower_ in ("plan", "aim", "goal", "intention"):
        return head.tag_ == "VB"
    to_act = any(c.tag_ == "VB" for c in tree.children(head, "xcomp"))
    present = head.tag_ in ("VBP", "VBZ") or clause.auxiliaries & NOW
    if to_act and present and word_of(head, "intend") and not passes_on(clause.found):
        return True
    if not clause.own:
        return False
    if head.lower_ in ("has", "have", "had"):
        return any(c.lower_ in ("plan", "plans", "intention") for c in tree.children(head, "obj"))
    if head.lower_ in _wishes():
        return to_act and clause.under("obj") is None
    underway = head.tag_ == "VBG" and clause.auxiliaries & (NOW | THEN)
    if underway and word_of(head, "turning"):
        return True
    done = head.tag_ in ("VBD", "VBN") and clause.under("cop", "aux:pass") is None
    return head.lower_ in word_list("plan") and (to_act or not done)


@cache
def _wishes() -> frozenset[str]:
    return frozenset(form for verb in ("want", "hope", "expect") for form in lexicon.inflect(verb))


def forecast(clause: Clause) -> bool:
    """Rule for "is expected to", "is likely": what may come."""
    if clause.head.lower_ in ("expected", "likely", "unlikely", "poised", "doomed"):
        return clause.under("cop", "aux:pass", "aux") is not None
    return False


def possible(clause: Clause) -> bool:
    """A possibility now or later; "may have fled" is a claim of what happened."""
    return bool(clause.auxiliaries & MAYBE) and "have" not in clause.auxiliaries


def feels(clause: Clause) -> bool:
    """What the speaker feels, or says in the present tense that others do."""
    head = clause.head
    if clause.own:
        return head.lower_ in word_list("feeling") | word_list("attitude")
    carrier = head.head if head.dep_ == "xcomp" else head
    present = clause.auxiliaries & NOW or carrier.tag_ in ("VBP", "VBZ")
    return bool(present) and head.lower_ in word_list("attitude") and not passes_on(clause.found)


def judges(clause: Clause) -> bool:
    """A judgement of something else than the own feelings."""
    return clause.head.lower_ not in word_list("attitude") and evaluation.judges(clause.head)
