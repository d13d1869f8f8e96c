"""Which earlier statement a phrase that only points can mean.

In: the article's items in text order and the one that points. Out: the statements it may mean, by
the strongest evidence that any has: an accusation of the denier itself before an accusation of
somebody else, a nearer sentence before one further back, the innermost of nested statements.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import pointing, tree
from claimtrack.extract.item import Item, stems
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.parties import mentions
from claimtrack.text import overlap
from claimtrack.vocab import Act, SpeakerKind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 6
"""Sentences back in which an antecedent is looked for; two short paragraphs of news."""
NEAR = 1
"""Sentences that a pronoun reaches back, and a noun whose kind alone speaks for the antecedent."""
FAIR = 3
"""Sentences that a noun of the antecedent's own kind reaches ("the report" after a report)."""
DENIABLE = (Stance.ASSERTS, Stance.CIRCULATES, Stance.CONFIRMS)
ACCUSED = frozenset("defendant defendants accused suspect suspects".split())
Test = Callable[[Item, Item], bool]


def before(items: Sequence[Item], index: int) -> list[Item]:
    """Return the statements before item ``index`` that it can speak of, in text order."""
    item = items[index]
    return [
        other
        for other in items[:index]
        if item.sentence - other.sentence <= REACH and deniable(item, other)
    ]


def deniable(item: Item, other: Item) -> bool:
    """Return whether ``other`` claims something that the speaker of ``item`` may speak of.

    What the same speaker said is only retracted; what holds the denial itself is only its frame;
    a demand is neither true nor false.
    """
    if other.anaphoric or other.found.stance not in DENIABLE or not other.stems:
        return False
    if other.found.act is Act.DEMAND:
        return False
    if holds(other, item) and not holds(item, other):
        return False
    return item.found.stance is Stance.RETRACTS or not _same_speaker(item, other)


def holds(outer: Item, inner: Item) -> bool:
    """Return whether ``inner`` stands in the words that ``outer`` reports.

    Not so where it is only joined to them ("A said X, and B said Y", both read as one content).
    """
    if outer.sentence != inner.sentence or outer.found is inner.found:
        return False
    over, under = _cue(outer), _cue(inner)
    if over is None or under is None or over.doc != under.doc:
        return False
    if not overlap(outer.found.content, inner.found.cue):
        return False
    token = under
    while token not in (over, token.head):
        if token.dep_ == "conj" and tree.child(token, *tree.SUBJECTS) is not None:
            return False
        token = token.head
    return True


def _cue(item: Item) -> "Token | None":
    known = item.found.content_head or item.found.head
    return known.doc[item.found.anchor] if known is not None else None


def concerns(item: Item, other: Item) -> bool:
    """Return whether ``other`` speaks of the speaker of ``item``: by name or description."""
    if item.side & other.names:
        return True
    if any(word in word_list("generic_plural") for word in item.source.lower().split()):
        return False
    return any(mentions(other.told, name) for name in (*item.speakers, item.source) if name)


def accuses(other: Item) -> bool:
    """Return whether ``other`` charges somebody with something."""
    return other.found.lemma in word_list("accusing")


def published(other: Item) -> bool:
    """Return whether ``other`` came from an outlet or in a paper."""
    kinds = set(other.kinds) & {SpeakerKind.OUTLET, SpeakerKind.DOCUMENT}
    return bool(kinds) or other.found.lemma in word_list("publishing")


def candidates(items: Sequence[Item], index: int) -> tuple[list[Item], bool]:
    """Return what item ``index`` may mean, by the strongest evidence any has, and True.

    Without any evidence the nearest statements are returned, and False: a person may choose.
    """
    item = items[index]
    pool = [o for o in before(items, index) if can_mean(item, o)]
    if pointing.apposed(item.found):
        pool = [o for o in pool if o.sentence == item.sentence]
    voiced = [o for o in pool if not o.own_voice]
    for distance, test in _evidence(item):
        hits = [o for o in voiced if item.sentence - o.sentence <= distance and test(item, o)]
        if hits:
            return _innermost(hits if _all_meant(item) else _nearest(hits)), True
    return _innermost(_nearest(voiced) or _nearest(pool)), False


def _all_meant(item: Item) -> bool:
    """Whether "the charges" may sum up several accusations of one speaker."""
    accused = pointing.noun(item.found) in word_list("accusation")
    return accused and pointing.plural(item.found)


def _nearest(hits: list[Item]) -> list[Item]:
    last = max((o.sentence for o in hits), default=0)
    return [o for o in hits if o.sentence == last]


def _innermost(hits: list[Item]) -> list[Item]:
    """Return ``hits`` without those that only frame another of them ("X said Y accused Z")."""
    return [o for o in hits if not any(holds(o, other) and not holds(other, o) for other in hits)]


def _evidence(item: Item) -> list[tuple[int, Test]]:
    """Return what speaks for an antecedent, strongest first: how far back it counts, and what."""
    word = pointing.noun(item.found) or "charge"  # who pleads not guilty speaks of a charge
    if item.found.stance is Stance.RETRACTS:
        return [(REACH, _same_speaker), (REACH, lambda i, o: not _adverse(i, o)), (NEAR, _any)]
    if pointing.denies_a_part(item.found):
        return [
            (FAIR, lambda i, o: accuses(o) and concerns(i, o)),
            (NEAR, lambda i, o: accuses(o) or (concerns(i, o) and _adverse(i, o) and _same(i, o))),
        ]
    if word in word_list("accusation"):
        return [
            (REACH, lambda i, o: accuses(o) and concerns(i, o)),
            (FAIR, lambda i, o: accuses(o) and _accused(i)),
            (NEAR, lambda i, o: accuses(o)),
            (NEAR, lambda i, o: concerns(i, o) and _adverse(i, o)),
            (NEAR, _adverse),
        ]
    if word in word_list("publication"):
        return [
            (FAIR, lambda i, o: published(o) and concerns(i, o)),
            (NEAR, lambda i, o: concerns(i, o) and _adverse(i, o)),
            (NEAR, lambda i, o: published(o) and _adverse(i, o)),
            (NEAR, _adverse),
            (REACH, lambda i, o: published(o) and _adverse(i, o)),
        ]
    if word in pointing.POINTERS:
        return [(0, _any), (NEAR, concerns), (NEAR, _any)]
    if word in word_list("claimnoun"):
        return [
            (0, _any),
            (NEAR, concerns),
            (FAIR, lambda i, o: accuses(o) and concerns(i, o)),
            (NEAR, lambda i, o: o.found.act is not Act.OPINION),
        ]
    return [(FAIR, _any)]


def _accused(item: Item) -> bool:
    """Whether the speaker is called the one accused ("the defendants pleaded not guilty")."""
    head = item.found.head
    return head is not None and head.lower_ in ACCUSED


def _same(item: Item, other: Item) -> bool:
    """Whether a part in something is denied of which ``other`` tells, or in nothing named."""
    head = pointing.top(item.found)
    named = (
        item.stems - (stems(head.text) if head is not None else frozenset()) - stems(item.source)
    )
    return not named or bool(named & other.stems)


def _any(item: Item, other: Item) -> bool:
    """Nothing but its place speaks for ``other``."""
    return True


def _same_speaker(item: Item, other: Item) -> bool:
    return bool(set(item.speakers) & set(other.speakers) - {""})


def _adverse(item: Item, other: Item) -> bool:
    """Whether ``other`` may be held against the speaker of ``item``: no word of its own side."""
    return not item.side & other.side


def can_mean(item: Item, other: Item) -> bool:
    """Return whether the words that point can stand for the other statement.

    "X's claim" or "the allegation by X" was made by X, "his earlier account" by the speaker, "the
    attack" was told of in such words.
    """
    if item.found.stance is Stance.RETRACTS and pointing.own(item.found):
        return _same_speaker(item, other)
    owner = pointing.owner(item.found)
    if owner and not owner & stems(" ".join((other.source, *other.speakers))):
        return False
    word = pointing.noun(item.found)
    if pointing.denies_a_part(item.found) or item.found.pointing:
        return True
    known = word in pointing.POINTERS or word in word_list("claimnoun") or _clause(item)
    return known or bool(stems(word) & other.stems)


def _clause(item: Item) -> bool:
    head = pointing.top(item.found)
    return head is not None and head.tag_.startswith("VB")
