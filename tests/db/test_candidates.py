"""Blocking keys: which claims come back, in what order, at what cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import log

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from claimtrack.db import candidates
from claimtrack.db.models import ClaimKey, HotKey
from claimtrack.db.session import Database
from claimtrack.db.upsert import insert_new
from tests.db.rows import claim


def claims(session: Session, count: int) -> list[int]:
    return [claim(session, f"c{n:012}", f"claim {n}").id for n in range(count)]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest: object) -> None:  # type: ignore[no-untyped-def]
        if not statement.startswith(("PRAGMA", "BEGIN")):
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def keys_of(session: Session, claim_id: int) -> list[int]:
    query = select(ClaimKey.key).where(ClaimKey.claim_id == claim_id).order_by(ClaimKey.key)
    return list(session.scalars(query))


def test_rare_keys_weigh_more(any_database: Database) -> None:
    with any_database.write() as session:
        first, second, third, _other = claims(session, 4)
        candidates.put_keys(session, first, [1, 2])
        candidates.put_keys(session, second, [2, 3])
        candidates.put_keys(session, third, [2])
        found = candidates.find(session, [1, 2, 9], total=4)
    assert [one.claim_id for one in found] == [first, second, third]
    assert found[0].score == pytest.approx(log(1 + 4 / 1) + log(1 + 4 / 3))
    assert found[1].score == found[2].score == pytest.approx(log(1 + 4 / 3))


def test_nothing_shared_nothing_found(any_database: Database) -> None:
    with any_database.write() as session:
        candidates.put_keys(session, claims(session, 1)[0], [1])
        assert candidates.find(session, [2, 3], total=1) == []
        assert candidates.find(session, [], total=1) == []


def test_at_most_so_many_the_older_of_equals(any_database: Database) -> None:
    with any_database.write() as session:
        ids = claims(session, 5)
        for one in ids:
            candidates.put_keys(session, one, [7])
        found = candidates.find(session, [7], total=5, limit=3)
    assert [one.claim_id for one in found] == ids[:3]


def test_keys_span_32_bits_and_more_than_a_statement_binds(any_database: Database) -> None:
    with any_database.write() as session:
        one = claims(session, 1)[0]
        candidates.put_keys(session, one, [0, 2**32 - 1, 5, 5])
        assert keys_of(session, one) == [0, 5, 2**32 - 1]
        (found,) = candidates.find(session, [2**32 - 1], total=1)
        assert found.claim_id == one


def test_the_budget_goes_to_the_rarest_of_the_hot(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "POSTINGS", 50)
    with any_database.write() as session:
        ids = claims(session, 80)
        rows = [{"key": 100, "claim_id": one} for one in ids]
        rows += [{"key": 40, "claim_id": one} for one in ids[:40]]
        rows += [{"key": 1, "claim_id": ids[0]}, {"key": 1, "claim_id": ids[79]}]
        insert_new(session, ClaimKey, rows)
        assert candidates.rebuild_hot(session) == 2
        found = candidates.find(session, [1, 40, 100], total=80, limit=100)
        # 2 postings of key 1 and 40 of key 40 fit; 80 of key 100 do not.
        assert {one.claim_id for one in found} == {*ids[:40], ids[79]}
        assert found[0].claim_id == ids[0]
        # A text with nothing but a hot key still gets the newest claims that have it.
        newest = candidates.find(session, [100], total=80, limit=100)
        assert [one.claim_id for one in newest] == ids[30:]


def test_a_stale_hot_list_costs_no_more_than_its_bound(
    any_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "UNCOUNTED_POSTINGS", 30)
    with any_database.write() as session:
        ids = claims(session, 60)
        insert_new(session, ClaimKey, [{"key": 5, "claim_id": one} for one in ids])
        found = candidates.find(session, [5], total=60, limit=100)
        assert [one.claim_id for one in found] == ids[30:]


def test_the_number_of_queries_is_bounded(any_database: Database) -> None:
    with any_database.write() as session:
        ids = claims(session, 40)
        insert_new(
            session,
            ClaimKey,
            [{"key": key, "claim_id": one} for one in ids for key in (1, 2, 3, one + 10)],
        )
        candidates.rebuild_hot(session)
    with any_database.read() as session:
        session.connection()
        with counted(any_database) as statements:
            found = candidates.find(session, range(200), total=40)
    assert len(found) == 40
    assert len(statements) == 3


def test_hot_keys_are_counted_anew(any_database: Database) -> None:
    with any_database.write() as session:
        ids = claims(session, 4)
        insert_new(session, HotKey, [{"key": 9, "claims": 900}, {"key": 1, "claims": 900}])
        insert_new(session, ClaimKey, [{"key": 1, "claim_id": one} for one in ids])
        insert_new(session, ClaimKey, [{"key": 2, "claim_id": one} for one in ids[:3]])
        assert candidates.rebuild_hot(session, floor=4) == 1
        rows = session.execute(select(HotKey.key, HotKey.claims)).all()
        assert [tuple(row) for row in rows] == [(1, 4)]
        assert candidates.rebuild_hot(session, floor=5) == 0


def test_replace_and_move(any_database: Database) -> None:
    with any_database.write() as session:
        first, second = claims(session, 2)
        candidates.put_keys(session, first, [1, 2, 3])
        candidates.replace_keys(session, first, [3, 4])
        candidates.put_keys(session, second, [4, 5])
        assert keys_of(session, first) == [3, 4]
        candidates.move_keys(session, second, first)
        assert (keys_of(session, first), keys_of(session, second)) == ([3, 4, 5], [])


def test_total_is_the_highest_id(any_database: Database) -> None:
    with any_database.write() as session:
        assert candidates.estimated_total(session) == 0
        ids = claims(session, 3)
        assert candidates.estimated_total(session) == max(ids)
