"""One statement to a claim: joined to one that is stored, or founding one.

At most one claim is joined by a statement's content; where none is, a new one is founded and the
likeliest are only suggested. What only points at other statements goes to all of their claims.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import Claim, Link, Statement
from claimtrack.db.queries import claims, findings
from claimtrack.db.queries.claims import NewClaim
from claimtrack.match.keys import keys
from claimtrack.match.profile import from_json
from claimtrack.placing.near import Near, nearest
from claimtrack.standing.portrait import CHECKABLE
from claimtrack.vocab import DENIALS, OPPOSITE, LinkState, Stance

SUGGESTIONS = 3
"""Claims put to a person for one statement; further ones are only alike."""


@dataclass(frozen=True, slots=True)
class Place:
    """A claim a statement belongs to or may belong to, with the evidence for it."""

    claim_id: int
    state: LinkState
    opposite: bool = False
    score: float | None = None
    evidence: list[Any] = field(default_factory=list)


def found(session: Session, statement: Statement, *, now: datetime) -> Claim:
    """Return a new claim made for a statement, with its blocking keys; nothing is linked yet.

    One made for that very statement before, and since read in no text any more, is taken up again.

    Args:
        session: A writing session.
        statement: A stored statement with a profile.
        now: When it is recorded.
    """
    again = claims.find(session, claims.public_id(statement.key))
    if again is not None and again.unread and again.merged_into_id is None:
        candidates.put_keys(session, again.id, keys(from_json(statement.profile)))
        again.proposition, again.profile = statement.proposition, statement.profile
        session.flush()
        return again
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
    return OPPOSITE.get(stance, stance)


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
