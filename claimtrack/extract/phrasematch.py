"""Where a phrase of ``phrases.tsv`` stands in a paragraph: its words and its source's place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.extract import links, phrasebook
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.phrasebook import Item, Phrase
from claimtrack.extract.tree import NEGATIONS, UNREAL

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_SOURCE = 16
"""Tokens of a source inside a phrase; longer ones are several."""
MODIFYING = frozenset("DT PDT JJ JJR JJS CD PRP$ CC HYPH POS AFX RBR RBS VBN VBG".split())
COMPOUND = frozenset({"compound", "nmod:poss", "amod", "flat"})
STOPS = frozenset({".", ";", "!", "?", ":"})


@dataclass(slots=True)
class Match:
    """A phrase found: its cue's tokens, the source's first and end, the content's first noun."""

    phrase: Phrase
    words: list[int] = field(default_factory=list)
    source: tuple[int, int] | None = None
    told: int | None = None

    @property
    def modal(self) -> bool:
        """Return whether the phrase itself holds a modal verb ("could not be reached")."""
        return bool(UNREAL & self.phrase.items[0].words)

    @property
    def cue(self) -> set[int]:
        """Return the tokens of the cue: the phrase with its modifiers, the source left out."""
        between = set(range(*self.source)) if self.source is not None else set()
        return set(range(self.words[0], self.words[-1] + 1)) - between

    @property
    def last(self) -> int:
        """Return the last token of the phrase, its source included."""
        return max(self.words[-1], self.source[1] - 1 if self.source else -1)


def matches(doc: "Doc") -> Iterator[Match]:
    """Yield the phrases of ``doc`` in order, at each place the longest, none overlapping."""
    index = phrasebook.possible({token.lower_ for token in links.tokens(doc)})
    free = 0
    for token in links.tokens(doc):
        if token.i < free:
            continue
        found = [
            m
            for phrase in index.get(token.lower_, ())
            if (m := _match(doc, token.i, phrase)) is not None
        ]
        if found:
            best = max(found, key=lambda m: (len(m.words), m.last))
            free = max(best.words[-1], best.told or 0) + 1
            yield best


def _match(doc: "Doc", start: int, phrase: Phrase) -> Match | None:
    found = Match(phrase)
    return found if _fits(doc, start, phrase.items, found) else None


def _fits(doc: "Doc", i: int, items: tuple[Item, ...], found: Match) -> bool:
    """Whether ``items`` stand from token ``i`` on; fills ``found`` from the back."""
    if not items:
        return True
    item, rest = items[0], items[1:]
    if item.kind == "gap":
        return _gap(doc, i, rest, found)
    if item.kind in ("source", "owner"):
        return _source(doc, i, items, found)
    if i < len(doc) and _is(doc[i], item):
        if _fits(doc, i + 1, rest, found):
            _keep(found, item, i)
            return True
        if not item.optional:
            return False
    if item.optional and _fits(doc, i, rest, found):
        return True
    follows = _aside(doc, i) if found.phrase.items[0] is not item else i
    if i < follows < len(doc) and _is(doc[follows], item) and _fits(doc, follows + 1, rest, found):
        _keep(found, item, follows)
        return True
    return False


def _keep(found: Match, item: Item, i: int) -> None:
    if item.kind == "told":
        found.told = i
    else:
        found.words.insert(0, i)


def _aside(doc: "Doc", i: int) -> int:
    """Return where what may stand aside at ``i`` ends: an adverb, a day ("on Monday")."""
    if i >= len(doc):
        return i
    if doc[i].tag_ == "RB" and doc[i].lower_ not in NEGATIONS:
        return i + 1
    day = i + (doc[i].lower_ in ("on", "late", "early"))
    return day + 1 if day < len(doc) and doc[day].lower_ in word_list("day") else i


def _is(token: "Token", item: Item) -> bool:
    verb = token.tag_[:2] in ("VB", "MD", "PO", "JJ")  # a rare past is often read as an adjective
    return token.lower_ in item.words and (verb or item.kind != "verb")


def _gap(doc: "Doc", i: int, rest: tuple[Item, ...], found: Match) -> bool:
    for end in range(i, min(i + phrasebook.MAX_GAP, len(doc)) + 1):
        if end > i and not _modifies(doc[end - 1]):
            return False
        if _fits(doc, end, rest, found):
            return True
    return False


def _modifies(token: "Token") -> bool:
    if token.lower_ in ("no", "neither", "nor"):
        return False  # "made no promise" is none
    if token.tag_ in MODIFYING or (token.tag_ == "RB" and token.lower_ not in NEGATIONS):
        return True
    return token.text == "," or (token.dep_ in COMPOUND and token.tag_.startswith("N"))


def _source(doc: "Doc", i: int, items: tuple[Item, ...], found: Match) -> bool:
    item, rest = items[0], items[1:]
    stop = i
    while stop < min(len(doc), i + LONGEST_SOURCE) and doc[stop].text not in STOPS:
        stop += 1
    if not rest:
        end = next((t.i for t in doc[i:stop] if t.text in {",", "—", "–"}), stop)
        found.source = (i, end) if any(_nominal(t) for t in doc[i:end]) else None
        return found.source is not None
    for end in range(i + 1, stop + 1):
        owner = doc[end - 1]
        if item.kind == "owner" and owner.tag_ not in ("PRP$", "POS"):
            continue
        named = any(_nominal(t) for t in doc[i:end])
        if named and _fits(doc, end, rest, found):
            found.source = (i, end)
            return True
    return False


def _nominal(token: "Token") -> bool:
    return token.tag_[:2] in ("NN", "PR")
