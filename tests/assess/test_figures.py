"""Figures: slots, superseded, in conflict."""

import pytest

from claimtrack.assess.figures import Standing, can_meet, conflicts, counts_of, judge, slot
from claimtrack.assess.types import Count
from tests.assess.cases import S, at_least, dead, said


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("people killed", "deaths", True),
        ("dead", "fatalities", True),
        ("wounded", "people injured", True),
        ("soldiers killed", "soldier killed", True),
        ("soldiers killed", "civilians killed", False),
        ("killed", "wounded", False),
        ("people", "people killed", False),
        ("marchers", "demonstrators", False),
    ],
)
def test_what_is_counted(left: str, right: str, same: bool) -> None:
    assert (slot(left) == slot(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        ((6, 6), (6, 6), True),
        ((6, 6), (8, 8), False),
        ((6, None), (8, 8), True),
        ((None, 5), (6, 6), False),
        ((None, 5), (None, 3), True),
        ((6, None), (8, None), True),
        ((10, 20), (20, 30), True),
    ],
)
def test_whether_two_counts_can_both_be_right(left, right, meet) -> None:  # type: ignore[no-untyped-def]
    assert can_meet(Count("dead", *left), Count("dead", *right)) is meet


def standings(*evidence):  # type: ignore[no-untyped-def]
    return [found.standing for found in judge(counts_of(evidence))]


def test_later_days_supersede() -> None:
    rows = [said(f"p{day}", S.ASSERTS, day, counts=dead(n)) for day, n in enumerate((6, 8, 11))]
    assert standings(*rows) == [Standing.SUPERSEDED, Standing.SUPERSEDED, Standing.STANDING]
    assert judge(counts_of(rows))[0].by == "p1-asserts-1"
    assert conflicts(counts_of(rows)) == ()


def test_one_day_conflicts() -> None:
    police, group = (
        said("police", S.ASSERTS, counts=dead(6)),
        said("group", S.ASSERTS, 0.2, counts=dead(20)),
    )
    assert standings(police, group) == [Standing.CONFLICT, Standing.CONFLICT]
    (pair,) = conflicts(counts_of([group, police]))
    assert [given.key for given in pair] == [police.key, group.key]


def test_one_speakers_later_word_of_a_day_supersedes_his_earlier() -> None:
    rows = said("police", S.ASSERTS, counts=dead(6)), said("police", S.ASSERTS, 0.2, counts=dead(8))
    assert standings(*rows) == [Standing.SUPERSEDED, Standing.STANDING]


def test_a_figure_denied_by_the_later_speaker_is_in_conflict() -> None:
    first = said("group", S.ASSERTS, counts=dead(20))
    denial = said("police", S.DENIES, 1, counts=dead(20), n="denial")
    later = said("police", S.ASSERTS, 1, counts=dead(6), n="own")
    assert standings(first, denial, later) == [Standing.CONFLICT, Standing.CONFLICT]


def test_the_day_a_count_is_for_beats_the_day_it_is_told() -> None:
    late = said("paper", S.ASSERTS, 3, counts=dead(6, as_of="2024-02-05"))
    assert standings(late, said("police", S.ASSERTS, counts=dead(20))) == [Standing.CONFLICT] * 2


def test_a_month_is_neither_before_nor_after_its_days() -> None:
    month = said("report", S.ASSERTS, counts=dead(40, as_of="2024-02"))
    assert standings(month, said("police", S.ASSERTS, counts=dead(6))) == [Standing.STANDING] * 2


def test_the_same_count_again_supersedes_nothing() -> None:
    rows = said("a", S.ASSERTS, counts=dead(6)), said("b", S.ASSERTS, 2, counts=dead(6))
    assert standings(*rows) == [Standing.STANDING] * 2


def test_a_bound_meets_what_lies_within_it() -> None:
    rows = said("a", S.ASSERTS, counts=at_least(6)), said("b", S.ASSERTS, counts=dead(9))
    assert standings(*rows) == [Standing.STANDING] * 2


def test_no_comment_gives_no_count() -> None:
    assert counts_of([said("m", S.WITHHOLDS, counts=dead(6))]) == ()
