"""Which objects a truth verb speaks of: "denied involvement" is about truth, "denied bail" an act.

Each verb has its own company: what can be denied, what must be a claim to be rejected, what is
merely admitted to a hospital. In doubt it is an act: a missed denial is a line in a queue.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tree import SUBJECTS, agent, child, children, passive, subject
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTERS = frozenset({"this", "that", "it", "them", "these", "those", "which", "both", "such"})
OF_CLAIMS = frozenset(
    "retract recant reject dismiss contest discredit disavow repudiate dispute contradict "
    "rebut refute disprove debunk rubbish gainsay corroborate substantiate".split()
)
"""Verbs that speak of truth only where their object is something said."""
REFUSING = frozenset({"reject", "dismiss"})
TAKING_BACK = frozenset({"withdraw", "take back", "walk back"})
CHECKING = frozenset({"verify", "authenticate", "validate"})
COURT = frozenset("charge charges case cases complaint complaints lawsuit suit counts".split())
"""What a court throws out, which is no word on the truth of it."""
PARTS = frozenset(
    "all both some most many part much none several either any each parts details aspects "
    "elements points portions sections passages".split()
)
NAMES = frozenset({"NNP", "NNPS"})
PROPOSED = frozenset({"suggestion", "suggestions", "idea", "notion"})
"""Words that with "of" name a proposal rather than a claim ("the idea of a truce")."""
FEARED = frozenset({"concern", "concerns", "fear", "fears"})
HELD = frozenset({"view", "views", "belief", "impression", "perception", "contention"})
"""Words for what is thought, which only a clause makes a claim ("the view that …")."""
NUMBERS = frozenset({"figure", "figures", "toll", "tolls", "estimate", "estimates", "count"})
WRITINGS = frozenset("paper papers study studies book books confession confessions".split())
ADMITTING = frozenset({"to", "into", "as"})


NEAR = 4
"""Words behind "as" among which the falsehood must stand."""


def disputable(token: "Token", patient: "Token", cue: Cue) -> bool:
    """Return whether a truth verb is about the truth of its object rather than an act upon it.

    Args:
        token: The verb.
        patient: Head of its object; of a passive, of its subject.
        cue: The verb's entry.
    """
    thing = counted_of(patient)
    if _personal(token, thing) or _ditransitive(token, patient):
        return False
    if cue.stance is Stance.CONFIRMS:
        alone = passive(token) and thing.lower_ in PARTS
        return not alone and _confirmable(token, thing, cue)
    if thing.lower_ in word_list("act_object") and not _told_by_clause(thing):
        return False
    if thing.ent_type_ == "PERSON" or thing.tag_ in NAMES:
        return False
    if passive(token) and not (told(thing) or thing.lower_ in word_list("contestable")):
        return False  # "many parts of the law were denied a chance"
    if cue.lemma in REFUSING and passive(token) and agent(token) is None:
        return False
    if cue.lemma == "deny" and _given(token, thing):
        return False
    if cue.lemma in OF_CLAIMS and _judged_otherwise(token, thing):
        return False
    if cue.lemma in TAKING_BACK:
        return withdrawn(thing) or (cue.lemma == "walk back" and thing.lower_ == "it")
    return claimed(token, thing, cue.lemma) if cue.lemma in OF_CLAIMS else True


def _judged_otherwise(token: "Token", thing: "Token") -> bool:
    """Whether a mere pronoun is turned down for something else than falsehood ("as too costly")."""
    doc, behind = token.doc, thing.i + 1
    if thing.tag_ not in ("PRP", "DT", "IN") or behind + 1 >= len(doc):
        return False
    if doc[behind].lower_ != "as":
        return False
    brand = doc[behind + 1 : behind + 1 + NEAR]
    return not any(word.lower_ in word_list("false") for word in brand)


def claimed(token: "Token", thing: "Token", lemma: str = "") -> bool:
    """Return whether ``thing`` is something said, and ``token`` no ruling or refusal of a proposal.

    Args:
        token: The verb it is the object of.
        thing: Head of the object.
        lemma: The verb's entry; to retract takes back any writing.
    """
    word = thing.lower_
    if any(c.dep_ == "acl" and _to(c) for c in links.below(thing)):
        return False  # "rejected the suggestion to hold talks"
    if word in COURT and _ruled(token):
        return False
    if word in PROPOSED:
        return not any(_of(c) for c in children(thing, "nmod"))
    if word in FEARED | HELD:
        return _told_by_clause(thing)
    if lemma in ("retract", "recant") and word in WRITINGS:
        return True
    return told(thing) or word in word_list("contestable")


def withdrawn(thing: "Token") -> bool:
    """Return whether withdrawing ``thing`` takes back words, rather than troops or a lawsuit."""
    word = thing.lower_
    return (told(thing) or word in NUMBERS) and word not in COURT | FEARED | {
        "it",
        "them",
        "both",
        "such",
    }


def told(thing: "Token") -> bool:
    """Return whether ``thing`` is a word for something said ("claim", "remarks", "it")."""
    word = counted_of(thing).lower_
    return word in POINTERS or word in word_list("claimnoun") or word in word_list("said_thing")


def told_itself(thing: "Token") -> bool:
    """Return whether the noun says itself what was claimed ("the claim that …")."""
    return any(
        c.i > thing.i and c.dep_ in ("acl", "ccomp", "acl:relcl") for c in links.below(thing)
    )


def counted_of(patient: "Token") -> "Token":
    """Return the noun of "all of the claims", "most of the report"; else ``patient`` itself."""
    if patient.lower_ in PARTS:
        for c in children(patient, "nmod"):
            if _of(c):
                return c
    return patient


def _personal(token: "Token", thing: "Token") -> bool:
    """Whether a person was denied something ("she was denied a visa", "denied them entry")."""
    if thing.tag_ == "PRP" and thing.lower_ not in POINTERS:
        return True
    return passive(token) and (thing.lower_ == "them" or child(token, "obj") is not None)


def _ditransitive(token: "Token", patient: "Token") -> bool:
    """Whether a second object follows ("denied the army a new tank")."""
    if child(token, "iobj") is not None:
        return True
    if passive(token):
        return False
    if patient.right_edge != patient:
        return False
    return any(
        c.left_edge.i == patient.i + 1
        and c.dep_ in ("obj", "xcomp", "obl:unmarked")
        and c.tag_.startswith("N")
        and c.lower_ not in word_list("day")
        and child(c, "case", "cop", *SUBJECTS) is None
        for c in links.below(token)
        if c != patient
    )


def _to(token: "Token") -> bool:
    return any(c.tag_ == "TO" for c in links.below(token))


def _of(token: "Token") -> bool:
    return any(g.lower_ == "of" for g in children(token, "case"))


def _given(token: "Token", thing: "Token") -> bool:
    """Whether the object is kept from somebody ("denied status to workers"), not "links to X"."""
    if thing.lower_ in word_list("contestable") or told(thing):
        return False
    behind = [*children(thing, "nmod"), *children(token, "obl")]
    return any(g.lower_ == "to" for c in behind for g in children(c, "case")) and any(
        c.i > thing.i and c.tag_ in ("NN", "NNS", "PRP") for c in behind
    )


def _told_by_clause(thing: "Token") -> bool:
    following = thing.doc[thing.i + 1] if thing.i + 1 < len(thing.doc) else thing
    return following.lower_ == "that" and following.tag_ != "WDT"


def _ruled(token: "Token") -> bool:
    """Whether a court rules, or nobody is named who could be one."""
    who = agent(token) if passive(token) else subject(token)
    return who is None or who.lower_ in word_list("court")


def _confirmable(token: "Token", thing: "Token", cue: Cue) -> bool:
    """Whether what is confirmed or admitted is true or not, rather than appointed or let in."""
    word = thing.lower_
    if cue.lemma == "confirm":
        below = [*children(token, "obl"), *children(thing, "nmod")]
        as_what = any(g.lower_ == "as" for c in below for g in children(c, "case"))
        if passive(token) and word in word_list("admitted") and child(token, "xcomp") is None:
            return False  # "forty girls were confirmed", by a bishop
        return word not in word_list("appointee") and thing.ent_type_ != "PERSON" and not as_what
    if cue.lemma == "acknowledge":
        return word not in word_list("greeted")
    if cue.lemma == "admit":
        let_in = any(
            g.lower_ in ADMITTING for c in children(token, "obl") for g in children(c, "case")
        )
        return word not in word_list("admitted") and thing.ent_type_ != "PERSON" and not let_in
    if cue.lemma == "concede":
        return word not in word_list("conceded")
    if cue.lemma in CHECKING:
        return told(thing) or word in word_list("contestable")
    return cue.lemma not in OF_CLAIMS or claimed(token, thing)
