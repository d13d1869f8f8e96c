"""Whether a reporting verb reports a fact of the text: negation, refusal, modality, questions.

"Did not confirm" and "refused to say" withhold; "would deny", "if he denies" and "asked to deny"
report nothing.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, tree
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

TRUTH = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.RETRACTS})


def governor(token: "Token") -> "Token | None":
    """Return the verb or adjective that takes the cue as its infinitive ("refused to say")."""
    if token.dep_ in ("xcomp", "ccomp", "advcl", "acl") and token.tag_ == "VB":
        return token.head
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.dep_ == "xcomp":
        return token.head.head
    return None


def withheld(token: "Token", governor: "Token | None", cue: lexicon.Cue) -> bool:
    """Return whether the words say that something was *not* said, confirmed or denied."""
    if cue.lemma not in word_list("silent"):
        return False
    if governor is not None:
        refusal = governor.lower_ in word_list("refuse")
        waiting = governor.lower_ in ("have", "has", "had") and any(
            c.lower_ == "yet" for c in governor.children
        )
        return (
            refusal
            or waiting
            or (tree.negated(governor) and governor.lower_ in ("able", "want", "willing"))
        )
    return tree.negated(token)


def stands(token: "Token", governor: "Token | None", cue: lexicon.Cue) -> bool:
    """Return whether the reporting is a fact of the text rather than a mere possibility."""
    if tree.negated(token) and cue.lemma not in word_list("mind"):
        return False
    if governor is not None and (tree.negated(governor) or governor.lower_ in word_list("refuse")):
        return False
    if cue.stance in TRUTH and (tree.unreal(token) or governor is not None):
        return False
    if governor is not None:
        return governor.lower_ in word_list("light")
    return True
