"""Where a page of a list ended, as an opaque string for whoever asks for the next one."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime

from claimtrack.errors import BadInput

MAX_ID = 2**63 - 1
"""Largest id either database can compare with."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its part of the list, the times it is ordered by, its id."""

    part: int
    times: tuple[datetime, ...]
    id: int

    def encode(self) -> str:
        """Return the cursor as URL-safe text."""
        values = [self.part, [time.isoformat() for time in self.times], self.id]
        packed = json.dumps(values, separators=(",", ":")).encode("ascii")
        return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")

    @classmethod
    def decode(cls, text: str) -> "Cursor":
        """Return the cursor that ``text`` is.

        Raises:
            BadInput: It was not made by ``encode``.
        """
        try:
            packed = base64.b64decode(
                text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
            )
            part, times, row_id = json.loads(packed)
            cursor = cls(part, tuple(datetime.fromisoformat(time) for time in times), row_id)
        except (ValueError, TypeError, RecursionError, binascii.Error) as error:
            raise _invalid(text) from error
        if not cursor._is_sound():
            raise _invalid(text)
        return cursor

    def _is_sound(self) -> bool:
        return (
            type(self.part) is int
            and type(self.id) is int
            and 0 <= self.id <= MAX_ID
            and all(time.tzinfo is not None for time in self.times)
        )


def _invalid(text: str) -> BadInput:
    return BadInput(
        "not a cursor of this list", item=text[:40], hint="use the one the last page gave"
    )
