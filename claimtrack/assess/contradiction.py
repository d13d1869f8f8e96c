"""Pairs of statements that cannot both hold, with the kind and a reason in words.

Within one claim: a denial or a plain negative against an assertion, two figures that cannot meet,
a speaker against his own earlier word. Between rivals (claims alike but for a date, a place or who
did it): the two claims' first live assertions. Each denier is set against each origin once, at
its first statement: ten printings of a wire and one denial are one contradiction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.assess.figures import conflicts, counts_of
from claimtrack.assess.reasons import span, who
from claimtrack.assess.sides import Side, Sides, in_time, side, sides_of
from claimtrack.assess.types import Evidence
from claimtrack.vocab import TRUTH_STANCES, ContradictionKind, Stance

_RIVALRY = {
    "date": ContradictionKind.DATE,
    "place": ContradictionKind.PLACE,
    "actor": ContradictionKind.RESPONSIBILITY,
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold: ``left`` the affirming or earlier one."""

    kind: ContradictionKind
    left: str
    right: str
    reason: str


def contradictions(evidence: Sequence[Evidence]) -> tuple[Contradiction, ...]:
    """Return the contradictions within one claim, in a fixed order.

    Args:
        evidence: Live links of the claim, in any order.
    """
    sides = sides_of(evidence)
    found = [*_denials(sides), *_figures(evidence, sides), *_positions(evidence)]
    return tuple(sorted(set(found), key=lambda one: (one.kind.value, one.left, one.right)))


def between_rivals(
    left: Sequence[Evidence], right: Sequence[Evidence], *, kind: str
) -> tuple[Contradiction, ...]:
    """Return the contradiction of two rival claims, at most one.

    Args:
        left: Live links of one claim.
        right: Live links of the other.
        kind: The difference as ``Comparison.rival`` names it; only "date", "place" and "actor"
            contradict (two numbered units may both have been there).
    """
    first, second = sides_of(left).affirming, sides_of(right).affirming
    if kind not in _RIVALRY or not first or not second:
        return ()
    early, late = in_time((first[0], second[0]))
    differ = {"date": "another date", "place": "another place", "actor": "another actor"}[kind]
    reason = f"{who(early)} and {who(late)} tell of the same deed with {differ}"
    return (Contradiction(_RIVALRY[kind], early.key, late.key, reason),)


def _firsts(items: Iterable[Evidence], *, by: str) -> list[Evidence]:
    """The first statement of each speaker or origin."""
    seen: dict[str, Evidence] = {}
    for item in items:
        seen.setdefault(getattr(item, by), item)
    return list(seen.values())


def _denials(sides: Sides) -> list[Contradiction]:
    found = []
    for denial in _firsts(sides.denying, by="speaker"):
        for said in _firsts(sides.affirming, by="origin"):
            if denial.speaker == said.speaker and denial.key == said.key:
                continue
            kind = ContradictionKind.NEGATION if denial.negation else ContradictionKind.DENIAL
            part = "part of " if denial.stance is Stance.PARTLY_DENIES else ""
            verb = "says the opposite of" if denial.negation else f"denies {part}"
            reason = f"{who(denial)} {verb.strip()} what {who(said)} says"
            found.append(Contradiction(kind, said.key, denial.key, reason))
    return found


def _figures(evidence: Sequence[Evidence], sides: Sides) -> list[Contradiction]:
    names = {item.key: who(item) for item in evidence}
    live = (*sides.affirming, *sides.denying, *sides.silent)
    return [
        Contradiction(
            ContradictionKind.FIGURE,
            left.key,
            right.key,
            f"{names[left.key]}: {span(left)}; {names[right.key]}: {span(right)} "
            f"({left.as_of if left.as_of == right.as_of else 'one denies the other'})",
        )
        for left, right in conflicts(counts_of(live))
        if left.key != right.key
    ]


def _positions(evidence: Iterable[Evidence]) -> list[Contradiction]:
    """Each change of a speaker's own side, at the two statements around it."""
    last: dict[str, Evidence] = {}
    found = []
    for item in in_time(i for i in evidence if i.stance in TRUTH_STANCES):
        before = last.get(item.speaker)
        last[item.speaker] = item
        if before is None or side(before.stance) is side(item.stance):
            continue
        verb = {Side.AFFIRM: "affirms", Side.DENY: "denies", Side.RETRACT: "retracts"}
        old, new = side(before.stance), side(item.stance)
        assert old is not None
        assert new is not None
        reason = f"{who(item)} {verb[new]} it after having {_PAST[old]} it"
        found.append(Contradiction(ContradictionKind.POSITION, before.key, item.key, reason))
    return found


_PAST = {Side.AFFIRM: "affirmed", Side.DENY: "denied", Side.RETRACT: "retracted"}
