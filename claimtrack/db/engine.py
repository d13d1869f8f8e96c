"""A URL in, an engine out: how each of the two databases is opened and how a transaction begins.

SQLite runs with its driver in autocommit mode and begins transactions itself, because a read
transaction that turns into a write fails at once whatever the timeout: whoever is going to write
says so first. PostgreSQL is psycopg 3.
"""

import sqlite3
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from claimtrack.errors import StoreError

Mode = Literal["read", "write", "migrate"]

MODE = "claimtrack_mode"
BUSY_SECONDS = 5.0
"""How long a writer waits for another one: an article's transaction takes well under a second,
so five seconds mean that something hangs."""
CONNECT_SECONDS = 5
"""How long a PostgreSQL server may take to answer; without it a dead host hangs for minutes."""
SQLITE_CONNECTIONS = 40
"""One for each thread of the web server's pool (40 by default), so that a request never waits
for a handle; they cost a file descriptor each."""

# A read session that writes would lose its work silently at the end: query_only makes it fail.
# Foreign keys can only be switched outside a transaction.
_SQLITE_BEGIN: dict[Mode, tuple[str, ...]] = {
    "read": ("PRAGMA query_only = ON", "BEGIN"),
    "write": ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = ON", "BEGIN IMMEDIATE"),
    "migrate": ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"),
}


def parsed(address: str) -> URL:
    """Return ``address`` as a URL of a database that is supported.

    Raises:
        StoreError: It is no URL, of another kind of database, or of one in memory.
    """
    hint = "use sqlite:///PATH or postgresql://USER@HOST/NAME"
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StoreError("the database's address is no URL", hint=hint) from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError(f"{url.drivername} is not supported", hint=hint)
    in_memory = url.database in (None, "", ":memory:") or "mode" in url.query
    if url.get_backend_name() == "sqlite" and in_memory:
        # Every connection of a pool would see another, empty database.
        raise StoreError("a database in memory cannot be used", hint="name a file instead")
    return url


def make_engine(url: URL, *, patience: float = BUSY_SECONDS) -> Engine:
    """Return an engine for ``url``; nothing is opened yet.

    Args:
        url: As ``parsed`` gives it.
        patience: Seconds a SQLite writer waits for another one.

    Raises:
        StoreError: The driver for PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(str(url.database)), patience)
    query = dict(url.query)
    query.setdefault("connect_timeout", str(CONNECT_SECONDS))
    try:
        return create_engine(url.set(query=query), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "the driver for PostgreSQL is not installed",
            hint="run `pip install 'claimtrack[postgres]'`",
        ) from error


def _sqlite(path: Path, patience: float) -> Engine:
    # mode=rw: a file that is missing is an error, not a new empty database.
    uri = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )

    engine = create_engine(
        "sqlite://" + "/" + str(path),
        creator=connect,
        pool_size=SQLITE_CONNECTIONS,
        max_overflow=0,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    # NORMAL is safe with WAL: a power cut may lose the last commits, never the file.
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    for statement in _SQLITE_BEGIN[options.get(MODE, "write")]:
        connection.exec_driver_sql(statement)
