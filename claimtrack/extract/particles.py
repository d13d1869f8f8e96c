"""Which cue of the lexicon a verb is: "point out", "point" or none, by the particle it has."""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon
from claimtrack.extract.tree import children

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMLESS = frozenset({"out", "back", "on"})
"""Particles that leave a verb of speaking one ("cried out", "wrote back", "found out")."""


def cue_of(token: "Token", *, attitudes: bool = False) -> lexicon.Cue | None:
    """Return the cue that the verb ``token`` is, None where it is none.

    A particle makes another verb ("called off", "showed up"); with one the lexicon does not list
    beside the verb it is no cue.

    Args:
        token: Any token; only verbs by their tag are cues.
        attitudes: Whether states of mind are cues too.
    """
    if not token.tag_.startswith("VB"):
        return None
    form = token.lower_
    for particle, cue in lexicon.phrasal(attitudes=attitudes).get(form, {}).items():
        if indices(token, particle):
            return cue
    if any(c.lower_ not in _HARMLESS for c in children(token, "compound:prt") if c.i > token.i):
        return None
    return lexicon.verbs(attitudes=attitudes).get(form)


def object_behind(token: "Token", particle: str) -> "Token | None":
    """Return the object of "played down the risk" whose particle the parser made a preposition.

    Args:
        token: The verb.
        particle: Its particle; with ``""`` there is none.
    """
    for c in children(token, "obl") if particle else ():
        if any(g.lower_ == particle and g.i == token.i + 1 for g in children(c, "case")):
            return c
    return None


def indices(token: "Token", particle: str) -> set[int]:
    """Return where ``particle`` stands by its verb: right behind it, or behind its object.

    Args:
        token: The verb.
        particle: The particle; ``""`` stands nowhere.
    """
    doc, after = token.doc, token.i + 1
    if particle and after < len(doc) and doc[after].lower_ == particle:
        return {after}
    return {
        c.i
        for c in children(token, "compound:prt", "advmod")
        if c.lower_ == particle and c.i > token.i
    }
