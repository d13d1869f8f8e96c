"""What is told with nobody behind it: "is believed to be", "is expected to", "seems to have".

The subject of such a verb is not whose view it is but part of what is said.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tree import (
    NEGATIONS,
    agent,
    child,
    children,
    negated_noun,
    passive,
    subject,
    subtree,
    unreal,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

EXPLETIVE = frozenset({"it", "there"})


def nobody(token: "Token", cue: Cue, head: "Token | None") -> bool:
    """Return whether a passive without an agent reports ("is believed to", "are accused of").

    What stands on somebody's agenda is no forecast: "is expected to address the council" reports
    only where attitudes are read.

    Args:
        token: The verb.
        cue: Its entry; frames ``S-`` and, but for schedules, ``S~`` mark such passives.
        head: The head of its content.
    """
    if not passive(token):
        return False
    if "S-" in cue.frames:
        return True
    return "S~" in cue.frames and not (head is not None and head.lower_ in word_list("agenda"))


def none_reported(token: "Token", cue: Cue) -> bool:
    """Return whether it is reported that there was none ("No casualties were reported").

    Args:
        token: The verb.
        cue: Its entry; only "report" is read so: "no date was announced" tells of nothing said.
    """
    if cue.lemma != "report" or not passive(token) or agent(token) is not None:
        return False
    who = child(token, "nsubj:pass")
    denied = any(c.lower_ in NEGATIONS for c in children(token, "advmod"))
    return who is not None and negated_noun(who) and not denied and not unreal(token)


def raised(token: "Token", cue: Cue) -> "tuple[set[int], Token] | None":
    """Return the content of a raising verb and its head, None where it is none.

    Args:
        token: The verb.
        cue: Its entry; frame ``R`` marks verbs that raise.
    """
    if "R" not in cue.frames:
        return None
    who = subject(token)
    for clause in children(token, "xcomp", "ccomp", "advcl", "csubj"):
        if clause.i < token.i or not _complement(clause):
            continue
        inside = subtree(clause)
        if who is not None and child(clause, "nsubj", "nsubj:pass") is None:
            inside |= subtree(who) - (subtree(token) if token in who.subtree else set())
        if who is not None and who.lower_ in EXPLETIVE and clause.dep_ != "xcomp":
            inside -= {who.i}
        return inside - {token.i}, clause
    return None


def _complement(clause: "Token") -> bool:
    """Whether a clause is what seems so: an infinitive, a predicate, a clause with its marker."""
    if clause.dep_ == "xcomp":
        return True
    marks = {c.lower_ for c in children(clause, "mark", "case", "advmod") if c.i < clause.i}
    return clause.dep_ == "ccomp" or bool(marks & {"that", "like", "as"})
