import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text import Span
from claimtrack.web.marks import Labelled, cut


def ranges(*found: tuple[int, int, str]) -> list[Labelled[str]]:
    return [Labelled(Span(start, end), label) for start, end, label in found]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], [("abcdef", ())]),
        ([(0, 6, "x")], [("abcdef", ("x",))]),
        ([(1, 3, "x")], [("a", ()), ("bc", ("x",)), ("def", ())]),
        # nested, touching, overlapping
        ([(0, 6, "x"), (2, 4, "y")], [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("x",))]),
        ([(0, 3, "x"), (3, 6, "y")], [("abc", ("x",)), ("def", ("y",))]),
        ([(0, 4, "x"), (2, 6, "y")], [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]),
        # empty, and beyond the text
        ([(2, 2, "x"), (4, 99, "y"), (50, 60, "z")], [("abcd", ()), ("ef", ("y",))]),
    ],
)
def test_cut(
    found: list[tuple[int, int, str]], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(p.text, p.labels) for p in cut("abcdef", ranges(*found))] == expected


def test_cut_within_clips_and_keeps_offsets() -> None:
    pieces = cut("abcdef", ranges((0, 4, "x")), Span(2, 6))
    assert [(p.text, p.start, p.labels) for p in pieces] == [("cd", 2, ("x",)), ("ef", 4, ())]


def test_pieces_say_where_ranges_open_and_close() -> None:
    first, second, third = cut("abcdef", ranges((0, 4, "x"), (2, 6, "y")))
    assert (first.opens, first.closes) == (("x",), ())
    assert (second.opens, second.closes) == (("y",), ("x",))
    assert (third.opens, third.closes) == ((), ("y",))


_RANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from("pqr")), max_size=6
)


@given(st.text(max_size=25), _RANGES)
def test_cut_loses_nothing_and_covers_exactly(text: str, found: list[tuple[int, int, str]]) -> None:
    pieces = cut(text, ranges(*found))
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for offset in range(piece.start, piece.start + len(piece.text)):
            covering = [label for start, end, label in found if start <= offset < end]
            assert list(piece.labels) == covering
