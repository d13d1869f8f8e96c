"""What a document shows: "the poll showed him ahead", "the survey found a tie"."""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import word_list
from claimtrack.extract.tree import agent, children, comma_before, passive, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token


def documented(token: "Token") -> bool:
    """Return whether it is a document that does ``token``: a report, a poll, a letter."""
    who = agent(token) if passive(token) else subject(token)
    return who is not None and who.lower_ in word_list("document")


def shown(token: "Token", patient: "Token") -> set[int]:
    """Return the object of ``token`` with all that follows ("showed him ahead by two points").

    Args:
        token: The verb.
        patient: Its object.
    """
    found = subtree(patient)
    for c in children(token, "xcomp", "obl", "obl:unmarked", "advcl", "ccomp"):
        if c.i > patient.i and not comma_before(c) and c.lower_ not in word_list("day"):
            found |= subtree(c)
    return found
