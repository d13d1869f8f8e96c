"""Opens the desk's database for a command."""

from typing import TYPE_CHECKING

from claimtrack.settings import get_settings

if TYPE_CHECKING:
    from claimtrack.db.session import Database


def opened(*, create: bool = False) -> "Database":
    """Return the database of the settings.

    Args:
        create: Whether the command writes: then a missing database is made.

    Raises:
        StoreError: It cannot be opened; the hint says what to do.
    """
    from claimtrack.db.session import open_database

    return open_database(get_settings().url(), create=create)
