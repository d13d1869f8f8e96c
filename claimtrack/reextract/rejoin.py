"""An article's statements into claims again, after an exchange.

What is read as it was stays where it is, and so does what a person put there. The rest is placed
anew, in the order intake places it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.db.models import Act, Link, Statement
from claimtrack.db.queries import acts, claims, links, statements
from claimtrack.intake.joining import Settled, join
from claimtrack.ledger.acts import Judgement
from claimtrack.placing import nesting, opposed, pointed
from claimtrack.reextract.acting import by_a_person, places
from claimtrack.reextract.exchange import Exchanged
from claimtrack.vocab import LinkState, Stance, Via

JOINED, CONTENT, ABOUT = LinkState.JOINED.value, Via.CONTENT.value, Via.ABOUT.value


class Rejoining:
    """Places an article's statements anew where that is needed.

    Args:
        session: A writing session.
        revisions: What the exchange left, oldest revision first.
        ends: Who says again what is dropped, as ``chain`` gives it.
    """

    def __init__(
        self, session: Session, revisions: Sequence[Exchanged], ends: Mapping[int, int]
    ) -> None:
        self._session = session
        self._revisions = revisions
        self._ends = ends
        told = [one.id for each in revisions for one in each.told]
        self._acts = acts.of_statements(session, told)

    def run(self, *, now: datetime) -> set[int]:
        """Place what must be placed; return the claims statements were or are joined to."""
        touched = {
            row["claim_id"]
            for each in self._revisions
            for rows in each.held.values()
            for row in rows
        }
        for each in self._revisions:
            self._loosen(each)
            self._restore(each.told)
        for each in reversed(self._revisions):
            touched |= join(self._session, each.told, now=now, settled=self._settled(each))
        touched |= self._aim()
        return touched

    def _loosen(self, each: Exchanged) -> None:
        """Take the links of what is read otherwise, save where a person put it."""
        tied = nesting(each.told)
        stored = _links(self._session, each.told)
        loose = {
            one.id
            for one in each.told
            if one.id in each.moved or (one.id in tied.relaying) != (one.id in each.relayed)
        }
        loose |= _at_odds(each.told, stored, tied.apart)
        for one in _pointing(each.told, loose):
            if places(self._acts[one.id]):
                _turn(one, each.stances.get(one.id, one.stance), stored[one.id])
            else:
                links.remove(self._session, [link.id for link in stored[one.id]])

    def _restore(self, told: Iterable[Statement]) -> None:
        """Join what has no place to the claim a person's standing judgement says."""
        for one in told:
            same = self._judged(one, Judgement.SAME)
            if one.id in self._ends or not same or _links(self._session, [one])[one.id]:
                continue
            row = {
                "statement_id": one.id,
                "claim_id": same[-1],
                "stance": one.stance,
                "via": CONTENT,
                "state": JOINED,
            }
            links.put(self._session, [row])

    def _judged(self, one: Statement, judgement: Judgement) -> list[int]:
        """The claims of which a person said that a statement belongs to them, or does not."""
        said = [
            act.claim_id
            for act in self._acts[one.id]
            if by_a_person(act) and act.payload.get("judgement") == judgement.value
        ]
        ids = [claim_id for claim_id in said if claim_id is not None]
        stored = claims.by_ids(self._session, ids)
        return [claims.survivor(self._session, stored[claim_id]).id for claim_id in ids]

    def _settled(self, each: Exchanged) -> Settled:
        apart = {one.id: self._judged(one, Judgement.DIFFERENT) for one in each.told}
        return Settled(
            elsewhere={one.id: self._ends[one.id] for one in each.told if one.id in self._ends},
            left_alone=frozenset(
                one.id for one in each.told if places(self._acts[one.id]) and not apart[one.id]
            ),
            apart=apart,
        )

    def _aim(self) -> set[int]:
        """Let denials whose target a person named go wherever that target is now."""
        keys = [one.key for each in self._revisions for one in each.told]
        mine = [act for done in self._acts.values() for act in done if act.kind == acts.TARGET]
        aimed = {act.id: act for act in (*acts.aiming_at(self._session, keys), *mine)}
        touched: set[int] = set()
        for act in aimed.values():
            if by_a_person(act) and act.statement_id is not None:
                touched |= self._point(act)
        return touched

    def _point(self, act: Act) -> set[int]:
        key = str(act.payload["target"])
        target = statements.by_keys(self._session, [key]).get(key)
        if target is None:
            return set()
        denial = acts.statement_of(self._session, act)
        stored = _links(self._session, [denial, target])
        reached = pointed(link for link in stored[target.id] if link.state == JOINED)
        if not reached:
            return set()
        about = [link for link in stored[denial.id] if link.via == ABOUT]
        before = {link.claim_id for link in about}
        if before == {place.claim_id for place in reached}:
            return set()
        links.remove(self._session, [link.id for link in about])
        stance = Stance(denial.stance)
        rows = [
            {
                "statement_id": denial.id,
                "claim_id": place.claim_id,
                "stance": (opposed(stance) if place.opposite else stance).value,
                "via": ABOUT,
                "state": JOINED,
            }
            for place in reached
        ]
        links.put(self._session, rows)
        return before | {place.claim_id for place in reached}


def _links(session: Session, told: Iterable[Statement]) -> defaultdict[int, list[Link]]:
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links.of_statements(session, [one.id for one in told]):
        found[link.statement_id].append(link)
    return found


def _at_odds(
    told: Sequence[Statement],
    stored: Mapping[int, Sequence[Link]],
    apart: Mapping[int, Collection[int]],
) -> set[int]:
    """Statements that share a claim with an earlier one of the text that they never can share."""
    of_claim = {
        one.id: {link.claim_id for link in stored.get(one.id, ()) if link.via == CONTENT}
        for one in told
    }
    order = {one.id: one.n for one in told}
    return {
        one.id
        for one in told
        for other in apart.get(one.id, ())
        if order[other] < one.n and of_claim[one.id] & of_claim[other]
    }


def _pointing(told: Sequence[Statement], loose: set[int]) -> list[Statement]:
    """Return those that are loose, and those that point at one that is, at any remove."""
    ids = {one.n: one.id for one in told}
    found = set(loose)
    while more := {
        one.id
        for one in told
        if one.id not in found and any(ids.get(int(n)) in found for n in one.about)
    }:
        found |= more
    return [one for one in told if one.id in found]


def _turn(one: Statement, before: str, stored: Iterable[Link]) -> None:
    """Let the links that a person gave a statement follow its stance."""
    was, now = Stance(before), Stance(one.stance)
    for link in stored:
        if link.stance == was.value:
            link.stance = now.value
        elif link.stance == opposed(was).value:
            link.stance = opposed(now).value
