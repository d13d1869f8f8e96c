"""From the evidence about a claim to its status: one table, read from the top.

In: the live links of a claim's statements as plain values. Out: the status with its reasons, what
was withdrawn, and how many articles, outlets, families and origins stand behind it. Of each
speaker the side he took last counts (a tie of the clock keeps both sides); earlier words on
the other side are withdrawn. The same evidence gives the same assessment in any order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimtrack.assess.figures import Given, conflicts, counts_of
from claimtrack.assess.reasons import explain
from claimtrack.assess.sides import Sides, acknowledgement, sides_of
from claimtrack.assess.types import Evidence
from claimtrack.vocab import DENIALS, Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each carry a set of statements."""

    articles: int
    outlets: int
    families: int
    origins: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the machine finds about a claim.

    Attributes:
        status: The row of the table.
        reasons: Why, in words, most important first.
        denied: Whether anybody ever denied it in whole or part (a withdrawn denial counts).
        withdrawn: Keys of statements whose speaker has since taken the other side, or whose
            outlets have since retracted them.
        behind: Tally of the live affirmations: what stands behind the claim.
        carried: Tally of all statements: who has it at all.
        corroborating: Keys of the origins behind it, sorted.
        deniers: Keys of the speakers who deny it now, sorted.
        conflicting: Pairs of figures that cannot both be true.
    """

    status: Status
    reasons: tuple[str, ...]
    denied: bool
    withdrawn: frozenset[str]
    behind: Tally
    carried: Tally
    corroborating: tuple[str, ...]
    deniers: tuple[str, ...]
    conflicting: tuple[tuple[Given, Given], ...]

    @property
    def articles(self) -> int:
        """Articles that stand behind the claim."""
        return self.behind.articles

    @property
    def outlets(self) -> int:
        """Outlets that stand behind the claim."""
        return self.behind.outlets

    @property
    def families(self) -> int:
        """Publisher families that stand behind the claim."""
        return self.behind.families

    @property
    def origins(self) -> int:
        """Independent origins that stand behind the claim."""
        return self.behind.origins


@dataclass(frozen=True, slots=True)
class Standing:
    """The quantities the table reads.

    Attributes:
        origins: A, origins of live assertions and confirmations.
        deniers: D, speakers of live denials.
        withdrawn: R, whether an assertion was withdrawn or retracted.
        acknowledged: Whether the party concerned confirms after another's assertion.
        possible: Whether all standing figures could be true together.
    """

    origins: int
    deniers: int
    withdrawn: bool
    acknowledged: bool
    possible: bool


TABLE: tuple[tuple[Status, Callable[[Standing], bool]], ...] = (
    (Status.RETRACTED, lambda s: s.origins == 0 and s.withdrawn),
    (Status.DISPUTED, lambda s: s.origins >= 1 and s.deniers >= 1),
    (Status.DENIAL_ONLY, lambda s: s.origins == 0 and s.deniers >= 1),
    (Status.ACKNOWLEDGED, lambda s: s.origins >= 1 and s.acknowledged),
    (Status.CORROBORATED, lambda s: s.origins >= 2 and s.possible),
    (Status.UNCORROBORATED, lambda s: s.origins >= 1),
    (Status.UNASSERTED, lambda s: True),
)
"""The rows in the order they are tried; the first that fits is the status."""


def row(standing: Standing) -> Status:
    """Return the status of the first row of ``TABLE`` that fits."""
    return next(status for status, fits in TABLE if fits(standing))


def assess(evidence: Sequence[Evidence]) -> Assessment:
    """Return the status of a claim and why.

    Args:
        evidence: Live links in any order: joined, not voided by a person, in the newest
            revision.
    """
    sides = sides_of(evidence)
    confirmed = acknowledgement(sides, evidence)
    conflicting = conflicts(counts_of((*sides.affirming, *sides.denying)))
    origins = sorted({item.origin for item in sides.affirming})
    deniers = sorted({item.speaker for item in sides.denying})
    status = row(
        Standing(
            origins=len(origins),
            deniers=len(deniers),
            withdrawn=sides.retracted,
            acknowledged=confirmed is not None,
            possible=not conflicting,
        )
    )
    return Assessment(
        status=status,
        reasons=explain(status, sides, confirmed=confirmed, conflicting=conflicting),
        denied=any(item.stance in DENIALS for item in evidence),
        withdrawn=frozenset(item.key for item in (*sides.withdrawn, *sides.dropped)),
        behind=tally(sides.affirming),
        carried=tally(evidence),
        corroborating=tuple(origins),
        deniers=tuple(deniers),
        conflicting=conflicting,
    )


def tally(evidence: Sequence[Evidence] | Sides) -> Tally:
    """Return how many articles, outlets, families and origins carry ``evidence``.

    An outlet, family or article left empty is taken as the next coarser thing known.
    """
    items = evidence.affirming if isinstance(evidence, Sides) else evidence
    articles = {item.article or item.order[0] for item in items}
    outlets = {item.outlet or item.article or item.order[0] for item in items}
    families = {item.family or item.outlet or item.article or item.order[0] for item in items}
    return Tally(len(articles), len(outlets), len(families), len({item.origin for item in items}))
