"""The list of claims: every filter, the order, and paging that skips and repeats nothing."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claimtrack.db.cursor import Cursor
from claimtrack.db.models import SpeakerAlias, Verdict
from claimtrack.db.queries.board import ClaimFilter, count, listing
from claimtrack.db.session import Database
from claimtrack.errors import BadInput
from claimtrack.vocab import Ruling, Status
from tests.conftest import KINDS
from tests.db.rows import NOW, article, at, claim, link, outlet, speaker, statement

Fresh = Callable[[str], AbstractContextManager[Database]]


def shown(session: Session, **asked: object) -> str:
    wanted = ClaimFilter(**asked)  # type: ignore[arg-type]
    page = listing(session, wanted)
    assert len(page.claims) == count(session, wanted)
    return "".join(one.public_id[1] for one in page.claims)


def desk(session: Session) -> None:
    """Four claims: a denied by the ministry, b twice told, c own voice, d only suggested."""
    daily = outlet(session, "The Daily", domain="daily.test")
    wire = outlet(session, "Wire_Agency")
    told = article(session, daily, "https://daily.test/1")
    wired = article(session, wire, "https://wire.test/1")
    mayor = speaker(session, "Mayor Ama Oduya")
    ministry = speaker(session, "Interior Ministry", kind="organisation")
    session.add(SpeakerAlias(alias="moi", speaker_id=ministry.id))
    a = claim(
        session,
        "caaaaaaaaaaaa",
        "The bridge at Kesh fell",
        status="disputed",
        denied=True,
        last_denied_at=at(5),
        last_at=at(5),
        attributed=True,
    )
    b = claim(session, "cbbbbbbbbbbbb", "Six people died", last_at=at(3), attributed=True)
    c = claim(session, "ccccccccccccc", "Rain stopped the search", last_at=at(9), checkable=False)
    d = claim(session, "cdddddddddddd", "The tower burned", status="unasserted")
    merged = claim(session, "ceeeeeeeeeeee", "The Kesh bridge fell", merged_into_id=a.id)
    link(session, statement(session, told, mayor, 1), a)
    link(session, statement(session, wired, ministry, 5, stance="denies"), a, via="about")
    link(session, statement(session, told, mayor, 3), b)
    link(session, statement(session, wired, mayor, 9), c)
    link(session, statement(session, told, ministry, 4), d, state="suggested")
    link(session, statement(session, told, ministry, 6, voided=True), c)
    link(session, statement(session, told, mayor, 7), merged)
    for ruling in ("confirmed", "refuted"):
        session.add(
            Verdict(claim_id=b.id, ruling=ruling, evidence_url="x", name="Ann", given_at=NOW)
        )
    session.flush()  # fmt: skip


@pytest.fixture(scope="module", params=KINDS)
def board(request: pytest.FixtureRequest, fresh: Fresh) -> Iterator[Database]:
    with fresh(request.param) as opened:
        with opened.write() as session:
            desk(session)
        yield opened


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "abcd"),
        ({"status": [Status.DISPUTED]}, "a"),
        ({"status": [Status.DISPUTED, Status.UNASSERTED]}, "ad"),
        ({"denied": True}, "a"),
        ({"denied": False}, "bcd"),
        ({"speaker": "oduya"}, "abc"),
        ({"speaker": "MOI"}, "a"),
        ({"speaker": "the Interior Ministry"}, "a"),
        ({"speaker": "ministry"}, "a"),
        ({"denied_by": "moi"}, "a"),
        ({"denied_by": "oduya"}, ""),
        ({"speaker": "%"}, ""),
        ({"speaker": "M_yor"}, ""),
        ({"outlet": "daily.test"}, "ab"),
        ({"outlet": "the daily"}, "ab"),
        ({"outlet": "wire"}, "ac"),
        ({"outlet": "Wire_"}, "ac"),
        ({"outlet": "Wire%"}, ""),
        ({"q": "bridge"}, "a"),
        ({"q": "-bridge"}, "bcd"),
        ({"q": "  "}, "abcd"),
        ({"q": "***"}, ""),
        ({"since": at(4)}, "ac"),
        ({"until": at(3)}, "a"),
        ({"since": at(2), "until": at(4)}, "b"),
        ({"verdict": Ruling.REFUTED}, "b"),
        ({"verdict": Ruling.CONFIRMED}, ""),
        ({"verdict": "none"}, "acd"),
        ({"checkable": True}, "abd"),
        ({"speaker": "a\x00b\ud800"}, ""),
        ({"outlet": "\x00"}, "abcd"),
        ({"denied": True, "q": "rain"}, ""),
    ],
)
def test_filters(board: Database, asked: dict[str, object], expected: str) -> None:
    with board.read() as session:
        assert shown(session, **asked) == expected


def test_verdicts_come_with_the_page(board: Database) -> None:
    with board.read() as session:
        page = listing(session, ClaimFilter(verdict=Ruling.REFUTED))
    assert [one.ruling for one in page.claims[0].verdicts] == ["confirmed", "refuted"]


def many(session: Session) -> None:
    for n in range(30):
        denied = at(n // 3) if n % 3 == 0 else None
        last = None if n % 7 == 1 else at(n // 2)
        claim(
            session, f"c{n:012}", f"claim {n}", last_denied_at=denied,
            last_at=max(filter(None, (denied, last)), default=None),
            attributed=n % 2 == 0, families=n % 5, denied=denied is not None,
            checkable=n % 4 != 2,
        )  # fmt: skip


@pytest.mark.parametrize("limit", [1, 2, 7, 29, 30, 31])
def test_pages_skip_and_repeat_nothing(any_database: Database, limit: int) -> None:
    with any_database.write() as session:
        many(session)
    with any_database.read() as session:
        whole = [one.public_id for one in listing(session, ClaimFilter(), limit=200).claims]
        pages, cursor = [], None
        while True:
            page = listing(session, ClaimFilter(), limit=limit, cursor=cursor)
            pages.append([one.public_id for one in page.claims])
            cursor = page.next
            if cursor is None:
                break
    assert len(set(whole)) == 30
    assert [one for page in pages for one in page] == whole
    assert all(len(page) == limit for page in pages[:-1])
    assert pages[-1]


def test_order(any_database: Database) -> None:
    with any_database.write() as session:
        many(session)
    with any_database.read() as session:
        claims = listing(session, ClaimFilter(), limit=200).claims
    denied = [one for one in claims if one.last_denied_at]
    assert claims[: len(denied)] == denied
    assert denied == sorted(denied, key=lambda one: (one.last_denied_at, one.id), reverse=True)
    rest = [one for one in claims if not one.last_denied_at and one.last_at]
    leads = [one for one in rest if one.attributed or one.families >= 2]
    assert rest[: len(leads)] == leads
    facts = [one for one in leads if one.checkable]
    assert 0 < len(facts) < len(leads)
    assert leads[: len(facts)] == facts
    for part in (facts, leads[len(facts) :], rest[len(leads) :]):
        assert part == sorted(part, key=lambda one: (one.last_at, one.id), reverse=True)
    assert all(one.last_at is None for one in claims[len(denied) + len(rest) :])


def packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


TIME = at(1).isoformat()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "é",
        "!!!!",
        packed({}),
        packed([1]),
        packed([0, [TIME], 1]),
        packed([9, [TIME], 1]),
        packed([-1, [TIME], 1]),
        packed([1, ["2024-02-05T09:00:00"], 1]),
        packed([1, ["soon"], 1]),
        packed([1, [5], 1]),
        packed([1, [TIME], 2**63]),
        packed([1, [TIME], -1]),
        packed([1, [TIME], "1"]),
        packed([True, [TIME], 1]),
        packed([1, [TIME], 1.0]),
        "[" * 5_000,
    ],
)
def test_a_cursor_that_is_none_is_bad_input(database: Database, cursor: str) -> None:
    with database.read() as session, pytest.raises(BadInput, match="not a cursor"):
        listing(session, ClaimFilter(), cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 201])
def test_a_page_has_bounds(database: Database, limit: int) -> None:
    with database.read() as session, pytest.raises(BadInput, match="1 to 200"):
        listing(session, ClaimFilter(), limit=limit)


@given(st.text())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_as_a_cursor(database: Database, text: str) -> None:
    with database.read() as session, suppress(BadInput):
        assert listing(session, ClaimFilter(), cursor=text).claims == []


def test_a_cursor_is_read_as_it_was_written() -> None:
    cursor = Cursor(0, (at(1), NOW), 5)
    assert Cursor.decode(cursor.encode()) == cursor
