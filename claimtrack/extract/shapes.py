"""The shapes of a content and the sentence each becomes.

Each function takes what is told and returns a sentence, or None where its shape is not there or
the words leave anything open.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links, ownwords, tree
from claimtrack.extract.telling import affirmative, did
from claimtrack.extract.verbforms import be
from claimtrack.extract.wording import Told, nominative, several, top
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

BLAMING = frozenset({"accuse", "blame", "suspect", "charge"})
JUDGING = frozenset(
    "criticize criticise condemn denounce fault praise thank commend hail applaud slam".split()
)
"""Cues that judge somebody "for" doing what they take for a fact, or call it something "as"."""
DESCRIBING = frozenset(
    "call describe characterize characterise portray depict label brand dub deem consider identify "
    "name see declare denounce".split()
)
RESPONSIBILITY = frozenset({"responsibility", "credit"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def responsibility(told: Told) -> str | None:
    """Rule for "claimed responsibility for X": "Y is responsible for X"."""
    cue = " ".join(links.text(told.doc)[a:b] for a, b in told.found.cue).lower().split()
    inside = told.tokens[0].lower_ in RESPONSIBILITY
    taken = told.found.lemma.partition(" ")[0] in ("claim", "take", "accept", "assume")
    if not told.speaker or not taken:
        return None
    if not inside and not set(cue) & RESPONSIBILITY:
        return None
    rest = list(told.tokens[1:] if inside else told.tokens)
    if rest and rest[0].lower_ in ("for", "of"):
        rest = rest[1:]
    if not rest:
        return None
    if rest[0].tag_ == "VBG":
        return did(told.speaker, rest, told, plural=told.plural)
    return f"{told.speaker} {be(told.plural)} responsible for {told.say(rest)}"


def accusation(told: Told) -> str | None:
    """Rule for "accused X of lying": "X lied"; "blamed X for the fire": "X is to blame for it"."""
    lemma = told.found.lemma
    if lemma not in BLAMING | JUDGING:
        return None
    at = _accusing(told)
    if at is None:
        return None
    whom, what = told.between(0, at.i), told.between(at.i + 1)
    if not whom or not what or any(t.tag_ in FINITE for t in whom):
        return None
    if at.lower_ == "on":
        whom, what = what, whom
    subject = nominative(told.say(whom))
    plural = subject.lower() in ("they", "we") or several(top(whom))
    if what[0].tag_ == "VBG" and at.lower_ != "on":
        return did(subject, what, told, plural=plural)
    verb = {"blame": "to blame for", "charge": "accused of"}.get(lemma, "guilty of")
    if lemma in JUDGING:
        return None
    return f"{subject} {be(plural)} {verb} {told.say(what)}"


def _accusing(told: Told) -> "Token | None":
    """The preposition that ties what somebody is accused of to the cue; None where unsure."""
    wanted = {"blame": ("for", "on"), "charge": ("with",)}
    plain = ("for",) if told.found.lemma in JUDGING else ("of",)
    links = [t for t in told.tokens[1:-1] if t.lower_ in wanted.get(told.found.lemma, plain)]
    doing = [t for t in links if t.nbor(1).tag_ == "VBG" and t.nbor(1).dep_ != "amod"]
    tied = [t for t in links if told.cue is not None and t.head.head == told.cue]
    return next(iter(doing or tied), links[0] if len(links) == 1 else None)


def description(told: Told) -> str | None:
    """Rule for "called the plan a disgrace": "the plan is a disgrace"."""
    cue = told.cue
    lemma = told.found.lemma
    if lemma not in DESCRIBING | JUDGING or cue is None:
        return None
    if told.found.stance is not Stance.ASSERTS:
        return None
    labels = ("nsubj:pass",) if tree.passive(cue) else ("obj", "iobj")
    what = tree.child(cue, *labels)
    if what is None or not told.holds(what):
        return None
    named = tree.subtree(what)
    left = [t for t in told.tokens if t.i in named]
    rest = [t for t in told.tokens if t.i not in named]
    as_such = bool(rest) and rest[0].lower_ == "as"
    rest = rest[1:] if as_such else rest
    if lemma in JUDGING and not as_such:
        return None
    if not rest or rest[0].lower_ in ("for", "on", "to", "in", "at", ",") or rest[0].i < what.i:
        return None
    subject = nominative(told.say(left))
    plural = subject.lower() in ("they", "we") or several(what)
    return f"{subject} {be(plural)} {told.say(rest)}"


def shown(told: Told) -> str | None:
    """Rule for "showed prices falling": "prices are falling"."""
    head = told.head
    if told.found.lemma not in ("show", "find", "reveal", "see") or head is None:
        return None
    doing = next((c for c in tree.children(head, "acl") if c.tag_ == "VBG" and c.i > head.i), None)
    if doing is None or not told.holds(doing) or doing.left_edge.i <= head.i:
        return None
    return told.say(new={doing.left_edge.i: f"{be(several(head))} {doing.left_edge.text}"})


def clause(told: Told) -> str | None:
    """Everything else: the words with the speaker's own pronouns filled in."""
    return told.say(new=ownwords.filled(told) | affirmative(told))
