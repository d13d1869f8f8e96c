"""A claim's history: its statements replayed in time order.

A step is written when the status changes or when somebody denies who did not stand denying before
(or now denies the whole where he denied a part). Equal evidence gives the same history,
whatever order it was ingested in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from claimtrack.assess.sides import in_time, side
from claimtrack.assess.status import assess
from claimtrack.assess.types import Evidence
from claimtrack.vocab import DENIALS, Stance, Status


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a history.

    Attributes:
        at: Clock of the statement that caused it.
        status: The status from then on.
        reasons: Why, as of then.
        cause: Stable key of that statement.
        denial: Whether the cause is a new denial.
        changed: Whether the status differs from the step before (true for the first).
    """

    at: datetime
    status: Status
    reasons: tuple[str, ...]
    cause: str
    denial: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class _Stand:
    """A speaker's truth stances at the latest clock he spoke at."""

    at: datetime
    stances: frozenset[Stance]

    def denies(self, stance: Stance) -> bool:
        """Whether he already denies at least as much as ``stance`` does."""
        return stance in self.stances or Stance.DENIES in self.stances

    @classmethod
    def after(cls, before: "_Stand | None", item: Evidence) -> "_Stand":
        """The stand once ``item`` is said: a tie of the clock keeps both."""
        tied = before is not None and before.at == item.at
        kept = before.stances if before is not None and tied else frozenset[Stance]()
        return cls(item.at, kept | {item.stance})


def replay(evidence: Iterable[Evidence]) -> list[Step]:
    """Return the steps of a claim, first to last.

    Args:
        evidence: Live links in any order; ties of the clock are broken by ``order``, then key.
    """
    steps: list[Step] = []
    so_far: list[Evidence] = []
    seen: set[tuple[object, ...]] = set()
    last: dict[str, _Stand] = {}
    retracted = False
    for item in in_time(evidence):
        so_far.append(item)
        before = last.get(item.speaker)
        denial = item.stance in DENIALS and not (before is not None and before.denies(item.stance))
        # After a retraction it matters which outlet repeats what.
        retracted = retracted or item.stance is Stance.RETRACTS
        repeats = _signature(item) in seen and not retracted and _stays(item, before)
        seen.add(_signature(item))
        if side(item.stance) is not None:
            last[item.speaker] = _Stand.after(before, item)
        if repeats and not denial:
            continue
        found = assess(so_far)
        changed = not steps or steps[-1].status is not found.status
        if changed or denial:
            steps.append(Step(item.at, found.status, found.reasons, item.key, denial, changed))
    return steps


def _signature(item: Evidence) -> tuple[object, ...]:
    """What a statement must share with an earlier one to be a mere repetition."""
    return (item.speaker, item.stance, item.origin, item.party, item.own_deed, item.attributed)


def _stays(item: Evidence, before: _Stand | None) -> bool:
    """Whether a repetition cannot move anything, so that it need not be assessed (speed only).

    A count may move a figure, a confirmation may come to follow an assertion, and a speaker who
    took another side in between changes it.
    """
    if item.counts or item.stance in (Stance.CONFIRMS, Stance.RETRACTS):
        return False
    taken = side(item.stance)
    if taken is None:
        return True
    return before is not None and {side(stance) for stance in before.stances} == {taken}
