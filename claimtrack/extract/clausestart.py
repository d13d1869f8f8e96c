"""The subject of a truth verb whose tree has lost it: the words from the clause's start to it.

A finite verb has a subject before it. Where the parser names none ("Officials close to Vance
denied …", an unknown surname taken for an adverb) it is the phrase that opens the sentence, if
nothing but a phrase stands there.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BESIDE = frozenset({"RB", "RBR", "MD", "VBZ", "VBP", "VBD"})
LONGEST = 10
"""Tokens of the longest subject taken by its words alone."""
OPENERS = frozenset("but and yet however meanwhile later instead also still though so".split())


def subject(token: "Token") -> "Token | None":
    """Return the head of the phrase before a finite verb, None where it is no plain phrase.

    Args:
        token: A finite verb, or a participle with a finite auxiliary.
    """
    doc, start = token.doc, token.sent.start
    auxiliary = next((c for c in links.below(token) if c.dep_ == "aux" and c.tag_ in FINITE), None)
    if token.tag_ not in FINITE and auxiliary is None:
        return None
    end = min(token.i, auxiliary.i) if auxiliary is not None else token.i
    while end > start + 1 and doc[end - 1].tag_ in BESIDE and doc[end - 1].lower_.endswith("ly"):
        end -= 1
    while start < end and (doc[start].lower_ in OPENERS or doc[start].text == ","):
        start += 1
    phrase = doc[start:end]
    if not 0 < len(phrase) <= LONGEST or any(t.is_punct and t.text != "." for t in phrase):
        return None
    nouns = [t for t in phrase if t.tag_[:2] in ("NN", "PR")]
    if not nouns:
        unknown = len(phrase) == 1 and phrase[0].text.istitle() and not _adverb(phrase[0])
        return phrase[0] if unknown else None
    first = phrase[0]
    opens = first.tag_[:2] in ("NN", "PR", "DT", "JJ", "CD") and first.dep_ != "case"
    return _top(nouns) if opens else None


def _top(nouns: list["Token"]) -> "Token":
    """The last noun of the first run of nouns: what stands before a preposition."""
    head = nouns[0]
    for t in nouns[1:]:
        if t.i != head.i + 1:
            break
        head = t
    return head


def _adverb(token: "Token") -> bool:
    return token.lower_.endswith(("ly", "day")) or token.lower_ in ("then", "now", "here", "today")
