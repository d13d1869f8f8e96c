"""Driver errors in, StoreErrors out: the seam above which nobody sees sqlite3 or psycopg.

Only faults a person can meet (a locked file, a server that is down, an older schema) are
translated; a broken constraint or wrong SQL is a fault of ours and stays as it is.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from claimtrack.errors import StoreError

UPGRADE = "run `claimtrack db upgrade`"
"""The one command that makes or renews a schema; every hint names it in the same words."""

_BUSY = ("another program is writing to the database", "try again when it has finished")
_OLD = ("the database's schema is not the one this version needs", UPGRADE)
_FULL = ("the disk of the database is full", "free some space and try again")
_READ_ONLY = ("the database cannot be written", "check who may write to it")
_CORRUPT = (
    "this is not a usable claimtrack database",
    "name another one with CLAIMTRACK_DATABASE_URL or restore a backup",
)
_CANNOT_OPEN = ("the database file cannot be opened", "check the path and who may read it")
_UNREACHABLE = ("the database server cannot be reached", "check that it runs and its address")

_NO_DATABASE = ("the server has no such database", "create it there first")
_NO_ENTRY = ("the server refused this user", "check the user and password in the address")
_CROWDED = ("the database server has no room for another connection", "try again later")

# SQLite's extended result names begin with the primary one (https://sqlite.org/rescode.html).
_SQLITE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": _CORRUPT,
    "SQLITE_CORRUPT": _CORRUPT,
    "SQLITE_CANTOPEN": _CANNOT_OPEN,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": ("the database file cannot be read or written", "check the disk"),
}
# Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html; the longer
# code is looked for first.
_POSTGRES = {
    "3D000": _NO_DATABASE,
    "28": _NO_ENTRY,
    "42P01": _OLD,
    "42703": _OLD,
    "3F000": _OLD,
    "40": _BUSY,
    "55P03": _BUSY,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "53100": _FULL,
    "53": _CROWDED,
    "57": _UNREACHABLE,
    "08": _UNREACHABLE,
}

# Words of the server's refusal of a connection; in another language they are not recognised and
# the general message stands.
_REFUSED = (
    (r'database ".*" does not exist', _NO_DATABASE),
    (r'role ".*" does not exist|authentication failed|pg_hba\.conf', _NO_ENTRY),
    (r"too many clients|connection slots", _CROWDED),
)


def store_error(error: Exception, item: str) -> StoreError | None:
    """Return the StoreError that ``error`` means to a person, or None if it is a fault of ours.

    Args:
        error: What SQLAlchemy raised.
        item: The database's name for messages (a path, or an address without its password).
    """
    found: tuple[str, str] | None = None
    if isinstance(error, exc.TimeoutError):
        found = ("all connections to the database are in use", "try again")
    elif isinstance(error, exc.DBAPIError) and not isinstance(error, exc.IntegrityError):
        found = _of_driver(error)
    return None if found is None else StoreError(found[0], item=item, hint=found[1])


def _of_driver(error: exc.DBAPIError) -> tuple[str, str] | None:
    original = error.orig
    name = getattr(original, "sqlite_errorname", None)
    if isinstance(name, str):
        if name == "SQLITE_ERROR" and "no such" in str(original):
            return _OLD
        return next((said for start, said in _SQLITE.items() if name.startswith(start)), None)
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        return _POSTGRES.get(state) or _POSTGRES.get(state[:2])
    # psycopg passes no state on for a connection that failed (libpq keeps it to itself).
    if not isinstance(error, exc.OperationalError):
        return None
    said = str(original)
    return next((told for words, told in _REFUSED if re.search(words, said)), _UNREACHABLE)


@contextmanager
def told(item: str) -> Iterator[None]:
    """Raise what a person can meet as StoreError, in the block and in what it calls.

    Args:
        item: The database's name for messages.

    Raises:
        StoreError: In place of the driver's error, which stays its cause.
    """
    try:
        yield
    except (exc.DBAPIError, exc.TimeoutError) as error:
        known = store_error(error, item)
        if known is None:
            raise
        raise known from error
