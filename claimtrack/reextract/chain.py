"""Which statements of an article's revisions are said again in the next one, after an exchange."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy.orm import Session

from claimtrack.db.models import Statement
from claimtrack.db.queries import acts, links
from claimtrack.intake.revising import said
from claimtrack.reextract.exchange import Exchanged


def chain(session: Session, revisions: Sequence[Exchanged]) -> dict[int, int]:
    """Say of every statement whether it is live, said again or dropped, and hand on what it has.

    Args:
        session: A writing session.
        revisions: The article's revisions, oldest first.

    Returns:
        By id, the statement of the newest revision reached that says the same, which has the
        links and acts; those that are live or dropped are not in it.
    """
    following: dict[int, int] = {}
    by_id = {one.id: one for each in revisions for one in each.told}
    for each, later in zip(revisions, [*revisions[1:], None], strict=True):
        again: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for one in later.told if later is not None else []:
            again[said(one, later.revision.text if later is not None else "")].append(one)
        for one in each.told:
            same = again[said(one, each.revision.text)]
            if same:
                following[one.id] = same.pop(0).id
            number = later.revision.number if later is not None else None
            one.live = later is None
            one.dropped_in = None if one.id in following else number
    ends = {one: _end(following, one) for one in following}
    for start, end in ends.items():
        _hand_on(session, by_id[start], by_id[end])
    session.flush()
    return ends


def _end(following: dict[int, int], one: int) -> int:
    while one in following:
        one = following[one]
    return one


def _hand_on(session: Session, old: Statement, new: Statement) -> None:
    """Give what a statement has to the one that says it again; that one's own links stay."""
    for act in acts.of_statement(session, old.id):
        act.statement_id = new.id
    own = links.of_statements(session, [new.id])
    for link in links.of_statements(session, [old.id]):
        if own:
            session.delete(link)
        else:
            link.statement_id = new.id
    session.flush()
