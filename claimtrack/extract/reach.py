"""How far a content runs: from the words the tree gives to the boundary in the sentence.

Behind its cue a content is one unbroken stretch, and it nearly always runs on to the end of the
sentence: what a parser hung elsewhere (a second "that …", a late infinitive, a lost subject) stands
inside that stretch. So the stretch is filled, then run on or cut short at the first boundary where
the reporter goes on in his own voice.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.boundary import (
    COORDINATORS,
    WEEKDAYS,
    Stretch,
    Tokens,
    beside_the_cue,
    break_before,
    finite,
    goes_on_beside,
    joins_the_cue,
    stops,
    tells_when,
)
from claimtrack.extract.quoted import quotations
from claimtrack.extract.tree import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREDICATIVE = frozenset({"as", "with", "for", "of"})
"""Words that tie a second half to an object that is a mere pronoun."""


def settle(cue: "Token", found: Tokens, head: "Token") -> Tokens:
    """Return ``found`` with the part behind the cue run to its boundary.

    Args:
        cue: The reporting verb.
        found: Tokens of its content as the tree gives them.
        head: Their head.
    """
    right = {i for i in found if i > cue.i}
    if not right or head.i < cue.i:
        return found
    first, last = min(right), max(right)
    above = {a.i for a in cue.ancestors}
    at = Stretch(cue, head, _is_clause(cue, head), last, _quoted(cue.doc), above)
    first = _lost_start(at, first) if at.clause else _after_the_day(cue.doc, first, last)
    if not at.clause and head.tag_ in ("PRP", "DT"):
        after = cue.doc[last + 1] if last + 1 < len(cue.doc) else head
        if after.lower_ not in PREDICATIVE:
            return found  # "they endorsed him to …": the pronoun is all
    stop = _cut(at, right)
    end = stop if stop is not None else _run_on(at)
    return {i for i in found if i < cue.i} | set(range(first, end))


def _quoted(doc: "Doc") -> Tokens:
    """Return the tokens within the quotations of ``doc``, looked for once a document."""
    found: Tokens | None = doc.user_data.get(_QUOTED)
    if found is None:
        found = set()
        for quotation in quotations(links.text(doc)):
            start, end = quotation.span
            found |= {t.i for t in links.tokens(doc) if start < t.idx < end}
        doc.user_data[_QUOTED] = found
    return found


_QUOTED = "claimtrack.quoted"
"""Key under which a document keeps its quoted tokens."""


def _is_clause(cue: "Token", head: "Token") -> bool:
    """Whether the content is a clause with a subject of its own, no noun and no infinitive."""
    if head == cue.head:
        return cue.dep_ == "parataxis"
    if head.dep_ not in ("ccomp", "parataxis", "advcl", "acl", "acl:relcl") or cue.i > head.i:
        return False
    subject = any(c.dep_ in (*SUBJECTS, "expl") for c in links.below(head))
    return (subject and not any(c.tag_ == "TO" for c in links.below(head))) or finite(head)


def _lost_start(at: Stretch, first: int) -> int:
    """Where a clause begins whose subject the parser hung elsewhere ("say A, B and C have …")."""
    doc, head = at.cue.doc, at.head
    gap = doc[at.cue.i + 1 : first]
    if not len(gap):
        return first
    that = next((t.i for t in gap if t.lower_ == "that" and t.tag_ == "IN"), None)
    if that is not None:
        return that + 1
    if any(c.dep_ in (*SUBJECTS, "expl") and c.i >= first for c in links.below(head)):
        return first
    start = at.cue.i + 1
    while start < first and _of_the_saying(doc[start]):
        start += 1
    opens = doc[start]
    noun = opens.tag_.startswith(("N", "JJ", "PRP", "VBN", "VBG")) or opens.tag_ in ("DT", "CD")
    return start if start < first and noun else first


def _after_the_day(doc: "Doc", first: int, last: int) -> int:
    """Skip the day in "reported Thursday surgeon …", hung on the noun behind it."""
    day = doc[first].lower_ in WEEKDAYS and doc[first].dep_ == "compound" and first < last
    return first + 1 if day and doc[first + 1].tag_ != "POS" else first


def _of_the_saying(token: "Token") -> bool:
    """Whether the word tells when something was said ("said Tuesday", "reported late Friday")."""
    return token.lower_ in WEEKDAYS or token.tag_ == "RB" or token.lower_ in ("late", "on")


def _cut(at: Stretch, right: Tokens) -> int | None:
    """Return where the reporter goes on inside what the tree gave, or None."""
    doc = at.cue.doc
    for i in range(at.head.i + 1, at.last + 1):
        t = doc[i]
        if i in at.shut or i not in right or t.is_punct:
            continue
        if t.lower_ in COORDINATORS and t.dep_ == "cc":
            if joins_the_cue(at, t):
                return i
        elif beside_the_cue(at, t):
            return _last_link(at, i)
        elif (break_before(doc, i) and goes_on_beside(at, t)) or tells_when(at, t):
            return i
    return None


def _last_link(at: Stretch, end: int) -> int:
    """Return where the coordination before ``end`` begins ("… and in a statement credited")."""
    for i in range(end - 1, at.head.i, -1):
        if at.cue.doc[i].lower_ in COORDINATORS:
            return i
    return end


def _run_on(at: Stretch) -> int:
    """Return the token before which the stretch ends, read on from what the tree gave."""
    doc = at.cue.doc
    end = at.cue.sent.end
    i = at.last + 1
    while i < end:
        t = doc[i]
        if not (t.is_punct or t.is_space or i in at.shut):
            if beside_the_cue(at, t):
                return _last_link(at, i)
            if stops(at, t):
                return i
        i += 1
    return i
