"""Whether a speaker is the party a claim is about, or belongs to it. Shown, not judged.

In: the claim's profile and how the speaker is named and described. The party is whoever the claim
names as more than a place: the doer, and whom it was done to or by whose means. The rule: some
name of the party stands whole in a name or description of the speaker ("Oltrek spokesman Jan Ode"),
or the speaker's name in the party's ("the commission" is not enough, "Volunteer Forces
Commission" is).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.match.names import canonical, is_country
from claimtrack.match.types import Profile
from claimtrack.text import fold, name_key
from claimtrack.vocab import SpeakerKind

_STATE = frozenset(
    "ministry minister government army military armed forces police official officials embassy "
    "foreign defence defense interior state president presidency prime spokesman spokeswoman "
    "spokesperson ambassador cabinet authorities navy".split()
)
"""Words by which somebody speaks for a state: a country's name alone makes nobody its party."""
_AGENT = re.compile(
    r"\bby (?:the |an? )?(?P<name>[A-Z][\w'-]*(?: (?:of|for|and|the|in)(?= [A-Z])| [A-Z][\w'-]*)*)"
)
"""Who did it, in a passive clause: "was hit by the Free Hills Coalition"."""


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker as names and descriptions: the full name, and the ways articles put it."""

    kind: SpeakerKind
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """Whether the speaker is the party concerned, and whether it is the doer of the deed."""

    party: bool = False
    doer: bool = False


def interest(claim: Profile, speaker: Described) -> Interest:
    """Return what the speaker has to do with the claim.

    Args:
        claim: The claim's profile.
        speaker: Who speaks.
    """
    if speaker.kind is SpeakerKind.UNKNOWN:
        return Interest()
    doers = claim.actors | _agents(claim.text)
    doer = any(_belongs(speaker, name) for name in doers)
    named = any(_belongs(speaker, name) for name in claim.names - claim.places)
    return Interest(party=doer or named, doer=doer)


def _agents(text: str) -> frozenset[str]:
    return frozenset(canonical(found["name"]) for found in _AGENT.finditer(fold(text))) - {""}


def _belongs(speaker: Described, party: str) -> bool:
    described = [canonical(told) for told in (speaker.name, *speaker.also) if told]
    if is_country(party):
        return any(_speaks_for(told, party) for told in described)
    if any(_within(party, told) for told in described):
        return True
    own = canonical(speaker.name)
    proper = speaker.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET)
    return proper and bool(own) and not is_country(own) and _within(own, party)


def _speaks_for(told: str, country: str) -> bool:
    words = told.split()
    return told == country or (_within(country, told) and not _STATE.isdisjoint(words))


def _within(inner: str, outer: str) -> bool:
    """Whether the words of ``inner`` stand together in ``outer``."""
    return f" {inner} " in f" {outer} "


def described(kind: str, name: str, also: Iterable[str | None]) -> Described:
    """Return a speaker as the rule wants it, descriptions that add nothing left out."""
    seen = {name_key(name)}
    kept = []
    for told in also:
        if told and name_key(told) not in seen:
            seen.add(name_key(told))
            kept.append(told)
    return Described(SpeakerKind(kind), name, tuple(kept))
