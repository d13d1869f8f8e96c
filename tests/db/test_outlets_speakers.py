"""Outlets and speakers are found under all their names and made once."""

import pytest
from sqlalchemy import select

from claimtrack.db.models import Outlet, Speaker, Statement
from claimtrack.db.queries import outlets, speakers
from claimtrack.db.queries.outlets import OutletFacts
from claimtrack.db.queries.speakers import SpeakerFacts
from claimtrack.db.session import Database
from claimtrack.vocab import SpeakerKind
from tests.db.rows import article, outlet, speaker, statement


def test_an_outlet_is_found_by_name_alias_and_domain(any_database: Database) -> None:
    with any_database.write() as session:
        bbc = outlets.save(
            session,
            OutletFacts(
                "BBC News", domain="BBC.co.uk", family="BBC", aliases=("BBC", "bbc.com"),
                country="United Kingdom", language="en",
            ),
        )  # fmt: skip
        for name, domain in [
            ("bbc news", None), ("The BBC", None), (None, "bbc.co.uk"), (None, "bbc.com"),
            ("Unheard Of", "bbc.co.uk"),
        ]:  # fmt: skip
            found = outlets.find(session, name=name, domain=domain)
            assert found is not None
            assert found.id == bbc.id
        assert outlets.find(session, name="CNN") is None
        assert outlets.find(session, name="", domain="") is None


def test_an_outlet_is_made_once_and_learns_its_domain(any_database: Database) -> None:
    with any_database.write() as session:
        first = outlets.get_or_create(session, name="The Kesh Herald")
        again = outlets.get_or_create(session, name="Kesh Herald", domain="Herald.test")
        by_domain = outlets.get_or_create(session, domain="herald.test")
        assert first.id == again.id == by_domain.id
        assert (first.name, first.domain, first.family) == (
            "The Kesh Herald", "herald.test", "The Kesh Herald",
        )  # fmt: skip
        other = outlets.get_or_create(session, domain="paper.test")
        assert (other.name, other.family) == ("paper.test", "paper.test")
        with pytest.raises(ValueError, match="needs a name"):
            outlets.get_or_create(session)


def test_saving_facts_replaces_them_in_loaded_objects_too(any_database: Database) -> None:
    with any_database.write() as session:
        row = outlets.save(session, OutletFacts("Wire", family="One"))
        again = outlets.save(session, OutletFacts("WIRE", family="Two", aliases=("W",)))
        assert (again.id, again.family, again.aliases) == (row.id, "Two", ["W"])
        assert outlets.by_ids(session, [row.id, 99]) == {row.id: again}


def test_lone_texts_are_families_of_their_own(any_database: Database) -> None:
    with any_database.write() as session:
        one, again, two = (outlets.lone(session, text_hash) for text_hash in "112")
        assert one.id == again.id != two.id
        assert one.name == two.name == "unknown"
        assert one.family != two.family
        outlet(session, "Known")
        assert [known.name for known in outlets.listing(session)] == ["Known"]


def test_a_speaker_is_made_once_and_known_by_its_names(any_database: Database) -> None:
    facts = SpeakerFacts(
        "person:fayad", "Fálah Fayad", SpeakerKind.PERSON, roles=("head",), aliases=("Mr Fayad", "")
    )
    with any_database.write() as session:
        first = speakers.get_or_create(session, facts)
        again = speakers.get_or_create(session, SpeakerFacts(
            "person:fayad", "Fayad", SpeakerKind.PERSON, aliases=("The Chief",)
        ))  # fmt: skip
        assert (again.id, again.name, again.roles) == (first.id, "Fálah Fayad", ["head"])
        for name in ("falah fayad", "Mr Fayad", "chief", "FAYAD"):
            assert [one.id for one in speakers.by_alias(session, name)] == [first.id]
        assert speakers.find(session, "person:fayad") is again
        assert speakers.find(session, "nobody") is None


def test_anonymous_speakers_are_not_known_by_their_description(any_database: Database) -> None:
    with any_database.write() as session:
        for n in range(2):
            speakers.get_or_create(
                session, SpeakerFacts(f"anon:{n}", "an official source", SpeakerKind.ANONYMOUS)
            )
        assert speakers.by_alias(session, "an official source") == []
        assert len(session.scalars(select(Speaker)).all()) == 2


def test_two_speakers_of_one_name_are_both_returned(any_database: Database) -> None:
    with any_database.write() as session:
        ids = [
            speakers.get_or_create(session, SpeakerFacts(key, "Smith", SpeakerKind.PERSON)).id
            for key in ("b", "a")
        ]
        assert [one.id for one in speakers.by_alias(session, "smith")] == ids
        table = speakers.alias_table(session)
        assert [tuple(row) for row in table] == [("smith", one, "Smith", "person") for one in ids]
        assert speakers.alias_table(session, ["jones"]) == []


def test_whoever_stands_for_another_is_known_as_that_one(any_database: Database) -> None:
    with any_database.write() as session:
        kept = speaker(session, "Ama Oduya")
        other = speaker(session, "A. Odujah", merged_into_id=kept.id)
        third = speaker(session, "Mayor Odujah", merged_into_id=other.id)
        for one in (kept, other, third):
            speakers.add_aliases(session, one.id, [one.name])
        assert speakers.head(session, third) is kept
        (row,) = speakers.alias_table(session, ["mayor odujah"])
        assert tuple(row) == ("mayor odujah", kept.id, "Ama Oduya", "person")
        found = session.scalars(speakers.known_by("mayor")).all()
        assert set(found) == {third.id, other.id, kept.id}
        told = article(session, outlet(session), "a")
        said = statement(session, told, other)
        speakers.give(session, [said.id], kept)
        session.flush()
        session.expire_all()
        assert session.get_one(Statement, said.id).speaker_id == kept.id
        assert speakers.spellings(session, [kept.id]) == {kept.id: {"A. Odujah": 1}}


def test_speakers_are_listed_page_by_page_and_by_any_of_their_names(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama, ben = (speaker(session, n, key=f"name:{n.lower()}") for n in ("Ama", "Ben"))
        speaker(session, "Silent", key="name:silent")
        speakers.add_aliases(session, ben.id, ["the mayor"])
        nobody = speaker(session, "an official", key="anonymous@1", kind="anonymous")
        for n, one in enumerate((ama, ben, nobody), 1):
            statement(session, told, one, n)
        assert [one.name for one in speakers.listing(session)] == ["Ama", "Ben"]
        assert [one.name for one in speakers.listing(session, after_id=ama.id)] == ["Ben"]
        assert [one.name for one in speakers.listing(session, name="mayor")] == ["Ben"]
        assert [one.name for one in speakers.listing(session, limit=1)] == ["Ama"]


def test_outlets_with_odd_names_are_kept_apart(any_database: Database) -> None:
    with any_database.write() as session:
        ids = {outlets.get_or_create(session, name=name).id for name in ("الجزيرة", "Аль-Джазира")}
        assert len(ids) == len(session.scalars(select(Outlet)).all()) == 2
