"""Insert-or-leave and insert-or-update mean the same on both databases."""

from sqlalchemy import select

from claimtrack.db.chunks import chunked
from claimtrack.db.models import ClaimKey, HotKey, Outlet
from claimtrack.db.session import Database
from claimtrack.db.upsert import insert_new, insert_selected, upsert
from tests.db.rows import claim


def row(key: str, name: str) -> dict[str, object]:
    return {"key": key, "name": name, "family": name}


def stored(database: Database) -> list[tuple[str, str, object]]:
    with database.read() as session:
        query = select(Outlet.key, Outlet.name, Outlet.aliases).order_by(Outlet.key)
        return [tuple(found) for found in session.execute(query)]


def test_insert_new_leaves_what_is_there_and_counts_the_rest(any_database: Database) -> None:
    with any_database.write() as session:
        assert insert_new(session, Outlet, []) == 0
        assert insert_new(session, Outlet, [row("a", "A"), row("b", "B")]) == 2
        assert insert_new(session, Outlet, [row("b", "changed"), row("c", "C")]) == 1
        assert insert_new(session, Outlet, [row("b", "changed")]) == 0
    assert stored(any_database) == [("a", "A", []), ("b", "B", []), ("c", "C", [])]


def test_upsert_changes_the_other_columns_only(any_database: Database) -> None:
    with any_database.write() as session:
        upsert(session, Outlet, [row("a", "A") | {"aliases": ["x"]}], keys=["key"])
        upsert(session, Outlet, [row("a", "A2"), row("b", "B")], keys=["key"])
        upsert(session, Outlet, [], keys=["key"])
    # Defaults fill a new row and do not overwrite an old one.
    assert stored(any_database) == [("a", "A2", ["x"]), ("b", "B", [])]


def test_upsert_of_keys_alone_and_of_pending_parents(any_database: Database) -> None:
    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        pair = {"key": 5, "claim_id": one.id}
        upsert(session, ClaimKey, [pair], keys=["key", "claim_id"])
        upsert(session, ClaimKey, [pair], keys=["key", "claim_id"])
        assert session.scalars(select(ClaimKey.key)).all() == [5]


def test_more_rows_than_a_statement_binds_values(any_database: Database) -> None:
    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        rows = [{"key": key, "claim_id": one.id} for key in range(35_000)]
        assert insert_new(session, ClaimKey, rows) == 35_000


def test_insert_selected_updates_what_is_there(any_database: Database) -> None:
    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        insert_new(session, ClaimKey, [{"key": key, "claim_id": one.id} for key in (1, 2)])
        insert_new(session, HotKey, [{"key": 1, "claims": 99}])
        rows = select(ClaimKey.key, ClaimKey.claim_id)
        insert_selected(session, HotKey, rows, columns=["key", "claims"], keys=["key"])
        found = session.execute(select(HotKey.key, HotKey.claims).order_by(HotKey.key)).all()
        assert [tuple(pair) for pair in found] == [(1, one.id), (2, one.id)]


def test_chunked_keeps_order_and_size() -> None:
    assert list(chunked(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(chunked([], 3)) == []
