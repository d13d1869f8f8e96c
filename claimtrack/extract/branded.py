"""Claims branded as false where the parse has lost the predicate.

"called the report "absurd"" and "rejected as an invention the guild's accusation that …" come out
of the parser as anything but an object with its predicate, so these two forms are read by their
words: a verb of calling, a word for a claim, a word for a falsehood, in one clause.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.extract import clausestart, falsehood, links, mood, particles, tree
from claimtrack.extract.disputable import told
from claimtrack.extract.found import Found, noted
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = frozenset({'"', "“", "``", "''", "‘"})
POINTED = frozenset({"this", "that", "it", "these", "those"})
STOPS = frozenset({".", ";", "!", "?", ":"})
NEAR = 6
"""Tokens from the verb, or from the falsehood, to the word for a claim."""
FAR = 30
"""Tokens from the verb to the quotation that brands; a longer claim is a sentence of its own."""
INSIDE = 4
"""Words of the quotation among which the falsehood must stand ("a complete and utter lie")."""


def find(doc: "Doc", quoted: list[Span]) -> Iterator[Found]:
    """Yield the claims that ``doc`` tells somebody branded as false.

    Args:
        doc: One parsed paragraph.
        quoted: Its quotations that are sentences; a verb inside one is the speaker's own word.
    """
    for token in links.tokens(doc):
        cue = particles.cue_of(token) if token.tag_.startswith("VB") else None
        if cue is None or cue.lemma not in word_list("calling") or tree.passive(token):
            continue
        if any(start < token.idx < end for start, end in quoted):
            continue
        who = tree.subject(token) or clausestart.subject(token)
        if who is None or who.i > token.i or not mood.stands(token, mood.governor(token), cue):
            continue
        branded = _quoted(doc, token) or _fronted(doc, token) or _pronoun(doc, token)
        if branded is not None:
            yield _found(token, who, cue.lemma, branded)


def _found(token: "Token", who: "Token", lemma: str, branded: tuple["Token", set[int]]) -> Found:
    thing, words = branded
    found = noted(token, lemma=lemma, frame="branded", stance=Stance.DENIES)
    source = {i for i in tree.noun_phrase(who) if i < token.i}
    found.source, found.head = tree.pieces(token.doc, source), who
    found.content, found.content_head = tree.pieces(token.doc, words), thing
    return found


def _quoted(doc: "Doc", token: "Token") -> "tuple[Token, set[int]] | None":
    """Rule for "called the report (saying that Y) "absurd"": the quotation ends the clause."""
    end = _clause_end(doc, token.i + 1, FAR)
    mark = next((t.i for t in doc[token.i + 1 : end] if t.text in OPENING), None)
    if mark is None or mark == token.i + 1 or doc[mark - 1].tag_ in ("IN", "VBZ", "VBD", "VBP"):
        return None
    thing = _claim(doc, token.i + 1, min(mark, token.i + 1 + NEAR))
    if thing is None:
        return None
    brand = doc[mark + 1 : mark + 1 + INSIDE]
    plain = thing.lower_ in word_list("plain_claim")
    for word in brand:
        if word.text in OPENING or word.text in STOPS:
            break
        scorned = plain and word.lower_ in word_list("scorn")
        if falsehood.strictly_false(word) or scorned:
            return thing, set(range(token.i + 1, mark))
    return None


def _fronted(doc: "Doc", token: "Token") -> "tuple[Token, set[int]] | None":
    """Rule for "rejected as an invention the guild's accusation that Y"."""
    i = token.i + 1
    if i >= len(doc) or doc[i].lower_ != "as":
        return None
    end = _clause_end(doc, i, NEAR)
    false = [t for t in doc[i + 1 : end] if t.lower_ in word_list("false")]
    if not false:
        return None
    start = false[-1].i + 1
    while start < len(doc) and doc[start].text in OPENING:
        start += 1
    thing = _claim(doc, start, _clause_end(doc, start, NEAR))
    if thing is None or not (falsehood.strictly_false(false[-1]) or _plain(thing)):
        return None
    last = max(t.i for t in thing.subtree)
    return thing, set(range(start, last + 1))


def _pronoun(doc: "Doc", token: "Token") -> "tuple[Token, set[int]] | None":
    """Rule for "dismisses that as an invention", which the parser takes for a clause."""
    following = doc[token.i + 1 : token.i + 3]
    if [t.lower_ for t in following[1:]] != ["as"] or following[0].lower_ not in POINTED:
        return None
    brand = doc[token.i + 3 : _clause_end(doc, token.i + 3, INSIDE)]
    if not any(falsehood.strictly_false(word) for word in brand):
        return None
    return following[0], {token.i + 1}


def _plain(thing: "Token") -> bool:
    return thing.lower_ in word_list("plain_claim")


def _clause_end(doc: "Doc", start: int, reach: int) -> int:
    stop = min(len(doc), start + reach)
    return next((t.i for t in doc[start:stop] if t.text in STOPS), stop)


def _claim(doc: "Doc", start: int, end: int) -> "Token | None":
    """The first noun for a claim between two tokens, before any verb."""
    for t in doc[start:end]:
        if t.tag_.startswith("N") and told(t) and not _compounded(t):
            return t
        if t.tag_ in ("VBD", "VBZ", "VBP", "MD", "IN", "TO"):
            return None
    return None


def _compounded(token: "Token") -> bool:
    """Whether the word only modifies the next ("called the news conference …")."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return following != token and following.tag_ in ("NN", "NNS")
