"""Cheap rescoring of candidates: what is worth a full comparison.

The rule (design's decision 5): shared weight of the stems (idf Dice) plus half the likeness of the
wording; it put the right claim first in 86.8 % of look-ups where the wording alone did in three
quarters.
"""

from collections.abc import Iterable
from typing import TypeVar

from claimtrack.match.idf import Idf
from claimtrack.match.idf import idf as background_idf
from claimtrack.match.score import glance
from claimtrack.match.types import Profile

K = TypeVar("K")
KEPT = 10
"""Candidates that are judged by the full table."""


def shortlist(
    profile: Profile,
    candidates: Iterable[tuple[K, Profile]],
    *,
    keep: int = KEPT,
    idf: Idf = background_idf,
) -> list[tuple[K, Profile]]:
    """Return the candidates most alike on a quick look, best first, ties in the order given.

    Args:
        profile: The statement's profile.
        candidates: (key, profile) of stored claims.
        keep: How many to return.
        idf: Weight of a stem.
    """
    scored = [(glance(profile, other, idf=idf), key, other) for key, other in candidates]
    scored.sort(key=lambda one: -one[0])
    return [(key, other) for _, key, other in scored[:keep]]
