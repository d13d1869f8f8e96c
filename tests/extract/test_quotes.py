"""Quotations: where they open and close, whose they are, where a statement in them ends."""

import pytest

from claimtrack.extract import quoted
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution, Words
from claimtrack.vocab import Quote

READING = Reading(own_voice=False)


def told(words: Words | None) -> str:
    return "" if words is None else words.text


def shown(found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [(told(f.source), told(f.cue), told(f.content)) for f in found]


SPOKEN = [
    # behind the quotation
    ("“The bridge is shut,” the mayor said.", "the mayor", "said", "“The bridge is shut,”"),
    ("“The bridge is shut,” said Ida Holt, the mayor of Tarn.", "Ida Holt", "said", "“The bridge is shut,”"),
    ("“The bridge is shut,” Ida Holt, the mayor, told Radio Tarn.", "Ida Holt", "told", "“The bridge is shut,”"),
    ("“The bridge is shut,” Mr. Holt recalled last week.", "Mr. Holt", "recalled", "“The bridge is shut,”"),
    ("“No,” replied Ida Holt.", "Ida Holt", "replied", "“No,”"),
    ("“The bridge is shut,” the foreman growled.", "the foreman", "growled", "“The bridge is shut,”"),
    ("“They have no choice,” says Ida Holt, a clerk.", "Ida Holt", "says", "“They have no choice,”"),
    ("“Quiet,” he demanded, as the crowd sang.", "he", "demanded", "“Quiet,”"),
    ("“The bridge is shut,” Sen. Ida Holt (D-Tarn) said.", "Sen. Ida Holt (D-Tarn)", "said", "“The bridge is shut,”"),
    # before it
    ("Ida Holt, the mayor, said: “The bridge is shut.”", "Ida Holt", "said", "“The bridge is shut.”"),
    ("Ida Holt said on Monday, “The bridge is shut.”", "Ida Holt", "said", "“The bridge is shut.”"),
    ("Ida Holt: “The bridge is shut until the spring.”", "Ida Holt", ":", "“The bridge is shut until the spring.”"),
    ("The mayor issued a statement: “The bridge is shut until the spring.”", "The mayor", "issued a statement", "“The bridge is shut until the spring.”"),
    ("The mayor was blunt: “The bridge is shut until the spring.”", "The mayor", "blunt", "“The bridge is shut until the spring.”"),
    # signed
    ("“The bridge is shut until the spring.” — Ida Holt, Tarn", "Ida Holt", "—", "“The bridge is shut until the spring.”"),
    ("The bridge is shut until the spring. — Ida Holt (@idaholt) May 5, 2031", "Ida Holt", "—", "The bridge is shut until the spring."),
    # around it
    ("“The bridge,” Holt said, “is shut until the spring.”", "Holt", "said", "“The bridge,” … “is shut until the spring.”"),
    # other marks
    ("''The bridge is shut,'' the mayor said.", "the mayor", "said", "''The bridge is shut,''"),
    ("'The bridge is shut,' the mayor's son said.", "the mayor's son", "said", "'The bridge is shut,'"),
    ("‘The bridge is shut,’ the mayor said.", "the mayor", "said", "‘The bridge is shut,’"),
    ("“The bridge is shut,\" the mayor said.", "the mayor", "said", "“The bridge is shut,\""),
    ("”The bridge is shut,” the mayor said.", "the mayor", "said", "”The bridge is shut,”"),
    ("“The bridge is shut,“ the mayor said.", "the mayor", "said", "“The bridge is shut,“"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), SPOKEN, ids=lambda v: v[:50])
def test_a_quotation_has_its_speaker_and_its_cue(
    text: str, source: str, cue: str, content: str
) -> None:
    assert shown(extract(text, READING)) == [(source, cue, content)]


def test_quotations_in_part_keep_the_clause_they_stand_in() -> None:
    (found,) = extract("Holt added the bill “has no friends in Tarn”.", READING)
    assert told(found.content).strip(".") == "the bill “has no friends in Tarn”"
    assert found.quote is Quote.MIXED


def test_every_later_sentence_of_a_quotation_is_a_statement_of_its_own() -> None:
    text = "Ida Holt said: “The bridge is shut. The ferry will sail at noon. Nobody was hurt.”"
    first, second, third = extract(text, READING)
    assert told(first.content) == "“The bridge is shut."
    assert told(second.content) == "The ferry will sail at noon."
    assert told(third.content) == "Nobody was hurt.”"
    for later in (second, third):
        assert later.continues == first.n
        assert later.source is later.cue is None
        assert later.speaker.name == "Ida Holt"
        assert later.quote is Quote.DIRECT


def test_a_quotation_goes_on_behind_the_sentence_of_its_cue() -> None:
    text = (
        "“The bridge is shut,” said Ida Holt, an engineer who has worked for the port for years, "
        "speaking at the harbour on Monday. “The ferry will sail at noon.”"
    )
    first, second = extract(text, READING)
    assert (second.continues, second.speaker.name) == (first.n, "Ida Holt")


def test_a_quotation_goes_on_from_what_its_speaker_is_said_to_say() -> None:
    text = "Ida Holt said the bridge was shut. “The ferry will sail at noon.”"
    first, second = extract(text, READING)
    assert told(second.content) == "“The ferry will sail at noon.”"
    assert (second.continues, second.speaker.name) == (first.n, "Ida Holt")


def test_a_quotation_runs_through_paragraphs_that_open_again() -> None:
    text = (
        "“The bridge is shut,” said Ida Holt. “The ferry will sail.\n\n"
        "“Nobody was hurt in the night.”"
    )
    found = extract(text, READING)
    assert [f.speaker.name for f in found] == ["Ida Holt"] * 3
    assert {f.continues for f in found[1:]} == {found[0].n}


def test_a_quotation_runs_through_paragraphs_without_a_mark_up_to_its_end() -> None:
    text = (
        'Ida Holt said, "The bridge is shut.\n\nThe ferry will sail at noon.\n\n'
        'Nobody was hurt in the night." The mayor left the hall.'
    )
    found = extract(text, READING)
    assert [told(f.content) for f in found] == [
        '"The bridge is shut.',
        "The ferry will sail at noon.",
        'Nobody was hurt in the night."',
    ]
    assert [f.speaker.name for f in found] == ["Ida Holt"] * 3


def test_a_mark_forgotten_swallows_nothing() -> None:
    text = (
        "Ida Holt said, “The bridge is shut.\n\nThe union denied that the mine was flooded.\n\n"
        "The mayor said the road was open."
    )
    assert [told(f.cue) for f in extract(text, READING)] == ["said", "denied", "said"]


def test_a_quotation_without_a_speaker_is_nobodys() -> None:
    text = "The hall was empty by noon.\n\n“The bridge is shut until the spring.”"
    assert extract(text, READING) == []


def test_a_title_is_no_speech() -> None:
    text = "Ida Holt said on “Good Morning, Tarn,” that the bridge was shut."
    (found,) = extract(text, READING)
    assert told(found.content) == "the bridge was shut"


def test_what_a_denier_says_of_another_does_not_become_the_denied() -> None:
    text = "Holt denied the charges, calling the clerk “a bitter and lonely man.”"
    found = extract(text, READING)
    assert [told(f.content) for f in found if f.stance == "denies"] == ["the charges"]


def test_quotations_of_paragraphs_are_those_of_each_where_none_runs_on() -> None:
    texts = ["“One is here,” he said.", "Nothing is here.", "“Two is here.”"]
    assert quoted.of_paragraphs(texts) == [quoted.quotations(text) for text in texts]
