"""A changed text: what it still says keeps its place, what it no longer says is kept as dropped."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claimtrack.db.models import Revision, Statement
from claimtrack.db.queries import acts, statements
from claimtrack.text import Span, covered, words


def supersede(
    session: Session,
    old: Sequence[Statement],
    before: Revision,
    new: Sequence[Statement],
    revision: Revision,
) -> None:
    """Retire the statements of the revision before; those said again hand on links and acts.

    Args:
        session: A writing session.
        old: Statements of the revision before, with links and speakers.
        before: That revision.
        new: Statements of the newest one, stored, with speakers.
        revision: The newest one.
    """
    again: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in new:
        again[said(statement, revision.text)].append(statement)
    kept: list[int] = []
    dropped: list[int] = []
    for statement in old:
        same = again[said(statement, before.text)]
        if not same:
            dropped.append(statement.id)
            continue
        _hand_on(session, statement, same.pop(0))
        kept.append(statement.id)
    session.flush()
    statements.retire(session, kept, dropped_in=None)
    statements.retire(session, dropped, dropped_in=revision.number)


def said(statement: Statement, text: str) -> tuple[str, ...]:
    """Return what makes a statement the same in another revision: who, cue, words and stance.

    Args:
        statement: With its speaker.
        text: The text of its revision.
    """
    pieces = (
        covered(text, [Span(*span) for span in spans])
        for spans in (statement.cue_spans, statement.content_spans)
    )
    return (statement.speaker.key, statement.stance, *(" ".join(words(one)) for one in pieces))


def _hand_on(session: Session, old: Statement, new: Statement) -> None:
    for link in old.links:
        link.statement_id = new.id
    for act in acts.of_statement(session, old.id):
        act.statement_id = new.id
    new.voided = old.voided
