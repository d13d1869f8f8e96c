"""Speakers that may be one: spelled alike, an acronym, a surname. Put to a person, never joined.

Only names within a block are compared (the sound of the last or the longest word, initials), so
that asking stays quick with many speakers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from claimtrack.registry.spelling import acronym, canonical, initials, sounds
from claimtrack.vocab import SpeakerKind

CLOSE = 0.88
"""Likeness of two canonical names from which they are put to a person: one letter in nine."""
SHORT = 5
"""Letters below which one letter more or less is another name ("Odu", "Ode")."""
BLOCK = 200
"""Names in a block beyond which it tells nothing ("ministry") and is left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker as it is compared: id, key, name, kind, and how articles put it."""

    id: int
    key: str
    name: str
    kind: SpeakerKind
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two speakers that may be one; ``score`` orders them and is no probability."""

    left: Known
    right: Known
    score: float
    why: str


def alike(known: Sequence[Known], *, apart: Collection[frozenset[str]] = ()) -> list[Alike]:
    """Return the pairs of speakers that may be one, likeliest first.

    Args:
        known: Everybody who is known by a name.
        apart: Pairs of keys that a person said are two: never suggested again.
    """
    surnames = _surnames(known)
    found = []
    for left, right in _pairs(known):
        if frozenset((left.key, right.key)) in apart:
            continue
        likeness = _likeness(left, right, surnames)
        if likeness is not None:
            found.append(Alike(left, right, *likeness))
    found.sort(key=lambda one: (-one.score, one.left.id, one.right.id))
    return found


def _pairs(known: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    blocks: defaultdict[str, list[Known]] = defaultdict(list)
    for one in known:
        for key in _blocks(one.name):
            blocks[key].append(one)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > BLOCK:
            continue
        for left, right in combinations(sorted(block, key=lambda one: one.id), 2):
            if (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield left, right


def _blocks(name: str) -> set[str]:
    words = sounds(name).split()
    if not words:
        return set()
    longest = max(words, key=len)
    short = acronym(name)
    found = {f"last {words[-1]}", f"long {longest}", f"all {' '.join(sorted(words))}"}
    if short:
        found.add(f"initials {short}")
    elif len(words) > 1:
        found.add(f"initials {initials(name)}")
    return found


def _likeness(left: Known, right: Known, surnames: dict[str, set[int]]) -> tuple[float, str] | None:
    """How alike two speakers' names are, with the reason, None where they are not."""
    names = canonical(left.name), canonical(right.name)
    score = fuzz.ratio(*names) / 100
    if names[0] == names[1]:
        return 1.0, "the names are equal but for how they are spelled"
    if short := _acronym_of(left, right):
        return short
    if sounds(left.name) == sounds(right.name):
        return max(score, CLOSE), "the names differ only in how they are transliterated"
    if left.kind is not right.kind:
        return None
    if left.kind is SpeakerKind.PERSON and (fuller := _fuller(left, right, surnames)):
        return fuller
    if score >= CLOSE and min(map(len, names)) >= SHORT:
        return score, "the names are nearly the same"
    if sorted(names[0].split()) == sorted(names[1].split()):
        return CLOSE, "the names hold the same words"
    return None


def _acronym_of(left: Known, right: Known) -> tuple[float, str] | None:
    for short, full in ((left, right), (right, left)):
        letters = acronym(short.name)
        if not letters or letters != initials(full.name) or " " not in full.name:
            continue
        if any(acronym(role) == letters for role in full.roles):
            return 0.99, f"an article introduces {short.name} as short for it"
        return 0.9, f"{short.name} has its initials"
    return None


def _fuller(left: Known, right: Known, surnames: dict[str, set[int]]) -> tuple[float, str] | None:
    """A surname alone beside the one full name that has it; an initial for a first name."""
    short, full = sorted((canonical(left.name).split(), canonical(right.name).split()), key=len)
    if short[-1] != full[-1] or len(full) < 2:
        return None
    if len(short) == 1 and len(surnames[full[-1]]) == 1:
        return 0.7, "a surname that only one full name has"
    if len(short) > 1 and _initial_of(short, full):
        return 0.75, "one has an initial where the other has a first name"
    return None


def _initial_of(short: list[str], full: list[str]) -> bool:
    if len(short) != len(full):
        return False
    pairs = [(one, other) for one, other in zip(short, full, strict=True) if one != other]
    return bool(pairs) and all(
        one[0] == other[0] and 1 in (len(one), len(other)) for one, other in pairs
    )


def _surnames(known: Iterable[Known]) -> dict[str, set[int]]:
    """By last word, the persons of a full name that end in it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for one in known:
        words = canonical(one.name).split()
        if one.kind is SpeakerKind.PERSON and len(words) > 1:
            found[words[-1]].add(one.id)
    return found
