"""Extraction, row by row: who says what, in which words, with which stance, about what."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution, Words
from claimtrack.text import covered
from claimtrack.vocab import SpeakerKind, Stance
from tests.extract.rows import FORMS, LINKED, NO_DENIAL, NOTHING, Row

ATTRIBUTED = Reading(own_voice=False)


def words(found: Words | None) -> str:
    return found.text if found is not None else ""


def hit(row: Row, found: list[Attribution]) -> Attribution | None:
    for item in found:
        told = row.source in words(item.source) and row.cue in words(item.cue)
        if told and row.content in words(item.content):
            return item
    return None


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.text[:60])
def test_form(row: Row) -> None:
    found = extract(row.text, ATTRIBUTED)
    item = hit(row, found)
    assert item is not None, [f.to_json() for f in found]
    assert item.stance == row.stance


@pytest.mark.parametrize("row", LINKED, ids=lambda row: row.text[:60])
def test_denial_is_linked_to_what_it_denies(row: Row) -> None:
    found = extract(row.text, ATTRIBUTED)
    item = hit(row, found)
    assert item is not None, [f.to_json() for f in found]
    assert item.stance == row.stance
    by_number = {f.n: f for f in found}
    assert any(row.target in words(by_number[n].content) for n in item.about)


@pytest.mark.parametrize("text", NO_DENIAL)
def test_what_is_no_denial(text: str) -> None:
    found = extract(text, ATTRIBUTED)
    assert not [f.to_json() for f in found if f.stance in (Stance.DENIES, Stance.PARTLY_DENIES)]


@pytest.mark.parametrize("line", NOTHING)
def test_furniture_says_nothing(line: str) -> None:
    prose = "The mayor of Tarn opened the new bridge on Monday."
    found = extract(f"{prose}\n\n{line}\n", ATTRIBUTED)
    assert found == []


def test_speakers_are_resolved_within_the_article() -> None:
    text = (
        "Interior Minister Orla Vance said that the bridge was closed. She also said that the "
        "road was open.\n\nThe Tarn Harbour Authority (THA) said that the port was quiet. "
        "The THA said that one ship had left."
    )
    names = [f.speaker.name for f in extract(text, ATTRIBUTED)]
    assert names == ["Orla Vance", "Orla Vance", "Tarn Harbour Authority", "Tarn Harbour Authority"]


def test_the_ministry_is_the_only_one_named_or_nobody() -> None:
    one = (
        "A deputy said that the Interior Ministry had tapped six telephones. The ministry denied "
        "the accusation."
    )
    assert extract(one, ATTRIBUTED)[-1].speaker.name == "Interior Ministry"
    two = "The Interior Ministry met the Defence Ministry. The ministry denied that it had lied."
    assert extract(two, ATTRIBUTED)[-1].speaker.name == "ministry"


def test_two_possible_antecedents_leave_a_denial_to_a_person() -> None:
    text = (
        "The guild said that the mill had burned down, and the union said that the mine was "
        "flooded. The minister denied it."
    )
    (denial,) = [f for f in extract(text, ATTRIBUTED) if f.stance is Stance.DENIES]
    assert denial.about == ()
    assert len(denial.candidates) == 2


def test_relay_is_kept_outermost_first() -> None:
    text = "An official told Radio Tarn that the site had been attacked twice."
    (found,) = extract(text, ATTRIBUTED)
    assert found.relay == ("Radio Tarn",)
    assert found.speaker.kind is SpeakerKind.ANONYMOUS


def test_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = "“We are ready,” said Mayor Ida Holt. “The boats are in the water.”"
    first, second = extract(text, ATTRIBUTED)
    assert second.continues == first.n
    assert second.speaker.name == first.speaker.name == "Ida Holt"
    assert second.cue is None
    assert second.source is None


def test_the_outlets_own_voice_needs_an_event_and_a_name() -> None:
    text = "Rebels seized the town of Orrin on Friday. It was a sad day. Why did it happen?"
    (own,) = extract(text, Reading(outlet="Tarn Daily"))
    assert own.speaker.kind is SpeakerKind.OUTLET
    assert own.speaker.name == "Tarn Daily"
    assert own.cue is None


def test_the_contract_has_every_key() -> None:
    (found,) = extract("The mayor said that six boats had sunk.", ATTRIBUTED)
    assert list(found.to_json()) == [
        "n", "speaker", "source", "cue", "content", "quote", "stance", "act", "relay", "about",
        "continues", "proposition", "figures", "event_date", "said_at", "confidence",
    ]  # fmt: skip


PIECES = st.sampled_from(
    [row.text for row in FORMS + LINKED] + NO_DENIAL + NOTHING + ["“", "”", "\n\n", "…", "  ", "🙂"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=6).map(" ".join))
def test_every_span_is_in_the_text_and_equals_it(text: str) -> None:
    for found in extract(text):
        for part in (found.source, found.cue, found.content):
            if part is not None:
                assert all(0 <= start < end <= len(text) for start, end in part.spans)
                assert part.text == covered(text, part.spans)
        for figure in found.figures:
            assert text[figure.span.start : figure.span.end] == figure.text
        assert all(n > 0 for n in (*found.about, *found.candidates))
