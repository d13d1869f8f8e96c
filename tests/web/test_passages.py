import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text import JOIN, Span
from claimtrack.web.passages import passage

TEXT = (
    "The base\n\nGen. J. Doe said on Feb. 4 that it stood. It was hit, the group said. "
    "“We did it!” it added.\nNobody was hurt. The U.S. denied it."
)


def around(words: str) -> str:
    start = TEXT.index(words)
    return passage(TEXT, [Span(start, start + len(words))]).text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it stood", "Gen. J. Doe said on Feb. 4 that it stood."),
        ("It was hit", "It was hit, the group said."),
        ("We did it", "“We did it!” it added."),
        ("base", "The base"),
        ("denied", "The U.S. denied it."),
        ("hit, the group said. “We", "It was hit, the group said. “We did it!” it added."),
    ],
)
def test_a_passage_is_whole_sentences(words: str, expected: str) -> None:
    assert around(words) == expected


def test_sentences_apart_are_joined_by_a_gap_and_marks_find_their_place() -> None:
    base, hurt = TEXT.index("base"), TEXT.index("hurt")
    found = passage(TEXT, [Span(hurt, hurt + 4), Span(base, base + 4)])
    assert found.text == f"The base{JOIN}Nobody was hurt."
    (place,) = found.place(Span(hurt, hurt + 4))
    assert found.text[place.start : place.end] == "hurt"
    assert found.place(Span(TEXT.index("Doe"), TEXT.index("Doe") + 3)) == []


def test_nothing_to_show_is_nothing() -> None:
    assert passage(TEXT, []).text == ""
    assert passage("", [Span(0, 4)]).text == ""


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_a_passage_holds_every_visible_character_of_its_span(
    text: str, start: int, length: int
) -> None:
    span = Span(start, start + length)
    found = passage(text, [span])
    shown = "".join(found.text[p.start : p.end] for p in found.place(span))
    wanted = "".join(text[span.start : span.end].split())
    assert "".join(shown.split()) == wanted
