"""Acts on statements and matches: void, judge, name a target, and undo each of them.

Every act is a row that stays; undoing one is another act. An act keeps what it changed, so that
undoing it puts back exactly what stood before.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Act, Claim, Link, Statement
from claimtrack.db.queries import acts, claims, links, statements, waiting
from claimtrack.db.queries.acts import JUDGED, KEPT, OF_SPEAKERS, TARGET, UNDONE, VOID
from claimtrack.errors import BadInput, Conflict
from claimtrack.ledger.recording import Acting, record
from claimtrack.ledger.speakers import undo_speakers
from claimtrack.placing import found, opposed, pointed
from claimtrack.standing import refresh
from claimtrack.vocab import LinkState, Stance, Via


class Judgement(StrEnum):
    """A person's word on whether a statement belongs to a claim."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def void(session: Session, statement_id: int, *, by: Acting) -> Act:
    """Take a statement that was read wrongly out of all counting.

    Raises:
        NotFound: There is no such statement.
        Conflict: It is void already.
    """
    statement = statements.get(session, statement_id)
    if statement.voided:
        raise Conflict("this statement is void already", item=str(statement_id))
    act = record(session, VOID, by, statement=statement)
    statement.voided = True
    refresh(session, [link.claim_id for link in statement.links], now=by.at)
    return act


def unvoid(session: Session, statement_id: int, *, by: Acting) -> Act:
    """Let a void statement count again.

    Raises:
        NotFound: There is no such statement.
        Conflict: It is not void.
    """
    done = [
        act
        for act in acts.of_statement(session, statement_id)
        if act.kind == VOID and act.undone_by_id is None
    ]
    if not done:
        statements.get(session, statement_id)
        raise Conflict("this statement is not void", item=str(statement_id))
    return undo(session, done[-1].id, by=by)


def judge(
    session: Session, statement_id: int, public_id: str, judgement: Judgement, *, by: Acting
) -> Act:
    """Say whether a statement belongs to a claim.

    ``same`` joins it there and nowhere else by its content; ``different`` takes it out, for good,
    into a claim of its own where it has none; ``unsure`` is only kept.

    Raises:
        NotFound: There is no such statement or claim.
        Conflict: It has no words of its own by which to belong anywhere.
    """
    statement = statements.get(session, statement_id)
    claim = claims.get(session, public_id)
    before = _kept(statement.links)
    payload: dict[str, Any] = {"judgement": judgement.value, "before": before, "merged": []}
    act = record(session, JUDGED, by, statement=statement, payload=payload)
    act.claim_id = claim.id
    if judgement is Judgement.UNSURE:
        return act
    if not statement.profile:
        raise Conflict("this statement only points at others", item=str(statement_id))
    if judgement is Judgement.SAME:
        _move(session, statement, claim, act)
    else:
        _leave(session, statement, claim, by)
    touched = {row["claim_id"] for row in before}
    touched |= {link.claim_id for link in links.of_statements(session, [statement.id])}
    refresh(session, {*touched, claim.id}, now=by.at)
    return act


def set_target(session: Session, denial_id: int, target_id: int, *, by: Acting) -> Act:
    """Say which statement a denial, confirmation, retraction or withholding is about.

    Raises:
        NotFound: There is no such statement.
        BadInput: A statement cannot be about itself, or the target belongs to no claim.
        Conflict: The denial belongs to a claim already.
    """
    if denial_id == target_id:
        raise BadInput("a statement cannot be about itself", item=str(denial_id))
    denial, target = statements.get(session, denial_id), statements.get(session, target_id)
    if any(link.state == LinkState.JOINED.value for link in denial.links):
        raise Conflict("this statement belongs to a claim already", item=str(denial_id))
    reached = [link for link in target.links if link.state == LinkState.JOINED.value]
    if not reached:
        raise BadInput("the statement named belongs to no claim", item=str(target_id))
    payload = {"before": _kept(denial.links), "target": target.key, "merged": []}
    act = record(session, TARGET, by, statement=denial, payload=payload)
    stance, places = Stance(denial.stance), pointed(reached)
    links.put(
        session,
        [
            {
                "statement_id": denial.id,
                "claim_id": place.claim_id,
                "stance": (opposed(stance) if place.opposite else stance).value,
                "via": Via.ABOUT.value,
                "state": LinkState.JOINED.value,
            }
            for place in places
        ],
    )
    refresh(session, [place.claim_id for place in places], now=by.at)
    return act


def undo(session: Session, act_id: int, *, by: Acting) -> Act:
    """Undo an act: put back what stood before it.

    Raises:
        NotFound: There is no such act.
        Conflict: It was undone, is itself an undoing, or a later act builds on it.
    """
    act = acts.get(session, act_id)
    if act.kind == UNDONE:
        raise Conflict("an undoing cannot be undone; act again", item=str(act_id))
    if act.undone_by_id is not None:
        raise Conflict("this was undone already", item=str(act_id))
    if act.kind in OF_SPEAKERS:
        return undo_speakers(session, act, by=by)
    if act.statement_id is None:
        return _give_up(session, act, by=by)
    later = [
        one
        for one in acts.of_statement(session, act.statement_id)
        if one.id > act.id and one.kind not in (UNDONE, VOID, KEPT) and one.undone_by_id is None
    ]
    if later and act.kind != VOID:
        raise Conflict("a later act builds on this one", item=str(act_id), hint="undo that first")
    statement = statements.get(session, act.statement_id)
    waiting.settle(session, act)
    undoing = record(session, UNDONE, by, statement=statement, payload={"act": act.kind})
    acts.mark_undone(session, act, by=undoing)
    touched = {link.claim_id for link in statement.links}
    if act.kind == VOID:
        statement.voided = False
    else:
        touched |= _put_back(session, statement, act)
    refresh(session, touched, now=by.at)
    return undoing


def _give_up(session: Session, act: Act, *, by: Acting) -> Act:
    """Undo an act that lost its statement: nothing of it stands, so nothing is put back."""
    if waiting.find(session, act) is None:
        raise Conflict("this act cannot be undone here", item=str(act.id))
    undoing = record(session, UNDONE, by, payload={"act": act.kind})
    acts.mark_undone(session, act, by=undoing)
    waiting.settle(session, act)
    return undoing


def _kept(rows: Iterable[Link]) -> list[dict[str, Any]]:
    return [links.kept(row) for row in rows]


def _move(session: Session, statement: Statement, claim: Claim, act: Act) -> None:
    """Join a statement to a claim by its content; claims it leaves empty live on in that one."""
    here = [
        link
        for link in statement.links
        if link.claim_id == claim.id and link.via == Via.CONTENT.value
    ]
    gone = [
        link
        for link in statement.links
        if link.via == Via.CONTENT.value and link.claim_id != claim.id
    ]
    links.remove(session, [link.id for link in gone])
    for link in here:
        link.state = LinkState.JOINED.value
    if not here:
        row = {
            "statement_id": statement.id,
            "claim_id": claim.id,
            "stance": statement.stance,
            "via": Via.CONTENT.value,
            "state": LinkState.JOINED.value,
        }
        links.put(session, [row])
    session.flush()
    merged = [
        other.public_id
        for other in claims.by_ids(session, [link.claim_id for link in gone]).values()
        if _abandon(session, other, into=claim)
    ]
    act.payload = {**act.payload, "merged": merged}


def _abandon(session: Session, claim: Claim, *, into: Claim) -> bool:
    """Let a claim that nothing is joined to any more live on in another one."""
    left = [link for link in statements.linked_to(session, claim.id) if link.state == "joined"]
    if left or claim.merged_into_id is not None:
        return False
    claims.mark_merged(session, claim, into=into)
    return True


def _leave(session: Session, statement: Statement, claim: Claim, by: Acting) -> None:
    here = [link for link in statement.links if link.claim_id == claim.id]
    elsewhere = any(
        link.state == LinkState.JOINED.value and link.claim_id != claim.id
        for link in statement.links
    )
    links.remove(session, [link.id for link in here])
    if not elsewhere:
        own = found(session, statement, now=by.at)
        row = {
            "statement_id": statement.id,
            "claim_id": own.id,
            "stance": statement.stance,
            "via": Via.CONTENT.value,
            "state": LinkState.JOINED.value,
        }
        links.put(session, [row])


def _put_back(session: Session, statement: Statement, act: Act) -> set[int]:
    """Give a statement the links it had before an act; return the claims that it touches."""
    for public_id in act.payload.get("merged", []):
        other = claims.find(session, public_id)
        if other is not None:
            other.merged_into_id = None
    links.remove(session, [link.id for link in statement.links])
    before = _alive(session, act.payload.get("before", []))
    links.put(session, [{"statement_id": statement.id, **row} for row in before])
    left = {link.claim_id for link in statement.links} - {row["claim_id"] for row in before}
    home = next((row["claim_id"] for row in before if row["state"] == "joined"), None)
    if home is not None:
        into = claims.by_ids(session, [home])[home]
        for other in claims.by_ids(session, sorted(left)).values():
            if other.id != into.id:
                _abandon(session, other, into=into)
    return {row["claim_id"] for row in before} | left


def _alive(session: Session, kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links an act kept, to the claims in which those live on that were merged since."""
    stored = claims.by_ids(session, [row["claim_id"] for row in kept])
    found: dict[tuple[int, str], dict[str, Any]] = {}
    for row in kept:
        alive = claims.survivor(session, stored[row["claim_id"]]).id
        found.setdefault((alive, row["via"]), {**row, "claim_id": alive})
    return list(found.values())
