"""Which objects can be denied: "denied involvement" speaks of truth, "denied bail" is an act."""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tree import child, passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def disputable(token: "Token", patient: "Token", cue: Cue) -> bool:
    """Return whether "denied/rejected X" is about the truth of X rather than refusing it.

    "denied bail" and "rejected the offer" are acts; "denied involvement" and "rejected the
    report" speak of truth. "reject", "dismiss" and their like need a word for a claim.
    """
    noun = patient.lower_
    if noun in word_list("act_object") or child(token, "iobj") is not None:
        return False
    if passive(token) and (patient.tag_ == "PRP" and noun not in ("it", "this", "that")):
        return False
    if passive(token) and child(token, "obj") is not None:
        return False
    if patient.ent_type_ == "PERSON" or (cue.lemma != "deny" and patient.tag_ in ("NNP", "NNPS")):
        return False
    if cue.lemma in (
        "withdraw",
        "retract",
        "recant",
        "reject",
        "dismiss",
        "contest",
        "discredit",
        "disavow",
        "repudiate",
    ):
        if any(c.dep_ == "acl" and c.tag_ == "VB" for c in patient.children):
            return False
        return noun in word_list("claimnoun") or noun in (
            "this",
            "that",
            "it",
            "them",
            "these",
            "which",
        )
    return True
