"""Pronouns of a content that mean its own speaker, and the words to put in their place.

"I" in a quotation is the speaker, "we" the body that speaks; "it" and "they" of reported speech
are filled where they do something and fit the speaker in number; "he" and "she" only where the
verb tells what nobody but the speaker can know. All others stay.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links, quoted, tree
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.ownside import can_act
from claimtrack.extract.verbforms import agreeing, present
from claimtrack.extract.wording import Told
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

SINGLE = {"i": "", "me": "", "my": "'s"}
JOINT = {"we": "", "us": "", "our": "'s"}
BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT)
PERSONS = (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS)
CONTRACTED = {"'m": "is", "’m": "is", "'re": "is", "’re": "is", "'ve": "has", "’ve": "has"}
PRIVATE = frozenset(
    "believe think hope feel want wish expect know remember regret doubt fear intend plan decide "
    "understand mean agree love like prefer".split()
)
"""What a verb tells of somebody's mind is told by himself."""
TAKING_TIME = frozenset({"take", "cost"})
"""Verbs whose "it" is nobody: "it will take forty days"."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "expl"})


def filled(told: Told) -> dict[int, str]:
    """Return the words for the speaker's own pronouns, by token index."""
    if not told.speaker:
        return {}
    return _spoken(told) or _reported(told)


def speaks_of(told: Told, owner: "Token") -> bool:
    """Return whether a possessive ("its", "their") can be the speaker's by its number."""
    low = owner.lower_
    if low in ("his", "her"):
        return told.kind in PERSONS and not told.plural
    if low == "its":
        return told.kind in BODIES and not told.plural
    return low == "their" and told.plural


def _spoken(told: Told) -> dict[int, str]:
    """First-person words, which only stand in the speaker's own mouth."""
    spoken = [q.span for q in quoted.quotations(links.text(told.doc))]
    new: dict[int, str] = {}
    kinds = JOINT if told.kind in BODIES or told.plural else SINGLE
    for token in told.tokens:
        low = token.lower_
        if low not in kinds or token.tag_ not in ("PRP", "PRP$"):
            continue
        inside = any(start <= token.idx < end for start, end in spoken)
        if not (inside or told.found.quoted) or token.text == "US" or token.dep_ == "conj":
            continue
        new[token.i] = told.speaker + kinds[low]
        if low in ("i", "we") and token.dep_ in SUBJECTS:
            new |= _agreement(told, token)
    return new


def _agreement(told: Told, who: "Token") -> dict[int, str]:
    """The finite verb of "I" or "we" as the speaker's name needs it."""
    verb = who.head
    finite = [c for c in tree.children(verb, "aux", "aux:pass", "cop") if told.holds(c)]
    first = finite[0] if finite else verb
    low = first.lower_
    if low in CONTRACTED:
        return {first.i: f" {agreeing(CONTRACTED[low], plural=told.plural)}"}
    if low in ("am", "are"):
        return {first.i: agreeing("is", plural=told.plural)}
    if low == "were" and not told.plural:
        return {first.i: "was"}
    if first.tag_ == "VBP" and told.holds(first):
        return {first.i: present(first.text, plural=told.plural)}
    return {}


def _reported(told: Told) -> dict[int, str]:
    """The subject and the possessive of reported speech that can only be the speaker."""
    head = told.head
    who = tree.child(head, *tree.SUBJECTS) if head is not None else None
    if head is None or who is None or not told.holds(who):
        return {}
    mention = told.found.head
    if who.tag_ == "PRP":
        return {who.i: told.speaker} if _means_speaker(told, who, head) else {}
    same = mention is not None and mention != who and _phrase(who) == _phrase(mention)
    if same and mention is not None and mention.tag_ not in ("NNP", "NNPS"):
        inside = tree.noun_phrase(who)
        first = min(inside)
        return {i: told.speaker if i == first else "" for i in inside}
    owner = tree.child(who, "nmod:poss")
    if owner is not None and owner.lower_ in ("its", "their") and _belongs(who):
        return {owner.i: f"{told.speaker}'s"} if speaks_of(told, owner) else {}
    return {}


def _belongs(what: "Token") -> bool:
    """Whether it is something bodies have and buildings have not: "its troops", "its programme"."""
    forms = {what.lower_, what.lemma_.lower(), what.lower_.removesuffix("s")}
    return can_act(what) or bool(forms & word_list("belonging"))


def _phrase(head: "Token") -> str:
    return " ".join(head.doc[i].lower_ for i in sorted(tree.noun_phrase(head)))


def _means_speaker(told: Told, who: "Token", verb: "Token") -> bool:
    low, mention, lemma = who.lower_, told.found.head, verb.lemma_.lower()
    if mention is not None and mention.lower_ == low:
        return True
    if low in ("he", "she"):
        return told.kind in PERSONS and not told.plural and lemma in PRIVATE
    active = tree.child(verb, "aux:pass", "cop") is None and verb.tag_.startswith("VB")
    tensed = tree.child(verb, "aux") is not None or verb.tag_ in ("VBD", "VBG")
    acts = active and (tensed or lemma in PRIVATE) and not (low == "it" and lemma in TAKING_TIME)
    if not acts and verb.lower_ not in word_list("attitude") | word_list("plan"):
        return False
    if low == "it":
        return told.kind in BODIES and not told.plural
    return low == "they" and told.plural
