"""Truth verbs that tell of an act: "denied the motion", "the islanders, denied a ferry, …".

To deny, admit or acknowledge is to say that something is false or true, or to refuse it, let it in
or greet it. What the tree leaves of the second kind is told apart here, as are the words of others
behind what was denied ("…, as a nurse had testified").
"""

from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.extract.disputable import disputable
from claimtrack.extract.lexicon import verbs, word_list
from claimtrack.extract.mood import TRUTH

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimtrack.extract.lexicon import Cue

ANYBODY = frozenset({"whoever", "whosoever", "anyone", "anybody"})
COMPARING = frozenset({"as"})
SETTING = frozenset({"in", "at", "before"})
CLAIMED = frozenset({"ccomp", "xcomp", "csubj"})


def only(token: "Token", cue: "Cue", head: "Token | None") -> bool:
    """Return whether a truth verb tells of an act, or of nobody, rather than of what is so.

    Args:
        token: The verb.
        cue: Its entry; of other verbs than those of truth nothing is asked.
        head: Head of what its frames held, None where they held nothing.
    """
    if cue.stance not in TRUTH:
        return False
    if merely(token) or _mishung(token):
        return True
    if not cue.frames & {"C", "Q"}:
        return False  # "rejected the plan as too costly" is an opinion of it
    let_in = cue.lemma == "admit" and tree.passive(token)
    return upon(token, cue) if head is None or let_in else instead(token, cue, head)


def _mishung(token: "Token") -> bool:
    """Whether the subject found is surely not the speaker.

    A noun that a relative clause predicates ("two of whom are brothers") or one that is another
    truth verb misread is a subject the parser lost; nobody is better than the wrong denier.
    """
    who = tree.subject(token)
    if who is None or who.i > token.i:
        return False
    near = [who, *tree.children(who, "compound", "amod")]
    misread = any((e := verbs().get(t.lower_)) and e.lemma == "deny" for t in near)
    predicated = who.dep_ == "acl:relcl" and tree.child(who, "cop") is not None
    return misread or predicated


def merely(token: "Token") -> bool:
    """Return whether a truth verb reports nothing that anybody said.

    So "whoever denies the cook a knife", said of nobody, and "the islanders, denied a ferry since
    March, …", a participle that the parser took for the verb of the sentence.

    Args:
        token: The verb.
    """
    who = tree.child(token, *tree.SUBJECTS)
    if who is None or who.i > token.i:
        return False
    if who.lower_ in ANYBODY or (who.tag_ == "WP" and token.dep_ == "csubj"):
        return True
    commas = [t for t in token.doc[who.i + 1 : token.i] if t.text == ","]
    lone = len(commas) == 1 and commas[0].i == token.i - 1
    bare = tree.child(token, *CLAIMED) is None
    return lone and bare and token.tag_ in ("VBD", "VBN") and _goes_on(token)


def _goes_on(token: "Token") -> bool:
    """Whether another comma follows in the sentence, and the verb of it after that."""
    rest = [t for t in token.sent if t.i > token.i]
    comma = next((t.i for t in rest if t.text == ","), None)
    return comma is not None and any(t.i > comma and t.tag_[:2] in ("VB", "MD") for t in rest)


def upon(token: "Token", cue: "Cue") -> bool:
    """Return whether the only thing ``token`` takes is an object it acts upon.

    Args:
        token: A truth verb of which no frame held anything said.
        cue: Its entry.
    """
    label = "nsubj:pass" if tree.passive(token) else "obj"
    thing = tree.child(token, label)
    return thing is not None and not disputable(token, thing, cue)


def instead(token: "Token", cue: "Cue", head: "Token | None") -> bool:
    """Return whether ``head`` belongs to another clause and the verb acts upon its object.

    So in "denied the motion, saying it came late", whose clause hangs on the participle.

    Args:
        token: A truth verb.
        cue: Its entry.
        head: Head of what a frame held.
    """
    thing = tree.child(token, "obj")
    if head is None or thing is None or thing.left_edge.i != token.i + 1:
        return False
    apart = head.i > thing.right_edge.i and head.tag_[:2] in ("VB", "JJ")
    clause = head.head == token and head.dep_ in CLAIMED
    return apart and not clause and upon(token, cue)


def beside(token: "Token", cue: "Cue", content: set[int]) -> set[int]:
    """Return the tokens of ``content`` that tell what others said, or where it was denied.

    Args:
        token: A verb that reports.
        cue: Its entry; only the words of truth verbs are trimmed.
        content: Tokens of what it speaks of.
    """
    doc, out = token.doc, set[int]()
    if cue.stance not in TRUTH:
        return out
    for i in content:
        t = doc[i]
        if t.dep_ == "advcl" and t.i > token.i and tree.comma_before(t) and _compares(t):
            out |= tree.subtree(t)
        if t.lower_ in word_list("court") and t.head.i in content and _in_court(t):
            out |= tree.subtree(t)
    return out


def _compares(clause: "Token") -> bool:
    marks = {c.lower_ for c in tree.children(clause, "mark", "advmod")}
    return bool(marks & COMPARING) and clause.lower_ in verbs()


def _in_court(noun: "Token") -> bool:
    cases = {c.lower_ for c in tree.children(noun, "case")}
    return noun.dep_ in ("nmod", "obl") and bool(cases & SETTING) and noun.i > noun.head.i
