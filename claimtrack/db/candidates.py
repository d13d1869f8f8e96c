"""Which stored claims a text may be about: blocking keys in, claim ids with a rough score out.

Keys are 32-bit hashes that ``match`` makes; here they are only numbers. How often a key occurs is
not kept exact in the write path (concurrent writers would lock each other out over the counts): a
list of the frequent ones, "hot" keys, is rebuilt from time to time and may be half stale.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from sqlalchemy import ColumnElement, Delete, delete, func, select
from sqlalchemy.orm import Session

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Claim, ClaimKey, HotKey
from claimtrack.db.upsert import insert_new, insert_selected

POSTINGS = 2_000
"""Postings a look-up reads. With it the right claim is among the first 50 in 98.4 % of look-ups,
at about a millisecond, from ten thousand claims to a million."""
KEPT = 50
"""Candidates handed on to the cheap rescoring."""
HOT = 32
"""From this many claims on a key is hot: 60 keys below it, more than a text has, stay within the
postings of one look-up."""
UNCOUNTED_POSTINGS = 4 * POSTINGS
"""What is read at most of keys thought rare, when the hot list is badly stale or was never made."""


class Candidate(NamedTuple):
    """A claim that shares keys with a text; the score only ranks."""

    claim_id: int
    score: float


def find(
    session: Session, keys: Iterable[int], *, total: int, limit: int = KEPT
) -> list[Candidate]:
    """Return the claims that share the rarest of ``keys``, best first; three queries at most.

    Every shared key adds ``ln(1 + total / df)``, df being how many claims have it. Ties go to the
    older claim.

    Args:
        session: Any session.
        keys: Blocking keys of the text.
        total: How many claims there are, roughly (``estimated_total``).
        limit: How many to return.
    """
    wanted = sorted(set(keys))
    hot: dict[int, int] = {}
    for part in chunked(wanted):
        rows = session.execute(select(HotKey.key, HotKey.claims).where(HotKey.key.in_(part)))
        hot.update((key, claims) for key, claims in rows)
    rare = [key for key in wanted if key not in hot]
    postings = _postings(session, rare, UNCOUNTED_POSTINGS)
    frequencies = {key: len(claims) for key, claims in postings.items()}
    chosen = _affordable(hot, POSTINGS - sum(frequencies.values()), anyway=not postings)
    postings.update(_postings(session, chosen, POSTINGS))
    frequencies.update((key, hot[key]) for key in chosen)
    scores: defaultdict[int, float] = defaultdict(float)
    for key, claims in postings.items():
        weight = log(1 + total / max(frequencies[key], 1))
        for claim_id in claims:
            scores[claim_id] += weight
    best = nsmallest(limit, ((-score, claim_id) for claim_id, score in scores.items()))
    return [Candidate(claim_id, -score) for score, claim_id in best]


def estimated_total(session: Session) -> int:
    """Return about how many claims there are: the highest id, which costs no count."""
    return session.scalar(select(func.max(Claim.id))) or 0


def put_keys(session: Session, claim_id: int, keys: Iterable[int]) -> None:
    """Add ``keys`` to those of a claim."""
    rows = [{"key": key, "claim_id": claim_id} for key in sorted(set(keys))]
    insert_new(session, ClaimKey, rows)


def replace_keys(session: Session, claim_id: int, keys: Iterable[int]) -> None:
    """Make ``keys`` all the keys of a claim."""
    wanted = set(keys)
    stored = set(session.scalars(select(ClaimKey.key).where(ClaimKey.claim_id == claim_id)))
    for part in chunked(sorted(stored - wanted)):
        session.execute(_delete(ClaimKey.claim_id == claim_id, ClaimKey.key.in_(part)))
    put_keys(session, claim_id, wanted - stored)


def move_keys(session: Session, from_id: int, to_id: int) -> None:
    """Give the keys of a merged claim to the survivor."""
    keys = session.scalars(select(ClaimKey.key).where(ClaimKey.claim_id == from_id)).all()
    put_keys(session, to_id, keys)
    session.execute(_delete(ClaimKey.claim_id == from_id))


def rebuild_hot(session: Session, *, floor: int = HOT) -> int:
    """Count anew which keys at least ``floor`` claims share; return how many there are."""
    session.execute(delete(HotKey).execution_options(synchronize_session=False))
    count = func.count()
    counted = select(ClaimKey.key, count).group_by(ClaimKey.key).having(count >= floor)
    insert_selected(session, HotKey, counted, columns=("key", "claims"), keys=("key",))
    return session.scalar(select(func.count()).select_from(HotKey)) or 0


def _delete(*conditions: ColumnElement[bool]) -> Delete:
    return delete(ClaimKey).where(*conditions).execution_options(synchronize_session=False)


def _postings(session: Session, keys: Sequence[int], limit: int) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    if keys:
        # Where the limit cuts, the newest claims stay: news is about what was said lately.
        # The connection's plain rows come at half the cost of the session's.
        session.flush()
        rows = session.connection().execute(
            select(ClaimKey.key, ClaimKey.claim_id)
            .where(ClaimKey.key.in_(keys))
            .order_by(ClaimKey.claim_id.desc(), ClaimKey.key)
            .limit(limit)
        )
        for key, claim_id in rows.all():
            found[key].append(claim_id)
    return found


def _affordable(hot: dict[int, int], budget: int, *, anyway: bool) -> list[int]:
    """Return the rarest hot keys within ``budget`` postings, or the rarest alone if told to."""
    chosen: list[int] = []
    for key, claims in sorted(hot.items(), key=lambda item: (item[1], item[0])):
        if claims > budget and not (anyway and not chosen):
            break
        chosen.append(key)
        budget -= claims
    return chosen
