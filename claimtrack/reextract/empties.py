"""Claims that a new reading left empty.

One whose statements went into a claim just made is that claim still, under its own id; else it
lives on where most of them went. One that a person ruled on or acted on stays itself, empty as it
is. Of one whose statements are nowhere only the id is left: no list shows it, nothing joins it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.queries import acts, claims, links, verdicts
from claimtrack.placing import left_empty, live_on
from claimtrack.reextract.exchange import Exchanged
from claimtrack.reextract.types import Changes
from claimtrack.vocab import LinkState, Via


def clear(
    session: Session,
    revisions: Sequence[Exchanged],
    touched: Collection[int],
    *,
    newest: int,
    changes: Changes,
) -> set[int]:
    """Settle what becomes of the claims that were left empty; return the claims to assess.

    Objects of the session are expired.

    Args:
        session: A writing session.
        revisions: What the exchange left.
        touched: The claims that statements were or are joined to.
        newest: Id of the newest claim there was before anything was placed anew.
        changes: Counted up.
    """
    went = _went(session, revisions)
    old = [claim_id for claim_id in touched if claim_id <= newest]
    empty = [one for one in sorted(old) if left_empty(session, one)]
    stored = claims.by_ids(session, empty)
    free = set(_free(session, [one for one in empty if stored[one].merged_into_id is None]))
    found = {*touched, *(one for claim_ids in went.values() for one in claim_ids)}
    for claim_id in sorted(free):
        homes = went[claim_id]
        if not homes:
            _unread(session, claim_id)
            changes.claims_unread += 1
            continue
        into = _alive(session, min(homes, key=lambda one: (-homes[one], one)))
        if into == claim_id:
            continue
        gone, survivor = (into, claim_id) if into > newest else (claim_id, into)
        both = claims.by_ids(session, [gone, survivor])
        live_on(session, both[gone], both[survivor])
        changes.claims_merged += gone == claim_id
        found |= {gone, survivor}
    return found


def _went(session: Session, revisions: Iterable[Exchanged]) -> defaultdict[int, Counter[int]]:
    """By claim, where the statements are now that were joined to it by their content."""
    joined, content = LinkState.JOINED.value, Via.CONTENT.value
    before = {
        (statement_id, row["claim_id"])
        for each in revisions
        for statement_id, rows in each.held.items()
        for row in rows
        if row["state"] == joined and row["via"] == content
    }
    now: defaultdict[int, list[int]] = defaultdict(list)
    for link in links.of_statements(session, sorted({one for one, _ in before})):
        if link.state == joined and link.via == content:
            now[link.statement_id].append(link.claim_id)
    went: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for statement_id, claim_id in sorted(before):
        went[claim_id].update(one for one in now[statement_id] if one != claim_id)
    return went


def _free(session: Session, claim_ids: Sequence[int]) -> list[int]:
    """Those of these claims that no person ruled on or acted on, now or with what is undone."""
    held = {
        *verdicts.latest(session, claim_ids),
        *acts.claims_acted_on(session, claim_ids),
        *acts.claims_remembered(session),
    }
    return [one for one in claim_ids if one not in held]


def _alive(session: Session, claim_id: int) -> int:
    return claims.survivor(session, claims.by_ids(session, [claim_id])[claim_id]).id


def _unread(session: Session, claim_id: int) -> None:
    links.remove(session, [link.id for link in links.of_claim(session, claim_id)])
    candidates.replace_keys(session, claim_id, [])
