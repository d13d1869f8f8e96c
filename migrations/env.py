"""How a migration runs: one transaction that ``Database.migrating`` opens, checks and commits.

The connection comes from ``claimtrack.db.schema``; run from the command line (``alembic …``, for
developers) it is opened from the settings. A migration that rebuilds ``claim`` on SQLite must
make its ``claim_fts`` triggers again: dropping the old table dropped them.
"""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from claimtrack.db.models import Base
from claimtrack.db.session import Database, make_file
from claimtrack.errors import StoreError
from claimtrack.settings import get_settings

FTS_TRIGGERS = {"claim_fts_insert", "claim_fts_delete", "claim_fts_update"}


def include_name(
    name: str | None,
    kind: Literal[
        "schema",
        "table",
        "column",
        "index",
        "unique_constraint",
        "foreign_key_constraint",
        "check_constraint",
    ],
    _parents: Any,
) -> bool:
    """Leave what full text search keeps beside the models out of comparisons."""
    return kind == "schema" or "_fts" not in (name or "")


def render_item(kind: str, item: Any, autogen_context: Any) -> str | Literal[False]:
    """Write the project's own time type as the plain one: migrations import no models."""
    if kind == "type" and type(item).__name__ == "UtcTime":
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Run what was asked for on ``connection``."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_name=include_name,
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        check_triggers(connection)


def check_triggers(connection: Connection) -> None:
    """See that the search index is still kept up to date.

    Raises:
        StoreError: A migration rebuilt ``claim`` and lost its triggers.
    """
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
    missing = FTS_TRIGGERS - (names := set(rows))
    if "claim_fts" in names and missing:
        raise StoreError(f"a migration lost the triggers {', '.join(sorted(missing))}")


if context.is_offline_mode():
    raise StoreError("migrations run on a database only", hint="leave --sql out")
given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    database = Database(get_settings().url())
    make_file(database)
    with database.migrating() as opened:
        run(opened)
    database.close()
