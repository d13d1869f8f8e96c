"""Quotations that deny: “That is not true”, “I deny these allegations”, “We reject the claim”.

Only the first sentence counts, and only what surely speaks of a charge: “It was a lie” may speak
of anything. The words stay whole; where they only point back the denial claims nothing itself.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import falsehood, lexicon, links, mood, tree
from claimtrack.extract.disputable import told, told_itself
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIRST_PERSON = frozenset({"i", "we"})


def settle(found: Found, doc: "Doc") -> None:
    """Turn ``found`` to a denial where its quotation begins with one.

    Args:
        found: A finding whose content opens with a quotation.
        doc: Its paragraph.
    """
    if found.stance is not Stance.ASSERTS or not found.content:
        return
    head = _first_head(doc, found.content[0])
    if head is None:
        return
    performed = _performed(head)
    called = None if performed is not None else falsehood.called_false(head)
    if performed is None and (called is None or not _present_pointer(called.thing, head)):
        return
    thing = performed or (called.thing if called is not None else head)
    found.stance, found.act = Stance.DENIES, Act.CLAIM
    found.content_head = thing
    if told_itself(thing) or (performed is not None and thing.tag_.startswith("VB")):
        found.content = tree.pieces(doc, tree.subtree(thing))
    else:
        found.pointing = True


def _first_head(doc: "Doc", span: Span) -> "Token | None":
    """The head of the first sentence in a quotation."""
    inside = [t for t in links.tokens(doc) if span.start <= t.idx < span.end and not t.is_punct]
    if not inside:
        return None
    first = [t for t in inside if t.sent == inside[0].sent]
    tops = [t for t in first if t.head == t or t.head not in first]
    return max(tops, key=lambda t: len(list(t.subtree)), default=None)


def _performed(head: "Token") -> "Token | None":
    """What "I deny it" and "we reject these claims" deny, said of oneself in the present."""
    cue = lexicon.verbs().get(head.lower_)
    who = tree.child(head, *tree.SUBJECTS)
    if cue is None or cue.stance is not Stance.DENIES or head.tag_ not in ("VBP", "VB"):
        return None
    if who is None or who.lower_ not in FIRST_PERSON or tree.unreal(head) or mood.negated(head):
        return None
    thing = tree.child(head, "ccomp", "xcomp") or tree.child(head, "obj")
    if thing is None or (thing.dep_ == "obj" and not (told(thing) or cue.lemma == "deny")):
        return None
    return thing if thing.lower_ not in word_list("act_object") else None


def _present_pointer(thing: "Token", head: "Token") -> bool:
    """Whether a quoted "it" surely is the charge: "It was a lie" may speak of anything."""
    if thing.lower_ not in ("it", "they"):
        return True
    verbs = [head, *tree.children(head, "cop", "aux", "aux:pass")]
    return any(v.tag_ in ("VBZ", "VBP") for v in verbs)
