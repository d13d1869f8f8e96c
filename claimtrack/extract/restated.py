"""Which earlier statement a denial repeats in words of its own.

"denied Tarn's charges that it had …" holds the charge; "denied that it had shelled Orvel" repeats
one made before. A statement is repeated where the two share enough of what they tell, less where
the earlier one speaks of the denier.
"""

from collections.abc import Sequence

from claimtrack.extract import lexicon
from claimtrack.extract.antecedents import accuses, before, concerns
from claimtrack.extract.item import Item, stems
from claimtrack.extract.lexicon import word_list
from claimtrack.text import overlap
from claimtrack.vocab import Stance

RESTATED = 4
"""Stems a denial must share with an earlier statement to repeat it, if they are …"""
RESTATED_LEAST = 0.4
"""… this share of its own; …"""
SHARED = 2
"""… fewer are enough where they are …"""
RESTATED_SHARE = 0.6
"""… this share of its own, or where the other speaks of the denier."""


def embedded(items: Sequence[Item], item: Item) -> list[Item]:
    """Return what a denied noun itself reports: "denied reports that Z" is about the reports' Z."""
    return [o for o in items if o is not item and o.sentence == item.sentence and _within(item, o)]


def _within(item: Item, other: Item) -> bool:
    """Whether ``other`` is told by the noun that ``item`` denies."""
    mine, noun = item.found, other.found
    if not noun.cue or not mine.cue:
        return False
    if mine.content_head is None or mine.content_head.doc != _doc(other):
        return False
    if noun.frame == "noun" and noun.anchor == mine.content_head.i:
        return True
    if not overlap(mine.content, noun.content):
        return False
    if overlap(mine.content, noun.cue):
        return _heads(item, other)
    between = mine.cue[-1].end <= noun.cue[0].start and noun.cue[-1].end <= mine.content[0].start
    return between and noun.frame == "noun"


def _doc(item: Item) -> object:
    token = item.found.content_head or item.found.head
    return token.doc if token is not None else None


def _heads(item: Item, other: Item) -> bool:
    """Whether the denied noun is the cue ("charges that …") or speaks ("a report saying …")."""
    head, noun = item.found.content_head, other.found
    if noun.frame == "noun":
        return True
    if noun.head is not None and noun.head == head:
        return True
    cue = noun.anchor == (head.i if head is not None else -1)
    word = noun.cue and head is not None and head.lower_ in lexicon.nouns()
    return bool(cue and word)


def restated(items: Sequence[Item], index: int) -> list[Item]:
    """Return the nearest earlier statement that item ``index`` repeats in its own words."""
    item = items[index]
    if item.found.stance is Stance.WITHHOLDS and item.found.lemma not in word_list("verifying"):
        return []
    others = [o for o in before(items, index) if not o.own_voice]
    return next(([other] for other in reversed(others) if _repeats(item, other)), [])


def _repeats(item: Item, other: Item) -> bool:
    if item.found.stance is Stance.CONFIRMS and item.side & other.side:
        return False
    names = frozenset().union(*(stems(name) for name in (item.source, *item.speakers)))
    told = item.stems - names
    shared = len(told & other.stems)
    share = shared / len(told) if told else 0.0
    if shared >= RESTATED and share >= RESTATED_LEAST:
        return True
    if shared >= SHARED and share >= RESTATED_SHARE:
        return True
    if item.found.stance is Stance.CONFIRMS or not concerns(item, other):
        return False
    return shared >= SHARED or (shared > 0 and accuses(other))
