"""What follows a reporting verb whose complement the parser lost."""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import Cue, word_list
from claimtrack.extract.tree import passive

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHEN = frozenset({"iobj", "obl:tmod", "obl:unmarked", "advmod"})
"""Labels of what may stand between a verb and its complement."""
OPENS = frozenset({"DT", "CD", "PRP$", "NNP", "NNPS", "NNS"})
"""Tags that begin a clause; what opens with a preposition or an adverb is none."""
MIN_REST = 4
"""Words a lost complement must have; fewer are as likely an adverbial."""
NEAR = 9
"""Words behind "told" within which its "that" must stand."""


def rest(token: "Token", cue: Cue) -> tuple[set[int], "Token | None"]:
    """Return what follows a core cue up to the end of its clause, and the first finite verb in it.

    Args:
        token: The cue.
        cue: Its entry; only verbs that hardly do anything but report are read so.
    """
    if cue.lemma not in word_list("core") or passive(token) or token.tag_ in ("VB", "VBN"):
        return set(), None
    after = [t for t in token.doc[token.i + 1 : _end(token)] if not t.is_space]
    while after and (after[0].dep_ in WHEN or after[0].text == ","):
        after.pop(0)
    if "OC" in cue.frames:
        that = next((k for k, t in enumerate(after[:NEAR]) if t.lower_ == "that"), None)
        after = after[that + 1 :] if that is not None else []
    verb = next((t for t in after if t.tag_ in FINITE), None)
    if verb is None and cue.lemma == "say" and after and after[0].tag_ in OPENS:
        verb = next((t for t in after if t.tag_ == "VBN"), None)  # "the two men discussed …"
    if verb is None or len(after) < MIN_REST:
        return set(), None
    return {t.i for t in after}, verb


def _end(token: "Token") -> int:
    """Where a clause within another ends: before the verb it hangs under ("who said X left")."""
    end = _sentence_end(token)
    above = {a.i for a in token.ancestors if a.i > token.i}
    if token.dep_ not in ("acl:relcl", "acl") or not above:
        return end
    inside = token.doc[token.i + 1 : end]
    return min((t.i for t in inside if t.i in above or _helps(t, above)), default=end)


def _sentence_end(token: "Token") -> int:
    """Where the sentence of a cue ends; one that stops without a mark goes on in small letters."""
    doc, end = token.doc, token.sent.end
    while end < len(doc) and not doc[end - 1].is_punct and doc[end].text[:1].islower():
        end = doc[end].sent.end
    return end


def _helps(token: "Token", above: set[int]) -> bool:
    return token.head.i in above and token.dep_ in ("aux", "aux:pass", "cop")
