"""Contents without a finite verb of their own: "to have struck X", "hitting X", "X to leave".

Each function takes what is told and returns a sentence, or None where its form is not there or
the words leave open who did it.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.ownside import can_act
from claimtrack.extract.telling import did, finite, negation, rest_of
from claimtrack.extract.verbforms import be, present
from claimtrack.extract.wording import Told, nominative, several, top
from claimtrack.vocab import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

BELIEVED = frozenset(
    "believe say report think allege suspect rumor rumour estimate claim presume know".split()
)
AFTERWARDS = frozenset({"expect", "project", "forecast"})
"""Cues whose passive foretells: "X is expected to fall" is "X will fall"."""
WISHING = frozenset({"hope", "expect", "want", "intend", "plan", "seek"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def demanded(told: Told) -> str | None:
    """Rule for "urged X to leave" and "demanded that X leave": "X should leave"."""
    if told.found.act is not Act.DEMAND:
        return None
    split = _split_by_infinitive(told)
    if split is not None:
        whom, verb = split
        return f"{nominative(told.say(whom))} should {negation(verb)}{rest_of(told, verb)}"
    head = told.head
    if head is None:
        return None
    who = tree.child(head, "nsubj", "nsubj:pass")
    if head.tag_ == "VB" and who is not None and told.holds(who):
        if tree.child(head, "aux") is not None or tree.child(head, "mark") is not None:
            return None
        first = next((c for c in links.below(head) if c.dep_ in ("aux:pass", "cop")), head)
        negated = next((c for c in links.below(head) if c.lower_ in tree.NEGATIONS), None)
        first = negated if negated is not None and negated.i < first.i else first
        return told.say(new={first.i: f"should {first.text}"})
    cues = [links.text(told.doc)[a:b].lower() for a, b in told.found.cue]
    cases = [c.i for c in tree.children(head, "case")]
    asked = told.found.lemma == "demand" or any(c.endswith("for") for c in cues)
    asked = asked or any(told.doc[i].lower_ == "for" for i in cases)
    if asked and head.tag_ in ("NN", "NNS"):
        cases = [c.i for c in tree.children(head, "case")]
        return (
            f"{told.say([t for t in told.tokens if t.i not in cases])} {be(several(head))} needed"
        )
    return None


def rumoured(told: Told) -> str | None:
    """Rule for "X is believed to have fled": "X fled"."""
    if told.found.lemma not in BELIEVED | AFTERWARDS:
        return None
    split = _split_by_infinitive(told)
    if split is None:
        return None
    whom, verb = split
    if told.found.lemma in AFTERWARDS:
        rest = f"will {negation(verb)}{rest_of(told, verb)}"
        return f"{nominative(told.say(whom))} {rest}"
    return f"{nominative(told.say(whom))} {finite(told, verb, plural=several(top(whom)))}"


def infinitive(told: Told) -> str | None:
    """Rule for "claimed to have struck X": "Y struck X"; "vowed to fight": "Y will fight"."""
    first = _verb_at(told, 0)
    if first is None or not told.speaker:
        return None
    if told.found.act is Act.PLEDGE:
        return f"{told.speaker} will {negation(first)}{rest_of(told, first)}"
    if told.found.act is Act.DEMAND:
        return f"{told.speaker} {'want' if told.plural else 'wants'} {told.say()}"
    if told.found.lemma in WISHING:
        return f"{told.speaker} {present(told.found.lemma, plural=told.plural)} {told.say()}"
    return f"{told.speaker} {finite(told, first, plural=told.plural)}"


def gerund(told: Told) -> str | None:
    """Rule for "denied hitting X": "Y hit X"."""
    first = told.tokens[0]
    skip = 1 if first.lower_ in ("ever", "of", "to", "in") and len(told.tokens) > 1 else 0
    verb = told.tokens[skip]
    head = told.head
    if not told.speaker or verb.tag_ not in ("VBG", "VBN") or not verb.lower_.endswith("ing"):
        return None
    if head is None or not (head == verb or verb.dep_ in ("aux", "aux:pass", "cop")):
        return None
    if verb.dep_ in ("amod", "compound") or told.found.act is not Act.CLAIM:
        return None
    return did(told.speaker, list(told.tokens[skip:]), told, plural=told.plural)


def _verb_at(told: Told, at: int) -> "Token | None":
    """The verb of "to (not) VERB" or "not to VERB" that begins at place ``at`` of the content."""
    tokens = told.tokens[at : at + 4]
    words = [t.lower_ for t in tokens]
    if words[:1] == ["not"]:
        tokens, words = tokens[1:], words[1:]
    if words[:1] != ["to"] or tokens[0].tag_ != "TO":
        return None
    return next((t for t in tokens[1:3] if t.tag_ == "VB"), None)


def _split_by_infinitive(told: Told) -> "tuple[list[Token], Token] | None":
    """Whom "to VERB" speaks of, and the verb: "the rebels" and "stop" of "the rebels to stop"."""
    for place, token in enumerate(told.tokens):
        if token.tag_ in FINITE:
            return None
        if place == 0 or token.tag_ != "TO":
            continue
        if told.tokens[0].lower_ in ("including", "and", "but"):
            return None
        at = place - 1 if told.tokens[place - 1].lower_ == "not" else place
        verb = _verb_at(told, at)
        if verb is None or at == 0:
            continue
        main = verb if verb.dep_ not in ("aux", "cop", "aux:pass") else verb.head
        return (list(told.tokens[:at]), verb) if _governed(told, main) else None
    return None


def _governed(told: Told, verb: "Token") -> bool:
    """Whether an infinitive belongs to the cue, not to a noun ("calls for efforts to end it")."""
    if told.cue is None or verb.head == told.cue:
        return told.cue is not None
    thing = verb.head
    object_of_cue = thing.head == told.cue and thing.dep_ in ("obj", "iobj", "nsubj:pass")
    return verb.dep_ == "acl" and object_of_cue and can_act(thing)
