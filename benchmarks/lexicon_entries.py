"""The entries of the cue lexicon as patterns that can be looked for in any text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from claimtrack.extract import lexicon, phrasebook
from claimtrack.extract.inflection import inflect

APART = 3
"""Words that may stand between a verb and its particle."""
_WORD = r"\w+(?:['-]\w+)*"
NAMES = frozenset(["known_outlets"])
"""Lists of names, not of cue words: the world suggests them, no file does."""
_OPEN = {"gap": phrasebook.MAX_GAP, "source": 8, "owner": 8}
"""Words that an open place of a phrase may hold."""


class Texts:
    """Texts to look in: lower case, white space and apostrophes made plain, "n't" a word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts and note their words, whole and in the parts that hyphens make."""
        self.texts = [_plain(text) for text in texts]
        self.words = {
            part
            for text in self.texts
            for word in re.findall(_WORD, text)
            for part in (word, *re.findall(r"\w+", word))
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the file it stands in, its name, the words one of which must be there.

    ``pattern`` finds an entry of more than one word.
    """

    file: str
    name: str
    words: frozenset[str]
    pattern: re.Pattern[str] | None = None

    def seen(self, there: Texts) -> bool:
        """Return whether the entry occurs in one of the texts."""
        if not self.words & there.words:
            return False
        return self.pattern is None or any(self.pattern.search(text) for text in there.texts)


def entries() -> Iterator[Entry]:
    """Yield every entry of the verbs, nouns, phrases and word lists."""
    yield from _verbs()
    for cue in _by_lemma(lexicon.nouns().values()):
        forms = [form for form, other in lexicon.nouns().items() if other == cue]
        yield Entry("nouns.tsv", cue.lemma, _lower(forms))
    for phrase in phrasebook.phrases():
        needed = next(item.words for item in phrase.items if item.words and not item.optional)
        pattern = re.compile(_phrase(phrase.items))
        yield Entry("phrases.tsv", phrase.cue.lemma, _lower(needed), pattern)
    for name, words in word_lists():
        for word in words if name not in NAMES else ():
            yield Entry("words.tsv", f"{name}: {word}", _lower([word]))


def word_lists() -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of ``words.tsv``, name and words."""
    for row in _rows("words.tsv"):
        yield row[0], row[1].split()


def examples() -> Iterator[str]:
    """Yield the example of every entry that has one, without the marks of source and content."""
    names = sorted(p.name for p in files("claimtrack.extract").iterdir())
    for name in (name for name in names if name.endswith(".tsv")):
        for row in _rows(name):
            if len(row) > 1 and re.search(r"<.*>|\[.*\]", row[-1]):
                yield re.sub(r"[<>\[\]]", "", row[-1])


def _rows(name: str) -> Iterator[list[str]]:
    text = files("claimtrack.extract").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _verbs() -> Iterator[Entry]:
    whole = lexicon.verbs(attitudes=True).values()
    parted = (c for by in lexicon.phrasal(attitudes=True).values() for c in by.values())
    for cue in _by_lemma([*whole, *parted]):
        verb, _, particle = cue.lemma.partition(" ")
        forms = inflect(verb)
        apart = rf"\W+(?:{_WORD}\W+){{0,{APART}}}?"
        pattern = re.compile(_one_of(forms) + apart + _one_of([particle])) if particle else None
        yield Entry("verbs.tsv", cue.lemma, _lower(forms), pattern)


def _by_lemma(cues: Iterable[lexicon.Cue]) -> list[lexicon.Cue]:
    return list({cue.lemma: cue for cue in cues}.values())


def _phrase(items: Iterable[phrasebook.Item]) -> str:
    """Return a pattern for a phrase; an adverb may stand before any of its words."""
    parts = []
    for item in items:
        if item.kind in _OPEN:
            parts.append(rf"(?:{_WORD}\W+){{0,{_OPEN[item.kind]}}}?")
        else:
            part = rf"(?:{_WORD}\W+)?{_one_of(sorted(item.words))}\W+"
            parts.append(f"(?:{part})?" if item.optional else part)
    return "".join(parts).removesuffix(r"\W+")


def _one_of(words: Iterable[str]) -> str:
    told = "|".join(re.escape(word) for word in sorted(_lower(words)))
    return rf"(?<!\w)(?:{told})(?!\w)"


def _plain(text: str) -> str:
    plain = re.sub(r"\s+", " ", text.replace("’", "'")).lower()
    return re.sub(r"n't\b", " n't", plain.replace("cannot", "can not"))


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for word in words)
