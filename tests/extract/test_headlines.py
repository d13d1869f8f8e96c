"""Headlines, captions and datelines as rows: the line, and who says what in it."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.extract import headlines, nlp
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.headlinese import mended
from claimtrack.text import Span, covered

if TYPE_CHECKING:
    from claimtrack.extract.types import Attribution

BODY = (
    "\n\nThe bridge over the Orvel was opened on Monday by Mayor Ida Holt. Troops of Tarn and Kassul"
    " have met there. She thanked the workers of the Tarn Bridge Company.\n"
)
TOLD = [
    ("Popular Resistance Forces deny entering Orvel", "denies", "entering Orvel"),
    ("Kassul denies striking hospital, says ministry", "denies", "striking hospital"),
    ("Kassul Denies Striking Hospital, Ministry Says", "denies", "Striking Hospital"),
    ("Holt denies report that bridge is unsafe", "denies", "report that bridge is unsafe"),
    ("Free Hills Coalition says drones struck Tarn base", "asserts", "drones struck Tarn base"),
    ("Bridge is safe, says mayor", "asserts", "Bridge is safe"),
    ("Bridge to close on Monday, says mayor", "asserts", "Bridge to close on Monday"),
    ("Police accuse company of hiding leak", "asserts", "company of hiding leak"),
    ("Tarn vows to rebuild bridge", "asserts", "to rebuild bridge"),
    ("Holt urges Tarn to rebuild bridge", "asserts", "Tarn to rebuild bridge"),
    ("Tarn calls for talks with Kassul", "asserts", "talks with Kassul"),
    ("Mayor says six dead in bridge collapse", "asserts", "six dead in bridge collapse"),
    ("Mayor: bridge is safe", "asserts", "bridge is safe"),
    ("Holt: Tarn Bridge Is Safe", "asserts", "Tarn Bridge Is Safe"),
    ("Bridge builder accused of bribery", "asserts", "Bridge builder … of bribery"),
]
NOTHING = [
    "Judge denies bail to bridge builder",
    "Inside the Tarn bridge: a story of steel",
    "The Latest: Six dead in Tarn",
    "Table of contents",
    "Sign up for our newsletter, says Tarn Daily",
]
PROPOSITIONS = [
    ("Kassul denies striking hospital", "Kassul struck hospital"),
    ("Tarn vows to rebuild bridge", "Tarn will rebuild bridge"),
    ("Holt urges Tarn to rebuild bridge", "Tarn should rebuild bridge"),
    ("Police accuse company of hiding leak", "Company hid leak"),
]
ATTRIBUTED = Reading(own_voice=False)


def in_line(line: str) -> "list[Attribution]":
    found = extract(line + BODY, ATTRIBUTED)
    return [f for f in found if f.content and f.content.spans[0].start < len(line)]


@pytest.mark.parametrize(("line", "stance", "content"), TOLD)
def test_a_headline_is_read_like_a_sentence(line: str, stance: str, content: str) -> None:
    told = [(f.stance.value, f.content.text) for f in in_line(line) if f.content]
    assert (stance, content) in told


@pytest.mark.parametrize("line", NOTHING)
def test_what_no_headline_says(line: str) -> None:
    assert in_line(line) == []


@pytest.mark.parametrize(("line", "proposition"), PROPOSITIONS)
def test_what_a_headline_says_on_its_own(line: str, proposition: str) -> None:
    assert proposition in [f.proposition for f in in_line(line)]


def test_the_mayor_of_a_colon_is_the_speaker() -> None:
    (found,) = in_line("Holt: Tarn Bridge Is Safe")
    assert found.speaker.name in ("Holt", "Ida Holt")
    assert (found.cue.text if found.cue else "") == ":"


def test_a_text_of_one_line_has_no_headline() -> None:
    assert headlines.headline("Mayor says bridge is safe") is None
    assert headlines.headline("") is None


def test_capitals_of_a_title_are_lowered_but_not_those_of_names() -> None:
    line = "Kassul Denies Striking Tarn Hospital, Ministry Says"
    assert headlines.recased(line + BODY) == (
        "Kassul denies Striking Tarn Hospital, Ministry says" + BODY
    )
    plain = "Kassul denies striking Tarn hospital" + BODY
    assert headlines.recased(plain) == plain


DATELINES = [
    "KASSUL, March 3 (Tarn Press) — The mayor said that the bridge was closed.",
    "KASSUL (TP) - The mayor said that the bridge was closed.",
    "KASSUL, Orvel (TP) -- The mayor said that the bridge was closed.",
    "Kassul, 3 March (TP) – The mayor said that the bridge was closed.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_no_part_of_a_statement(text: str) -> None:
    (found,) = extract(text, ATTRIBUTED)
    assert found.source is not None
    assert found.content is not None
    assert found.source.text == "The mayor"
    assert found.content.text == "the bridge was closed"
    assert covered(text, found.content.spans) == found.content.text


CAPTIONS = [
    "(Photo: Tarn Press)",
    "File photo: the mayor says goodbye to the workers, March 2, 2024.",
    "Photo by Ada Corvell/Tarn Press",
    "FILE - The mayor said the bridge was closed in this photo of March 2.",
    "Image: Tarn Press Agency says all rights are reserved",
    "Ida Holt speaks to workers at the bridge in Tarn, March 2, 2024. (Tarn Press/Ada Corvell)",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_has_no_speaker(caption: str) -> None:
    text = f"The mayor opened the bridge on Monday.\n\n{caption}\n\nShe cut a ribbon.\n"
    assert extract(text, ATTRIBUTED) == []


WORDS = st.sampled_from(
    "Mayor says denies : , ; accused of to vows bridge Kassul Tarn “ ” is safe . ? claims calls for "
    "striking İstanbul 6 dead – that report".split()
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_any_line_keeps_its_words(line: str) -> None:
    recased = headlines.recased(line + BODY)
    assert recased.casefold() == (line + BODY).casefold()
    assert len(recased) == len(line + BODY)
    (paragraph,) = nlp.parse(line, [Span(0, len(line))])
    assert mended(paragraph.doc).text == paragraph.doc.text
    for found in in_line(line):
        for part in (found.source, found.cue, found.content):
            assert part is None or part.text == covered(line + BODY, part.spans)
