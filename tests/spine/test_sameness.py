"""Speakers of one claim under shorter and longer names: rows of names and how many they are."""

import pytest

from claimtrack.standing.sameness import Named, same
from claimtrack.vocab import SpeakerKind

BODY, PERSON = SpeakerKind.ORGANISATION, SpeakerKind.PERSON
ROWS = [
    (BODY, ["Velmorian General Staff", "Velmoria's General Staff", "the General Staff"], 1),
    (BODY, ["Draskovian Defence Ministry", "Draskovia's Defence Ministry", "ministry"], 1),
    (BODY, ["ministry", "Interior Ministry", "Velmorian Interior Ministry"], 1),
    (BODY, ["ministry", "Interior Ministry", "Defence Ministry"], 3),
    (BODY, ["Nigerian Interior Ministry", "Niger's Interior Ministry"], 2),
    (BODY, ["Iraqi army", "Iraq's army", "army"], 1),
    (BODY, ["Syrian army", "Iraqi army", "army"], 3),
    (BODY, ["Sorvane police", "police"], 1),
    (BODY, ["Sorvane police", "Sorvane council"], 2),
    (BODY, ["Hill Front", "Front for the Hills"], 2),
    (BODY, ["Free Hills Coalition", "FHC"], 1),
    (BODY, ["Free Hills Coalition", "Foreign Hunters Club", "FHC"], 3),
    (BODY, ["Free Hills Coalition", "FHK"], 2),
    (PERSON, ["Lorn Hadrick", "Hadrick"], 1),
    (PERSON, ["Lorn Hadrick", "Mara Hadrick", "Hadrick"], 3),
    (PERSON, ["Lorn Hadrick", "Lorn Odu"], 2),
]


@pytest.mark.parametrize(("kind", "names", "count"), ROWS)
def test_how_many_speakers_names_stand_for(kind: SpeakerKind, names: list[str], count: int) -> None:
    found = same(Named(f"name:{name}", name, kind) for name in names)
    assert len({one.key for one in found.values()}) == count
    again = same(Named(f"name:{name}", name, kind) for name in reversed(names))
    assert again == found


def test_a_person_and_a_body_of_one_name_are_two_and_the_unnamed_stay_apart() -> None:
    found = same(
        [
            Named("name:a", "Odu", PERSON),
            Named("name:b", "Odu", BODY),
            Named("anonymous@1:a source", "a source", SpeakerKind.ANONYMOUS),
            Named("anonymous@2:a source", "a source", SpeakerKind.ANONYMOUS),
        ]
    )
    assert len({one.key for one in found.values()}) == 4


def test_whom_all_articles_know_stands_for_whom_one_knows() -> None:
    found = same([Named("organisation@1:police", "police", BODY), Named("name:x", "police", BODY)])
    assert {one.key for one in found.values()} == {"name:x"}


def test_whom_a_person_told_apart_stays_two() -> None:
    speakers = [Named("name:a", "Ali al-Haddad", PERSON), Named("spelled:b", "Ali Haddad", PERSON)]
    assert len({one.key for one in same(speakers).values()}) == 1
    apart = {frozenset(("name:a", "spelled:b"))}
    assert len({one.key for one in same(speakers, apart=apart).values()}) == 2
