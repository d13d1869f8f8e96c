"""Which statement of a neighbourhood should be in which claim. Reads only."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claimtrack.db.models import Link
from claimtrack.db.queries import links
from claimtrack.match.grouping import group
from claimtrack.match.profile import from_json
from claimtrack.placing import ties_of


@dataclass(frozen=True, slots=True)
class Plan:
    """Statements to move.

    Attributes:
        moves: (link to move, id of the claim it goes to or None for a new one, name of its
            group), in the order of statements.
        merged: Claim -> the one that takes over what it was, where nothing is left of it.
    """

    moves: tuple[tuple[Link, int | None, str], ...]
    merged: Mapping[int, int]


def plan(session: Session, claim_ids: Sequence[int]) -> Plan:
    """Return what has to move for a neighbourhood to be clustered by average link.

    Args:
        session: Any session.
        claim_ids: The claims of the neighbourhood.
    """
    members = links.members(session, claim_ids)
    profiles = {one.statement.key: from_json(one.statement.profile) for one in members}
    known = [one.statement for one in members]
    labels = group(sorted(profiles), profiles, ties=ties_of(known))
    homes = _homes(members, labels)
    moves = [
        (one, homes.get(labels[one.statement.key]), labels[one.statement.key])
        for one in members
        if homes.get(labels[one.statement.key]) != one.claim_id
    ]
    return Plan(tuple(moves), _merged(members, labels, homes))


def _homes(members: Sequence[Link], labels: Mapping[str, str]) -> dict[str, int]:
    """The claim each group lives on in: where most of it is, the older one on a tie."""
    counted: Counter[tuple[str, int]] = Counter(
        (labels[one.statement.key], one.claim_id) for one in members
    )
    homes: dict[str, int] = {}
    taken: set[int] = set()
    for (label, claim_id), _ in sorted(
        counted.items(), key=lambda one: (-one[1], one[0][1], one[0][0])
    ):
        if label not in homes and claim_id not in taken:
            homes[label] = claim_id
            taken.add(claim_id)
    return homes


def _merged(
    members: Sequence[Link], labels: Mapping[str, str], homes: Mapping[str, int]
) -> dict[int, int]:
    """Claims nothing stays in, each with the claim most of it went to."""
    went: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for one in members:
        home = homes.get(labels[one.statement.key])
        if home is not None:
            went[one.claim_id][home] += 1
    return {
        claim_id: min(homes_of, key=lambda home: (-homes_of[home], home))
        for claim_id, homes_of in went.items()
        if claim_id not in homes.values()
    }
