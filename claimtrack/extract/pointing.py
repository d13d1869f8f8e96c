"""Contents that only point back: "this", "the charge", "all those allegations by X".

Takes the content of a denial, confirmation, retraction or withholding and tells whether it says
itself what was claimed, of which kind the thing is that it points to, and whose it is.
"""

from typing import TYPE_CHECKING

from claimtrack.extract import links
from claimtrack.extract.found import Found
from claimtrack.extract.item import stems
from claimtrack.extract.lexicon import word_list
from claimtrack.text import fold
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTERS = frozenset("this that it these those both them so which such what".split())
PERSONAL = frozenset({"they", "he", "she"})
POINTS_BACK = (
    Stance.DENIES,
    Stance.PARTLY_DENIES,
    Stance.CONFIRMS,
    Stance.RETRACTS,
    Stance.WITHHOLDS,
)
SPECIFYING = frozenset({"of", "about", "on", "over", "regarding", "concerning"})
LONG_POINTER = 12
"""Words of the longest phrase that only points ("the allegation by the group Clean Orvel")."""
SHORT_POINTER = 3
"""Words of "the attack", "the alleged leak": a deed told before, not told here."""
DEFINITE = frozenset("the this that these those both all such any either neither".split())
SHARING = frozenset(
    "involvement role part responsibility wrongdoing guilt link links complicity knowledge "
    "participation membership connection connections misconduct".split()
)
"""Nouns that deny a part in whatever was told ("any involvement", "any wrongdoing")."""
HAPPENING = frozenset({"happened", "occurred"})


def points_back(found: Found, words: str) -> bool:
    """Return whether the content ``words`` only refer to something said before."""
    spoken = found.quoted and not found.pointing and fold(words).startswith('"')
    if found.stance not in POINTS_BACK or spoken:
        return False
    tokens = [w.strip(".,;:\"'“”") for w in fold(words).lower().split()]
    if found.pointing or (len(tokens) == 1 and tokens[0] in POINTERS):
        return True
    if not tokens:  # "pleaded not guilty", "later recanted"
        return found.stance in (Stance.DENIES, Stance.RETRACTS)
    head = top(found)
    if head is None or not tokens or len(tokens) > LONG_POINTER or _specified(head):
        return False
    if head.tag_.startswith("VB") and tokens[0] in POINTERS | PERSONAL:
        told_before = tokens[-1] in HAPPENING or tokens[0] not in ("it", "this", "that")
        return len(tokens) <= SHORT_POINTER and told_before  # "denied that they crossed"
    if head.lower_ in word_list("claimnoun"):
        return _definite(head)
    if found.stance is Stance.WITHHOLDS and found.lemma not in word_list("verifying"):
        return False  # "no comment on the talks": a topic, not a claim
    return tokens[0] in ("the", "this", "that", "both") and len(tokens) <= SHORT_POINTER


def _definite(head: "Token") -> bool:
    """Whether the noun means claims that were told of ("the reports", not "media reports")."""
    marks = [c for c in links.below(head) if c.i < head.i]
    if any(c.dep_ in ("nmod:poss", "det:predet") or c.lower_ in DEFINITE for c in marks):
        return True
    return any(_by(c) for c in links.below(head))


def apposed(found: Found) -> bool:
    """Return whether a noun inside a sentence stands for what it told: "…, a charge X denies"."""
    head = top(found)
    if head is None or not found.pointing or not head.tag_.startswith("N") or not found.cue:
        return False
    return head.idx < found.cue[0].start and head.left_edge.i > head.sent.start


def denies_a_part(found: Found) -> bool:
    """Return whether the content denies a part in something ("any involvement", "wrongdoing")."""
    head = top(found)
    return head is not None and head.lower_ in SHARING and found.stance in POINTS_BACK


def _specified(head: "Token") -> bool:
    """Whether the noun says itself what was claimed ("the claim that …", "reports of unrest").

    Whose it is ("the allegation by X", "the report published by Y") or when it was made ("the
    report of May 5") says nothing.
    """
    for c in links.below(head):
        if c.i < head.i:
            continue
        if c.dep_ in ("acl", "ccomp", "acl:relcl", "appos") and not _issued(c):
            return True
        cases = {g.lower_ for g in links.below(c) if g.dep_ == "case"}
        if c.dep_ == "nmod" and cases & SPECIFYING and c.lower_ not in word_list("day"):
            return True
    return False


def _issued(clause: "Token") -> bool:
    """Whether a participle says only who brought the claim up ("charges levelled by X")."""
    return clause.tag_ == "VBN" and clause.lower_ in word_list("issued")


def noun(found: Found) -> str:
    """Return the noun or pronoun that points, lower case."""
    head = top(found)
    return head.lower_ if head is not None else ""


def top(found: Found) -> "Token | None":
    """Return the head of the content, that of what is judged in "the report as nonsense"."""
    head = found.content_head
    if head is None or not found.content:
        return head
    start, end = found.content[0]
    inside = [t for t in head.sent if start <= t.idx < end]
    judged = next((k for k, t in enumerate(inside) if t.lower_ == "as"), len(inside))
    if head not in inside[judged:]:
        return head
    tops = [t for t in inside[:judged] if t.head not in inside[:judged] or t.head == t]
    return next((t for t in tops if t.tag_.startswith(("N", "PRP"))), head)


def plural(found: Found) -> bool:
    """Return whether several claims are meant ("both allegations", "all the charges")."""
    head = top(found)
    return head is not None and head.tag_ == "NNS"


def own(found: Found) -> bool:
    """Return whether the claim is called the speaker's own ("his earlier account")."""
    head = top(found)
    return head is not None and any(c.tag_ == "PRP$" for c in links.below(head))


def owner(found: Found) -> frozenset[str]:
    """Return stems of whose claim it is ("X's claim", "the allegation by X"), if a name says so."""
    head = top(found)
    if head is None:
        return frozenset()
    said: set[str] = set()
    for c in links.below(head):
        if c.tag_ in ("PRP", "PRP$"):
            continue
        if c.dep_ == "nmod:poss" or _by(c):
            said |= stems(" ".join(t.text for t in c.subtree))
        elif c.dep_ in ("compound", "amod") and c.i < head.i and c.text[:1].isupper():
            said |= stems(c.text)
        elif c.dep_ == "acl" and _issued(c):
            said |= stems(" ".join(t.text for g in links.below(c) if _by(g) for t in g.subtree))
    return frozenset(said)


def _by(token: "Token") -> bool:
    by = any(g.lower_ == "by" for g in links.below(token))
    return by and token.dep_ in ("nmod", "obl", "obl:agent")
