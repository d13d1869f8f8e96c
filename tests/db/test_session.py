"""Opening, reading, writing, and every way a database may not be ready."""

import re
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import URL, func, select, text
from sqlalchemy.exc import IntegrityError, InvalidRequestError, OperationalError

import claimtrack
from claimtrack.db import schema
from claimtrack.db.models import Article, Outlet
from claimtrack.db.session import Database, open_database
from claimtrack.errors import StoreError
from claimtrack.settings import Settings
from tests.db.rows import article, outlet

UPGRADE = "`claimtrack db upgrade`"


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Outlet.name).order_by(Outlet.name)))


def test_nothing_else_commits() -> None:
    root = Path(claimtrack.__file__).parent
    places = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"\.commit\(\)", path.read_text(encoding="utf-8"))
    }
    assert places == {"db/session.py"}


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    address = Settings(data_dir=tmp_path / "new" / "desk").url()
    with pytest.raises(StoreError, match="no database yet") as raised:
        open_database(address)
    assert UPGRADE in str(raised.value)
    assert not (tmp_path / "new").exists()
    made = open_database(address, create=True)
    assert schema.current(made) == schema.head()
    made.close()
    open_database(address).close()


def test_sqlite_runs_as_decided(database: Database) -> None:
    with database.write() as session:
        pragma = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_what_is_written_is_there_after_and_after_an_error_it_is_not(
    any_database: Database,
) -> None:
    with any_database.write() as session:
        outlet(session, "Kept")

    def fail() -> None:
        with any_database.write() as session:
            outlet(session, "Lost")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(any_database) == ["Kept"]


def test_a_reading_session_cannot_write(any_database: Database) -> None:
    with pytest.raises(StoreError, match="cannot be written"), any_database.read() as session:
        outlet(session, "Never")
    with any_database.write() as session:
        outlet(session, "Now")
    assert names(any_database) == ["Now"]


def test_a_reader_sees_one_state_while_others_write(any_database: Database) -> None:
    with any_database.read() as session:
        count = select(func.count()).select_from(Outlet)
        assert session.scalar(count) == 0
        with any_database.write() as other:
            outlet(other, "Meanwhile")
        assert session.scalar(count) == 0
    assert names(any_database) == ["Meanwhile"]


def test_a_fault_of_ours_is_not_hidden(any_database: Database) -> None:
    with any_database.write() as session:
        outlet(session, "Once")
    with pytest.raises(IntegrityError), any_database.write() as session:
        outlet(session, "Once")


def test_lazy_loading_raises(any_database: Database) -> None:
    with any_database.write() as session:
        article(session, outlet(session), "a")
    with any_database.read() as session, pytest.raises(InvalidRequestError, match="raise"):
        _ = session.scalars(select(Article)).one().outlet


def test_writers_take_turns(any_database: Database) -> None:
    def write(number: int) -> None:
        with any_database.write() as session:
            seen = session.scalar(select(func.count()).select_from(Outlet))
            outlet(session, f"Outlet {number}", family=str(seen))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(any_database)) == 8


def test_locked(database: Database) -> None:
    impatient = Database(str(database.url), patience=0.05)
    with database.write(), pytest.raises(StoreError) as raised, impatient.write():
        pass
    assert str(raised.value) == (
        f"{database.path}: another program is writing to the database "
        "(try again when it has finished)"
    )
    impatient.close()


def test_a_database_locked_by_someone_else_can_still_be_read(database: Database) -> None:
    with database.write() as session:
        outlet(session, "There")
    with database.write():
        assert names(database) == ["There"]


def test_missing_file_is_not_made_by_reading(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'gone.db'}")
    for use in (database.read, database.write):
        with pytest.raises(StoreError, match="no database yet"), use():
            pass
    assert list(tmp_path.glob("gone*")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"this is a text file, not a database at all\n" * 40, "not a usable claimtrack database"),
        (b"", "the database is empty"),
    ],
    ids=["text", "empty"],
)
def test_not_a_database(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=said):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes()[:20] == content[:20] or not content


def test_a_damaged_file(database: Database) -> None:
    with database.write() as session:
        outlet(session, "There")
    database.close()
    assert database.path is not None
    content = bytearray(database.path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    database.path.write_bytes(content)
    with pytest.raises(StoreError, match="not a usable claimtrack database"):
        names(database)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made") as raised:
        open_database(f"sqlite:///{tmp_path / 'file' / 'x.db'}", create=True)
    assert "CLAIMTRACK_DATA_DIR" in str(raised.value)


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    theirs = sqlite3.connect(path)
    theirs.execute("CREATE TABLE recipe (name TEXT)")
    theirs.close()
    with pytest.raises(StoreError, match="not claimtrack's"):
        open_database(f"sqlite:///{path}", create=True)


def test_older_schema(any_database: Database) -> None:
    schema.downgrade(any_database, "0001")
    with pytest.raises(StoreError) as raised:
        any_database.check()
    assert "schema 0001 is older than this version needs" in str(raised.value)
    assert UPGRADE in str(raised.value)
    schema.upgrade(any_database)
    any_database.check()


def test_newer_schema_is_left_alone(any_database: Database) -> None:
    with any_database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for act in (any_database.check, lambda: schema.upgrade(any_database)):
        with pytest.raises(StoreError) as raised:
            act()
        assert "schema 9999 was made by a newer claimtrack" in str(raised.value)
        assert "upgrade the software" in str(raised.value)


def test_missing_table_names_the_command(any_database: Database) -> None:
    schema.downgrade(any_database, "base")
    with pytest.raises(StoreError) as raised:
        names(any_database)
    assert UPGRADE in str(raised.value)


def test_an_unknown_revision_is_no_stack_trace(database: Database) -> None:
    with pytest.raises(StoreError, match="nonsense"):
        schema.upgrade(database, "nonsense")


@pytest.mark.parametrize(
    "address", ["sqlite://", "sqlite:///:memory:", "mysql://root@localhost/x", "no address"]
)
def test_addresses_that_cannot_be(address: str) -> None:
    with pytest.raises(StoreError) as raised:
        Database(address)
    assert raised.value.hint


@pytest.mark.parametrize("name", ["with space.db", "100%.db", "a%41.db", "ünï.db", "q?x#y.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    address = URL.create("sqlite", database=str(path)).render_as_string()
    open_database(address, create=True).close()
    assert path.exists()


def test_unreachable_server_hides_the_password() -> None:
    # Port 1 of loopback: nothing listens there.
    with pytest.raises(StoreError) as raised:
        open_database("postgresql://ann:secret@127.0.0.1:1/desk")
    assert "cannot be reached" in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.postgres
def test_no_such_database_on_the_server(postgres_url: str) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_database(postgres_url.replace("/postgres?", "/nowhere?"))


def test_two_programs_make_a_database_at_once(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'both.db'}"
    faults: list[StoreError] = []

    def make() -> None:
        try:
            open_database(address, create=True).close()
        except StoreError as error:
            faults.append(error)

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    open_database(address).close()


def test_operational_errors_nobody_knows_are_not_swallowed(database: Database) -> None:
    with pytest.raises(OperationalError, match="syntax"), database.read() as session:
        session.execute(text("SELEKT 1"))
