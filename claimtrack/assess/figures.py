"""Counts of one claim: which stand, which are superseded, which cannot both be true.

In: every count the claim's statements give. Out: each with its standing and, where it does not
simply stand, the count that moved or contradicts it. The rule is design's: *superseded* when the
same thing has a later as-of figure and neither denies the other; *in conflict* when two intervals
with the same as-of cannot meet. Different counted things are different slots and never meet.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import combinations

import snowballstemmer

from claimtrack.assess.types import Count, Evidence
from claimtrack.text import words
from claimtrack.vocab import DENIALS, Stance

_STEM = snowballstemmer.stemmer("english").stemWord
_SYNONYMS = {
    "dead": "dead dying deceased died die dies death deaths killed kill killing kills slain "
    "fatality fatalities corpse corpses bodies body perished murdered massacred toll",
    "injured": "injured injury injuries wounded wound wounds hurt",
    "missing": "missing unaccounted disappeared",
    "arrested": "arrested arrest arrests detained detainees detainee held captured seized",
    "displaced": "displaced refugees fled evacuated evacuees homeless",
    "people": "people person persons human individual individuals",
}
_CANON = {_STEM(word): thing for thing, group in _SYNONYMS.items() for word in group.split()}
_EMPTY = frozenset(
    words(
        "the a an of in by at least most about more than some other others number total have has "
        "been be was were are is who confirmed reported"
    )
)
SAME_COUNT = 1e-9


class Standing(StrEnum):
    """What became of a figure."""

    STANDING = "standing"
    SUPERSEDED = "superseded"
    CONFLICT = "in_conflict"


@dataclass(frozen=True, slots=True)
class Given:
    """One count as one statement gives it.

    Attributes:
        key: Stable key of the statement.
        count: The count.
        speaker: Stable key of who gives it.
        at: The statement's clock.
        denies: Whether the statement denies this count rather than giving it.
    """

    key: str
    count: Count
    speaker: str
    at: datetime
    denies: bool = False

    @property
    def as_of(self) -> str:
        """ISO date the count is for: its own, else the day of the statement's clock."""
        return self.count.as_of or self.at.date().isoformat()


@dataclass(frozen=True, slots=True)
class Judged:
    """A given count with its standing; ``by`` is the key of the statement that moved it."""

    given: Given
    standing: Standing
    by: str | None = None


def slot(counted: str) -> frozenset[str]:
    """Return what a count counts, synonyms and filling words made one.

    "people killed", "deaths" and "fatalities" give one slot, "soldiers killed" another.
    """
    stems = [_STEM(word) for word in words(counted) if word not in _EMPTY]
    things = {_CANON.get(stem, stem) for stem in stems}
    return frozenset(things - {"people"} or things)


def can_meet(left: Count, right: Count) -> bool:
    """Return whether one number could lie within both (open ends are unbounded)."""
    low = max(left.low or 0.0, right.low or 0.0)
    highs = [high for high in (left.high, right.high) if high is not None]
    return not highs or low <= min(highs) + SAME_COUNT


def counts_of(evidence: Iterable[Evidence]) -> tuple[Given, ...]:
    """Return every count of ``evidence`` that is given or denied (withheld ones say nothing)."""
    return tuple(
        Given(item.key, count, item.speaker, item.at, denies=item.stance in DENIALS)
        for item in evidence
        if item.stance not in (Stance.WITHHOLDS, Stance.RETRACTS)
        for count in item.counts
    )


def judge(given: Iterable[Given]) -> tuple[Judged, ...]:
    """Return each figure given (denied ones left out) with its standing, in time order.

    Args:
        given: Counts of one claim, in any order.
    """
    given = sorted(given, key=_order)
    found: list[Judged] = []
    for group in _slots(given):
        verdicts = {_word(item): _standing(item, group) for item in group.said}
        found += [Judged(item, *verdicts[_word(item)]) for item in group.members]
    return tuple(sorted(found, key=lambda judged: _order(judged.given)))


def conflicts(given: Iterable[Given]) -> tuple[tuple[Given, Given], ...]:
    """Return the pairs of figures that cannot both be true, earlier one first.

    A speaker's repetitions of one figure for one day are taken once.
    """
    return tuple(pair for group in _slots(sorted(given, key=_order)) for pair in group.conflicts())


def _order(item: Given) -> tuple[str, datetime, str]:
    return (item.as_of, item.at, item.key)


def _word(item: Given) -> tuple[object, ...]:
    """One speaker's one figure for one day, however often it is printed."""
    return (item.speaker, item.count.low, item.count.high, item.as_of)


def _same(left: Count, right: Count) -> bool:
    return (left.low, left.high) == (right.low, right.high)


def _replaces(newer: Given, older: Given) -> bool:
    """Whether ``newer`` is a later figure of the thing: of a later day, or the same man's later.

    A month against a day of that month is neither earlier nor later.
    """
    if _same(newer.count, older.count):
        return False
    if newer.as_of == older.as_of:
        return newer.speaker == older.speaker and newer.at > older.at
    precision = min(len(newer.as_of), len(older.as_of))
    return newer.as_of[:precision] > older.as_of[:precision]


@dataclass(frozen=True)
class _Slot:
    """The figures of one counted thing, in time order."""

    said: tuple[Given, ...]
    denials: tuple[Given, ...]
    members: tuple[Given, ...]

    def denied(self, item: Given, *, by: str | None = None) -> bool:
        """Whether somebody else (or ``by``) denies just this figure."""
        return any(
            _same(denial.count, item.count) and denial.speaker == (by or denial.speaker)
            for denial in self.denials
            if denial.speaker != item.speaker
        )

    def newer(self, item: Given) -> Given | None:
        """The first figure that supersedes ``item``."""
        return next(
            (
                new
                for new in self.said
                if _replaces(new, item)
                and not self.denied(item, by=new.speaker)
                and not self.denied(new, by=item.speaker)
            ),
            None,
        )

    def conflicts(self) -> list[tuple[Given, Given]]:
        """The pairs of one as-of, or of which one denies the other, that cannot meet."""
        live = [item for item in self.said if self.newer(item) is None]
        return [
            (left, right)
            for left, right in combinations(live, 2)
            if not can_meet(left.count, right.count)
            and (
                left.as_of == right.as_of
                or self.denied(left, by=right.speaker)
                or self.denied(right, by=left.speaker)
            )
        ]


def _first_told(group: Iterable[Given]) -> list[Given]:
    """Give a repeated figure the day its speaker first gave it, where no day is told.

    "Police said six" printed again the next day is no later count than the march's "twenty".
    """
    last: dict[tuple[str, bool], Given] = {}
    told = []
    for item in sorted(group, key=lambda one: (one.at, one.key)):
        before = last.get((item.speaker, item.denies))
        if before is not None and item.count.as_of is None and _same(before.count, item.count):
            item = replace(item, count=replace(item.count, as_of=before.as_of))
        last[item.speaker, item.denies] = item
        told.append(item)
    return sorted(told, key=_order)


def _slots(given: Sequence[Given]) -> list[_Slot]:
    groups: dict[frozenset[str], list[Given]] = defaultdict(list)
    for item in given:
        groups[slot(item.count.counted)].append(item)
    slots = []
    for group in map(_first_told, groups.values()):
        said = {_word(item): item for item in reversed(group) if not item.denies}
        slots.append(
            _Slot(
                said=tuple(sorted(said.values(), key=_order)),
                denials=tuple(item for item in group if item.denies),
                members=tuple(item for item in group if not item.denies),
            )
        )
    return slots


def _standing(item: Given, group: _Slot) -> tuple[Standing, str | None]:
    for left, right in group.conflicts():
        if _word(item) in (_word(left), _word(right)):
            return Standing.CONFLICT, right.key if _word(item) == _word(left) else left.key
    newer = group.newer(item)
    if newer is not None:
        return Standing.SUPERSEDED, newer.key
    return Standing.STANDING, None
