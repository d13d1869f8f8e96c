"""What a number counts, read from the parse: the noun, and what happened to the counted.

In: a parsed paragraph and the place of a number in it. Out: the noun that is counted and the
class of the deed that governs it ("six people were killed", "killing six of its members", "left 6
dead", "the death toll rose to 11"), or None where the number counts nothing.

Labels are Universal Dependencies'. Where a number stands right beside its deed ("6 dead and 12
wounded"), the order of words decides: ellipsis is where parsers fail. Else ``governing`` asks the
tree.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.deeds import deed
from claimtrack.extract.governing import NOUNS, carried, governed, object_of, part_of
from claimtrack.extract.tolls import toll
from claimtrack.extract.tree import children
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice

FILLERS = frozenset(
    "were was are is have has had been be being remain remained remains went go gone reported "
    "feared believed presumed confirmed still also now left seriously critically badly slightly "
    "lightly severely found listed in either both all already others other more people persons "
    "additional further known to".split()
)
"""Words that may stand between a bare number and what became of the counted."""
REACH = 6
"""Tokens of fillers at most, and of the words between a number and its noun."""
REFERRING = frozenset({"the", "these", "those", "both", "its", "his", "her", "their", "our", "my"})
SMALL = 10
"""Up to here "the two sides" refers to things known; "the 240 rescuers" still counts them."""
ASIDES = frozenset({"including", "among", "most", "mostly", "mainly", "some", "many"})
ASIDE = 14
"""Tokens an aside between commas may have."""
NOT_COUNTED = frozenset({"a.m.", "p.m.", "o'clock", "time", "times", "degree", "degrees", "old"})
UNITS = frozenset(
    "dollar dollars euro euros pound pounds year years month months day days hour hours minutes "
    "kilometers kilometres kilometer kilometre miles mile meters metres km tons tonnes".split()
)
"""Nothing befalls them: "a work worth millions of dollars has vanished"."""
HARM = frozenset({"injuries", "wounds", "burns"})
SUFFERED = frozenset({"treated", "suffered", "sustained"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        noun: The counted noun, or None ("six were killed").
        deed: Class of what happened to the counted, or None.
        toll: Whether a toll or number is said to be so high ("the death toll stands at 11").
        part: Whether it is part of a number before it ("including two", "20 of them").
    """

    noun: "Token | None"
    deed: str | None
    toll: bool = False
    part: bool = False


def counted(doc: "Doc", span: Span, core: Span) -> Counted | None:
    """Return what the number at ``core`` counts, or None where it counts nothing.

    Args:
        doc: A parsed paragraph.
        span: The number with its bound words, in characters of the document.
        core: The number alone, in characters of the document.
    """
    phrase = doc.char_span(*span, alignment_mode="expand")
    tokens = doc.char_span(*core, alignment_mode="expand")
    if phrase is None or tokens is None:
        return None
    first, head, last = phrase[0], _root(tokens), tokens[-1]
    noun = _noun(head, tokens)
    if noun is None and _label(head, tokens[0].i):
        return None
    part, whole = part_of(first, last)
    if part and noun is None:
        noun = _of_them(last)
    what = _deed(first, last, noun, head)
    if what is None and noun is None and not part:
        what, noun = toll(first)
        return None if what is None and noun is None else Counted(noun, what, toll=True)
    if what is None and part:
        what = whole
    if noun is not None and (_measure(noun) or (not what and _refers(noun))):
        return None
    if noun is not None and deed(noun.lower_, "noun"):
        own = deed(noun.lower_, "noun")
        noun, what = (None, own) if what in (None, own) else (noun, what)
    return Counted(noun, what, part=part)


def _root(tokens: "Slice") -> "Token":
    """The token that heads the number (``Span.root`` walks the whole document every time)."""
    inside = range(tokens.start, tokens.end)
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[0])


def _deed(first: "Token", last: "Token", noun: "Token | None", head: "Token") -> str | None:
    if noun is not None and noun.lower_ in UNITS:
        return None
    top = noun if noun is not None else head
    before = first.nbor(-1) if first.i else None
    found = _beside(noun or last)
    if found is None and before is not None and not _passive(before):
        found = deed(before.lower_, "object")
    found = found or governed(top, first) or carried(top)
    if found is None and noun is not None and noun.head is head:
        found = governed(head, first)
    return found


def _passive(verb: "Token") -> bool:
    return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in links.below(verb))


def _noun(head: "Token", tokens: "Slice") -> "Token | None":
    """The noun a number stands with: "six people", "dozens of people", "20 of its supporters"."""
    last = tokens[-1]
    if head.dep_ in ("nummod", "compound", "amod", "det") and head.head.i > last.i:
        noun = head.head
        apart = any(t.tag_ == "DT" for t in noun.doc[last.i + 1 : noun.i])  # "six a day"
        if noun.tag_ in NOUNS and _countable(noun) and not apart:
            return noun if _measure(noun) else _whole(noun)
    for below in (c for token in tokens for c in children(token, "nmod", "obl")):
        if below.i > last.i and any(c.lower_ == "of" for c in children(below, "case")):
            return below if below.tag_ in NOUNS else None
    doc, at = last.doc, last.i
    if at + 1 < len(doc) and doc[at + 1].lower_ == "of":
        at += 1
        while at + 1 < len(doc) and doc[at + 1].tag_ in ("DT", "PRP$"):
            at += 1
    return _run(doc[at])


def _whole(noun: "Token") -> "Token":
    """The head of a compound of which the parser counted the first part: "34 pickup trucks"."""
    while noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.tag_ in NOUNS:
        noun = noun.head
    return noun


def _run(last: "Token") -> "Token | None":
    """The plural noun that ends the run of adjectives and nouns right after the number."""
    found = None
    for token in last.doc[last.i + 1 : last.i + 1 + REACH]:
        if token.tag_ in NOUNS:
            found = token
        elif token.tag_ not in ("JJ", "JJR", "VBN", "CD", "HYPH"):
            break
    return found if found is not None and found.tag_ in ("NNS", "NNPS") else None


def _of_them(last: "Token") -> "Token | None":
    """The noun behind a partitive pronoun: "20 of them children", "two of whom were women"."""
    doc, at = last.doc, last.i + 2
    while at + 1 < len(doc) and doc[at + 1].lower_ in ("were", "was", "are"):
        at += 1
    return _run(doc[at]) if at < len(doc) else None


def _countable(noun: "Token") -> bool:
    """Whether a name can be counted: "six Americans" can, "10 Downing Street" cannot."""
    return noun.tag_ != "NNP" or noun.lower_.endswith("s")


def _label(head: "Token", first: int) -> bool:
    """Whether the number follows the noun it belongs to, as a label does ("flight 16")."""
    if head.dep_ not in ("nummod", "flat", "compound", "appos") or head.head.tag_ not in NOUNS:
        return False
    return (head.head.i == first - 1 and not _beside(head)) or (
        head.head.i > first and head.head.tag_ == "NNP"
    )


def _measure(noun: "Token") -> bool:
    """Whether a noun makes a measure of the number, not a count: "a 70 meter hall"."""
    if noun.lower_ in NOT_COUNTED:
        return True
    return noun.lower_ + "s" in UNITS and noun.dep_ == "compound"


def _refers(noun: "Token") -> bool:
    """Whether "the two sides" or "its three ministers" points to things known."""
    small = any(
        not c.text[:1].isdigit() or (c.text.isdigit() and int(c.text) <= SMALL)
        for c in children(noun, "nummod")
    )
    return small and any(c.lower_ in REFERRING for c in children(noun, "det", "nmod:poss"))


def _beside(token: "Token") -> str | None:
    """The deed that follows in plain order: "12 wounded", "20 went missing"."""
    doc = token.doc
    start = _past_aside(token)
    for after in doc[start : start + REACH]:
        if after.tag_ in ("VBN", "VBD") and (found := deed(after.lower_, "subject")):
            return found
        plain = after.tag_ in ("VBN", "VBD")
        found = deed(after.lower_, "state") or (deed(after.lower_, "object") if plain else None)
        if found:
            following = doc[after.i + 1] if after.i + 1 < len(doc) else None
            active = object_of(after) is not None and not _passive(after)
            named = following is not None and following.tag_ in NOUNS and after.i > start
            modifies = named and not after.nbor(-1).tag_.startswith("VB")
            return None if active or modifies else found
        if after.lower_ in SUFFERED:
            near = {t.lower_ for t in doc[after.i + 1 : after.i + 5]}
            return "wounded" if near & HARM else None
        if after.lower_ not in FILLERS:
            return None
    return None


def _past_aside(token: "Token") -> int:
    """Where the clause goes on after "two people, including a child, were killed"."""
    doc, start = token.doc, token.i + 1
    if start + 1 < len(doc) and doc[start].text == "," and doc[start + 1].lower_ in ASIDES:
        for closing in doc[start + 1 : start + 1 + ASIDE]:
            if closing.text == ",":
                return int(closing.i) + 1
    return start
