"""Which schema a database has, and how it comes to another one.

Alembic's Config is built here in code, so an installed package needs no ``alembic.ini``; the
migrations are package data there and the folder ``migrations`` in a checkout.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import inspect

import claimtrack
from claimtrack.db.faults import UPGRADE
from claimtrack.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimtrack.db.session import Database


def directory() -> Path:
    """Return the folder of the migrations: package data if installed, else the checkout's."""
    package = Path(claimtrack.__file__).parent
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def head() -> str:
    """Return the revision this version's tables are at."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    if found is None:
        raise RuntimeError(f"no migrations in {directory()}")
    return found


def current(database: "Database") -> str | None:
    """Return the revision the database is at, None where it holds no schema of ours.

    Raises:
        StoreError: It cannot be read.
    """
    with database.read() as session:
        return _revision(session)


def is_blank(database: "Database") -> bool:
    """Return whether the database holds no table but Alembic's own, and that one no revision.

    Raises:
        StoreError: It cannot be read.
    """
    with database.read() as session:
        return _revision(session) is None and _has_no_tables(session)


def require_head(database: "Database") -> None:
    """See that the database is at this version's revision.

    Raises:
        StoreError: It is empty, somebody else's, older or newer; the hint says what helps.
    """
    with database.read() as session:
        found = _revision(session)
        blank = found is None and _has_no_tables(session)
    if found == head():
        return
    if blank:
        raise StoreError("the database is empty", item=database.name, hint=UPGRADE)
    if found is None:
        raise StoreError(
            "this database is not claimtrack's",
            item=database.name,
            hint="name another one with CLAIMTRACK_DATABASE_URL",
        )
    if _is_known(found):
        raise StoreError(
            f"schema {found} is older than this version needs", item=database.name, hint=UPGRADE
        )
    raise _made_by_newer(found, database.name)


def upgrade(database: "Database", revision: str = "head") -> None:
    """Bring the schema forward to ``revision``, all or nothing.

    Raises:
        StoreError: The database is newer than this version, locked, or cannot be read.
    """
    _refuse_newer(database)
    with database.migrating() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except (CommandError, RevisionError) as error:
            raise StoreError(str(error), item=database.name) from error


def downgrade(database: "Database", revision: str) -> None:
    """Take the schema back to ``revision`` ("base": no tables), all or nothing. Loses data.

    Raises:
        StoreError: The database is newer than this version, locked, or cannot be read.
    """
    _refuse_newer(database)
    with database.migrating() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.downgrade(config, revision)
        except (CommandError, RevisionError) as error:
            raise StoreError(str(error), item=database.name) from error


def _config() -> Config:
    config = Config()
    # ConfigParser reads % as the start of a reference.
    config.set_main_option("script_location", str(directory()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _revision(session: "Session") -> str | None:
    return MigrationContext.configure(session.connection()).get_current_revision()


def _has_no_tables(session: "Session") -> bool:
    return set(inspect(session.connection()).get_table_names()) <= {"alembic_version"}


def _is_known(revision: str) -> bool:
    script = ScriptDirectory.from_config(_config())
    return any(known.revision == revision for known in script.walk_revisions())


def _refuse_newer(database: "Database") -> None:
    found = current(database)
    if found is not None and not _is_known(found):
        raise _made_by_newer(found, database.name)


def _made_by_newer(revision: str, item: str) -> StoreError:
    return StoreError(
        f"schema {revision} was made by a newer claimtrack",
        item=item,
        hint="upgrade the software, e.g. `pip install --upgrade claimtrack`",
    )
