"""Claims one by one: their public ids, making, finding and merging them."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count as numbers
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Claim
from claimtrack.errors import Conflict, NotFound
from claimtrack.vocab import Status

ID_CHARS = 12
"""Characters after the ``c`` of a public id: 60 bits, so that a million claims meet by chance
with a probability of one in two million; a clash is resolved anyway."""
_PUBLIC_ID = re.compile(rf"c[a-z2-7]{{{ID_CHARS}}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NewClaim:
    """What a claim is made of; ``first_key`` is the key of the statement it is made for."""

    first_key: str
    proposition: str
    created_at: datetime
    profile: dict[str, Any] = field(default_factory=dict)
    checkable: bool = True


def public_id(first_key: str, attempt: int = 0) -> str:
    """Return the public id of the claim made for a statement.

    A pure function, so that the same articles in the same order give the same ids.

    Args:
        first_key: Key of the statement the claim was made for.
        attempt: How many ids before this one are taken (by a claim split off and joined again,
            say).
    """
    seed = first_key if attempt == 0 else f"{first_key}#{attempt}"
    digest = hashlib.blake2b(seed.encode(), digest_size=10).digest()
    return "c" + base64.b32encode(digest).decode("ascii").lower()[:ID_CHARS]


def insert(session: Session, new: NewClaim) -> Claim:
    """Store a new claim, not assessed yet, under the first free id of its statement."""
    taken = (public_id(new.first_key, attempt) for attempt in numbers())
    free = next(one for one in taken if not _is_taken(session, one))
    claim = Claim(
        public_id=free,
        proposition=new.proposition,
        profile=new.profile,
        created_at=new.created_at,
        checkable=new.checkable,
        status=Status.UNASSERTED.value,
    )
    session.add(claim)
    session.flush()
    return claim


def get(session: Session, asked_id: str) -> Claim:
    """Return the claim of a public id, with its verdicts and its history.

    Of a merged claim it returns the survivor, whose ``public_id`` then differs from ``asked_id``.

    Raises:
        NotFound: There is none of that id.
    """
    found = find(session, asked_id)
    if found is None:
        raise NotFound("no such claim", item=asked_id[:40])
    alive = survivor(session, found)
    return session.scalars(
        select(Claim)
        .where(Claim.id == alive.id)
        .options(selectinload(Claim.verdicts), selectinload(Claim.history))
        .execution_options(populate_existing=True)
    ).one()


def find(session: Session, asked_id: str) -> Claim | None:
    """Return the claim of exactly that public id, merged or not; None where there is none."""
    if not _PUBLIC_ID.fullmatch(asked_id):
        return None
    return session.scalar(select(Claim).where(Claim.public_id == asked_id))


def survivor(session: Session, claim: Claim) -> Claim:
    """Return the claim that ``claim`` was merged into at last, itself where it never was."""
    seen = {claim.id}
    while claim.merged_into_id is not None:
        claim = session.get_one(Claim, claim.merged_into_id)
        if claim.id in seen:
            raise RuntimeError(f"claims merged in a ring: {sorted(seen)}")
        seen.add(claim.id)
    return claim


def merged_into(session: Session, claim_id: int) -> list[Claim]:
    """Return the claims merged into this one directly, oldest first."""
    query = select(Claim).where(Claim.merged_into_id == claim_id).order_by(Claim.id)
    return list(session.scalars(query))


def mark_merged(session: Session, claim: Claim, *, into: Claim) -> None:
    """Note that ``claim`` lives on in ``into``; links and keys are moved by others.

    Raises:
        Conflict: It was merged before, or the two are one already.
    """
    if claim.merged_into_id is not None:
        raise Conflict("this claim is merged already", item=claim.public_id)
    if survivor(session, into).id == claim.id:
        raise Conflict("a claim cannot be merged into itself", item=claim.public_id)
    claim.merged_into_id = into.id
    session.flush()


def by_ids(session: Session, ids: Sequence[int]) -> dict[int, Claim]:
    """Return the claims of ``ids`` by id."""
    found: dict[int, Claim] = {}
    for part in chunked(ids):
        rows = session.scalars(select(Claim).where(Claim.id.in_(part)))
        found.update((claim.id, claim) for claim in rows)
    return found


def lock(session: Session, ids: Sequence[int]) -> list[Claim]:
    """Return the claims of ``ids``, in order, held against other writers until the commit.

    A weaker lock than that of foreign keys, so that links to them may still be made meanwhile;
    SQLite has but one writer anyway.
    """
    found: list[Claim] = []
    for part in chunked(sorted(set(ids))):
        query = select(Claim).where(Claim.id.in_(part)).order_by(Claim.id)
        session.flush()
        rows = session.scalars(query.with_for_update(key_share=True))
        found.extend(rows)
    return found


def ids(session: Session, *, after_id: int = 0, limit: int = 1_000) -> list[int]:
    """Return ids of claims that are not merged, in order, from after ``after_id`` on."""
    query = select(Claim.id).where(Claim.id > after_id, Claim.merged_into_id.is_(None))
    return list(session.scalars(query.order_by(Claim.id).limit(limit)))


def newest(session: Session) -> int:
    """Return the highest id of a claim, 0 where there is none."""
    return session.scalar(select(func.max(Claim.id))) or 0


def total(session: Session) -> int:
    """Return how many claims there are that are not merged."""
    alive = select(func.count()).select_from(Claim).where(Claim.merged_into_id.is_(None))
    return session.scalar(alive) or 0


def _is_taken(session: Session, wanted: str) -> bool:
    return session.scalar(select(Claim.id).where(Claim.public_id == wanted)) is not None
