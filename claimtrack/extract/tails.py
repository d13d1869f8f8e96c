"""The tail of a sentence that a content must not swallow: what the reporter adds after it."""

from typing import TYPE_CHECKING

from claimtrack.extract.lexicon import Cue, verbs, word_list
from claimtrack.extract.tree import child, children, comma_before, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

Tokens = set[int]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def reporters_own(found: Tokens, head: "Token | None", cue: Cue) -> Tokens:
    """What follows a content without being said: the reporter's own tail of the sentence.

    "…, although this was refuted", "…, but the claim was denied", "…, and spent the evening on …";
    of a denial also a closing apposition or relative clause, which tells what is known anyway.
    """
    if head is None:
        return set()
    out: Tokens = set()
    last = max(found)
    for t in head.subtree:
        if t.i not in found or t.i <= head.i:
            continue
        closing = t.right_edge.i >= last - 1 and comma_before(t)
        told_anyway = cue.stance in ("denies", "confirms") and t.dep_ in ("appos", "acl:relcl")
        named_so = t.dep_ == "appos" and t.lower_ in word_list("claimnoun") and comma_before(t)
        apart = t.dep_ == "conj" and (_coordinated_apart(t) or _second_cue(t, cue))
        if _conceded(t) or named_so or apart or (told_anyway and closing):
            out |= subtree(t)
    return out


def _conceded(token: "Token") -> bool:
    marks = {c.lower_ for c in children(token, "mark")}
    return token.dep_ == "advcl" and bool(marks & {"although", "though"})


def _second_cue(token: "Token", cue: Cue) -> bool:
    """The second verb of "denies X but admits Y", which the parser hung on X."""
    finite = token.tag_ in FINITE and token.lower_ in verbs()
    alone = child(token, "nsubj", "nsubj:pass", "expl") is None
    return cue.stance != "asserts" and finite and alone


def _coordinated_apart(token: "Token") -> bool:
    """A finite verb behind ", and" without a subject, or a ", but" that denies what was said."""
    link = child(token, "cc")
    if (
        link is None
        or link.i == 0
        or link.nbor(-1).text != ","
        or token.tag_ not in FINITE | {"VBN"}
    ):
        return False
    if child(token, "nsubj", "nsubj:pass", "expl") is None:
        return token.tag_ in FINITE and child(token, "aux") is None
    truth = verbs().get(token.lower_)
    return link.lower_ == "but" and truth is not None and truth.stance != "asserts"
