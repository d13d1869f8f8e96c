"""What is said before its cue or round it: "The bridge was closed, the mayor said", "according to".

Such a cue stands in a sentence that is otherwise all content. So the content is the sentence less
the words that name the cue and its source, and less what the reporter adds behind them; the tree,
which has to hang the one on the other, is often wrong here and is not asked.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.boundary import RELATIVES, REPORTERS_MARKS
from claimtrack.extract.lexicon import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = set[int]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BREAKS = frozenset({",", "—", "–", "--"})
OBJECTS = frozenset({"obj", "ccomp", "xcomp", "acl"})
QUOTE_MARKS = frozenset({'"', "“", "”", "''", "’", "'"})
LINKS = frozenset({"and", "but", "or", "so", "yet"})
SUBORDINATORS = frozenset(
    "when after before as if while since because although though once until asked whereas".split()
)
SPREAD = 4
"""Words that may stand between a source and its verb ("the mayor later also said")."""
REACH = 8
"""Words of a closing adverbial ("…, the bank reported last week")."""
MIN_VERBLESS = 5
"""Words of the shortest content in which the tagger need not have found a verb."""
MIN_SAID = 3
"""Words of the shortest content read without the tree."""


def of_verb(cue: "Token", source: Tokens, found: Tokens) -> Tokens:
    """Return the content of a verb that stands in or behind what it reports.

    Args:
        cue: The reporting verb.
        source: Tokens of its source.
        found: Its content as the frames give it.

    Returns:
        ``found`` where the verb does not stand so.
    """
    if cue.tag_ not in FINITE or not source or any(c.tag_ in RELATIVES for c in links.below(cue)):
        return found
    doc, start = cue.doc, cue.sent.start
    first, last = min(source | {cue.i}), max(source | {cue.i})
    if last - first > len(source) + SPREAD:
        return found
    if first > start and doc[first - 1].lower_ == "as":
        return _as_told(cue, first - 1, last) or found
    if not (_closes(doc, last) or _adverbial(cue, found)):
        return found
    if not _set_off(doc, first, start):
        return found
    said = _before(doc, start, first)
    if doc[min(said, default=start)].lower_ in SUBORDINATORS and not _broken(doc, said):
        return found
    if _closes(doc, last) and doc[last + 1 : last + 2].text in BREAKS:
        said |= _behind(cue, last + 2)
    told = _has_verb(doc, said) or _sure(doc, said, last)
    return said if len(said) >= MIN_SAID and told else found


def _sure(doc: "Doc", said: Tokens, last: int) -> bool:
    """Whether all but the last words is said although no word is read as a verb."""
    ends = last + 1 >= len(doc) or doc[last + 1].text == "."
    return ends and len(said) >= MIN_VERBLESS and doc[min(said)].tag_.startswith(("N", "DT", "PR"))


def top(said: Tokens, doc: "Doc") -> "Token | None":
    """Return the head of what is said: its first clause's verb, if one stands under none of it."""
    heads = [doc[i] for i in sorted(said) if doc[i].head.i not in said or doc[i].head == doc[i]]
    heads = [t for t in heads if not t.is_punct]
    clauses = [t for t in heads if any(c.dep_.startswith("nsubj") for c in links.below(t))]
    return next(iter(clauses or heads), None)


def _as_told(cue: "Token", first: int, last: int) -> Tokens:
    """What "as the daily reported" stands behind or before; nothing where it has its own object."""
    doc, start, end = cue.doc, cue.sent.start, cue.sent.end
    stop = next((i for i in range(last + 1, end) if doc[i].text in BREAKS), end - 1)
    inside = doc[last + 1 : stop]
    own = any(t.head == cue and t.dep_ in OBJECTS for t in inside)
    if own or len(inside) > REACH or any(t.tag_ in FINITE for t in inside):
        return set()
    said = _before(doc, start, first)
    if _has_verb(doc, said):
        return said if _set_off(doc, first, start) else set()
    said = set(range(stop + 1, end))
    return said if _has_verb(doc, said) else set()


def _adverbial(cue: "Token", found: Tokens) -> bool:
    """Whether all that follows the verb is when or where ("…, the bank reported last week.")."""
    doc, end = cue.doc, cue.sent.end
    after = [t for t in doc[cue.i + 1 : end] if not t.is_punct]
    if len(after) > REACH or any(t.tag_ in FINITE for t in after):
        return False
    if any(i > cue.i and doc[i].dep_ in OBJECTS for i in found):
        return False
    return not any(t.head == cue and t.dep_ in OBJECTS for t in after)


def _broken(doc: "Doc", said: Tokens) -> bool:
    """Whether a comma parts a subordinate clause from the main one."""
    return any(doc[i].text == "," for i in sorted(said)[:-1])


def of_phrase(first: "Token", last: int) -> Tokens:
    """Return the content of a phrase such as "according to X".

    Args:
        first: The first word of the phrase.
        last: Index of its last word.
    """
    doc, sentence = first.doc, first.sent
    before = _before(doc, sentence.start, first.i)
    after = set(range(last + 1, sentence.end))
    words = [i for i in sorted(before) if not doc[i].is_punct]
    if not words or doc[words[-1]].tag_ in ("IN", "CC", "WRB"):
        return after
    return before if _has_verb(doc, before) else before | after


def _set_off(doc: "Doc", first: int, start: int) -> bool:
    """Whether a comma or dash stands before the words that name cue and source."""
    i = first - 1
    if i > start and doc[i].text in QUOTE_MARKS:
        i -= 1
    return i > start and doc[i].text in BREAKS


def _closes(doc: "Doc", last: int) -> bool:
    """Whether the sentence ends or breaks right behind the words that name cue and source."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is None or after.text in BREAKS or after.text == "."


def _before(doc: "Doc", start: int, end: int) -> Tokens:
    """Return the tokens from the start of the sentence to the break before ``end``."""
    while start < end and (doc[start].lower_ in LINKS or doc[start].text == ","):
        start += 1
    for i in range(end - 1, start, -1):
        if doc[i].text in QUOTE_MARKS and doc[i - 1].text == ":":
            return set(range(i, end))  # the words before a colon introduce the quotation
    return set(range(start, end))


def _behind(cue: "Token", start: int) -> Tokens:
    """Return what goes on behind a parenthesis, up to the reporter's own words."""
    doc, end = cue.doc, cue.sent.end
    first = doc[start] if start < end else None
    if first is None or first.tag_ == "VBG" or first.tag_ in RELATIVES:
        return set()
    if first.lower_ in REPORTERS_MARKS or first.lower_ in ("according", "as"):
        return set()
    for i in range(start, end):
        verb = doc[i].head
        again = doc[i].dep_ == "cc" and verb.lower_ in verbs() and verb.tag_ == cue.tag_
        if again and verb.i > i and not any(c.dep_.startswith("nsubj") for c in links.below(verb)):
            return set(range(start, i))
    return set(range(start, end))


def _has_verb(doc: "Doc", said: Tokens) -> bool:
    return any(doc[i].tag_ in FINITE for i in said)
