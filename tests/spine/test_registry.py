"""Who is who across articles: outlets by name, alias, domain; speakers by name; the unnamed."""

import pytest
from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Article
from claimtrack.db.queries import articles
from claimtrack.db.session import Database
from claimtrack.extract.types import SpeakerName
from claimtrack.ingest.types import ParsedArticle
from claimtrack.vocab import SpeakerKind
from tests.spine.world import LATER, Desk, claimed

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
OUTLETS = [
    {
        "name": "Northwire",
        "domain": "northwire.test",
        "family": "North Group",
        "country": "Velm",
        "language": "en",
        "aliases": ["NW", "Northwire news agency"],
    },
    {"name": "The Daily"},
]


def article(session: Session, key: str = "a.test/1") -> Article:
    outlet = registry.outlet_for(session, ParsedArticle("x", outlet="The Daily"))
    row = Article(key=key, outlet_id=outlet.id, outlet=outlet, recorded_at=LATER)
    session.add(row)
    session.flush()
    return row


@pytest.mark.parametrize(
    ("name", "domain"),
    [("Northwire", None), ("NW", None), ("northwire NEWS agency", None), (None, "NorthWire.test")],
)
def test_an_outlet_is_found_by_name_alias_or_domain(
    database: Database, name: str | None, domain: str | None
) -> None:
    with database.write() as session:
        assert registry.load_outlets(session, OUTLETS) == 2
        assert registry.load_outlets(session, OUTLETS) == 2
        found = registry.outlet_for(session, ParsedArticle("x", outlet=name, domain=domain))
        assert (found.name, found.family, found.domain) == (
            "Northwire",
            "North Group",
            "northwire.test",
        )


def test_each_text_without_an_outlet_is_a_family_of_its_own(database: Database) -> None:
    with database.write() as session:
        one = registry.outlet_for(session, ParsedArticle("one", outlet="???"))
        two = registry.outlet_for(session, ParsedArticle("two"))
        again = registry.outlet_for(session, ParsedArticle("one"))
        assert one.id == again.id != two.id
        assert len({one.family, two.family}) == 2
        assert one.name == "unknown"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Falah al-Fayad", "Falah Fayad", True),
        ("El-Sisi", "al-Sisi", True),
        ("As-Safir", "Al-Safir", True),
        ("the Interior Ministry", "Interior Ministry", True),
        ("Al Jazeera", "Jazeera", False),
        ("Ama Odu", "Odu", False),
        ("Road Agency", "Rail Agency", False),
    ],
)
def test_spellings_of_one_name_meet(database: Database, left: str, right: str, same: bool) -> None:
    with database.write() as session:
        where = article(session)
        first, second = (
            registry.speaker_for(session, SpeakerName(n, BODY), article=where, outlet=where.outlet)
            for n in (left, right)
        )
        assert (first.id == second.id) is same


def test_the_unnamed_are_apart_by_article_and_the_named_are_not(database: Database) -> None:
    official = SpeakerName("an official source in Erlan", SpeakerKind.ANONYMOUS)
    with database.write() as session:
        one, two = article(session), article(session, "b.test/2")

        def who(name: SpeakerName, where: Article) -> int:
            return registry.speaker_for(session, name, article=where, outlet=where.outlet).id

        assert who(official, one) == who(official, one) != who(official, two)
        assert who(SpeakerName(), one) != who(SpeakerName(), two)
        assert who(SpeakerName("Ama Odu", PERSON), one) == who(SpeakerName("Ama Odu", PERSON), two)


def test_an_outlet_that_is_quoted_is_the_outlet(database: Database) -> None:
    with database.write() as session:
        registry.load_outlets(session, OUTLETS)
        where = article(session)

        def who(name: str, kind: SpeakerKind) -> str:
            found = registry.speaker_for(
                session, SpeakerName(name, kind), article=where, outlet=where.outlet
            )
            return found.key

        assert who("NW", BODY) == who("Northwire", SpeakerKind.OUTLET) == "outlet:northwire"
        assert who("", SpeakerKind.OUTLET) == who("The Daily", SpeakerKind.OUTLET)
        assert who("", SpeakerKind.OUTLET) == "outlet:daily"
        assert who("Radio Karbo", SpeakerKind.OUTLET) == "name:radio karbo"


def test_descriptions_are_kept_for_the_question_of_interest(database: Database) -> None:
    with database.write() as session:
        where = article(session)
        for mention in ("Oltrek spokesman Jan Ode", "Ode", "Oltrek spokesman Jan Ode"):
            found = registry.speaker_for(
                session,
                SpeakerName("Jan Ode", PERSON, mention),
                article=where,
                outlet=where.outlet,
            )
        assert found.roles == ["Ode", "Oltrek spokesman Jan Ode"]


def test_names_known_as_one_thing_are_told_for_matching(desk: Desk) -> None:
    with desk.database.write() as session:
        registry.load_outlets(session, OUTLETS)
        outlet = registry.outlet_for(session, ParsedArticle("x", outlet="NW"))
        registry.outlet_speaker(session, outlet)
        table = registry.alias_table(session, ["nw", "northwire", "karbo"])
    assert table == {"nw": "northwire", "northwire": "northwire"}


def test_an_articles_speakers_are_stored_once(desk: Desk) -> None:
    what = "the old bridge over the Orla fell into the river"
    desk.take(
        claimed("Ama Odu", what, kind="person", url="https://a.test/1"),
        claimed("Ama Odu", what, kind="person", url="https://b.test/1", outlet="The Post"),
    )
    (claim,) = desk.claims()
    assert claim.origins == 1
    with desk.database.read() as session:
        assert articles.count(session) == 2
