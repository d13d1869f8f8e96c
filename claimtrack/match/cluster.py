"""Statements into claims: ranking candidates, greedy joining, average-link consolidation. Pure.

Constraints come first: pairs that must share a claim are joined before anything is compared,
pairs that cannot are never joined, not even through others. All ties are broken by key, so
the same input gives the same claims whatever its order, except that greedy joining depends on
the order of arrival by its nature.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeVar

from claimtrack.match.idf import Idf
from claimtrack.match.idf import idf as background_idf
from claimtrack.match.score import compare
from claimtrack.match.types import Comparison, Profile
from claimtrack.vocab import LinkState

K = TypeVar("K", bound=Hashable)
Cannot = Collection[frozenset[str]]


def best(
    profile: Profile, candidates: Iterable[tuple[K, Profile]], *, idf: Idf = background_idf
) -> list[tuple[K, Comparison]]:
    """Return the candidates with their comparisons, best first, equal scores by key.

    Args:
        profile: The statement's profile.
        candidates: (key, profile) of stored claims.
        idf: Weight of a stem.
    """
    scored = [(key, compare(profile, other, idf=idf)) for key, other in candidates]
    return sorted(scored, key=lambda one: (-one[1].score, str(one[0])))


def affinity(comparison: Comparison) -> float:
    """Return what a comparison adds to an average link: its score, nothing where kept apart."""
    return comparison.score if comparison.state is not None else 0.0


def online(
    profiles: Mapping[str, Profile],
    candidates: Callable[[str], Iterable[str]],
    *,
    cannot: Cannot = frozenset(),
    idf: Idf = background_idf,
) -> dict[str, str]:
    """Return each statement's claim after joining greedily in the order given.

    Args:
        profiles: Statement id -> profile, in the order of arrival.
        candidates: Gives earlier statements worth comparing with one.
        cannot: Pairs that are never joined.
        idf: Weight of a stem.
    """
    claim: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        earlier = ((other, profiles[other]) for other in candidates(key) if other in claim)
        joined = key
        for other, found in best(profile, earlier, idf=idf):
            apart = any(frozenset((key, fellow)) in cannot for fellow in members[claim[other]])
            if found.state is LinkState.JOINED and not apart:
                joined = claim[other]
                break
        claim[key] = joined
        members[joined].append(key)
    return claim


def consolidate(
    items: Sequence[str],
    links: Mapping[frozenset[str], float],
    *,
    threshold: float,
    must: Iterable[tuple[str, str]] = (),
    cannot: Cannot = frozenset(),
) -> dict[str, str]:
    """Return each item's claim by average link: merge the closest pair of claims while close.

    The closeness of two claims is the mean of the links between their items; a pair without
    a link counts as 0. A claim is named by its least item.

    Args:
        items: Item ids.
        links: Closeness of pairs of items.
        threshold: Closeness from which two claims are merged.
        must: Pairs merged first, in order, unless that would break ``cannot``.
        cannot: Pairs that never share a claim.
    """
    forest = _Forest(items, links, cannot)
    for left, right in must:
        forest.tie(left, right)
    heap = [(-mean, a, b) for (a, b), mean in forest.means() if mean >= threshold]
    heapify(heap)
    while heap:
        mean, a, b = heappop(heap)
        if not forest.current(a, b, -mean) or forest.apart(a, b):
            continue
        merged = forest.merge(a, b)
        for other, closeness in forest.neighbours(merged):
            if closeness >= threshold:
                left, right = sorted((merged, other))
                heappush(heap, (-closeness, left, right))
    return forest.labels()


class _Forest:
    """Claims while they grow: their items, the summed links between them, who is kept apart."""

    def __init__(
        self, items: Sequence[str], links: Mapping[frozenset[str], float], cannot: Cannot
    ) -> None:
        self._items: dict[str, list[str]] = {item: [item] for item in sorted(set(items))}
        self._claim = {item: item for item in self._items}
        self._sums: dict[str, dict[str, float]] = {item: {} for item in self._items}
        self._apart: dict[str, set[str]] = {item: set() for item in self._items}
        for pair, closeness in sorted(links.items(), key=lambda one: sorted(one[0])):
            self._put(self._sums, pair, closeness)
        for pair in cannot:
            ends = sorted(pair)
            if len(ends) == 2 and all(end in self._items for end in ends):
                self._apart[ends[0]].add(ends[1])
                self._apart[ends[1]].add(ends[0])

    def _put(self, table: dict[str, dict[str, float]], pair: frozenset[str], value: float) -> None:
        ends = sorted(pair)
        if len(ends) == 2 and all(end in self._items for end in ends):
            table[ends[0]][ends[1]] = value
            table[ends[1]][ends[0]] = value

    def tie(self, left: str, right: str) -> None:
        """Merge the claims of two items unless they are kept apart."""
        if left not in self._claim or right not in self._claim:
            return
        a, b = sorted((self._claim[left], self._claim[right]))
        if a != b and not self.apart(a, b):
            self.merge(a, b)

    def apart(self, a: str, b: str) -> bool:
        """Whether two claims may never be one."""
        return b in self._apart[a]

    def closeness(self, a: str, b: str) -> float:
        """The mean link between two claims."""
        return self._sums[a].get(b, 0.0) / (len(self._items[a]) * len(self._items[b]))

    def current(self, a: str, b: str, closeness: float) -> bool:
        """Whether a queued pair still exists with that closeness."""
        return a in self._items and b in self._items and self.closeness(a, b) == closeness

    def means(self) -> Iterable[tuple[tuple[str, str], float]]:
        """Every linked pair of claims with its closeness."""
        for a, others in self._sums.items():
            for b in others:
                if a < b:
                    yield (a, b), self.closeness(a, b)

    def neighbours(self, a: str) -> list[tuple[str, float]]:
        """The claims linked to ``a`` with their closeness."""
        return [(b, self.closeness(a, b)) for b in self._sums[a]]

    def merge(self, a: str, b: str) -> str:
        """Make two claims one, named by the lesser; return its name."""
        keep, gone = sorted((a, b))
        for item in self._items[gone]:
            self._claim[item] = keep
        self._items[keep] += self._items.pop(gone)
        for other, total in self._sums.pop(gone).items():
            del self._sums[other][gone]
            if other != keep:
                both = self._sums[keep].get(other, 0.0) + total
                self._sums[keep][other] = self._sums[other][keep] = both
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(keep)
            self._apart[keep].add(other)
        return keep

    def labels(self) -> dict[str, str]:
        """Each item's claim."""
        return dict(self._claim)
