"""What becomes of acts that wait for a look since their text was read anew.

An act that lost its statement is done again on another one, or given up (``undo``); one whose
statement reads differently now is kept, or undone. Nothing is settled without a person.
"""

from sqlalchemy.orm import Session

from claimtrack.db.models import Act
from claimtrack.db.queries import acts, claims, statements, waiting
from claimtrack.db.queries.acts import JUDGED, KEPT, TARGET, VOID
from claimtrack.db.queries.waiting import CHANGED, LOST
from claimtrack.errors import Conflict, NotFound
from claimtrack.ledger.acts import Judgement, judge, set_target, void
from claimtrack.ledger.recording import Acting, record


def attach(session: Session, act_id: int, statement_id: int, *, by: Acting) -> Act:
    """Do an act that lost its statement again on another one; return the new act.

    Args:
        session: A writing session.
        act_id: The act.
        statement_id: The statement that says what the lost one said.
        by: Who says so.

    Raises:
        NotFound: There is no such act or statement, or the act does not wait.
        Conflict: It has its statement still, or what it said cannot be done any more.
    """
    act = _waiting(session, act_id, LOST)
    statements.get(session, statement_id)
    done = _again(session, act, statement_id, by=by)
    acts.mark_undone(session, act, by=done)
    waiting.settle(session, act)
    return done


def keep(session: Session, act_id: int, *, by: Acting) -> Act:
    """Let an act stand on its statement that reads differently now.

    Raises:
        NotFound: There is no such act, or it does not wait.
        Conflict: It has no statement any more.
    """
    act = _waiting(session, act_id, CHANGED)
    statement = statements.get(session, act.statement_id or 0)
    kept = record(session, KEPT, by, statement=statement, payload={"act": act.kind})
    waiting.settle(session, act)
    return kept


def _waiting(session: Session, act_id: int, why: str) -> Act:
    act = acts.get(session, act_id)
    found = waiting.find(session, act)
    if found is None:
        raise NotFound("this act does not wait for anything", item=str(act_id))
    if found.why != why:
        other = "keep or undo it" if found.why == CHANGED else "attach it to a statement or undo it"
        state = "has its statement" if found.why == CHANGED else "lost its statement"
        raise Conflict(f"this act {state}", item=str(act_id), hint=other)
    return act


def _again(session: Session, act: Act, statement_id: int, *, by: Acting) -> Act:
    if act.kind == VOID:
        return void(session, statement_id, by=by)
    if act.kind == JUDGED and act.claim_id is not None:
        (claim,) = claims.by_ids(session, [act.claim_id]).values()
        judgement = Judgement(act.payload["judgement"])
        return judge(session, statement_id, claim.public_id, judgement, by=by)
    if act.kind == TARGET:
        target = statements.by_keys(session, [act.payload["target"]]).get(act.payload["target"])
        if target is not None:
            return set_target(session, statement_id, target.id, by=by)
    raise Conflict(
        "what this act said cannot be done again", item=str(act.id), hint="act anew and undo it"
    )
