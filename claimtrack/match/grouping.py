"""Statements into claims in memory: candidates by keys, comparison, consolidation. Pure.

The same steps as the stored way takes (keys, cheap check, full comparison, average link), for a
file of texts, a benchmark or a neighbourhood that is clustered anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from claimtrack.match.cluster import consolidate
from claimtrack.match.features import words_shared
from claimtrack.match.idf import Idf
from claimtrack.match.idf import idf as background_idf
from claimtrack.match.keys import keys
from claimtrack.match.pair import Pair
from claimtrack.match.score import compare
from claimtrack.match.types import Profile
from claimtrack.match.within import Ties
from claimtrack.vocab import OPPOSITE, LinkState, Stance

CLOSE = 0.2
"""Share of the pairs between two claims that must be joined for the claims to be merged: one
good match is not enough where the other members speak against it."""
POSTINGS = 60
"""Texts a key may have before it is too common to make candidates (as the hot keys are)."""
GLANCE = 0.2
"""Shared wording below which a pair is not worth the full comparison (it never joined one)."""


def candidates(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Return the pairs of ids worth comparing: they share a key or an article.

    Args:
        profiles: Id -> profile.
    """
    postings: dict[object, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        for blocking in keys(profile):
            postings[blocking].append(key)
    found = {
        pair
        for ids in postings.values()
        if len(ids) <= POSTINGS
        for pair in combinations(sorted(ids), 2)
    }
    articles: dict[str, list[str]] = defaultdict(list)
    for key, profile in profiles.items():
        if profile.article is not None:
            articles[profile.article].append(key)
    return found.union(*(combinations(sorted(ids), 2) for ids in articles.values()))


def judged(
    profiles: Mapping[str, Profile], *, idf: Idf = background_idf
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return the pairs of ids that a comparison joins, and those that it makes rivals.

    Args:
        profiles: Id -> profile.
        idf: Weight of a stem.
    """
    joined, rivals = set(), set()
    for left, right in candidates(profiles):
        a, b = profiles[left], profiles[right]
        if (words_shared(Pair(a, b, idf)).value or 0.0) < GLANCE:
            continue
        found = compare(a, b, idf=idf)
        if found.state is LinkState.JOINED:
            joined.add(frozenset((left, right)))
        elif found.rival is not None:
            rivals.add(frozenset((left, right)))
    return joined, rivals


def group(
    ids: Iterable[str],
    profiles: Mapping[str, Profile],
    *,
    ties: Ties | None = None,
    idf: Idf = background_idf,
) -> dict[str, str]:
    """Return each id's claim, named by the claim's least id.

    Args:
        ids: All statements, those without a profile (anaphoric ones) included.
        profiles: Profiles of those with a proposition of their own.
        ties: What the articles' structure says (``match.within.ties``).
        idf: Weight of a stem.
    """
    ties = ties or Ties()
    joined, rivals = judged(profiles, idf=idf)
    return consolidate(
        sorted(ids),
        dict.fromkeys(joined, 1.0),
        threshold=CLOSE,
        must=ties.must,
        cannot=ties.cannot | rivals,
    )


def stance_towards(stance: Stance, profile: Profile, others: Iterable[Profile]) -> Stance:
    """Return a statement's stance towards its claim, told in the affirmative.

    A statement whose proposition is negative where another member's is not speaks against the
    claim: "no one was hurt" denies "six were hurt".

    Args:
        stance: Stance towards its own proposition.
        profile: Its profile.
        others: Profiles of the claim's members.
    """
    if profile.negated and any(not other.negated for other in others):
        return OPPOSITE.get(stance, stance)
    return stance
