"""What endpoints are given: the desk's settings and clock, and one session a request.

Sessions end before the answer is sent (``scope="function"``): a commit that fails is an error
the client sees, never a promise already made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from claimtrack.db.session import Database
from claimtrack.intake import IntakeOptions
from claimtrack.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What all requests of one application share.

    Attributes:
        settings: Of this process.
        zone: The desk's time zone.
        intake: How articles are taken in; its clock is everybody's.
    """

    settings: Settings
    zone: ZoneInfo
    intake: IntakeOptions

    def now(self) -> datetime:
        """Return the time now."""
        return self.intake.now()


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


def _store(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


TheDesk = Annotated[Desk, Depends(_desk)]
Store = Annotated[Database, Depends(_store)]


def _reading(database: Store) -> Iterator[Session]:
    with database.read() as session:
        yield session


def _writing(database: Store) -> Iterator[Session]:
    with database.write() as session:
        yield session


Reading = Annotated[Session, Depends(_reading, scope="function")]
Writing = Annotated[Session, Depends(_writing, scope="function")]
