"""The speaker right before a verb, where the parser took something farther off for its subject.

"In a report on Tuesday, the envoy said …", "The bridge, the mayor said, was closed": between a
comma and the verb stands a plain noun phrase. That is who speaks, whatever the tree says, if the
words before the comma are a mere adverbial or what is said stands round the phrase.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
HELPERS = frozenset({"have", "has", "had", "is", "are", "was", "were", "'s", "’s"})
INSIDE = ("N", "JJ", "DT", "PRP$", "CD", "POS", "HYPH", "VBN")
"""Tags that the words of a plain noun phrase begin with."""
OPENERS = frozenset({"IN", "RB", "TO", "VBG", "VBN", "CD", "WRB"})
"""Tags of the first word of an adverbial before the comma."""
BREAKS = frozenset({",", "—", "–", "--"})
QUOTE_MARKS = frozenset({'"', "“", "''", "``"})
LINKS = frozenset({"and", "but"})
LONGEST = 9
"""Tokens of the longest phrase taken by its words alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase before a verb: its head and its tokens."""

    head: "Token"
    tokens: frozenset[int]


def speaker(cue: "Token", who: "Token | None") -> Phrase | None:
    """Return the phrase between a comma and ``cue`` that speaks instead of ``who``.

    Args:
        cue: The reporting verb.
        who: The head of its subject as the tree gives it.

    Returns:
        None where the tree's subject may stand.
    """
    if cue.tag_ not in FINITE or cue.dep_ in ("acl:relcl", "acl"):
        return None
    end = _behind(cue)
    first = _first(cue, end)
    if first >= end or (who is not None and first <= who.i):
        return None
    doc, start = cue.doc, cue.sent.start
    if first <= start + 1 or not (
        _second_clause(cue, first, who)
        if doc[first - 1].lower_ in LINKS
        else doc[first - 1].text in BREAKS and (_fronted(cue, first, who) or _parenthesis(cue))
    ):
        return None
    head = _head(cue, first, end)
    return Phrase(head, frozenset(range(first, end))) if head is not None else None


def _behind(cue: "Token") -> int:
    """Return the token behind the phrase: the verb or the first of its helpers and adverbs."""
    end = cue.i
    while end > 0 and (cue.doc[end - 1].tag_ == "RB" or cue.doc[end - 1].lower_ in HELPERS):
        end -= 1
    return end


def _first(cue: "Token", end: int) -> int:
    """Return the first token of the run of plain noun-phrase words before ``end``."""
    doc, i = cue.doc, end
    while i > cue.sent.start and end - i < LONGEST and _plain(doc[i - 1]):
        i -= 1
    while i < end and doc[i].lower_ in ("of", "for", "in", "at"):
        i += 1
    return i


def _plain(token: "Token") -> bool:
    if token.tag_ in ("PRP",):
        return token.lower_ in ("he", "she", "they", "it", "i", "we")
    return token.tag_.startswith(INSIDE) or token.lower_ in ("of", "for", "in", "at", "&")


def _fronted(cue: "Token", first: int, who: "Token | None") -> bool:
    """Whether nothing but an adverbial stands before the comma ("In a report on Tuesday, …")."""
    doc, start = cue.doc, cue.sent.start
    while start < first and (doc[start].is_punct or doc[start].tag_ == "CC"):
        start += 1
    before = doc[start : first - 1]
    if not len(before) or any(t.is_punct for t in before):
        return False
    if doc[start].tag_ in ("WRB", "VBG", "VBN") or any(t.tag_ in FINITE for t in before):
        return who is None
    return doc[start].tag_ in OPENERS or doc[start].lower_ in ("meantime", "moments", "last")


def _second_clause(cue: "Token", first: int, who: "Token | None") -> bool:
    """Whether a name right before the verb opens a second clause ("A won and Jo Smith said")."""
    doc = cue.doc
    if who is None or not all(t.tag_.startswith("NNP") for t in doc[first : _behind(cue)]):
        return False
    return any(t.tag_ in FINITE for t in doc[who.i : first])


def _parenthesis(cue: "Token") -> bool:
    """Whether the sentence ends or goes on behind a comma right after the verb.

    A quotation behind the comma is what the verb introduces ("The minister, Jo Smith said, “…").
    """
    after, then = (cue.doc[i] if i < len(cue.doc) else None for i in (cue.i + 1, cue.i + 2))
    if after is None or after.text == ".":
        return True
    return after.text in BREAKS and (then is None or then.text not in QUOTE_MARKS)


def _head(cue: "Token", first: int, end: int) -> "Token | None":
    """Return the last noun of the first run of nouns: what stands before a preposition."""
    head = None
    for t in cue.doc[first:end]:
        if t.tag_ == "IN" and head is not None:
            break
        if t.tag_.startswith(("N", "PRP")) and t.tag_ != "PRP$" and child(t, "case") is None:
            head = t
        elif t.tag_ in ("NN", "NNS", "NNP", "NNPS"):
            head = head if _owner(t) else t
    return head


def _owner(token: "Token") -> bool:
    return any(c.tag_ == "POS" for c in links.below(token))
