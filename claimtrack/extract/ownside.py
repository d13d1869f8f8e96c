"""Whether a clause speaks of its own speaker: "we", "the ministry", "Orvel" said by its envoy.

In: a finding and the subject of a clause in its content. Out: whether that subject is the speaker
or the side he speaks for, as the words alone show it.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"we", "i"})
THIRD = frozenset({"he", "she", "it", "they"})
THEIR_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
STEM = 4
"""Letters that a place and the name of its people share ("Peru", "Peruvian") in most languages."""


def own(found: Found, who: "Token") -> bool:
    """Return whether ``who`` is the speaker of ``found`` or what he speaks for.

    Args:
        found: The finding, for its source.
        who: The subject of a clause in its content.
    """
    if who.lower_ in FIRST:
        return True
    source = links.within(who.doc, found.source)
    if not source:
        return False
    if who.lower_ in THIRD:
        return _agrees(found, who.lower_)
    if _shares_name(source, who):
        return True
    body = who.lower_ in word_list("organisation") or who.lower_ == "country"
    if body and any(c.lower_ in THEIR_OWN for c in tree.children(who, "nmod:poss")):
        return True
    return body and _only_determined(who) and not passes_on(found)


def passes_on(found: Found) -> bool:
    """Return whether the speaker tells of others by trade: an outlet, a document, an observer."""
    head = found.head
    if head is None:
        return not found.quoted
    words = {t.lower_ for t in head.subtree if t.i <= head.i}
    trade = word_list("outlet_noun") | word_list("known_outlets") | word_list("document")
    named = words & (word_list("known_outlets") | word_list("outlet_noun"))
    if named or head.lower_ in trade | word_list("observer"):
        return True
    return head.tag_.startswith("NNP") and head.lower_ in word_list("outlet_word")


def can_act(who: "Token") -> bool:
    """Return whether a noun or pronoun is somebody who can decide to do something."""
    if who.tag_ in ("NNP", "NNPS") or who.lower_ in ("he", "she", "they", "we", "i"):
        return True
    bodies = word_list("organisation") | word_list("role") | word_list("actor")
    return bool({who.lower_, who.lemma_.lower(), who.lower_.removesuffix("s")} & bodies)


def _agrees(found: Found, pronoun: str) -> bool:
    """Whether ``pronoun`` can stand for the source: "it" for no person, "she" for no crowd."""
    head = found.head
    if head is None or head.lower_ == pronoun:
        return True
    plural = head.tag_ in ("NNS", "NNPS") or tree.child(head, "conj") is not None
    body = head.lower_ in word_list("organisation")
    person = head.lower_ in ("he", "she", "i", "who") or head.lower_ in word_list("role")
    if pronoun == "it":
        return not (person or plural or head.lower_ == "they" or head.ent_type_ == "PERSON")
    return not (person or head.ent_type_ == "PERSON") if pronoun == "they" else not (plural or body)


def _shares_name(source: list["Token"], who: "Token") -> bool:
    if not who.text[:1].isupper():
        return False
    names = [t.lower_ for t in source if t.text[:1].isupper() and len(t) >= STEM]
    return any(name[:STEM] == who.lower_[:STEM] for name in names)


def _only_determined(who: "Token") -> bool:
    """Whether it is "the group", without a name: the one the sentence has spoken of."""
    return all(
        c.dep_ in ("det", "case", "punct", "amod", "compound") for c in links.below(who)
    ) and any(c.lower_ == "the" for c in links.below(who))
