"""The reasons of a status, in short neutral words."""

from collections.abc import Iterable, Sequence

from claimtrack.assess.figures import Given
from claimtrack.assess.sides import Sides
from claimtrack.assess.types import Evidence
from claimtrack.vocab import SpeakerKind, Stance, Status

SHOWN = 4
"""Names listed in one reason before "and n more": a reason is a line, the page lists them all."""


def explain(
    status: Status,
    sides: Sides,
    *,
    confirmed: Evidence | None,
    conflicting: Sequence[tuple[Given, Given]],
) -> tuple[str, ...]:
    """Return why a claim has ``status``, most important first.

    Args:
        status: The row that fitted.
        sides: Who stands where.
        confirmed: The party's acknowledgement, if any.
        conflicting: Pairs of figures that cannot both be true.
    """
    reasons: list[str] = []
    if confirmed is not None:
        reasons.append(f"{who(confirmed)}, the party concerned, confirmed it")
    reasons += _denials(sides)
    reasons += _behind(sides)
    reasons += _withdrawn(sides)
    for left, right in conflicting[:1]:
        reasons.append(f"figures conflict: {span(left)} and {span(right)}")
    if status is Status.UNASSERTED:
        reasons.append(_silence(sides))
    return tuple(reasons)


def who(item: Evidence) -> str:
    """Return the speaker for a sentence; an unnamed one as what is known of him."""
    if item.speaker_name:
        return item.speaker_name
    return "an unnamed source" if item.attributed else item.outlet or "an outlet"


def span(given: Given) -> str:
    """Return a figure with its thing, e.g. "at least 6 people killed"."""
    low, high = given.count.low, given.count.high
    if low is None or high is None:
        bound = "any number of" if low is None else f"at least {low:g}"
        number = bound if high is None else f"at most {high:g}"
    else:
        number = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"{number} {given.count.counted}".strip()


def _list(names: Iterable[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = len(unique) - SHOWN
    head = unique[:SHOWN]
    if more > 0:
        return f"{', '.join(head)} and {more} more"
    return " and ".join(filter(None, [", ".join(head[:-1]), head[-1]]))


def _marked(item: Evidence) -> str:
    marks = []
    if item.party:
        marks.append("the party concerned")
    if item.kind is SpeakerKind.ANONYMOUS:
        marks.append("not named")
    return f"{who(item)} ({', '.join(marks)})" if marks else who(item)


def _denials(sides: Sides) -> list[str]:
    whole = [item for item in sides.denying if item.stance is Stance.DENIES]
    full = {item.speaker for item in whole}
    part = [item for item in sides.denying if item.speaker not in full]
    found = []
    if whole:
        found.append(f"denied by {_list(_marked(item) for item in whole)}")
    if part:
        found.append(f"partly denied by {_list(_marked(item) for item in part)}")
    return found


def _behind(sides: Sides) -> list[str]:
    if not sides.affirming:
        return ["nobody stands by it"] if sides.denying else []
    origins = len({item.origin for item in sides.affirming})
    articles = len({item.article or item.order[0] for item in sides.affirming})
    named = _list(_marked(item) for item in sides.affirming)
    origin = "one origin" if origins == 1 else f"{origins} origins"
    article = "one article" if articles == 1 else f"{articles} articles"
    found = [f"{origin} in {article}: {named}"]
    if all(item.kind is SpeakerKind.ANONYMOUS for item in sides.affirming):
        found.append("nobody behind it is named")
    return found


def _withdrawn(sides: Sides) -> list[str]:
    found = []
    denials = [i for i in sides.withdrawn if i.stance in (Stance.DENIES, Stance.PARTLY_DENIES)]
    said = [i for i in sides.withdrawn if i.stance in (Stance.ASSERTS, Stance.CONFIRMS)]
    alone = {item.speaker for item in sides.withdrawn}
    elsewhere = [item for item in sides.retracting if item.speaker not in alone]
    if said:
        found.append(f"withdrawn by {_list(who(item) for item in said)}")
    if elsewhere:
        found.append(f"retracted by {_list(who(item) for item in elsewhere)}")
    if denials:
        found.append(f"denial withdrawn by {_list(who(item) for item in denials)}")
    return found


def _silence(sides: Sides) -> str:
    stances = {item.stance for item in sides.silent}
    if stances == {Stance.WITHHOLDS}:
        return f"nobody asserts it; no comment from {_list(who(i) for i in sides.silent)}"
    if stances:
        return "nobody identifiable asserts it; it only circulates"
    return "nobody asserts or denies it"
