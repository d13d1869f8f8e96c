"""Accusations that the text tells of and no rule read: why a charge may mean none of what was read.

"They accuse X of Y. X denies the charge" with the first sentence unread must not reach further
back: the charge stands in the text, nearer than any candidate.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from claimtrack.extract import links, pointing
from claimtrack.extract.inflection import inflect
from claimtrack.extract.item import Item
from claimtrack.extract.lexicon import word_list
from claimtrack.text import Span, overlap

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

CHARGING = ("accuse", "blame", "allege", "implicate", "incriminate")
"""Verbs that accuse in any context; "charge" and "suspect" are as often nouns of another sense."""


def accusation(
    item: Item, about: Sequence[Item], items: Sequence[Item], sentences: "Sequence[Sentence]"
) -> bool:
    """Return whether an accusation no rule read stands between ``about`` and ``item``.

    Args:
        item: What points back to an accusation.
        about: What it was found to mean.
        items: The article's findings.
        sentences: The sentences of its prose, as the items count them.
    """
    if pointing.noun(item.found) not in word_list("accusation"):
        return False
    last = max(o.sentence for o in about)
    between = range(last + 1, min(item.sentence + 1, len(sentences)))
    return any(
        not _read(token, number, items)
        for number in between
        for token in _charging(sentences[number])
    )


def _charging(sentence: "Sentence") -> "Iterator[Token]":
    """Yield the words of a sentence that accuse somebody, "the charge" left out."""
    for token in sentence:
        told = any(c.lower_ in pointing.DEFINITE for c in links.below(token))
        noun = token.lower_ in word_list("accusation") and not told
        if token.lower_ in _forms() or (noun and _filled(token)):
            yield token


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for verb in CHARGING for form in inflect(verb))


def _filled(noun: "Token") -> bool:
    """Whether the noun says of what ("charges of corruption")."""
    return any(
        c.dep_ in ("nmod", "acl", "acl:relcl", "ccomp") and c.i > noun.i for c in links.below(noun)
    )


def _read(token: "Token", number: int, items: Sequence[Item]) -> bool:
    """Whether a finding holds the word as its cue or points with it."""
    here = [Span(token.idx, token.idx + len(token))]
    return any(
        o.sentence == number
        and (overlap(o.found.cue, here) or (o.anaphoric and overlap(o.found.content, here)))
        for o in items
    )
