"""The phrase cues as data: word sequences that report, with places left open in them.

``phrases.tsv`` holds a phrase a line: pattern, stance, act, factuality, frames, example. A pattern
is a row of items, parted by spaces:

- ``word`` or ``one|other``: these very words; ``give*`` any form of a verb; a ``?`` behind an item
  makes it optional;
- ``=word``: a word that opens the content instead of being part of the cue ("gave no *details*");
- ``~``: up to `MAX_GAP` modifiers ("expressed *his deep and lasting* concern");
- ``{X}``: the source, a noun phrase; ``{X's}``: the source as an owner.

An adverb or a day may stand between any two items. The frames are those of ``verbs.tsv`` (C, I, G,
N, P:x, O:x, Q), and further NC (a noun that stands for a claim: "walked back his remarks"), A (the
clause that the phrase hangs on), W (an indirect question), Z (it may stand without a content) and
S- (nobody need be behind it).
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimtrack.extract import lexicon
from claimtrack.vocab import Act, Stance

FILES = ("phrases.tsv", "stances.tsv")
"""The phrases of saying, and those of denying, taking back and keeping silent."""
MAX_GAP = 5
"""Modifiers an open place may hold; more are a clause of their own."""
_AUXILIARIES = {
    "be": "be am is are was were been being 's ’s 're ’re 'm ’m",
    "have": "have has had having 's ’s 've ’ve",
    "do": "do does did done doing",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a pattern: the words that fit, or an open place.

    ``kind`` is word, verb, told (a word of the content), gap, source or owner.
    """

    kind: str
    words: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of ``phrases.tsv``; ``needed`` are the words each of its fixed places may hold."""

    items: tuple[Item, ...]
    cue: lexicon.Cue
    example: str
    needed: tuple[frozenset[str], ...]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return every phrase in the order of the file."""
    return tuple(_phrase(row) for row in _rows())


def possible(words: Set[str]) -> dict[str, list[Phrase]]:
    """Return the phrases that ``words`` leave possible, by each word they can begin with.

    Args:
        words: The words of a text in lower case; without every word of a phrase among them the
            phrase cannot stand there, so that most paragraphs cost a look at a set each.
    """
    found: dict[str, list[Phrase]] = {}
    held = {number for word in words & _by_rarest().keys() for number in _by_rarest()[word]}
    for number in sorted(held):
        phrase = phrases()[number]
        if any(needed.isdisjoint(words) for needed in phrase.needed):
            continue
        for item in phrase.items:
            for word in item.words:
                found.setdefault(word, []).append(phrase)
            if not item.optional:
                break
    return found


@cache
def _by_rarest() -> dict[str, list[int]]:
    """Return the phrases' places in the file by the words of the place that few words can fill."""
    found: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases()):
        for word in min(phrase.needed, key=lambda needed: (len(needed), -min(map(len, needed)))):
            found.setdefault(word, []).append(number)
    return found


def _rows() -> Iterator[list[str]]:
    for name in FILES:
        text = files("claimtrack.extract").joinpath(name).read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                yield line.split("\t")


def _phrase(row: list[str]) -> Phrase:
    pattern, stance, act, factuality, frames, example = row
    taken = frozenset(frames.split())
    held = lexicon.Factuality(factuality)
    cue = lexicon.Cue(_name(pattern), Stance(stance), Act(act), taken, held)
    items = tuple(_item(word) for word in pattern.split())
    needed = tuple(item.words for item in items if item.words and not item.optional)
    return Phrase(items, cue, example, needed)


def _item(written: str) -> Item:
    if written == "~":
        return Item("gap")
    if written.startswith("{"):
        return Item("owner" if written.endswith("'s}") else "source")
    if written.startswith("="):
        return Item("told", frozenset(written[1:].split("|")))
    bare = written.removesuffix("?")
    words: set[str] = set()
    for word in bare.split("|"):
        words |= _forms(word.removesuffix("*")) if word.endswith("*") else {word}
    return Item("verb" if "*" in bare else "word", frozenset(words), bare != written)


def _forms(lemma: str) -> set[str]:
    written = _AUXILIARIES.get(lemma)
    return set(written.split() if written else lexicon.inflect(lemma))


def _name(pattern: str) -> str:
    """Return the pattern as the lemma of its cue: first words, no open places."""
    words = [w.rstrip("?").split("|")[0] for w in pattern.split() if w[0] not in "~{="]
    return " ".join(word.rstrip("*") for word in words)
