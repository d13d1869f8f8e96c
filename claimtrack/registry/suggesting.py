"""The stored speakers that may be one, whom nobody told apart."""

from sqlalchemy.orm import Session

from claimtrack.db.queries import speakers
from claimtrack.registry.alike import Alike, Known, alike
from claimtrack.registry.heads import apart
from claimtrack.vocab import SpeakerKind


def suggestions(session: Session) -> list[Alike]:
    """Return the pairs of stored speakers that may be one, likeliest first.

    Computed from the names each time, so that better rules need no migration.

    Args:
        session: Any session.
    """
    known = [
        Known(one.id, one.key, one.name, SpeakerKind(one.kind), tuple(map(str, one.roles)))
        for one in speakers.everyone(session)
    ]
    return alike(known, apart=apart(session).keys())
