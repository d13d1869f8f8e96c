"""Moves statements from claim to claim, with what follows: pointers, merged claims, acts."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.consolidate.plan import Plan
from claimtrack.db import candidates
from claimtrack.db.models import Act, Claim, Link, Statement
from claimtrack.db.queries import acts, claims, links, statements
from claimtrack.match.keys import keys
from claimtrack.match.profile import from_json
from claimtrack.placing import found, left_empty, live_on, opposed, pointed
from claimtrack.vocab import LinkState, Stance, Via


class Mover:
    """Carries plans out.

    Args:
        session: A writing session.
        now: When the moves are recorded.
    """

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now
        self._new: dict[str, int] = {}
        self.touched: set[int] = set()

    def carry_out(self, plan: Plan) -> int:
        """Move what a plan says; return how many statements moved."""
        revisions = {link.statement.revision_id for link, _, _ in plan.moves}
        merged = {
            claim_id: into
            for claim_id, into in plan.merged.items()
            if claims.by_ids(self._session, [claim_id])[claim_id].merged_into_id is None
        }
        for link, claim_id, label in plan.moves:
            home = claim_id if claim_id is not None else self._home(label, link.statement)
            self._move(link, home, merged)
        self._session.flush()
        for revision_id in sorted(revisions):
            self._repoint(revision_id)
        for claim_id, into in sorted(merged.items()):
            self._merge(claim_id, into)
        return len(plan.moves)

    def _home(self, label: str, statement: Statement) -> int:
        """The claim of a group that has none yet, founded by its first statement."""
        if label not in self._new:
            self._new[label] = found(self._session, statement, now=self._now).id
        return self._new[label]

    def _move(self, link: Link, home: int, merged: dict[int, int]) -> None:
        statement = link.statement
        both = claims.by_ids(self._session, [link.claim_id, home])
        before = links.of_statements(self._session, [statement.id])
        leaves, into = both[link.claim_id], both[home]
        payload = {
            "before": [links.kept(one) for one in before],
            "merged": [leaves.public_id] if link.claim_id in merged else [],
            "from": leaves.public_id,
            "to": into.public_id,
        }
        row = Act(kind=acts.MOVED, who=acts.MACHINE, at=self._now, payload=payload)
        row.statement_id, row.claim_id = statement.id, home
        acts.add(self._session, row)
        self.touched |= {link.claim_id, home}
        for one in before:
            if one.claim_id == home and one.id != link.id and one.via == Via.CONTENT.value:
                self._session.delete(one)
        self._session.flush()
        link.claim_id = home
        link.stance = _stance(statement, into)
        candidates.put_keys(self._session, home, keys(from_json(statement.profile)))

    def _repoint(self, revision_id: int) -> None:
        """Let what points at moved statements point at the claims they are in now."""
        told = statements.of_revision(self._session, revision_id)
        by_n = {one.n: one for one in told}
        for one in told:
            targets = [by_n[n].id for n in one.about if n in by_n]
            stored = links.of_statements(self._session, [one.id])
            about = [link for link in stored if link.via == Via.ABOUT.value]
            if not targets or not about:
                continue
            reached = [
                link
                for link in links.of_statements(self._session, targets)
                if link.state == LinkState.JOINED.value
            ]
            places = pointed(reached)
            if {place.claim_id for place in places} == {link.claim_id for link in about}:
                continue
            self.touched |= {link.claim_id for link in about}
            links.remove(self._session, [link.id for link in about])
            stance = Stance(one.stance)
            rows: list[dict[str, Any]] = [
                {
                    "statement_id": one.id,
                    "claim_id": place.claim_id,
                    "stance": (opposed(stance) if place.opposite else stance).value,
                    "via": Via.ABOUT.value,
                    "state": LinkState.JOINED.value,
                }
                for place in places
            ]
            links.put(self._session, rows)
            self.touched |= {place.claim_id for place in places}

    def _merge(self, claim_id: int, into_id: int) -> None:
        """Let a claim that nothing is left of live on in another; the older one survives."""
        both = claims.by_ids(self._session, [claim_id, into_id])
        gone, survivor = both[claim_id], both[into_id]
        if not left_empty(self._session, claim_id):
            return
        live_on(self._session, gone, survivor)
        self.touched.discard(gone.id)
        self.touched.add(survivor.id)


def _stance(statement: Statement, claim: Claim) -> str:
    turned = bool(statement.profile["negated"]) != bool(claim.profile.get("negated"))
    stance = Stance(statement.stance)
    return (opposed(stance) if turned else stance).value
