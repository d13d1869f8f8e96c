"""The real migrations, forward and back, with something in every table, on both databases."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import main as alembic_main
from alembic.migration import MigrationContext
from alembic.operations import Operations

from claimtrack.db import schema
from claimtrack.db.dump import canonical
from claimtrack.db.models import Base
from claimtrack.db.queries import board
from claimtrack.db.session import Database, open_database
from claimtrack.errors import StoreError
from claimtrack.settings import get_settings
from tests.conftest import KINDS
from tests.db.rows import fill


@pytest.fixture(params=KINDS)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        (tmp_path / "blank.db").touch()
        opened = Database(f"sqlite:///{tmp_path / 'blank.db'}")
    else:
        opened = Database(request.getfixturevalue("blank_postgres"))
    yield opened
    opened.close()


def counts(database: Database) -> dict[str, int]:
    there = tables(database)
    with database.read() as session:
        return {
            name: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name in there
        }


def tables(database: Database) -> set[str]:
    with database.read() as session:
        return set(sa.inspect(session.connection()).get_table_names())


def test_up_down_up_with_rows_in_every_table(blank: Database) -> None:
    assert schema.is_blank(blank)
    schema.upgrade(blank)
    for _ in range(2):
        with blank.write() as session:
            fill(session)
        assert min(counts(blank).values()) > 0, counts(blank)
        schema.downgrade(blank, "base")
        assert tables(blank) <= {"alembic_version"}
        assert schema.current(blank) is None
        schema.upgrade(blank)
        assert schema.current(blank) == schema.head()
        assert max(counts(blank).values()) == 0
    blank.check()


LATER = {"waiting_act"}
"""Tables that the first version has not."""


def test_every_step_down_and_up_keeps_the_rows_of_what_stays(blank: Database) -> None:
    schema.upgrade(blank)
    with blank.write() as session:
        fill(session)
    with blank.read() as session:
        before = [row for row in canonical(session) if row["type"] not in LATER]
    stored = {name: n for name, n in counts(blank).items() if name not in LATER}
    schema.downgrade(blank, "0001")
    assert counts(blank) == stored
    schema.upgrade(blank)
    assert counts(blank) == stored | dict.fromkeys(LATER, 0)
    with blank.read() as session:
        assert list(canonical(session)) == before


def test_an_older_desks_statements_keep_the_names_their_articles_gave(blank: Database) -> None:
    schema.upgrade(blank)
    with blank.write() as session:
        fill(session)
    schema.downgrade(blank, "0002")
    with blank.read() as session:
        columns = {one["name"] for one in sa.inspect(session.connection()).get_columns("statement")}
    assert not columns & {"named", "anonymity"}
    schema.upgrade(blank)
    with blank.read() as session:
        rows = session.execute(
            sa.text("SELECT s.named, s.anonymity, p.name FROM statement s JOIN speaker p "
                    "ON p.id = s.speaker_id")
        ).all()  # fmt: skip
        assert len(rows) == 2
        assert [named for named, _, _ in rows] == [name for _, _, name in rows]
        assert {str(anonymity) for _, anonymity, _ in rows} == {"{}"}
        keys = sa.inspect(session.connection()).get_foreign_keys("speaker")
        assert {key["name"] for key in keys} == {
            "fk_speaker_merged_into_id_speaker",
            "fk_speaker_outlet_id_outlet",
        }


def test_models_equal_the_head(any_database: Database) -> None:
    def include(name: str | None, kind: str, _parents: object) -> bool:
        return kind == "schema" or "_fts" not in (name or "")

    with any_database.read() as session:
        options = {"compare_type": True, "include_name": include}
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_names_are_the_naming_conventions(database: Database) -> None:
    with database.read() as session:
        inspector = sa.inspect(session.connection())
        for name, table in Base.metadata.tables.items():
            named = {constraint.name for constraint in table.constraints}
            found = {key["name"] for key in inspector.get_foreign_keys(name)}
            found |= {key["name"] for key in inspector.get_unique_constraints(name)}
            found |= {key["name"] for key in inspector.get_check_constraints(name)}
            found.add(inspector.get_pk_constraint(name)["name"])
            assert found == named


def test_rebuilding_a_parent_table_deletes_no_child_row(database: Database) -> None:
    with database.write() as session:
        fill(session)
    before = counts(database)
    with database.migrating() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("statement", recreate="always") as batch:
            batch.add_column(sa.Column("added", sa.Integer(), nullable=True))
    assert counts(database) == before
    with database.write() as session:
        assert session.scalar(sa.text("PRAGMA foreign_keys")) == 1


def test_a_migration_that_leaves_a_row_without_its_parent_is_undone(database: Database) -> None:
    with database.write() as session:
        fill(session)
    before = counts(database)
    with pytest.raises(StoreError, match="nothing was changed"), database.migrating() as connection:
        connection.execute(sa.text("DELETE FROM speaker"))
    assert counts(database) == before


def test_a_migration_that_loses_the_search_triggers_is_undone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.downgrade(database, "0001")
    with database.migrating() as connection:
        # As if a later migration had rebuilt `claim`: the index is there, a trigger is not.
        connection.execute(sa.text("CREATE VIRTUAL TABLE claim_fts USING fts5(proposition)"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))
    with pytest.raises(StoreError, match="claim_fts_insert"):
        schema.upgrade(database)


def test_a_failing_migration_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "half.db").touch()
    database = Database(f"sqlite:///{tmp_path / 'half.db'}")
    monkeypatch.setattr(sa.Connection, "execute", _fail_on_index(sa.Connection.execute))
    with pytest.raises(RuntimeError, match="power cut"):
        schema.upgrade(database)
    monkeypatch.undo()
    assert tables(database) == set()
    database.close()


def _fail_on_index(real):  # type: ignore[no-untyped-def]
    def execute(self, statement, *args, **kwargs):  # type: ignore[no-untyped-def]
        if "ix_event_at" in str(getattr(getattr(statement, "element", None), "name", "")):
            raise RuntimeError("power cut")
        return real(self, statement, *args, **kwargs)

    return execute


def test_migrations_are_found_in_a_folder_with_a_percent_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "100%s"
    shutil.copytree(schema.directory(), folder)
    monkeypatch.setattr(schema, "directory", lambda: folder)
    open_database(f"sqlite:///{tmp_path / 'p.db'}", create=True).close()


def test_search_index_is_rebuilt_over_claims_stored_before_it(any_database: Database) -> None:
    with any_database.write() as session:
        fill(session)
    schema.downgrade(any_database, "0001")
    schema.upgrade(any_database)
    with any_database.read() as session:
        assert board.count(session, board.ClaimFilter(q="sunday")) == 1


def test_developers_command_line_compares_models_and_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ini = schema.directory().parent / "alembic.ini"
    monkeypatch.setenv("CLAIMTRACK_DATABASE_URL", f"sqlite:///{tmp_path / 'dev.db'}")
    get_settings.cache_clear()
    alembic_main(["-c", str(ini), "upgrade", "head"])
    alembic_main(["-c", str(ini), "check"])  # exits where models and tables differ
    database = open_database(get_settings().url())
    with database.write() as session:
        session.execute(sa.text("CREATE TABLE behind (id INTEGER)"))
    database.close()
    with pytest.raises(SystemExit):
        alembic_main(["-c", str(ini), "check"])
