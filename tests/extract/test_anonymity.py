"""What a text says of somebody it does not name: rows of words and what they say."""

import pytest

from claimtrack.extract.anonymity import Anonymity, Distance, Unnamed, anonymity

ROWS = [
    ("a source close to the regime", Unnamed.SOURCE, 1, Distance.CLOSE, "the regime"),
    ("two military sources", Unnamed.MILITARY, 2, Distance.UNSTATED, ""),
    ("officials", Unnamed.OFFICIAL, None, Distance.UNSTATED, ""),
    ("several security sources", Unnamed.SECURITY, None, Distance.UNSTATED, ""),
    ("at least three diplomats", Unnamed.DIPLOMAT, 3, Distance.UNSTATED, ""),
    ("4 doctors", Unnamed.MEDIC, 4, Distance.UNSTATED, ""),
    ("a senior official in the ministry", Unnamed.OFFICIAL, 1, Distance.WITHIN, "the ministry"),
    (
        "a spokesman for the General Staff",
        Unnamed.OFFICIAL,
        1,
        Distance.WITHIN,
        "the General Staff",
    ),
    ("sources inside the presidency", Unnamed.SOURCE, None, Distance.WITHIN, "the presidency"),
    ("an official source in Brenduk", Unnamed.OFFICIAL, 1, Distance.UNSTATED, ""),
    ("residents of Tarn", Unnamed.RESIDENT, None, Distance.UNSTATED, ""),
    ("three people familiar with the matter", Unnamed.PERSON, 3, Distance.KNOWING, "the matter"),
    ("a person briefed on the talks", Unnamed.PERSON, 1, Distance.KNOWING, "the talks"),
    ("an aide with direct knowledge of the order", Unnamed.AIDE, 1, Distance.KNOWING, "the order"),
    ("a witness", Unnamed.WITNESS, 1, Distance.PRESENT, ""),
    ("a villager who saw the blast", Unnamed.RESIDENT, 1, Distance.PRESENT, "the blast"),
    (
        "one of two officers close to the command",
        Unnamed.MILITARY,
        1,
        Distance.CLOSE,
        "the command",
    ),
    ("a second source", Unnamed.SOURCE, 1, Distance.UNSTATED, ""),
    ("the source", Unnamed.SOURCE, 1, Distance.UNSTATED, ""),
    ("a health ministry official", Unnamed.OFFICIAL, 1, Distance.UNSTATED, ""),
    ("both lawyers", Unnamed.LAWYER, 2, Distance.UNSTATED, ""),
    ("some", Unnamed.PERSON, None, Distance.UNSTATED, ""),
    ("several", Unnamed.PERSON, None, Distance.UNSTATED, ""),
]


@pytest.mark.parametrize(("words", "kind", "count", "distance", "to"), ROWS)
def test_kind_count_and_distance(
    words: str, kind: Unnamed, count: int | None, distance: Distance, to: str
) -> None:
    found = anonymity(words)
    assert (found.kind, found.count, found.distance, found.to) == (kind, count, distance, to)
    assert found.plural is (count != 1)


TERMS = [
    ("Officials said so on condition of anonymity.", "on condition of anonymity"),
    (
        "An officer, who spoke on the condition that he not be named, said so.",
        "spoke on the condition that he not be named",
    ),
    ("Two aides, speaking anonymously, said so.", "speaking anonymously"),
    ("A nurse who asked not to be identified said so.", "asked not to be identified"),
    ("A guard who declined to be named said so.", "declined to be named"),
    (
        "The clerk was not authorised to speak publicly.",
        "not authorised to speak publicly",
    ),
    ("The clerk said the street was named after a poet.", ""),
    ("The condition of the patient was good.", ""),
]


@pytest.mark.parametrize(("sentence", "terms"), TERMS)
def test_the_terms_may_stand_anywhere_in_the_sentence(sentence: str, terms: str) -> None:
    assert anonymity("an official", sentence).terms == terms


def test_words_that_say_nothing_say_nothing() -> None:
    assert anonymity("") == Anonymity(Unnamed.PERSON)
    assert anonymity("").to_json() == {
        "kind": "person", "count": None, "plural": False, "distance": "unstated", "to": "",
        "terms": "",
    }  # fmt: skip
