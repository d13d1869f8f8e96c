"""Whether a reporting verb reports a fact of the text: negation, refusal, modality, questions.

"Did not confirm" and "refused to say" withhold; "would deny", "if he denies", "will deny" and
"asked to deny" report nothing; "went on to deny" and "was forced to admit" do.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import lexicon, links, tree
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

TRUTH = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.RETRACTS})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
PRESENT = frozenset({"VBZ", "VBP", "VB"})
AWAITING = frozenset({"until", "till", "once", "when", "whenever", "before"})
"""Marks of a clause that, in the present tense, speaks of what has not happened yet."""
NOT_DONE = frozenset({"for", "of", "without", "than", "from", "against", "instead", "like"})
"""Prepositions before a gerund that leave open whether anybody did it ("fines for denying")."""
SHORT_OF = ("short", "of")
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
READY = frozenset("able want willing ready prepared authorized authorised allowed".split())
KEPT = frozenset({"kept", "keeps", "ended", "wound", "stands", "stood", "recalled"})
MERELY = frozenset({"only", "just", "merely", "simply"})
NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
NOT_ONE = frozenset({"not", "few", "hardly", "scarcely"})
"""Words that, opening a subject, make it nobody or next to nobody ("few of them denied it")."""
OPEN = frozenset({"may", "might", "should", "must"})


def governor(token: "Token") -> "Token | None":
    """Return the verb or adjective that takes the cue as its infinitive ("refused to say")."""
    infinitive = token.tag_ == "VB" or (token.tag_ == "VBN" and _to(token))
    if not infinitive or token.head == token:
        return None
    if token.dep_ in ("xcomp", "acl", "advcl") or (token.dep_ == "ccomp" and not _own(token)):
        return token.head
    if token.dep_ == "conj" and token.head.dep_ in ("xcomp", "advcl", "acl", "ccomp"):
        return governor(token.head) if not _own(token) else None
    return None


def withheld(token: "Token", governor: "Token | None", cue: lexicon.Cue) -> bool:
    """Return whether the words say that something was *not* said, confirmed or denied."""
    if cue.lemma not in word_list("silent"):
        return False
    if _open(token) or (governor is not None and _open(governor)):
        return False
    if tree.passive(token) and tree.agent(token) is None and cue.lemma not in word_list("kept"):
        return False  # "the bomber has not been identified", "no date was announced"
    if cue.lemma == "answer" and not _asked_of(token):
        return False  # "the boat would not answer the helm"
    if _yet(token) or _short_of(token) or _kept_from(token):
        return True
    if governor is None:
        return negated(token)
    if governor.lower_ in word_list("refuse"):
        return not negated(governor)
    return negated(governor) and governor.lower_ in READY


def stands(token: "Token", governor: "Token | None", cue: lexicon.Cue) -> bool:
    """Return whether the reporting is a fact of the text rather than a mere possibility."""
    if negated(token) and cue.lemma not in word_list("mind"):
        return False
    return holds(token, governor, cue)


def holds(token: "Token", governor: "Token | None", cue: lexicon.Cue) -> bool:
    """Return whether the reporting is a fact, its own negation left aside."""
    if governor is not None and (negated(governor) or governor.lower_ in word_list("refuse")):
        return False
    if cue.stance in TRUTH and (not _real(token) or _short_of(token)):
        return False
    if governor is None:
        return True
    if cue.stance in TRUTH and not _real(governor):
        return False
    return _happened(governor, token, cue)


def negated(token: "Token") -> bool:
    """Return whether ``token`` is negated; "not only denied" is not, "no longer denies" is.

    So is what "not one of them" does, and what one "did not, however," do, where the parser hangs
    the negation on the subject or the auxiliary.
    """
    if none_of(token) or auxiliary_negated(token):
        return True
    if any(c.lower_ == "longer" and _no_longer(c) for c in tree.children(token, "advmod")):
        return True
    for c in tree.children(token, "advmod", "cc:preconj", "cc"):
        following = token.doc[c.i + 1] if c.i + 1 < len(token.doc) else c
        if c.lower_ in tree.NEGATIONS and following.lower_ in MERELY:
            return False
    return tree.negated(token)


def nobody(token: "Token") -> bool:
    """Return whether the subject of ``token`` is nobody ("no one has denied")."""
    who = tree.child(token, *tree.SUBJECTS)
    if who is None:
        return False
    before = {t.lower_ for t in who.subtree if t.i <= who.i}
    return who.lower_ in NOBODY or (who.lower_ == "one" and "no" in before)


def _asked_of(token: "Token") -> bool:
    """Whether what is not answered is a question, a call or somebody, or is not named."""
    thing = tree.child(token, "obj")
    return thing is None or thing.lower_ in word_list("answered") or thing.tag_.startswith("NNP")


def none_of(token: "Token") -> bool:
    """Return whether the subject of ``token`` begins with its negation ("not one of the banks")."""
    who = tree.child(token, *tree.SUBJECTS)
    if who is None or who.i > token.i:
        return False
    return who.lower_ == "neither" or who.left_edge.lower_ in NOT_ONE


def auxiliary_negated(token: "Token") -> bool:
    """Return whether the negation hangs on the auxiliary ("did not, however, say")."""
    return any(
        c.lower_ in tree.NEGATIONS and c.i < token.i
        for verb in tree.children(token, "aux")
        for c in tree.children(verb, "advmod")
    )


def _open(token: "Token") -> bool:
    """Whether it is left open that something was not said ("if he does not deny it")."""
    if any(c.lower_ in tree.CONDITIONS for c in tree.children(token, "mark")):
        return True
    return tree.asked(token) or any(c.lower_ in OPEN for c in tree.children(token, "aux"))


def _to(token: "Token") -> bool:
    return any(c.tag_ == "TO" for c in tree.children(token, "mark", "aux"))


def _own(token: "Token") -> bool:
    """Whether a clause has a subject of its own, so that it is no infinitive."""
    return tree.child(token, *tree.SUBJECTS) is not None and not _to(token)


def _no_longer(token: "Token") -> bool:
    before = token.doc[token.i - 1] if token.i else token
    return before.lower_ in ("no", "any")


def _yet(token: "Token") -> bool:
    """Whether it is "has yet to confirm", however the parser hung it."""
    first = token
    while first.i and token.doc[first.i - 1].tag_ in ("TO", "VB", "RB") and token.i - first.i < 4:
        first = token.doc[first.i - 1]
    words = [t.lower_ for t in token.doc[max(0, first.i - 2) : token.i]]
    return "yet" in words and "to" in words and bool(HAVE & set(words))


def _short_of(token: "Token") -> bool:
    """Whether it is "stopped short of confirming"."""
    before = tuple(t.lower_ for t in token.doc[max(0, token.i - 2) : token.i])
    return token.tag_ == "VBG" and before == SHORT_OF


def _kept_from(token: "Token") -> bool:
    """Whether it is "avoided commenting", "refrained from confirming"."""
    near = token.doc[max(0, token.i - 3) : token.i]
    return token.tag_ == "VBG" and any(t.lower_ in word_list("avoid") for t in near)


def _real(token: "Token") -> bool:
    """Whether a truth verb (or what governs it) tells of something that happened."""
    auxiliaries = {c.lower_ for c in tree.children(token, "aux")}
    performs = auxiliaries & tree.UNREAL == {"can"} and token.lower_ in ("confirm", "reveal")
    if (tree.unreal(token) and not performs) or auxiliaries & FUTURE:
        return False
    marks = {c.lower_ for c in tree.children(token, "mark", "advmod")} | {_opening(token)}
    if token.tag_ in PRESENT and marks & AWAITING:
        return False
    if token.tag_ == "VBG" and not auxiliaries:
        cases = {c.lower_ for c in tree.children(token, "mark", "case")}
        complement = token.dep_ in ("xcomp", "ccomp", "obj", "csubj")
        return not cases & NOT_DONE and not (complement and not _begun(token.head))
    return not _demanded(token)


def _opening(token: "Token") -> str:
    """The word before the clause of ``token``, which the parser may have hung elsewhere."""
    first = token.left_edge
    return token.doc[first.i - 1].lower_ if first.i else ""


def _begun(governor: "Token") -> bool:
    """Whether a verb with a gerund tells that it was done ("kept denying", "means admitting")."""
    return governor.lower_ in word_list("light") | word_list("made_to") | KEPT


def _demanded(token: "Token") -> bool:
    """Whether the clause is what somebody demands ("demanded that he retract the claim")."""
    if token.dep_ != "ccomp" or token.tag_ not in PRESENT:
        return False
    cue = lexicon.verbs().get(token.head.lower_)
    return cue is not None and cue.act is Act.DEMAND


def _happened(governor: "Token", token: "Token", cue: lexicon.Cue) -> bool:
    """Whether what the governing word takes as its infinitive was done."""
    word = governor.lower_
    if word in word_list("light"):
        future = word == "going" and not any(c.lower_ == "on" for c in links.below(governor))
        return cue.stance not in TRUTH or not future
    if word in word_list("made_to"):  # of "forced the paper to retract it" the paper would speak
        return tree.passive(governor) or tree.child(governor, "obj") is None
    if word == "had" and token.dep_ == "xcomp":
        return True
    return _spoke_out(governor)


def _spoke_out(governor: "Token") -> bool:
    """Whether the infinitive tells what a public statement was for ("held a briefing to deny")."""
    if governor.lower_ in word_list("paper") | word_list("occasion") | {"address", "conference"}:
        return governor.head.lower_ in word_list("issue") | {"held", "gave", "called"}
    things = tree.children(governor, "obj", "obl")
    spoken = word_list("paper") | word_list("occasion") | {"address", "conference", "briefing"}
    if not any(t.lower_ in spoken for t in things):
        return governor.lower_ == "took" and any(t.lower_ in word_list("stage") for t in things)
    return governor.lower_ in word_list("issue") | {"held", "gave", "called", "used"}
