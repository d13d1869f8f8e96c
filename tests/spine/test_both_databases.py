"""The same articles give the same content on SQLite and on PostgreSQL, written by several."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from threading import Thread
from typing import Any, TypeAlias

import pytest

from claimtrack.consolidate import consolidate
from claimtrack.db.session import Database
from claimtrack.extract.attributions import Reading
from claimtrack.intake import take_in
from claimtrack.lookup import lookup
from claimtrack.standing import recompute
from claimtrack.vocab import Outcome
from tests.spine.test_intake import week
from tests.spine.world import LATER, Desk, claimed, day

NewDatabase: TypeAlias = Callable[[str], AbstractContextManager[Database]]


@pytest.mark.postgres
def test_postgresql_holds_what_sqlite_holds(fresh: NewDatabase) -> None:
    dumps = []
    with fresh("sqlite") as database, fresh("postgres") as other:
        for one in (database, other):
            dumps.append(_filled(one))
    assert dumps[0] == dumps[1]
    assert {row["type"] for row in dumps[0]} >= {"claim", "event", "status_change"}


def _filled(one: Database) -> list[dict[str, Any]]:
    desk = Desk(one)
    desk.take(*week())
    desk.take(*week())
    with one.write() as session:
        consolidate(session, LATER)
        assert recompute(session, now=LATER + timedelta(days=1)) == len(desk.claims())
    return desk.dump()


def test_several_writers_lose_nothing(any_database: Database) -> None:
    desk = Desk(any_database)
    what = "army planes bombed the grain market in Tolun"
    stories = [
        claimed(f"Speaker {chr(65 + i)}", what, kind="person", outlet=f"Paper {i % 3}",
                url=f"https://paper{i}.test/", at=day(i % 5))
        for i in range(12)
    ]  # fmt: skip
    parsed = desk.know(stories)
    done: list[Outcome] = []

    def run(part: int) -> None:
        own = Database(any_database.url.render_as_string(hide_password=False))
        results = take_in(own, parsed[part::3], options=desk.options())
        done.extend(result.outcome for result in results)
        own.close()

    threads = [Thread(target=run, args=(part,)) for part in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [Outcome.ADDED] * 12
    (claim,) = desk.claims()
    assert (claim.articles, claim.outlets, claim.origins) == (12, 3, 12)
    with any_database.read() as session:
        found = lookup(session, f"{what.capitalize()}.", reading=Reading(), extractor=lambda *_: [])
    assert [hit.claim for hit in found.hits] == [claim.public_id]
