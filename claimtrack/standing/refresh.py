"""The one writer of what is derived: status, history, origins, contradictions, events.

In: claims whose links or acts changed. Out: their rows as a pure function of statements, links and
acts, so that doing it twice changes nothing and ``recompute`` gives the same from scratch.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.assess.contradiction import Contradiction, between_rivals, contradictions
from claimtrack.assess.figures import Standing, counts_of, judge
from claimtrack.assess.reasons import span
from claimtrack.assess.replay import replay
from claimtrack.assess.status import Assessment, assess
from claimtrack.db.models import Claim, Link
from claimtrack.db.queries import acts, articles, claims, findings, outlets, statements
from claimtrack.standing import events
from claimtrack.standing.evidence import Around, Case, case, ever_denied
from claimtrack.standing.portrait import redraw
from claimtrack.vocab import DENIALS, Stance

UNREAD = "no stored text is read as saying this any more"
"""Why a claim has no evidence at all: its texts were read anew and say something else."""
BATCH = 200
"""Claims recomputed at a time: their links and texts are in memory together."""


def refresh(session: Session, claim_ids: Iterable[int], *, now: datetime) -> None:
    """Assess claims anew and store what is found.

    Args:
        session: A writing session.
        claim_ids: Claims that something happened to; merged ones are left alone.
        now: When this is recorded (an aware time).
    """
    desk = _Desk(session)
    wanted = desk.load(sorted(set(claim_ids)))
    for one in wanted:
        if _assess(session, one, now=now) or one.claim.id in desk.reworded:
            one.claim.version += 1
    session.flush()
    _contradict(session, desk, [one.claim.id for one in wanted])
    session.flush()


def recompute(session: Session, *, now: datetime) -> int:
    """Rebuild everything derived from statements, links and acts; return how many claims.

    Args:
        session: A writing session.
        now: When this is recorded, for what was never recorded before.
    """
    acts.replay_voids(session)
    moved = registry.replay(session)
    told = statements.by_ids(session, moved)
    events.hand_on(session, told)
    count, last = 0, 0
    while batch := claims.ids(session, after_id=last, limit=BATCH):
        refresh(session, batch, now=now)
        session.expire_all()
        count, last = count + len(batch), batch[-1]
    return count


class _Desk:
    """Claims of one session with their evidence, each loaded once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._apart = registry.apart(session).keys()
        self._cases: dict[int, Case] = {}
        self.reworded: set[int] = set()

    def load(self, claim_ids: Sequence[int]) -> list[Case]:
        """Return the cases of those claims that are not merged, worded anew and locked."""
        stored = [
            one for one in claims.lock(self._session, claim_ids) if one.merged_into_id is None
        ]
        told = statements.linked_to_each(self._session, [one.id for one in stored])
        for claim in stored:
            if redraw(self._session, claim, told[claim.id]):
                self.reworded.add(claim.id)
        return self._fill(stored, told)

    def cases(self, claim_ids: Sequence[int]) -> dict[int, Case]:
        """Return the cases of claims, those not loaded before as they are stored."""
        missing = sorted(set(claim_ids) - set(self._cases))
        stored = claims.by_ids(self._session, missing)
        self._fill(list(stored.values()), statements.linked_to_each(self._session, missing))
        return {claim_id: self._cases[claim_id] for claim_id in claim_ids}

    def _fill(self, stored: Sequence[Claim], told: Mapping[int, list[Link]]) -> list[Case]:
        around = self._around([link for links in told.values() for link in links])
        made = [case(claim, told[claim.id], around) for claim in stored]
        self._cases.update((one.claim.id, one) for one in made)
        return made

    def _around(self, links: Sequence[Link]) -> Around:
        told = [link.statement for link in links]
        roots = articles.roots(self._session, sorted({one.article_id for one in told}))
        ids = {one.speaker.outlet_id for one in told if one.speaker.outlet_id is not None}
        known = outlets.by_ids(self._session, sorted(ids))
        families = {one: outlet.family for one, outlet in known.items()}
        confirming = {
            link.statement.article_id for link in links if link.stance == Stance.CONFIRMS.value
        }
        relayed = statements.relayed_in(self._session, sorted(confirming))
        return Around(roots, families, relayed, self._apart)


def _assess(session: Session, one: Case, *, now: datetime) -> bool:
    """Store what is found about one claim; return whether its rows changed."""
    evidence = one.evidence
    found = assess(evidence)
    steps = replay(evidence)
    changed = _put(one.claim, _derived(one, found))
    for link in one.links:
        changed |= _put(link, _of_link(link, one, found))
    history = [findings.Step(s.at, s.status, s.reasons, s.cause) for s in steps]
    findings.replace_history(session, one.claim.id, history)
    events.write(session, one.claim, events.happenings(one, steps, found), now=now)
    return changed


def _derived(one: Case, found: Assessment) -> dict[str, Any]:
    denials = ever_denied(one.links)
    clocks = [evidence.at for evidence in one.evidence]
    return {
        "status": found.status.value,
        "reasons": list(found.reasons) if one.links else [UNREAD],
        "unread": None if one.links else True,
        "denied": bool(denials),
        "attributed": any(evidence.attributed for evidence in one.evidence),
        "articles": found.carried.articles,
        "outlets": found.carried.outlets,
        "families": found.carried.families,
        "origins": found.origins,
        "first_at": min(clocks, default=None),
        "last_at": max(clocks, default=None),
        "last_denied_at": max((link.statement.clock for link in denials), default=None),
        "facts": _facts(one),
    }


def _facts(one: Case) -> dict[str, Any]:
    """What a verdict has to have seen: how many deny it, and which figures stand."""
    deniers = {told.speaker for told in one.evidence if told.stance in DENIALS}
    figures = {
        span(judged.given)
        for judged in judge(counts_of(one.evidence))
        if judged.standing is not Standing.SUPERSEDED
    }
    return {"denials": len(deniers), "figures": sorted(figures)}


def _of_link(link: Link, one: Case, found: Assessment) -> dict[str, Any]:
    told = next((t for t in one.told if t.link.statement_id == link.statement_id), None)
    if told is None:
        return {"origin": "", "origin_how": "", "party": False, "withdrawn": False}
    return {
        "origin": told.origin.key[:700],
        "origin_how": told.origin.how,
        "party": told.evidence.party,
        "withdrawn": told.evidence.key in found.withdrawn,
    }


def _put(row: Claim | Link, values: dict[str, Any]) -> bool:
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _contradict(session: Session, desk: _Desk, claim_ids: Sequence[int]) -> None:
    """Store the contradictions of claims and of their rivals, which speak against one another."""
    near = findings.rival_pairs(session, claim_ids)
    touched = sorted({*claim_ids, *(other for pairs in near.values() for _, other in pairs)})
    rivals = findings.rival_pairs(session, touched)
    around = {*touched, *(other for pairs in rivals.values() for _, other in pairs)}
    cases = desk.cases(sorted(around))
    for claim_id in touched:
        one = cases[claim_id]
        found: list[Contradiction] = list(contradictions(one.evidence))
        ids = {told.evidence.key: told.link.statement_id for told in one.told}
        for kind, other_id in rivals[claim_id]:
            other = cases[other_id]
            found += between_rivals(one.evidence, other.evidence, kind=kind)
            ids |= {told.evidence.key: told.link.statement_id for told in other.told}
        pairs = [
            findings.Pair(each.kind, ids[each.left], ids[each.right], each.reason) for each in found
        ]
        findings.replace_contradictions(session, claim_id, pairs)
