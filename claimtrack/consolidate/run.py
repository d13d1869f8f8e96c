"""Neighbourhoods of claims clustered anew by average link, as if all had come at once.

A neighbourhood is what suggestions tie together. Claims that a person judged, ruled on or moved
anything of are left as they are. Every move is an act in the machine's name, which a person can
undo; what is undone is never touched again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.consolidate.moves import Mover
from claimtrack.consolidate.plan import plan
from claimtrack.db import candidates
from claimtrack.db.models import Act
from claimtrack.db.queries import acts, links, verdicts
from claimtrack.db.queries.links import Bridge
from claimtrack.standing import refresh

NEIGHBOURHOOD = 60
"""Claims clustered together at most: the weakest suggestions tie no further ones to them."""
DONE = "consolidated"
"""Kind of the act that says up to which statement everything was clustered."""


def rebuild_hot(session: Session) -> int:
    """Count anew which blocking keys many claims share; return how many there are.

    Args:
        session: A writing session.
    """
    return candidates.rebuild_hot(session)


def consolidate(session: Session, now: datetime) -> int:
    """Cluster anew what was touched since the last time; return how many statements moved.

    Args:
        session: A writing session.
        now: When the moves are recorded (an aware time).
    """
    since = acts.last(session, DONE)
    after = int(since.payload["until"]) if since is not None else 0
    touched = links.claims_after(session, after)
    bridges = links.bridges(session, touched)
    frozen = _frozen(session, {end for one in bridges for end in (one.claim_id, one.other_id)})
    moved, changed = 0, set[int]()
    for claim_ids in neighbourhoods([one for one in bridges if not one.ends & frozen]):
        moves = plan(session, claim_ids)
        mover = Mover(session, now)
        moved += mover.carry_out(moves)
        changed |= mover.touched
    refresh(session, changed, now=now)
    until = links.last_statement(session)
    if until > after:
        row = Act(kind=DONE, who=acts.MACHINE, at=now, payload={"until": until})
        acts.add(session, row)
    rebuild_hot(session)
    return moved


def neighbourhoods(bridges: Sequence[Bridge]) -> list[list[int]]:
    """Return the groups of claims that bridges tie together, strongest first, none too large.

    Args:
        bridges: Pairs of claims with the score that ties them.
    """
    group: dict[int, list[int]] = {}
    for one in sorted(bridges, key=lambda b: (-b.score, b.claim_id, b.other_id)):
        left = group.setdefault(one.claim_id, [one.claim_id])
        right = group.setdefault(one.other_id, [one.other_id])
        if left is right or len(left) + len(right) > NEIGHBOURHOOD:
            continue
        left.extend(right)
        for member in right:
            group[member] = left
    distinct = {id(one): sorted(one) for one in group.values()}
    return sorted(one for one in distinct.values() if len(one) > 1)


def _frozen(session: Session, claim_ids: Iterable[int]) -> set[int]:
    """Those claims that a person did anything with."""
    ids = sorted(claim_ids)
    return {*acts.claims_acted_on(session, ids), *verdicts.latest(session, ids)}
