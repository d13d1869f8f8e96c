"""One statement against the stored claims: which it joins, which it may be, or a new one.

Blocking keys give candidates, a quick look the best ten of them, the full table decides by the
statements that each holds already: one likeness is not enough where the others speak against it
(average link, as ``match.grouping`` does it for many at once). At most one claim is joined;
where none is, a new one is founded and the likeliest are only suggested.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import Claim, Link, Statement
from claimtrack.db.queries import claims, findings, links
from claimtrack.db.queries.claims import NewClaim
from claimtrack.match.grouping import CLOSE
from claimtrack.match.keys import keys
from claimtrack.match.profile import from_json
from claimtrack.match.score import compare
from claimtrack.match.shortlist import shortlist
from claimtrack.match.types import Comparison, Profile
from claimtrack.standing.portrait import CHECKABLE
from claimtrack.vocab import DENIALS, LinkState, Stance

SUGGESTIONS = 3
"""Claims put to a person for one statement; further ones are only alike."""

_TURNED = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.CONFIRMS: Stance.DENIES,
    Stance.DENIES: Stance.ASSERTS,
    Stance.PARTLY_DENIES: Stance.ASSERTS,
}
"""Only stances that take a side turn: what merely circulates says nothing of the opposite."""
MEMBERS = 8
"""Statements of a claim that a text is compared with, the earliest: more only cost time."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim a statement belongs to or may belong to, with the evidence for it."""

    claim_id: int
    state: LinkState
    opposite: bool = False
    score: float | None = None
    evidence: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Near:
    """A stored claim compared with a text.

    Attributes:
        claim: The claim.
        comparison: With the most alike of its statements.
        state: Whether the text belongs to it; None where it is only alike.
        share: Share of its statements that the text joins.
        rival: What one of its statements differs in, where it would else be the same.
    """

    claim: Claim
    comparison: Comparison
    state: LinkState | None
    share: float
    rival: str | None

    @property
    def opposite(self) -> bool:
        """Whether the text says the opposite of the claim as it is worded."""
        return self.comparison.opposite


def nearest(session: Session, seen: Profile, *, apart: Collection[int] = ()) -> list[Near]:
    """Return the stored claims most like a text, best first, merged ones by their survivor.

    Args:
        session: Any session.
        seen: The text's profile.
        apart: Ids of claims it cannot be.
    """
    total = candidates.estimated_total(session)
    shared = candidates.find(session, keys(seen), total=total)
    stored = claims.by_ids(session, [one.claim_id for one in shared])
    alive: dict[int, Claim] = {}
    for one in shared:
        claim = claims.survivor(session, stored[one.claim_id])
        if claim.id not in apart and claim.profile:
            alive.setdefault(claim.id, claim)
    profiles = [(claim_id, from_json(claim.profile)) for claim_id, claim in alive.items()]
    ranked = shortlist(seen, profiles)
    told = links.profiles(session, [claim_id for claim_id, _ in ranked], limit=MEMBERS)
    near = [
        _near(alive[claim_id], seen, [worded, *map(from_json, told[claim_id])])
        for claim_id, worded in ranked
    ]
    order = {LinkState.JOINED: 0, LinkState.SUGGESTED: 1, None: 2}
    near.sort(key=lambda one: (order[one.state], -one.share, -one.comparison.score, one.claim.id))
    return near


def _near(claim: Claim, seen: Profile, members: list[Profile]) -> Near:
    """Compare a text with a claim's statements, the first of which is its wording."""
    distinct = list({(one.text, one.article): one for one in members}.values())
    compared = [compare(seen, one) for one in distinct]
    share = sum(one.state is LinkState.JOINED for one in compared) / len(compared)
    rival = next((one.rival for one in compared if one.rival is not None), None)
    top = max(compared, key=lambda one: (one.state is LinkState.JOINED, one.score))
    state = top.state
    if state is LinkState.JOINED and (share < CLOSE or rival is not None):
        state = LinkState.SUGGESTED
    # Which way round it is, is told by the claim's own wording.
    opposite = seen.negated != members[0].negated
    return Near(claim, replace(top, opposite=opposite), state, share, rival)


def found(session: Session, statement: Statement, *, now: datetime) -> Claim:
    """Return a new claim made for a statement, with its blocking keys; nothing is linked yet.

    Args:
        session: A writing session.
        statement: A stored statement with a profile.
        now: When it is recorded.
    """
    claim = claims.insert(
        session,
        NewClaim(
            first_key=statement.key,
            proposition=statement.proposition,
            created_at=now,
            profile=statement.profile,
            checkable=statement.act in CHECKABLE,
        ),
    )
    candidates.put_keys(session, claim.id, keys(from_json(statement.profile)))
    return claim


def pointed(reached: Iterable[Link]) -> list[Place]:
    """Return the claims of a statement that only points at others, each once.

    To deny a denial is to stand by the claim.

    Args:
        reached: Joined links of the statements it points at.
    """
    places: dict[int, Place] = {}
    for link in reached:
        opposite = link.stance in DENIALS
        places.setdefault(link.claim_id, Place(link.claim_id, LinkState.JOINED, opposite=opposite))
    return list(places.values())


def opposed(stance: Stance) -> Stance:
    """Return the stance towards a claim of a statement whose words say the claim's opposite."""
    return _TURNED.get(stance, stance)


class Placer:
    """Finds or founds the claim of one statement after another.

    Args:
        session: A writing session.
        now: When claims founded here are recorded.
    """

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def places(self, statement: Statement, apart: Collection[int]) -> list[Place]:
        """Return the claim a statement is joined to, first, and those it may be as well.

        Args:
            statement: A stored statement with a profile.
            apart: Ids of claims it cannot share.
        """
        seen = from_json(statement.profile)
        near = nearest(self._session, seen, apart=apart)
        joined = next((one for one in near if one.state is LinkState.JOINED), None)
        if joined is not None:
            self._rivals(joined.claim, near)
            return [_place(joined)]
        founded = found(self._session, statement, now=self._now)
        self._rivals(founded, near)
        maybe = [one for one in near if one.state is LinkState.SUGGESTED]
        return [
            Place(founded.id, LinkState.JOINED),
            *(_place(one) for one in maybe[:SUGGESTIONS]),
        ]

    def _rivals(self, claim: Claim, near: list[Near]) -> None:
        for one in near:
            kind = one.rival
            if kind is not None and one.claim.id != claim.id:
                findings.put_rivals(self._session, claim.id, one.claim.id, kind)


def _place(near: Near) -> Place:
    comparison = near.comparison
    assert near.state is not None
    return Place(
        claim_id=near.claim.id,
        state=near.state,
        opposite=near.opposite,
        score=round(comparison.score, 4),
        evidence=[feature.to_json() for feature in comparison.features],
    )
