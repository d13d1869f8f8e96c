"""How a claim is worded: by its earliest statement that does not deny it, an attributed one first.

The wording follows the statements, so a pure function of the links gives it and it never
depends on which article came in first. Where nobody but deniers speaks, the earliest denial's
proposition is taken, which is in the affirmative too.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import Claim, Link
from claimtrack.match.keys import keys
from claimtrack.match.profile import from_json
from claimtrack.standing.evidence import counts, is_own_voice
from claimtrack.vocab import DENIALS, Act, Stance, Via

CHECKABLE = frozenset({Act.CLAIM.value})
"""Acts that can be checked: an opinion, a pledge or a demand is neither true nor false yet."""


def redraw(session: Session, claim: Claim, links: Sequence[Link]) -> bool:
    """Give a claim the wording of its best statement; return whether anything changed.

    Args:
        session: A writing session.
        claim: The claim; it keeps its wording where no live statement can give one.
        links: All its links.
    """
    best = _best([link for link in links if counts(link)])
    if best is None:
        return False
    statement = best.statement
    checkable = any(
        link.statement.act in CHECKABLE for link in links if counts(link) and _worded(link)
    )
    changed = (claim.proposition, claim.profile, claim.checkable) != (
        statement.proposition,
        statement.profile,
        checkable,
    )
    if claim.profile != statement.profile:
        # The old keys stay: drafts worded like an earlier statement still find the claim.
        candidates.put_keys(session, claim.id, keys(from_json(statement.profile)))
    claim.proposition = statement.proposition
    claim.profile = statement.profile
    claim.checkable = checkable
    return changed


def _best(live: Sequence[Link]) -> Link | None:
    worded = [link for link in live if _worded(link)]
    return min(worded, key=_rank, default=None)


def _worded(link: Link) -> bool:
    """Whether a statement words the claim as the claim is meant, neither negated nor pointing."""
    statement = link.statement
    as_said = link.via == Via.CONTENT.value and link.stance == statement.stance
    return as_said and bool(statement.proposition) and bool(statement.profile)


def _rank(link: Link) -> tuple[bool, bool, bool, datetime, str, int]:
    statement = link.statement
    return (
        link.stance in DENIALS or link.stance == Stance.RETRACTS.value,
        statement.stance == Stance.WITHHOLDS.value,
        is_own_voice(statement),
        statement.clock,
        statement.revision.text_hash,
        statement.n,
    )
