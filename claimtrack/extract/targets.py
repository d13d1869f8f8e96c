"""What a denial, confirmation, retraction or withholding is about.

"This was denied by X" points back, "denied that it had shelled Orvel" repeats what was said.
Statements of one run that tell of the same actor and deed are one candidate. Accept only if
exactly one remains; else the candidates are listed and a person must choose.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import antecedents, links, pointing, restated, unread
from claimtrack.extract.item import Item
from claimtrack.extract.lexicon import word_list
from claimtrack.text import overlap

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

__all__ = ["Item", "link"]

SHARED = 2
"""Stems two contents must share to tell of one deed: a name or noun for the actor, one more; …"""
SHARE = 0.4
"""… and this share of the shorter one's."""


def link(items: Sequence[Item], sentences: "Sequence[Sentence]") -> None:
    """Fill ``about`` and ``candidates`` of the items that speak of others.

    Args:
        items: The article's findings in text order.
        sentences: The sentences of its prose, as the items count them.
    """
    place = {id(item): k for k, item in enumerate(items)}
    for index, item in enumerate(items):
        if item.found.stance not in pointing.POINTS_BACK:
            continue
        about = restated.embedded(items, item)
        if not about and (item.anaphoric or pointing.denies_a_part(item.found)):
            about, item.candidates = _meant(items, index)
            if about and unread.accusation(item, about, items, sentences):
                about, item.candidates = [], about
        elif not about:
            about = _run(items, index, restated.restated(items, index))
        item.about = sorted(about, key=lambda o: place[id(o)])
        item.candidates.sort(key=lambda o: place[id(o)])


def _meant(items: Sequence[Item], index: int) -> tuple[list[Item], list[Item]]:
    """Return what a pointing item is about, or else the candidates for it."""
    item = items[index]
    hits, sure = antecedents.candidates(items, index)
    if not hits or not sure:
        return [], hits
    wide = hits + [o for o in _named_in(items, index, hits) if o not in hits]
    wide += [o for o in items if o not in wide and any(_cites(hit, o) for hit in hits)]
    groups = _groups(wide)
    if len(groups) > 1 and not _several(item):
        return [], wide
    return (_run(items, index, groups[0]) if len(groups) == 1 else wide), []


def _several(item: Item) -> bool:
    """Whether several claims are meant: "all the charges", "both sides deny the reports"."""
    if not pointing.plural(item.found):
        return False
    heads = [h for h in (pointing.top(item.found), item.found.head) if h is not None]
    return any(c.lower_ in ("both", "all") for h in heads for c in (h, *h.children))


def _named_in(items: Sequence[Item], index: int, hits: list[Item]) -> list[Item]:
    """Statements of the sentences right before ``hits`` that name the denier too.

    "A said Stavert did X. B complained that Stavert had done Y. Stavert denied it": it may be
    either, so both are candidates.
    """
    item = items[index]
    told = any(item.side & o.names for o in hits)
    pronoun = pointing.noun(item.found) in pointing.POINTERS
    nearer = [o for o in hits if o.sentence == item.sentence or antecedents.accuses(o)]
    if not told or (nearer and not pronoun) or any(o.sentence == item.sentence for o in hits):
        return []
    found, sentence = [], hits[0].sentence
    for other in reversed(antecedents.before(items, index)):
        if other.sentence >= hits[0].sentence or not antecedents.can_mean(item, other):
            continue
        if sentence - other.sentence > 1 or other.own_voice or not item.side & other.names:
            break
        found.append(other)
        sentence = other.sentence
    return found


def _cites(other: Item, earlier: Item) -> bool:
    """Whether ``other`` is from the paper of ``earlier`` ("A blog said X. The report added Y")."""
    head = other.found.head
    if head is None or head.lower_ not in word_list("publication"):
        return False
    told = any(c.lower_ in pointing.DEFINITE for c in links.below(head))
    return told and other.sentence - earlier.sentence == 1 and antecedents.published(earlier)


def _groups(hits: list[Item]) -> list[list[Item]]:
    """Return ``hits`` grouped by what they tell (transitively)."""
    groups: list[list[Item]] = []
    for hit in hits:
        near = [g for g in groups if any(_same_deed(hit, o) for o in g)]
        merged = [hit] + [o for g in near for o in g]
        groups = [g for g in groups if g not in near] + [merged]
    return groups


def _same_deed(left: Item, right: Item) -> bool:
    if _cites(left, right) or _cites(right, left):
        return True
    same = left.sentence == right.sentence and left.found is not right.found
    if same and overlap(left.found.content, right.found.content):
        return antecedents.holds(left, right) or antecedents.holds(right, left)
    shared = len(left.stems & right.stems)
    return shared >= SHARED and shared >= SHARE * min(len(left.stems), len(right.stems))


def _run(items: Sequence[Item], index: int, group: list[Item]) -> list[Item]:
    """Return ``group`` with the statements just before it that tell of the same deed."""
    earlier = [o for o in antecedents.before(items, index) if not o.own_voice]
    return group + [o for o in earlier if o not in group and any(_same_deed(o, g) for g in group)]
