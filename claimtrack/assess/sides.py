"""Which side each speaker stands on now, and what he withdrew by changing it.

Only truth stances take a side: ``asserts`` and ``confirms`` affirm, ``denies`` and
``partly_denies`` deny, ``retracts`` leaves both. A speaker's side is that of his latest
statement by the clock; statements of one clock on two sides keep both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claimtrack.assess.types import Evidence
from claimtrack.vocab import AFFIRMATIONS, DENIALS, TRUTH_STANCES, SpeakerKind, Stance


class Side(StrEnum):
    """What a truth stance does to the claim."""

    AFFIRM = "affirm"
    DENY = "deny"
    RETRACT = "retract"


@dataclass(frozen=True, slots=True)
class Sides:
    """A claim's truth-related statements by what counts now, each in time order.

    Attributes:
        affirming: Live assertions and confirmations.
        denying: Live denials, whole or partial.
        retracting: Live retractions.
        withdrawn: Statements whose speaker now stands on another side.
        silent: Circulating and withholding statements.
        retracted: Whether an assertion was withdrawn or retracted (R of the table).
        dropped: Affirmations carried only by outlets that have since retracted them.
    """

    affirming: tuple[Evidence, ...]
    denying: tuple[Evidence, ...]
    retracting: tuple[Evidence, ...]
    withdrawn: tuple[Evidence, ...]
    silent: tuple[Evidence, ...]
    retracted: bool
    dropped: tuple[Evidence, ...] = ()


def side(stance: Stance) -> Side | None:
    """Return the side a stance takes, None for ``circulates`` and ``withholds``."""
    if stance in AFFIRMATIONS:
        return Side.AFFIRM
    if stance in DENIALS:
        return Side.DENY
    return Side.RETRACT if stance is Stance.RETRACTS else None


def in_time(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return ``evidence`` by clock, ties by article and position, then by key."""
    return sorted(evidence, key=lambda item: (item.at, item.order, item.key))


def sides_of(evidence: Sequence[Evidence]) -> Sides:
    """Return who stands where, from live links in any order."""
    speakers: dict[str, list[Evidence]] = defaultdict(list)
    dropped = _taken_down(evidence)
    for item in in_time(item for item in evidence if item not in dropped):
        if item.stance in TRUTH_STANCES:
            speakers[item.speaker].append(item)
    kept: dict[Side, list[Evidence]] = {one: [] for one in Side}
    withdrawn: list[Evidence] = []
    retracted = False
    for said in speakers.values():
        now = _now(said)
        for item in said:
            taken = side(item.stance)
            assert taken is not None
            if taken in now:
                kept[taken].append(item)
            else:
                withdrawn.append(item)
        retracted = retracted or _took_back(said, now)
    return Sides(
        affirming=tuple(in_time(kept[Side.AFFIRM])),
        denying=tuple(in_time(kept[Side.DENY])),
        retracting=tuple(in_time(kept[Side.RETRACT])),
        withdrawn=tuple(in_time(withdrawn)),
        silent=tuple(in_time(i for i in evidence if i.stance not in TRUTH_STANCES)),
        retracted=retracted,
        dropped=tuple(in_time(dropped)),
    )


def _taken_down(evidence: Iterable[Evidence]) -> frozenset[Evidence]:
    """Others' affirmations of which every carrying outlet retracted what it had printed."""
    last: dict[str, datetime] = {}
    for item in evidence:
        if item.stance is Stance.RETRACTS and item.kind is SpeakerKind.OUTLET:
            last[item.speaker] = max(item.at, last.get(item.speaker, item.at))
    if not last:
        return frozenset()
    carried: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.stance in AFFIRMATIONS and item.speaker not in last:
            carried[item.speaker].append(item)
    return frozenset(
        item
        for said in carried.values()
        if all(one.outlet in last and one.at <= last[one.outlet] for one in said)
        for item in said
    )


def _now(said: Sequence[Evidence]) -> frozenset[Side | None]:
    """The sides a speaker takes at his latest clock: a tie keeps both.

    But who retracts has said it before, so a retraction stands alone ("The paper retracted its
    report that …" tells of both at one time).
    """
    last = max(item.at for item in said)
    sides = frozenset(side(item.stance) for item in said if item.at == last)
    return sides - {Side.AFFIRM} if Side.RETRACT in sides else sides


def _took_back(said: Sequence[Evidence], now: frozenset[Side | None]) -> bool:
    """Whether this speaker withdrew an assertion, or retracts one made elsewhere.

    A retraction after nothing but denials takes back the denial, not an assertion.
    """
    ever = {side(item.stance) for item in said}
    if Side.AFFIRM in ever and Side.AFFIRM not in now:
        return True
    return Side.RETRACT in now and Side.DENY not in ever


def acknowledgement(sides: Sides, evidence: Iterable[Evidence]) -> Evidence | None:
    """Return the first live word by which the party concerned owns up to the claim, or None.

    That is a confirmation, or an assertion after the speaker's own denial; in both cases at or
    after another speaker's assertion. A boast of one's own deed is none.

    Args:
        sides: Who stands where.
        evidence: All links, for who asserted it before.
    """
    said = [item for item in evidence if item.stance in AFFIRMATIONS]
    denied = {item.speaker for item in sides.withdrawn if item.stance in DENIALS}
    for item in sides.affirming:
        admits = item.stance is Stance.CONFIRMS or item.speaker in denied
        if item.party and admits and not (item.own_deed and item.stance is Stance.ASSERTS):
            before = (o for o in said if o.speaker != item.speaker and o.at <= item.at)
            if any(before):
                return item
    return None
