"""What people say of speakers: made one, taken apart, kept apart; all of it undoable."""

from typing import Any

import pytest

from claimtrack import ledger, registry
from claimtrack.db.models import Speaker
from claimtrack.db.queries import acts, speakers
from claimtrack.errors import BadInput, Conflict, NotFound
from claimtrack.ledger import Acting
from claimtrack.registry.alike import Alike, Known
from claimtrack.standing import recompute
from claimtrack.vocab import SpeakerKind
from tests.spine.world import LATER, Desk, claimed, day

BRIDGE = "the old bridge over the Orla fell into the river"
ANN = Acting("Ann", LATER, "checked")
PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION


def told(desk: Desk, *names: str, kind: str = "person") -> None:
    """Take in one article for each of these, all saying the bridge fell."""
    for number, name in enumerate(names):
        where = f"https://paper{len(desk.read)}.test/{number}"
        outlet = f"Paper {len(desk.read)}"
        desk.take(claimed(name, BRIDGE, kind=kind, url=where, outlet=outlet, at=day(number)))


def ids(desk: Desk) -> dict[str, int]:
    with desk.database.read() as session:
        return {one.name: one.id for one in speakers.listing(session)}


def content(desk: Desk, *but: str) -> list[dict[str, Any]]:
    return [row for row in desk.dump() if row["type"] not in ("act", *but)]


def test_two_speakers_made_one_are_one_origin_and_undone_are_two(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad")
    assert (desk.claim("bridge").status, desk.claim("bridge").origins) == ("corroborated", 2)
    before = content(desk)
    known = ids(desk)
    with desk.database.write() as session:
        act = ledger.merge_speakers(session, known["Falah Fayyadh"], known["Faleh Fayad"], by=ANN)
    claim = desk.claim("bridge")
    assert (claim.status, claim.origins) == ("uncorroborated", 1)
    assert list(ids(desk)) == ["Falah Fayyadh"]
    assert [link.statement.named for link in desk.links(claim)] == ["Falah Fayyadh", "Faleh Fayad"]
    with desk.database.write() as session:
        ledger.undo(session, act.id, by=ANN)
        with pytest.raises(Conflict, match="undone already"):
            ledger.undo(session, act.id, by=ANN)
    assert content(desk) == before
    with desk.database.read() as session:
        assert [one.kind for one in acts.log(session)] == ["merge_speakers", "undo"]


def test_a_merge_is_remembered_for_what_comes_later_and_undone_for_that_too(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad")
    known = ids(desk)
    with desk.database.write() as session:
        act = ledger.merge_speakers(session, known["Falah Fayyadh"], known["Faleh Fayad"], by=ANN)
    told(desk, "Faleh al-Fayad")
    assert desk.claim("bridge").origins == 1
    assert list(ids(desk)) == ["Falah Fayyadh"]
    with desk.database.write() as session:
        ledger.undo(session, act.id, by=ANN)
    links = desk.links(desk.claim("bridge"))
    assert sorted((link.statement.named, link.statement.speaker.name) for link in links) == [
        ("Falah Fayyadh", "Falah Fayyadh"),
        ("Faleh Fayad", "Faleh Fayad"),
        ("Faleh al-Fayad", "Faleh Fayad"),
    ]


def test_a_merge_is_no_new_event(desk: Desk) -> None:
    told(desk, "Falah Fayyadh")
    desk.take(
        claimed("Faleh Fayad", BRIDGE, kind="person", cue="denied", stance="denies", at=day(1))
    )
    before = {(one.kind, one.statement_id) for one in desk.events(desk.claim("bridge"))}
    assert "denial" in {kind for kind, _ in before}
    known = ids(desk)
    with desk.database.write() as session:
        ledger.merge_speakers(session, known["Falah Fayyadh"], known["Faleh Fayad"], by=ANN)
    claim = desk.claim("bridge")
    assert claim.status == "retracted"
    live = desk.events(claim)
    denial = [one for one in live if one.kind == "denial"]
    assert [(one.kind, one.statement_id) for one in denial] == [
        pair for pair in before if pair[0] == "denial"
    ]
    assert len([one for one in desk.events(claim, live=False) if one.kind == "denial"]) == 1


def test_a_merged_name_comes_out_again_and_stays_apart(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad")
    known = ids(desk)
    one, other = known["Falah Fayyadh"], known["Faleh Fayad"]
    with desk.database.write() as session:
        ledger.merge_speakers(session, one, other, by=ANN)
    merged = content(desk)
    with desk.database.write() as session:
        split = ledger.split_speaker(session, one, "faleh fayad", by=ANN)
    assert desk.claim("bridge").origins == 2
    assert ids(desk) == known
    with desk.database.write() as session:
        with pytest.raises(Conflict, match="Ann said that they are two"):
            ledger.merge_speakers(session, one, other, by=ANN)
        ledger.undo(session, split.id, by=ANN)
    assert content(desk) == merged


def test_a_spelling_that_met_another_by_itself_comes_out_too(desk: Desk) -> None:
    told(desk, "Ali el-Haddad", "Ali Haddad")
    assert desk.claim("bridge").origins == 1
    before = content(desk)
    (one,) = ids(desk).values()
    with desk.database.write() as session:
        with pytest.raises(Conflict, match="own name"):
            ledger.split_speaker(session, one, "Ali el-Haddad", by=ANN)
        with pytest.raises(NotFound, match="no article"):
            ledger.split_speaker(session, one, "Ali Haddada", by=ANN)
        split = ledger.split_speaker(session, one, "Ali Haddad", by=ANN)
    claim = desk.claim("bridge")
    assert (claim.origins, claim.status) == (2, "corroborated")
    told(desk, "Ali Haddad")
    assert desk.claim("bridge").origins == 2
    assert sorted(ids(desk)) == ["Ali Haddad", "Ali el-Haddad"]
    with desk.database.write() as session:
        ledger.undo(session, split.id, by=ANN)
    assert desk.claim("bridge").origins == 1
    links = desk.links(desk.claim("bridge"))
    assert {link.statement.speaker.name for link in links} == {"Ali el-Haddad"}
    rows = [row for row in before if row["type"] == "claim"]
    assert [row["origins"] for row in rows] == [1]


def test_whom_a_person_keeps_apart_is_never_suggested_or_merged(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad")
    one, other = ids(desk).values()
    assert [pair.why for pair in suggested(desk)] == [
        "the names differ only in how they are transliterated"
    ]
    with desk.database.write() as session:
        act = ledger.keep_apart(session, one, other, by=ANN)
        with pytest.raises(Conflict, match="are two"):
            ledger.keep_apart(session, other, one, by=ANN)
        with pytest.raises(Conflict, match="are two"):
            ledger.merge_speakers(session, other, one, by=ANN)
    assert suggested(desk) == []
    with desk.database.write() as session:
        ledger.undo(session, act.id, by=ANN)
        ledger.merge_speakers(session, other, one, by=ANN)
    assert desk.claim("bridge").origins == 1


def test_kept_apart_holds_for_whoever_stands_for_them(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad", "Flah Fayad")
    first, second, third = ids(desk).values()
    with desk.database.write() as session:
        ledger.keep_apart(session, first, second, by=ANN)
        ledger.merge_speakers(session, second, third, by=ANN)
        with pytest.raises(Conflict, match="are two"):
            ledger.merge_speakers(session, first, third, by=ANN)
    assert suggested(desk) == []


def suggested(desk: Desk) -> list[Alike]:
    with desk.database.read() as session:
        return registry.suggestions(session)


def test_within_a_claim_apart_beats_a_shorter_name(desk: Desk) -> None:
    told(desk, "Lorn Hadrick", "Hadrick")
    assert desk.claim("bridge").origins == 1
    one, other = ids(desk).values()
    with desk.database.write() as session:
        ledger.keep_apart(session, one, other, by=ANN)
    assert desk.claim("bridge").origins == 2


def test_recompute_takes_who_is_who_from_the_acts(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Faleh Fayad", "Ali el-Haddad", "Ali Haddad")
    known = ids(desk)
    with desk.database.write() as session:
        ledger.merge_speakers(session, known["Falah Fayyadh"], known["Faleh Fayad"], by=ANN)
        ledger.split_speaker(session, known["Ali el-Haddad"], "Ali Haddad", by=ANN)
        undone = ledger.merge_speakers(
            session, known["Falah Fayyadh"], known["Ali el-Haddad"], by=ANN
        )
        ledger.undo(session, undone.id, by=ANN)
    before = desk.dump()
    with desk.database.write() as session:
        wrong = session.get_one(Speaker, known["Faleh Fayad"])
        wrong.merged_into_id = None
        said = speakers.named_in(session, known["Falah Fayyadh"])[1][0]
        speakers.give(session, [said], wrong)
        session.flush()
        recompute(session, now=LATER)
    assert desk.dump() == before


def test_who_is_known_in_one_article_only_cannot_be_made_one(desk: Desk) -> None:
    told(desk, "Falah Fayyadh")
    told(desk, "an official source in Erlan", kind="anonymous")
    with desk.database.write() as session:
        (unnamed,) = [
            one for one in session.query(Speaker) if one.kind == SpeakerKind.ANONYMOUS.value
        ]
        (named,) = ids(desk).values()
        with pytest.raises(BadInput, match="one article only"):
            ledger.merge_speakers(session, named, unnamed.id, by=ANN)
        with pytest.raises(Conflict, match="one already"):
            ledger.merge_speakers(session, named, named, by=ANN)
        with pytest.raises(NotFound):
            ledger.merge_speakers(session, named, 999, by=ANN)


def test_an_outlet_stays_itself(desk: Desk) -> None:
    with desk.database.write() as session:
        registry.load_outlets(session, [{"name": "Northwire"}])
    told(desk, "Northwire", "North Wire", kind="organisation")
    known = ids(desk)
    with desk.database.write() as session:
        with pytest.raises(Conflict, match="outlet"):
            ledger.merge_speakers(session, known["North Wire"], known["Northwire"], by=ANN)
        ledger.merge_speakers(session, known["Northwire"], known["North Wire"], by=ANN)
    assert desk.claim("bridge").origins == 1


def test_a_later_merge_must_be_undone_first(desk: Desk) -> None:
    told(desk, "Falah Fayyadh", "Ali el-Haddad", "Ali Haddad")
    known = ids(desk)
    with desk.database.write() as session:
        split = ledger.split_speaker(session, known["Ali el-Haddad"], "Ali Haddad", by=ANN)
    out = ids(desk)["Ali Haddad"]
    with desk.database.write() as session:
        later = ledger.merge_speakers(session, known["Falah Fayyadh"], out, by=ANN)
        session.flush()
    with pytest.raises(Conflict, match="later act"), desk.database.write() as session:
        ledger.undo(session, split.id, by=ANN)
    with desk.database.write() as session:
        ledger.undo(session, later.id, by=ANN)
        ledger.undo(session, split.id, by=ANN)
    assert ids(desk).keys() == {"Falah Fayyadh", "Ali el-Haddad"}


ALIKE = [
    (PERSON, "Falah al-Fayyadh", "Faleh Fayad", "transliterated"),
    (PERSON, "Sana'a Odu", "Sanaa Odu", "equal"),
    (PERSON, "Marta Velko", "Martha Velko", "transliterated"),
    (PERSON, "A. Odu", "Ama Odu", "initial"),
    (PERSON, "Hadrick", "Lorn Hadrick", "surname"),
    (PERSON, "Lorn Hadrick", "Mara Hadrick", None),
    (PERSON, "Ama Odu", "Ama Ode", "transliterated"),
    (PERSON, "Ben Ilo", "Cy Abe", None),
    (BODY, "Free Hills Coalition", "FHC", "initials"),
    (BODY, "Hezbora", "Hizbora", "transliterated"),
    (BODY, "Tarn Harbour Authority", "Tarn Harbours Authority", "nearly"),
    (BODY, "Road Agency", "Rail Agency", None),
    (BODY, "Hill Front of Tarn", "Tarn Hill Front of", "same words"),
]


@pytest.mark.parametrize(("kind", "left", "right", "why"), ALIKE)
def test_who_may_be_one(kind: SpeakerKind, left: str, right: str, why: str | None) -> None:
    pair = [Known(1, "name:1", left, kind), Known(2, "name:2", right, kind)]
    found = registry.alike(pair)
    if why is None:
        assert found == []
    else:
        (only,) = found
        assert why in only.why
        assert (only.left.name, only.right.name) == (left, right)
    assert registry.alike(pair, apart={frozenset(("name:1", "name:2"))}) == []


def test_an_introduced_acronym_comes_before_a_mere_likeness() -> None:
    known = [
        Known(1, "name:1", "Free Hills Coalition", BODY, ("the FHC",)),
        Known(2, "name:2", "FHC", BODY),
        Known(3, "name:3", "Foreign Hunters Club", BODY),
    ]
    found = registry.alike(known)
    assert [(one.left.id, one.right.id) for one in found] == [(1, 2), (2, 3)]
    assert "introduces FHC" in found[0].why


def test_a_surname_of_two_is_nobodys() -> None:
    known = [
        Known(n, f"name:{n}", name, PERSON)
        for n, name in enumerate(["Lorn Hadrick", "Mara Hadrick", "Hadrick"])
    ]
    assert registry.alike(known) == []
