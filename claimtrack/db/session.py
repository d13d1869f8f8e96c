"""The Database: the only place that opens sessions and the only one that commits.

``read()`` gives a session that cannot write and sees one state of the data from its first query
on; ``write()`` one that has taken its turn to write, commits at the end and rolls back on an
error. What the drivers raise leaves here as StoreError.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from claimtrack.db import schema
from claimtrack.db.engine import BUSY_SECONDS, MODE, make_engine, parsed
from claimtrack.db.faults import UPGRADE, told
from claimtrack.errors import StoreError

MIGRATION_LOCK = 0x636C61696D
"""Key of the PostgreSQL advisory lock that lets one migration run at a time ("claim")."""


class Database:
    """One database and the sessions on it.

    Args:
        address: SQLAlchemy URL of a SQLite file or a PostgreSQL database.
        patience: Seconds a SQLite writer waits for another one.

    Raises:
        StoreError: The address is of no kind that is supported. Nothing is opened here.
    """

    def __init__(self, address: str, *, patience: float = BUSY_SECONDS) -> None:
        self.url = parsed(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(str(self.url.database)) if self.is_sqlite else None
        self.name = str(self.path) if self.path else self.url.render_as_string(hide_password=True)
        self.engine = make_engine(self.url, patience=patience)
        # REPEATABLE READ gives a page the one snapshot that SQLite's readers have anyway; a
        # transaction that only reads can never fail to serialise.
        reading = {} if self.is_sqlite else {
            "isolation_level": "REPEATABLE READ", "postgresql_readonly": True,
        }  # fmt: skip
        self._reading = self.engine.execution_options(**{MODE: "read"}, **reading)
        self._writing = self.engine.execution_options(**{MODE: "write"})
        self._migrating = self.engine.execution_options(**{MODE: "migrate"})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session that only reads, on one snapshot of the data.

        Raises:
            StoreError: The database is missing, busy, unreachable or of another schema.
        """
        with self._told(), Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Yield a session whose work is committed at the end, or undone if the block fails.

        Raises:
            StoreError: As in ``read``, or another writer did not finish in time.
        """
        with self._told(), Session(self._writing, expire_on_commit=False) as session:
            session.connection()  # takes the turn to write now, not at the first INSERT
            yield session
            session.commit()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Yield the connection a migration runs on: one transaction, committed at the end.

        On SQLite foreign keys are off meanwhile (rebuilding a table with them on deletes every
        child row) and checked before the commit; on PostgreSQL a lock keeps others waiting.

        Raises:
            StoreError: As in ``write``, or a reference would dangle afterwards.
        """
        with self._told(), self._migrating.begin() as connection:
            if not self.is_sqlite:
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                connection.execute(lock, {"key": MIGRATION_LOCK})
            yield connection
            if self.is_sqlite:
                dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if dangling is not None:
                    raise StoreError(
                        f"the migration would leave rows of {dangling[0]} without their "
                        f"{dangling[2]}; nothing was changed",
                        item=self.name,
                    )

    def exists(self) -> bool:
        """Return whether the SQLite file is there; always true of a PostgreSQL database."""
        return self.path is None or self.path.exists()

    def check(self) -> None:
        """See that the database can be opened and has the schema this version needs.

        Raises:
            StoreError: It cannot, or has not; the hint says which command helps.
        """
        if not self.exists():
            raise StoreError("there is no database yet", item=self.name, hint=UPGRADE)
        schema.require_head(self)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        if not self.exists():
            raise StoreError("there is no database yet", item=self.name, hint=UPGRADE)
        with told(self.name):
            yield


def open_database(address: str, *, create: bool = False) -> Database:
    """Return the database at ``address``, seen to be of this version's schema.

    Args:
        address: SQLAlchemy URL.
        create: Make the file and its folder where they are missing, and bring a database that
            holds no tables yet to this version's schema.

    Raises:
        StoreError: It is missing, locked, unreachable, of another schema, or no database.
    """
    database = Database(address)
    try:
        if create:
            make_file(database)
            if schema.is_blank(database):
                schema.upgrade(database)
        database.check()
    except StoreError:
        database.close()
        raise
    return database


def make_file(database: Database) -> None:
    """Make the SQLite file and its folder where they are missing; an empty file is no schema yet.

    Raises:
        StoreError: The folder or file cannot be made.
    """
    if database.path is None or database.path.exists():
        return
    try:
        database.path.parent.mkdir(parents=True, exist_ok=True)
        database.path.touch()
    except OSError as error:
        raise StoreError(
            f"the database file cannot be made: {error.strerror}",
            item=database.name,
            hint="name another place with CLAIMTRACK_DATABASE_URL or CLAIMTRACK_DATA_DIR",
        ) from error
