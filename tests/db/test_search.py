"""The query grammar, and that no text whatever is an error on either database."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimtrack.db.models import Claim
from claimtrack.db.search import MAX_WORDS, Query, condition, parse
from claimtrack.db.session import Database
from tests.conftest import KINDS
from tests.db.rows import claim

Fresh = Callable[[str], AbstractContextManager[Database]]

PROPOSITIONS = {
    "caaaaaaaaaaaa": "The bridge at Kesh collapsed on Sunday",
    "cbbbbbbbbbbbb": "Al-Arabiya paid 3.5 million for the Harir base",
    "ccccccccccccc": "The WHO's office in São Tomé did not fall",
    "cdddddddddddd": "Fighters entered Iraq’s Kurdistan region",
    "ceeeeeeeeeeee": "Пожар в порту",
}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("bridge kesh", Query(("bridge", "kesh"))),
        ('"harir base" -bridge', Query(("harir base",), ("bridge",))),
        ('-"harir base"', Query((), ("harir base",))),
        ('open "phrase without end', Query(("open", "phrase without end"))),
        ("al-Arabiya", Query(("al Arabiya",))),
        ("--twice", Query((), ("twice",))),
        ("NEAR(a b) OR c*", Query(("NEAR a", "b", "OR", "c"))),
        ("proposition:x ^y {z}", Query(("proposition x", "y", "z"))),
        ("don’t", Query(("don t",))),
        ('"" - "-" ** \x00 _', Query()),
        ("", Query()),
        ("e\u0301te\u0301", Query(("été",))),
    ],
)
def test_parse(text: str, query: Query) -> None:
    assert parse(text) == query


def test_a_query_has_an_end() -> None:
    query = parse("word " * 10_000)
    assert query.wanted == ("word",) * MAX_WORDS
    assert len(parse('"' + "word " * 10_000).wanted[0].split()) == MAX_WORDS


def fill(session: Session) -> None:
    for public_id, proposition in PROPOSITIONS.items():
        claim(session, public_id, proposition)


def found(session: Session, text: str) -> str:
    query = select(Claim.public_id).where(condition(session, text)).order_by(Claim.public_id)
    return "".join(public_id[1] for public_id in session.scalars(query))


@pytest.fixture(scope="module", params=KINDS)
def filled(request: pytest.FixtureRequest, fresh: Fresh) -> Iterator[Database]:
    with fresh(request.param) as opened:
        with opened.write() as session:
            fill(session)
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bridge", "a"),
        ("BRIDGES collapsing", "a"),
        ("the", "abc"),
        ("the -bridge", "bc"),
        ("-the", "de"),
        ("-nonsense", "abcde"),
        ('"harir base"', "b"),
        ('"base harir"', ""),
        ("al arabiya", "b"),
        ("Al-Arabiya", "b"),
        ("3.5", "b"),
        ("WHO", "c"),
        ("not", "c"),
        ("São", "c"),
        ("iraq", "d"),
        ("Iraq's", "d"),
        ("порту", "e"),
        ("bridge fighters", ""),
        ("!!!", ""),
    ],
)
def test_finds_the_same_on_both(filled: Database, text: str, expected: str) -> None:
    with filled.read() as session:
        assert found(session, text) == expected


def test_the_index_follows_changes_and_deletions(any_database: Database) -> None:
    with any_database.write() as session:
        fill(session)
        one = session.scalars(select(Claim).where(Claim.public_id == "caaaaaaaaaaaa")).one()
        one.proposition = "The tower burned"
        session.flush()
        assert (found(session, "bridge"), found(session, "tower")) == ("", "a")
        one.status = "disputed"
        session.flush()
        assert found(session, "tower") == "a"
        session.delete(one)
        session.flush()
        assert found(session, "tower") == ""


SYNTAX = st.sampled_from([
    '"', "-", "*", "(", ")", "AND ", "OR ", "NOT ", "NEAR(", ":", "^", "{", "'", "\\", "&", "|",
    "!", "<->", "%", "\x00", "\ud800", "base", "harir ", "🙂", "\U0001e900", "\u0301", "क्षि", "_",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SYNTAX).map("".join))
RELAXED = (HealthCheck.function_scoped_fixture,)


@given(TEXTS)
@settings(max_examples=400, deadline=None, suppress_health_check=RELAXED)
def test_no_text_is_an_error_on_sqlite(database: Database, text: str) -> None:
    with database.write() as session:
        if session.scalar(select(Claim.id).limit(1)) is None:
            fill(session)
        assert set(found(session, text)) <= set("abcde")


@pytest.fixture
def on_postgres(fresh: Fresh) -> Iterator[Database]:
    with fresh("postgres") as opened:
        yield opened


@pytest.mark.postgres
@given(TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=RELAXED)
def test_no_text_is_an_error_on_postgres(on_postgres: Database, text: str) -> None:
    with on_postgres.write() as session:
        if session.scalar(select(Claim.id).limit(1)) is None:
            fill(session)
        assert set(found(session, text)) <= set("abcde")
