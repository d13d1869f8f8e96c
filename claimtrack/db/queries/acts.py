"""Acts: what persons did, append-only; undoing one is another act."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claimtrack.db.chunks import chunked
from claimtrack.db.models import Act, Link, Statement
from claimtrack.db.queries import statements
from claimtrack.errors import Conflict, NotFound

VOID = "void"
"""Kind of the act that takes a statement out of all counting."""
JUDGED = "judge"
"""Kind of the act by which a person says whether a statement belongs to a claim."""
TARGET = "target"
"""Kind of the act by which a person says which statement a denial is about."""
UNDONE = "undo"
"""Kind of the act that undoes another one."""
KEPT = "keep_act"
"""Kind of the act by which a person lets another act stand on a statement that reads otherwise."""
MOVED = "moved"
"""Kind of the act by which the machine moved a statement from claim to claim."""
MERGED_SPEAKERS = "merge_speakers"
"""Kind of the act by which a person made two speakers one."""
SPLIT_SPEAKER = "split_speaker"
"""Kind of the act by which a person took one name out of a speaker's."""
KEPT_APART = "keep_apart"
"""Kind of the act by which a person said that two speakers are two."""
OF_SPEAKERS = (MERGED_SPEAKERS, SPLIT_SPEAKER, KEPT_APART)
MACHINE = "claimtrack"
"""Who acts where no person does."""


def add(session: Session, act: Act) -> Act:
    """Store a new act and give it its id."""
    session.add(act)
    session.flush()
    return act


def get(session: Session, act_id: int) -> Act:
    """Return an act.

    Raises:
        NotFound: There is none of that id.
    """
    found = session.get(Act, act_id)
    if found is None:
        raise NotFound("no such act", item=str(act_id))
    return found


def of_claim(session: Session, claim_id: int) -> list[Act]:
    """Return the acts on a claim, oldest first, undone ones among them."""
    return list(session.scalars(select(Act).where(Act.claim_id == claim_id).order_by(Act.id)))


def of_statement(session: Session, statement_id: int) -> list[Act]:
    """Return the acts on a statement, oldest first, undone ones among them."""
    query = select(Act).where(Act.statement_id == statement_id).order_by(Act.id)
    return list(session.scalars(query))


def log(session: Session, *, after_id: int = 0, limit: int = 500) -> list[Act]:
    """Return acts in the order they were done, from after ``after_id`` on."""
    query = select(Act).where(Act.id > after_id).order_by(Act.id).limit(limit)
    return list(session.scalars(query))


def of_kinds(session: Session, kinds: Sequence[str]) -> list[Act]:
    """Return the acts of these kinds in the order they were done, undone ones among them."""
    return list(session.scalars(select(Act).where(Act.kind.in_(kinds)).order_by(Act.id)))


def of_statements(session: Session, statement_ids: Sequence[int]) -> dict[int, list[Act]]:
    """Return the acts on each of these statements, oldest first, undone ones among them."""
    found: dict[int, list[Act]] = {one: [] for one in statement_ids}
    for part in chunked(sorted(found)):
        query = select(Act).where(Act.statement_id.in_(part)).order_by(Act.id)
        for act in session.scalars(query):
            found[act.statement_id or 0].append(act)
    return found


def statement_of(session: Session, act: Act) -> Statement:
    """Return the statement an act is on, with all that is told of it.

    Raises:
        NotFound: It is on none.
    """
    return statements.get(session, act.statement_id or 0)


def release(session: Session, statement_ids: Sequence[int]) -> None:
    """Let acts outlive the statements they were on; none is deleted."""
    for part in chunked(statement_ids):
        session.execute(update(Act).where(Act.statement_id.in_(part)).values(statement_id=None))


def aiming_at(session: Session, keys: Sequence[str]) -> list[Act]:
    """Return the acts that name a statement of one of these keys as a target, oldest first."""
    found: list[Act] = []
    for part in chunked(keys):
        aimed = Act.payload["target"].as_string().in_(part)
        found.extend(session.scalars(select(Act).where(aimed).order_by(Act.id)))
    return found


def last(session: Session, kind: str) -> Act | None:
    """Return the latest act of a kind, None where there is none."""
    return session.scalar(select(Act).where(Act.kind == kind).order_by(Act.id.desc()).limit(1))


def claims_acted_on(session: Session, claim_ids: Sequence[int]) -> set[int]:
    """Return those of these claims on which, or on a statement of which, a person acted."""
    found: set[int] = set()
    for part in chunked(claim_ids):
        direct = select(Act.claim_id).where(Act.claim_id.in_(part), Act.who != MACHINE)
        through = (
            select(Link.claim_id)
            .join(Act, Act.statement_id == Link.statement_id)
            .where(Link.claim_id.in_(part), Act.who != MACHINE)
        )
        found.update(one for one in session.scalars(direct) if one is not None)
        found.update(session.scalars(through))
    return found


def claims_remembered(session: Session) -> set[int]:
    """Return the claims that a person's act remembers, so that undoing it can put links back."""
    rows = session.scalars(
        select(Act.payload).where(Act.kind.in_((JUDGED, TARGET)), Act.who != MACHINE)
    )
    return {int(row["claim_id"]) for payload in rows for row in payload.get("before", [])}


def voided(session: Session, statement_ids: Sequence[int]) -> set[int]:
    """Return those of these statements that some act that was not undone makes void."""
    found: set[int] = set()
    for part in chunked(statement_ids):
        standing = select(Act.statement_id).where(
            Act.statement_id.in_(part), Act.kind == VOID, Act.undone_by_id.is_(None)
        )
        found.update(one for one in session.scalars(standing) if one is not None)
    return found


def replay_voids(session: Session) -> None:
    """Make a statement void exactly if some act that was not undone says so."""
    standing = select(Act.statement_id).where(Act.kind == VOID, Act.undone_by_id.is_(None))
    void = Statement.id.in_(standing.where(Act.statement_id.is_not(None)))
    for voided, wrong in ((True, void), (False, ~void)):
        query = update(Statement).where(wrong, Statement.voided.is_not(voided))
        session.execute(query.values(voided=voided))


def mark_undone(session: Session, act: Act, *, by: Act) -> None:
    """Note that ``by`` undid ``act``.

    Raises:
        Conflict: It was undone before.
    """
    if act.undone_by_id is not None:
        raise Conflict("this was undone already", item=str(act.id))
    act.undone_by_id = by.id
    session.flush()
