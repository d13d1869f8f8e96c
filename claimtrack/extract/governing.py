"""Which deed the tree says befell the counted: from the verb, the noun, or the words on it.

In: a token of a parsed paragraph, the noun that is counted or the bare number. Out: the class of
the deed (``deeds``), or None. Labels are Universal Dependencies'.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.datewords import WEEKDAYS
from claimtrack.extract.deeds import deed
from claimtrack.extract.tree import SUBJECTS, child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = ("NN", "NNS", "NNP", "NNPS")
PARTICIPLES = ("VBN", "VBD", "JJ")
PARTITIVE = frozenset({"them", "whom", "these", "those", "which", "us"})
INCLUDERS = frozenset({"including", "among", "amongst", "includes", "included", "include"})
PART_REACH = 3
"""Tokens before a number among which "including" or "among them" makes it a part."""
LIVES = frozenset({"life", "lives"})
TAKERS = frozenset("claim claims claimed claiming cost costs costing take takes took taken".split())
LOSERS = frozenset("lose loses lost losing give gave".split())
DEPTH = 4
"""Links of coordination and complements followed upwards at most."""


def carried(top: "Token") -> str | None:
    """Return the deed that words on a noun give it: "wounded soldiers", "people killed".

    Args:
        top: The counted noun or the bare number.
    """
    for below in children(top, "amod", "acl", "acl:relcl", "compound"):
        if below.dep_ == "acl:relcl":
            who = child(below, *SUBJECTS)
            relative = who is not None and who.tag_.startswith("W") and top.tag_ in NOUNS
            found = _said_of(below) if relative else None
        else:
            found = deed(below.lower_, "state", "object") if below.tag_ in PARTICIPLES else None
        if found:
            return found
    return None


def governed(top: "Token", first: "Token", depth: int = DEPTH) -> str | None:
    """Return the deed of the verb or noun that governs ``top``, or None.

    Args:
        top: The counted noun or the bare number.
        first: First token of the number with its bound words: "at least", "more than" are no
            prepositions of the noun.
        depth: Links still followed upwards.
    """
    head, dep = top.head, top.dep_
    if head is top or not depth:
        return None
    cases = [c for c in children(top, "case") if c.i < first.i]
    if dep.startswith("nsubj"):
        return _said_of(head)
    if dep in ("obj", "ccomp"):
        return _taken(head) if top.lower_ in LIVES else _done_to(head)
    if dep.startswith(("obl", "nmod")) and not cases:
        return _said_of(head) if top.i < head.i else _done_to(head)
    if dep.startswith(("obl", "nmod")):
        return _of(head) if any(c.lower_ in ("of", "to") for c in cases) else None
    if dep in ("conj", "appos"):
        return carried(head) or governed(head, head, depth - 1)
    return None


def part_of(first: "Token", last: "Token") -> tuple[bool, str | None]:
    """Return whether a number is part of one before it, and the deed its whole names.

    Args:
        first: First token of the number with its bound words.
        last: Last token of the number.
    """
    doc = first.doc
    for token in reversed(doc[max(0, first.i - PART_REACH) : first.i]):
        if token.lower_ in INCLUDERS:
            whole = doc[token.i - 1] if token.i else None
            return True, deed(whole.lower_, "noun") if whole is not None else None
    after = [token.lower_ for token in doc[last.i + 1 : last.i + 3]]
    return len(after) == 2 and after[0] == "of" and after[1] in PARTITIVE, None


def object_of(verb: "Token") -> "Token | None":
    """Return the direct object of ``verb``; a bare day ("killed Monday") is none."""
    return next((c for c in children(verb, "obj") if c.lower_ not in WEEKDAYS), None)


def _of(head: "Token") -> str | None:
    """The deed of a noun with "of": the killing of six people, the lives of 11."""
    if head.lower_ in LIVES:
        return _taken(head.head)
    return deed(head.lower_, "noun") if head.tag_ in (*NOUNS, "VBG") else None


def _taken(verb: "Token") -> str | None:
    return "killed" if verb.lower_ in TAKERS | LOSERS else None


def _said_of(verb: "Token", depth: int = DEPTH) -> str | None:
    """What a predicate says of its subject: killed, died, are missing, are feared dead."""
    lost = object_of(verb)
    if lost is None:
        found = deed(verb.lower_, "subject", "state")
        if found is None and verb.tag_ in ("VBN", "VBD"):
            found = deed(verb.lower_, "object")
        if found:
            return found
    elif lost.lower_ in LIVES and verb.lower_ in LOSERS:
        return "killed"
    below = children(verb, "xcomp", "ccomp") if depth else []
    below += [c for c in children(verb, "conj") if depth and child(c, *SUBJECTS) is None]
    return next((found for c in below if (found := _said_of(c, depth - 1))), None)


def _done_to(verb: "Token") -> str | None:
    """What a verb does to its object: killing six, left six dead, shot six dead."""
    found = deed(verb.lower_, "object")
    sharer = verb.head
    if found is None and verb.dep_ == "conj" and child(sharer, "obj", "aux:pass") is None:
        found = deed(sharer.lower_, "object")  # "killing and mutilating thousands"
    below = children(verb, "xcomp", "ccomp", "advcl")
    return found or next((d for c in below if (d := deed(c.lower_, "state"))), None)
