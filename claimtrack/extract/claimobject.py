"""The claim that a truth verb has right behind it, by its words where the tree has lost it.

"denied Israeli media reports that …", "dismissed speculation he is ready to resign", "retracted
claims Vance had been suspended": parsers take the claim for a verb and its clause for the verb's
own. The words are plain: a truth verb, a noun phrase, its head a word for a claim.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.disputable import disputable, told
from claimtrack.extract.tree import child, children, comma_before, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimtrack.extract.lexicon import Cue

LONGEST = 10
"""Tokens from the verb to the word for a claim ("Israeli and French media reports")."""
INSIDE = frozenset("DT PDT PRP$ JJ JJR JJS NN NNS NNP NNPS POS CD HYPH VBN CC AFX".split())
RELATED = frozenset({"acl", "acl:relcl", "ccomp", "nmod", "obl", "obl:agent", "xcomp"})
MISHUNG = frozenset({"ccomp", "xcomp", "acl", "obl:agent"})
"""What, hung on an active truth verb behind its object, belongs to the object."""
BE = frozenset({"be", "been", "being", "is", "was", "are", "were", "am", "'s", "’s", "'re"})


def named(token: "Token", cue: "Cue") -> "tuple[set[int], Token] | None":
    """Return the tokens of the claim behind ``token`` and its head, None where it has none.

    Args:
        token: A truth verb in the active voice.
        cue: Its entry in the lexicon.
    """
    thing = _claim(token, token.i + 1 + _particle(token, cue))
    if thing is None or _passive(token) or not disputable(token, thing, cue):
        return None
    start = token.i + 1 + _particle(token, cue)
    return set(range(start, thing.i + 1)) | _right(token, thing), thing


def _particle(token: "Token", cue: "Cue") -> int:
    after = token.i + 1
    return int(
        bool(cue.particle) and after < len(token.doc) and token.doc[after].lower_ == cue.particle
    )


def _claim(token: "Token", start: int) -> "Token | None":
    doc = token.doc
    for i in range(start, min(len(doc), start + LONGEST)):
        word = doc[i]
        noun = word.tag_.startswith("N") or (word.tag_ == "VBZ" and word.lower_.endswith("s"))
        if noun and word.tag_ not in ("NNP", "NNPS") and told(word) and not _compound(word):
            return word
        if word.tag_ not in INSIDE:
            return None
    return None


def _compound(word: "Token") -> bool:
    """Whether the word only modifies the next one ("the claims office")."""
    if word.i + 1 >= len(word.doc):
        return False
    following = word.doc[word.i + 1]
    return following.tag_ in ("NN", "NNS", "POS", "HYPH")


def _passive(token: "Token") -> bool:
    return token.tag_ == "VBN" and (
        any(c.lower_ in BE for c in children(token, "aux:pass", "aux"))
        or child(token, "nsubj:pass") is not None
        or not any(
            c.lower_ in ("has", "have", "had", "'ve", "’ve", "having") for c in links.below(token)
        )
    )


def _right(token: "Token", thing: "Token") -> set[int]:
    """What belongs to the claim behind its noun: its clause, whose it is, what it is about."""
    found: set[int] = set()
    end = thing.i
    near = [c for c in links.below(thing) if c.dep_ in RELATED]
    near += [c for c in links.below(token) if c.dep_ in MISHUNG and c != thing]
    for c in sorted(near, key=lambda c: c.left_edge.i):
        part = {i for i in subtree(c) if i > thing.i}
        if c.left_edge.i == end + 1 and not comma_before(c) and part:
            found |= part
            end = max(part)
    return found
