"""What somebody is called where the parser read both halves as one: "called it a lie".

Verbs of calling take an object and a predicate; parsers often make the predicate a part of the
object ("deemed the tower unsafe"), a second object or an apposition.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tree import child, children, comma_before, passive, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

HALVES = ("obj", "iobj", "xcomp", "obl:unmarked", "appos")
"""What the parser makes of either half."""
ALWAYS = frozenset({"deem", "dub", "brand", "label", "term", "christen", "characterize"})
"""Verbs that have no other use: any object of theirs holds the predicate too."""
MIN_WORDS = 2
"""Words that an object and its predicate have at least."""
TIMES = frozenset("night morning afternoon evening week month year time times".split())
ARTICLES = frozenset({"a", "an", "the"})
OPENING = frozenset("“\"'‘") | {"``", "''"}


def called(token: "Token", cue: Cue) -> "tuple[set[int], Token | None]":
    """Return the words of both halves and the head of the second, nothing where there is one half.

    Args:
        token: The verb.
        cue: Its entry; only those with frame ``OP`` take a predicate.
    """
    nothing: tuple[set[int], Token | None] = (set(), None)
    if "OP" not in cue.frames or passive(token):
        return nothing
    halves = [c for c in children(token, *HALVES) if c.i > token.i and _half(c)]
    if not halves or halves[0].tag_ in ("WP", "WDT", "WRB"):
        return nothing
    inside = set[int]().union(*(subtree(c) for c in halves))
    first = halves[0]
    second = next((c for c in halves if c != first), None) or _second_half(first)
    if second is None and cue.lemma not in ALWAYS:
        return nothing
    if second is None and len(inside) < MIN_WORDS:
        return nothing
    return inside, second or first


def _half(token: "Token") -> bool:
    """Whether it may be what is called or what it is called: no time, no phrase of its own."""
    time = any(t.lower_ in word_list("day") or t.lower_ in TIMES for t in token.subtree)
    return not time and not comma_before(token) and child(token, "case", "mark") is None


def _second_half(first: "Token") -> "Token | None":
    """Where a second noun phrase or a quotation begins within the phrase of ``first``."""
    start = first.left_edge.i
    for t in first.subtree:
        if t.i <= start or any(c.dep_ == "case" for c in links.below(t.head) if t.head != first):
            continue
        if t.lower_ in ARTICLES and t.dep_ == "det" and child(t.head, "case") is None:
            return t.head
        if t.text in OPENING:
            return t.nbor(1) if _quoted_to_the_end(first, t) else None
    return None


def _quoted_to_the_end(first: "Token", opening: "Token") -> bool:
    """Whether a quotation within a phrase ends it ("the plan “a joke”", not "the “free” press")."""
    behind = [t for t in first.doc[opening.i + 1 : first.right_edge.i + 2] if t.text in OPENING]
    return bool(behind) and behind[0].i >= first.right_edge.i
