"""The stored claims most like a text, compared with what each holds already.

Blocking keys give candidates, a quick look the best ten of them, the full table decides by the
statements of each: one likeness is not enough where the others speak against it (average link, as
``match.grouping`` does it for many at once).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import Claim
from claimtrack.db.queries import claims, links
from claimtrack.match.grouping import CLOSE
from claimtrack.match.keys import keys
from claimtrack.match.profile import from_json
from claimtrack.match.score import compare
from claimtrack.match.shortlist import shortlist
from claimtrack.match.types import Comparison, Profile
from claimtrack.vocab import LinkState

MEMBERS = 8
"""Statements of a claim that a text is compared with, the earliest: more only cost time."""


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
