"""A claim that nothing is left of lives on in another one, with all that is known of it."""

from sqlalchemy.orm import Session

from claimtrack.db.models import Claim
from claimtrack.db.queries import claims, events, findings, links
from claimtrack.vocab import LinkState


def left_empty(session: Session, claim_id: int) -> bool:
    """Return whether no statement is joined to a claim any more."""
    joined = LinkState.JOINED.value
    return not any(link.state == joined for link in links.of_claim(session, claim_id))


def live_on(session: Session, gone: Claim, survivor: Claim) -> None:
    """Let a claim live on in another: suggestions, rivals and events become the survivor's.

    Objects of the session are expired.

    Args:
        session: A writing session.
        gone: A claim that nothing is joined to.
        survivor: The claim that takes over what it was.

    Raises:
        Conflict: It is merged already, or the two are one.
    """
    links.move(session, gone.id, survivor.id)
    findings.move_rivals(session, gone.id, survivor.id)
    told = events.of_claim(session, gone.id)
    events.move(session, [event.id for event in told], survivor.id)
    session.flush()
    session.expire_all()
    claims.mark_merged(session, gone, into=survivor)
