"""Fixtures of the web's tests: a small desk of stored rows (``story``), served in process.

``client`` talks to the application as a program does; ``browsing`` sends what a browser adds to
its own pages' forms. Nothing is read by the parser here: an extractor that finds nothing stands
in, and tests that take articles in give another.
"""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from claimtrack.db.session import Database
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution
from claimtrack.intake import IntakeOptions
from claimtrack.settings import Settings
from claimtrack.web.app import create_app
from tests.web import story

BASE = "http://127.0.0.1:8000"


def finds_nothing(text: str, reading: Reading) -> list[Attribution]:
    return []


@pytest.fixture
def make_app(database: Database) -> Callable[..., FastAPI]:
    """Return a maker of applications on the test's database, with the test's clock."""

    def make(**values: object) -> FastAPI:
        extractor = values.pop("extractor", finds_nothing)
        intake = IntakeOptions(extractor=extractor, now=lambda: story.NOW, version="test")  # type: ignore[arg-type]
        settings = Settings(**{"timezone": "Europe/Kyiv", **values})  # type: ignore[arg-type]
        return create_app(settings, database=database, intake=intake)

    return make


@pytest.fixture
def filled(database: Database) -> Database:
    """Return the database with the small desk in it."""
    with database.write() as session:
        story.fill(session)
    return database


@pytest.fixture
def client(make_app: Callable[..., FastAPI]) -> Iterator[TestClient]:
    """Yield a client of the test's application."""
    with TestClient(make_app(), base_url=BASE, raise_server_exceptions=False) as made:
        yield made
