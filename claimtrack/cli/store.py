"""Opens the desk's database for a command."""

from claimtrack.db.session import Database, open_database
from claimtrack.settings import get_settings


def opened(*, create: bool = False) -> Database:
    """Return the database of the settings.

    Args:
        create: Whether the command writes: then a missing database is made.

    Raises:
        StoreError: It cannot be opened; the hint says what to do.
    """
    return open_database(get_settings().url(), create=create)
