"""What a denial, confirmation, retraction or withholding is about.

"This was denied by X" points back. The nearest sentence with something to deny gives the
candidates; statements of one run that tell of the same actor and deed are one candidate. Accept
only if exactly one remains; else the candidates are listed and a person must choose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import fold, name_key, overlap
from claimtrack.vocab import Act, SpeakerKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTERS = frozenset("this that it these those both them so which such what".split())
REACH = 6
"""Sentences back in which an antecedent is looked for; two short paragraphs of news."""
SHARED = 2
"""Stems two contents must share to tell of one deed: a name or noun for the actor, one more."""
POINTS_BACK = (
    Stance.DENIES,
    Stance.PARTLY_DENIES,
    Stance.CONFIRMS,
    Stance.RETRACTS,
    Stance.WITHHOLDS,
)
SPECIFYING = frozenset({"of", "about", "on", "over", "regarding"})
LONG_POINTER = 12
"""Words of the longest phrase that only points ("the allegation by the group Clean Orvel")."""
SHORT_POINTER = 3
"""Words of "the attack", "the alleged leak": a deed told before, not told here."""
RESTATED = 4
"""Stems a denial must share with an earlier statement to repeat it …"""
RESTATED_SHARE = 0.6
"""… or this share of its own, if they are at least ``SHARED``."""
DENIABLE = (Stance.ASSERTS, Stance.CIRCULATES, Stance.CONFIRMS)
VAGUE = POINTERS | {"claim", "assertion", "statement", "suggestion", "claims", "assertions"}
"""Words that say nothing of what they point to, so that it must stand next to them."""
PUBLISHING = frozenset("report publish write post print carry broadcast reveal disclose".split())
ACCUSING = frozenset("accuse blame allege charge claim say attribute accusation allegation".split())


@dataclass(slots=True)
class Item:
    """A finding in its place: what it says, who says it, in which sentence of the article."""

    found: Found
    speakers: tuple[str, ...]
    sentence: int
    stems: frozenset[str]
    kinds: tuple[SpeakerKind, ...] = ()
    anaphoric: bool = False
    about: list["Item"] = field(default_factory=list)
    candidates: list["Item"] = field(default_factory=list)
    own_voice: bool = False


def stems(text: str) -> frozenset[str]:
    """Return crude stems of the content words of ``text`` (six letters, "iraqi" meets "iraq")."""
    words = [w for w in name_key(fold(text)).split() if len(w) > 3 or w.isdigit()]
    return frozenset(
        w[:4] if len(w) < 6 else w[:5] for w in words if w not in word_list("stem_stop")
    )


def points_back(found: Found, words: str) -> bool:
    """Return whether the content ``words`` only refer to something said before."""
    if found.stance not in POINTS_BACK or found.quoted:
        return False
    tokens = [w.strip(".,;:\"'") for w in fold(words).lower().split()]
    if found.pointing or (len(tokens) == 1 and tokens[0] in POINTERS):
        return True
    head = found.content_head
    if head is None or not tokens or len(tokens) > LONG_POINTER or _specified(head):
        return False
    if head.tag_.startswith("VB") and tokens[0] in POINTERS | {"they", "he", "she"}:
        return len(tokens) <= SHORT_POINTER  # "denied that they crossed"
    if head.lower_ in word_list("claimnoun"):
        return True
    return tokens[0] in ("the", "this", "that", "both") and len(tokens) <= SHORT_POINTER


def _specified(head: "Token") -> bool:
    """Whether the noun says itself what was claimed ("the claim that …", "reports of unrest").

    Whose it is ("the allegation by X") or when it was made ("the report of May 5") says nothing.
    """
    for c in head.children:
        if c.i < head.i:
            continue
        if c.dep_ in ("acl", "ccomp", "acl:relcl", "appos"):
            return True
        cases = {g.lower_ for g in c.children if g.dep_ == "case"}
        if c.dep_ == "nmod" and cases & SPECIFYING and c.lower_ not in word_list("day"):
            return True
    return False


def link(items: Sequence[Item]) -> None:
    """Fill ``about`` and ``candidates`` of the items that speak of others, in text order."""
    for index, item in enumerate(items):
        if item.found.stance not in POINTS_BACK:
            continue
        if item.anaphoric:
            _point(items, index)
        else:
            item.about = _embedded(items, item) or _restated(items, index)


def _point(items: Sequence[Item], index: int) -> None:
    """Link a pointing item to the one thing it can mean, or list the candidates."""
    item = items[index]
    nearest = _nearest(items, index)
    if not nearest:
        return
    wide = nearest + [o for o in _named_in(items, index, nearest) if o not in nearest]
    groups = _groups(wide)
    sure = not all(o.own_voice for o in nearest) and _near_enough(item, nearest)
    if not sure or (len(groups) > 1 and not _plural(item)):
        item.candidates = sorted(wide, key=lambda other: items.index(other))
        return
    run = _run(items, index, groups[0]) if len(groups) == 1 else wide
    item.about = sorted(run, key=lambda other: items.index(other))


def _near_enough(item: Item, nearest: list[Item]) -> bool:
    """A pronoun reaches one sentence back; a noun that says what it means reaches further."""
    return item.sentence - nearest[0].sentence <= 1 or _noun(item) not in VAGUE


def _named_in(items: Sequence[Item], index: int, nearest: list[Item]) -> list[Item]:
    """Statements of the sentences right before ``nearest`` that name the denier too.

    "A said Stavert did X. B complained that Stavert had done Y. Stavert denied it": it may be
    either, so both are candidates.
    """
    item = items[index]
    names = frozenset().union(*(stems(name) for name in item.speakers))
    if not any(names & o.stems for o in nearest):
        return []
    found, sentence = [], nearest[0].sentence
    for other in reversed(items[:index]):
        if other.sentence >= nearest[0].sentence:
            continue
        if sentence - other.sentence > 1 or other.own_voice or not names & other.stems:
            break
        if _deniable(item, other) and _can_mean(item, other):
            found.append(other)
            sentence = other.sentence
    return found


def _noun(item: Item) -> str:
    """Return the noun or pronoun that points, lower case."""
    head = item.found.content_head
    return head.lower_ if head is not None else ""


def _embedded(items: Sequence[Item], item: Item) -> list[Item]:
    """What a denied noun itself reports: "denied reports that Z" is about the reports' Z."""
    return [
        o
        for o in items
        if o.found.frame == "noun"
        and o.sentence == item.sentence
        and overlap(item.found.content, o.found.content)
        and overlap(item.found.content, o.found.cue)
    ]


def _restated(items: Sequence[Item], index: int) -> list[Item]:
    """The earlier statement that a denial repeats in its own words, with its run."""
    item = items[index]
    if item.found.stance is Stance.WITHHOLDS:
        return []
    for other in reversed(items[:index]):
        if item.sentence - other.sentence > REACH or not _deniable(item, other):
            continue
        shared = len(item.stems & other.stems)
        if shared >= RESTATED or (shared >= SHARED and shared >= RESTATED_SHARE * len(item.stems)):
            return sorted(_run(items, index, [other]), key=lambda o: items.index(o))
    return []


def _nearest(items: Sequence[Item], index: int) -> list[Item]:
    """Return the deniable items of the nearest sentence before item ``index`` that has any."""
    item = items[index]
    before = [o for o in items[:index] if item.sentence - o.sentence <= REACH]
    wanted = [o for o in before if _deniable(item, o) and _can_mean(item, o)]
    if not wanted:
        return []
    sentence = max(o.sentence for o in wanted)
    hits = [o for o in wanted if o.sentence == sentence]
    return [o for o in hits if not o.own_voice] or hits


def _deniable(item: Item, other: Item) -> bool:
    if other.anaphoric or other.found.stance not in DENIABLE or not other.stems:
        return False
    if other.found.act in (Act.DEMAND, Act.PLEDGE):
        return False
    same = bool(set(item.speakers) & set(other.speakers) - {""})
    if item.found.stance is Stance.RETRACTS:
        return True
    return not same


def _can_mean(item: Item, other: Item) -> bool:
    """Whether the words that point can stand for the other statement.

    A charge was an accusation, a report came from an outlet or a paper, "the attack" and "they
    crossed" were told of in such words, and "X's claim" or "the allegation by X" was made by X.
    """
    noun = _noun(item)
    owner = _owner(item.found.content_head)
    if owner and not any(owner & stems(name) for name in other.speakers):
        return False
    if noun.startswith(("accus", "alleg", "charge")):
        return other.found.lemma in ACCUSING and not other.own_voice
    if noun in word_list("publication"):
        published = set(other.kinds) & {SpeakerKind.OUTLET, SpeakerKind.DOCUMENT}
        return bool(published) or other.found.lemma in PUBLISHING
    if noun in VAGUE or noun in word_list("claimnoun"):
        return True
    return bool(stems(noun) & other.stems)


def _owner(head: "Token | None") -> frozenset[str]:
    """Return stems of whose claim it is ("X's claim", "the allegation by X"), if a name says so."""
    if head is None:
        return frozenset()
    found: set[str] = set()
    for c in head.children:
        by = c.dep_ == "nmod" and any(g.lower_ == "by" for g in c.children)
        if (by or c.dep_ == "nmod:poss") and c.tag_ not in ("PRP", "PRP$"):
            found |= stems(" ".join(t.text for t in c.subtree))
    return frozenset(found)


def _plural(item: Item) -> bool:
    head = item.found.content_head
    return (
        head is not None and head.tag_ == "NNS" and any(c.lower_ == "both" for c in head.children)
    )


def _groups(hits: list[Item]) -> list[list[Item]]:
    """Return ``hits`` grouped by what they tell (transitively)."""
    groups: list[list[Item]] = []
    for hit in hits:
        near = [g for g in groups if any(_same_deed(hit, o) for o in g)]
        merged = [hit] + [o for g in near for o in g]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _same_deed(left: Item, right: Item) -> bool:
    return len(left.stems & right.stems) >= SHARED


def _run(items: Sequence[Item], index: int, group: list[Item]) -> list[Item]:
    """Return ``group`` with the statements just before it that tell of the same deed."""
    run = list(group)
    first = min(o.sentence for o in group)
    for other in reversed(items[:index]):
        if other in run or other.own_voice or not _deniable(items[index], other):
            continue
        if first - other.sentence > REACH:
            break
        if any(_same_deed(other, o) for o in run):
            run.append(other)
    return run
