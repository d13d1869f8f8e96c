"""Desks: an empty database behind an extractor that knows what its stories say."""

import pytest

from claimtrack.db.session import Database
from tests.spine.world import Desk


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)
