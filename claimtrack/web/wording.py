"""The words the pages use for the closed vocabularies: neutral, no verdicts of a machine.

Every member has a line (a test holds that), so a new one cannot reach a page as a bare code.
"""

from claimtrack.extract.anonymity import Distance
from claimtrack.vocab import (
    ContradictionKind,
    EventKind,
    Ruling,
    Stance,
    Status,
)
from claimtrack.web.schemas import Anonymity

STATUS = {
    Status.RETRACTED: "Retracted",
    Status.DISPUTED: "Disputed",
    Status.DENIAL_ONLY: "Denial only",
    Status.ACKNOWLEDGED: "Acknowledged",
    Status.CORROBORATED: "Corroborated",
    Status.UNCORROBORATED: "Uncorroborated",
    Status.UNASSERTED: "Unasserted",
}
STATUS_MEANS = {
    Status.RETRACTED: "Whoever said it has withdrawn it; nobody stands by it now.",
    Status.DISPUTED: "Somebody stands by it and somebody denies it.",
    Status.DENIAL_ONLY: "It is denied, but no stored text has anybody assert it.",
    Status.ACKNOWLEDGED: "The party concerned confirmed it after others had said it.",
    Status.CORROBORATED: "Two or more independent origins say it; nobody denies it.",
    Status.UNCORROBORATED: "Somebody says it, nobody denies it, and no second origin agrees yet.",
    Status.UNASSERTED: "It is passed on or left without comment; nobody identifiable asserts it.",
}
RULING = {
    Ruling.CONFIRMED: "Confirmed",
    Ruling.REFUTED: "Refuted",
    Ruling.UNPROVEN: "Unproven",
    Ruling.MISLEADING: "Misleading",
}
STANCE = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.PARTLY_DENIES: "partly denies",
    Stance.CONFIRMS: "confirms",
    Stance.RETRACTS: "withdraws",
    Stance.CIRCULATES: "passes on",
    Stance.WITHHOLDS: "does not say",
}
CONTRADICTION = {
    ContradictionKind.DENIAL: "Denial",
    ContradictionKind.NEGATION: "Opposite statement",
    ContradictionKind.FIGURE: "Figures",
    ContradictionKind.POSITION: "Change of position",
    ContradictionKind.DATE: "Date",
    ContradictionKind.PLACE: "Place",
    ContradictionKind.RESPONSIBILITY: "Responsibility",
}
EVENT = {
    EventKind.NEW_CLAIM: "New claim",
    EventKind.DENIAL: "Denial",
    EventKind.STATUS_CHANGE: "Status changed",
    EventKind.FIGURE_MOVED: "Figure moved",
    EventKind.FIGURE_CONFLICT: "Figures conflict",
    EventKind.RETRACTION: "Retraction",
    EventKind.VERDICT: "Verdict",
}
STANDING = {
    "standing": "stands",
    "superseded": "superseded",
    "in_conflict": "in conflict",
}
ACTED = {
    "void": "took it out of all counting",
    "same": "said that it belongs to a claim",
    "different": "said that it does not belong to a claim",
    "unsure": "was unsure whether it belongs to a claim",
    "target": "said what it is about",
}
"""What a person did to a statement, after the person's name."""
DISTANCE = {
    Distance.PRESENT: "present",
    Distance.WITHIN: "within",
    Distance.KNOWING: "with knowledge of",
    Distance.CLOSE: "close to",
}
"""How near an unnamed source is; where nothing is stated, nothing is said."""


def unnamed(told: Anonymity) -> str:
    """Return what a text says of a source it does not name: ``2 · close to the regime``."""
    many = f"{told.count} people" if told.plural else "one person"
    number_of = "several" if told.count is None and told.plural else many
    near = " ".join(filter(None, (DISTANCE.get(told.distance, ""), told.to)))
    parts = ["" if told.count is None and not told.plural else number_of, near, told.terms]
    return " · ".join(filter(None, parts))


def number(value: float) -> str:
    """Return a count with separators of thousands and no idle decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def interval(low: float | None, high: float | None) -> str:
    """Return inclusive bounds in words: ``6``, ``6 to 20``, ``at least 8``, ``at most 3``."""
    if low is None and high is None:
        return "some"
    if low is None:
        return f"at most {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: ``1 article``, ``3 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
