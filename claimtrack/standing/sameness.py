"""Which speakers of one claim are the same, though articles name them more or less fully.

"Velmoria's General Staff", "the Velmorian General Staff" and "the General Staff" are one body where
all speak of one event; across claims nobody is made one. The rule: equal names, a country and its
adjective being equal; else the shorter stands for the longer that holds it and ends in the same
word, or of which it is the acronym, if exactly one does. One origin too many would corroborate, so
this errs towards fewer; but whom a person told apart stays two.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimtrack.match.lexicon import countries
from claimtrack.registry import acronym, canonical, initials
from claimtrack.vocab import SpeakerKind

_ENDINGS = ("ians", "ian", "ans", "ese", "ish", "an", "ia", "a", "i", "n", "s")
"""What a country's name and its adjectives differ in."""
ROOT = 4
"""Letters that must be left without the ending: "Iran" is no adjective of "Ir"."""
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker by key, name and kind."""

    key: str
    name: str
    kind: SpeakerKind


def same(speakers: Iterable[Named], *, apart: Collection[frozenset[str]] = ()) -> dict[str, Named]:
    """Return, for each speaker of a claim, whom it stands for, itself where nobody else.

    Args:
        speakers: The claim's speakers, in any order, each once or more.
        apart: Pairs of keys of whom a person said that they are two.
    """
    everyone = {one.key: one for one in speakers}
    found = {key: one for key, one in everyone.items() if one.kind not in _NAMED}
    for kind in _NAMED:
        classes: dict[Words, list[Named]] = {}
        for one in everyone.values():
            if one.kind is kind:
                classes.setdefault(_words(one.name), []).append(one)
        heads = {words: min(group, key=_rank) for words, group in classes.items()}
        for words, group in classes.items():
            head = heads[_fullest(words, heads)]
            for one in group:
                found[one.key] = one if frozenset((one.key, head.key)) in apart else head
    return found


def _rank(one: Named) -> tuple[bool, int, str]:
    """Whoever is known across articles stands for whom only one article knows."""
    return ("@" in one.key.split(":")[0], -len(one.name), one.key)


def _fullest(words: Words, heads: Mapping[Words, Named]) -> Words:
    """The one longest name that ``words`` may be short for, else ``words``."""
    letters = acronym(heads[words].name)
    longer = [
        other
        for other, head in heads.items()
        if _short_for(words, other) or (letters and letters == initials(head.name) and other[1:])
    ]
    top = [one for one in longer if not any(_short_for(one, other) for other in longer)]
    return top[0] if len(top) == 1 else words


def _short_for(short: Words, full: Words) -> bool:
    if not short or len(short) >= len(full) or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _words(name: str) -> Words:
    return tuple(map(_root, canonical(name).split()))


def _root(word: str) -> str:
    if word in countries():
        return countries()[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= ROOT:
            return word.removesuffix(ending)
    return word
