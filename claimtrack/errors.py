"""The one family of errors a person may meet.

Every subclass carries the HTTP status and the exit code it stands for, so the command line
and the API never translate by hand. ``item`` names what the error is about (a file, a URL, a
claim id); ``hint`` says what to do next.
"""


class ClaimtrackError(Exception):
    """Root of all expected errors.

    Args:
        message: One line saying what is wrong.
        item: What it is about, e.g. a file name or a URL.
        hint: What the person can do about it.
    """

    status = 500
    exit_code = 1
    title = "Error"

    def __init__(self, message: str, *, item: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.item = item
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.item}: {self.message}" if self.item else self.message
        return f"{head} ({self.hint})" if self.hint else head


class BadInput(ClaimtrackError):
    """The item given cannot be read as what it should be."""

    status = 422
    title = "Bad input"


class FetchError(ClaimtrackError):
    """A URL could not be fetched."""

    status = 502
    title = "Could not fetch"


class NotFound(ClaimtrackError):
    """Nothing is stored under that id."""

    status = 404
    exit_code = 4
    title = "Not found"


class Conflict(ClaimtrackError):
    """The act does not fit what is stored now."""

    status = 409
    exit_code = 5
    title = "Conflict"


class StoreError(ClaimtrackError):
    """The database is missing, locked, or of another schema."""

    status = 503
    exit_code = 3
    title = "Database not ready"
