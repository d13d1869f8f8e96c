"""The canonical dump is the measure of equal content, and of nothing else."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from claimtrack.db.dump import canonical
from claimtrack.db.models import (
    Act,
    Article,
    Base,
    Claim,
    Event,
    HotKey,
    Link,
    Outlet,
    Revision,
    Statement,
    Verdict,
)
from claimtrack.db.session import Database
from tests.db.rows import NOW, fill, outlet

Fresh = Callable[[str], AbstractContextManager[Database]]


def dumped(database: Database) -> list[dict[str, object]]:
    with database.read() as session:
        return list(canonical(session))


def test_every_table_of_content_is_in_it(any_database: Database) -> None:
    with any_database.write() as session:
        fill(session)
    rows = dumped(any_database)
    assert json.loads(json.dumps(rows)) == rows
    # Those without a line of their own stand in their owner's.
    inside = {"article_band", "speaker_alias", "statement_figure", "claim_key"}
    kinds = {str(row["type"]) for row in rows}
    assert kinds == set(Base.metadata.tables) - inside - {"hot_key"}
    text = json.dumps(rows)
    for value in ("ama oduya", "at least six", str(2**32 - 1), "[7]", "94 %", "0.1235"):
        assert value in text
    assert "caaaaaaaaaaaa" not in text.replace('"into": "caaaaaaaaaaaa"', "")
    assert NOW.isoformat() not in text


@pytest.mark.postgres
def test_both_databases_give_the_same_lines(fresh: Fresh) -> None:
    lines = []
    for kind in ("sqlite", "postgres"):
        with fresh(kind) as one:
            with one.write() as session:
                fill(session)
            lines.append(dumped(one))
    assert lines[0] == lines[1]


def later(session: Session) -> None:
    """Write everything as if on another day, by a machine that numbered otherwise."""
    for number in range(5):
        outlet(session, f"gone {number}")
    session.execute(delete(Outlet))
    fill(session)
    day = timedelta(days=40)
    session.execute(update(Article).values(recorded_at=NOW + day))
    session.execute(update(Revision).values(recorded_at=NOW + day))
    session.execute(update(Statement).where(Statement.clock == NOW).values(clock=NOW + day))
    session.execute(
        update(Claim).where(Claim.last_denied_at == NOW).values(last_denied_at=NOW + day)
    )
    session.execute(update(Event).values(at=NOW + day))
    session.execute(update(Claim).values(created_at=NOW + day, version=9))
    session.execute(update(Act).values(at=NOW + day))
    session.execute(update(Verdict).values(given_at=NOW + day))
    session.execute(update(HotKey).values(claims=77))
    session.execute(update(Link).where(Link.score.is_not(None)).values(score=0.12345001))
    for one in session.scalars(select(Claim)):
        one.public_id = one.public_id.replace("c", "z")


def test_what_only_the_machine_knows_makes_no_difference(fresh: Fresh) -> None:
    lines = []
    for write in (fill, later):
        with fresh("sqlite") as one:
            with one.write() as session:
                write(session)
            lines.append(dumped(one))
    assert lines[0] == lines[1]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (Claim, {"proposition": "changed"}),
        (Claim, {"status": "changed"}),
        (Link, {"stance": "changed"}),
        (Statement, {"content_spans": [[1, 2]]}),
        (Revision, {"text": "A  said B."}),
        (Outlet, {"family": "changed"}),
        (Verdict, {"note": "changed"}),
        (Link, {"score": 0.9}),
    ],
)
def test_what_somebody_can_see_makes_one(
    database: Database, table: type[Base], values: dict[str, object]
) -> None:
    with database.write() as session:
        fill(session)
    before = dumped(database)
    with database.write() as session:
        session.execute(update(table).values(**values))
    assert dumped(database) != before
