"""How an act is recorded: who, when, why, on what. Nothing here decides what it does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import Act, Statement
from claimtrack.db.queries import acts
from claimtrack.errors import BadInput

NAME_CHARS = 200
"""Longest name of who acts, as the column has it."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, when (an aware time) and why."""

    who: str
    at: datetime
    why: str = ""


def record(
    session: Session,
    kind: str,
    by: Acting,
    *,
    statement: Statement | None = None,
    payload: dict[str, Any] | None = None,
) -> Act:
    """Store an act and return it.

    Args:
        session: A writing session.
        kind: What is done.
        by: Who does it, when and why.
        statement: On which statement, if on one.
        payload: What else it must remember, by natural keys where there are any.

    Raises:
        BadInput: Nobody is named.
    """
    if not by.who.strip():
        raise BadInput("an act needs a name", item=kind)
    row = Act(
        kind=kind,
        who=by.who.strip()[:NAME_CHARS],
        at=by.at,
        why=by.why.strip(),
        statement_id=statement.id if statement is not None else None,
        payload=payload or {},
    )
    return acts.add(session, row)
