"""How a counted thing is written, so that different outlets' counts of it are spelt alike.

In: the noun and the class of the deed as ``counting`` found them. Out: the singular of the noun
("fighter"), the class alone where the noun only says that they are people ("killed"), or both
("soldier killed"). A percentage is named by what it is of ("voter percent").
"""

import re
from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.counting import Counted
from claimtrack.extract.deeds import generic
from claimtrack.extract.governing import NOUNS
from claimtrack.extract.tree import SUBJECTS, child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "persons": "people",
    "person": "people",
    "feet": "foot",
    "buses": "bus",
    "aircraft": "aircraft",
    "series": "series",
    "headquarters": "headquarters",
    "forces": "force",
    "policemen": "policeman",
}
_SPELLINGS = {
    "km": "kilometre",
    "kilometer": "kilometre",
    "meter": "metre",
    "liter": "litre",
    "m": "metre",
    "tonne": "ton",
    "truck": "lorry",
    "troop": "soldier",
}
"""Units and words outlets of different countries write differently, one spelling each."""
_MEN = re.compile(r"(?:men|women)$")
CLIMB = 3
"""Heads followed upwards from a percentage to what rose or fell by it."""


def label(what: Counted) -> str:
    """Return the normalised name of what is counted, "" where the text names nothing."""
    if what.deed is None:
        return singular(what.noun) if what.noun is not None else ""
    if what.noun is None or generic(what.noun.lower_, None if what.part else what.deed):
        return what.deed
    return f"{singular(what.noun)} {what.deed}"


def singular(noun: "Token") -> str:
    """Return the noun in the singular, lower case: the parser's lemma, else by a rule."""
    low = noun.lower_
    lemma = noun.lemma_.lower()
    if low in _PLURALS:
        return _PLURALS[low]
    if lemma and lemma != low and lemma.isalpha():
        return _SPELLINGS.get(lemma, lemma)
    if noun.tag_ in ("NNS", "NNPS") or (noun.tag_ == "NNP" and low.endswith("s")):
        low = _strip_plural(low)
    return _SPELLINGS.get(low, low)


def _strip_plural(low: str) -> str:
    if _MEN.search(low):
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh|z)es$", low):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "sis", "xis")) else low


def percent(unit: "Token") -> str:
    """Return what a percentage is of: "60 percent of voters", "exports fell 3 percent".

    Args:
        unit: The token that says "percent".
    """
    of = next(
        (c for c in children(unit, "nmod") if any(g.lower_ == "of" for g in links.below(c))), None
    )
    if of is None and unit.head.tag_ in NOUNS and unit.head.i > unit.i:
        of = unit.head
    verb = unit.head
    for _ in range(CLIMB):
        if of is None:
            of = child(verb, *SUBJECTS)
            verb = verb.head
    if of is None or of.tag_ not in NOUNS:
        return "percent"
    return f"{singular(of)} percent"
