"""Contradictions within a claim and between rivals."""

import pytest

from claimtrack.assess.contradiction import between_rivals, contradictions
from claimtrack.vocab import ContradictionKind as C
from tests.assess.cases import S, dead, said


def kinds(*evidence):  # type: ignore[no-untyped-def]
    return [(one.kind, one.left, one.right) for one in contradictions(evidence)]


def test_a_denial_is_set_against_each_origin_once() -> None:
    copies = [said("agency", S.ASSERTS, n / 10, n=f"copy{n}", origin="wire") for n in range(4)]
    denial = said("ministry", S.DENIES, 1)
    again = said("ministry", S.DENIES, 2)
    assert kinds(*copies, denial, again) == [(C.DENIAL, "copy0", denial.key)]


def test_a_plain_negative_is_a_negation() -> None:
    no = said("police", S.DENIES, negation=True)
    assert kinds(said("rebels", S.ASSERTS), no) == [(C.NEGATION, "rebels-asserts-0", no.key)]
    (found,) = contradictions([said("rebels", S.ASSERTS), no])
    assert found.reason == "Police says the opposite of what Rebels says"


def test_a_partial_denial_says_so() -> None:
    (found,) = contradictions([said("a", S.ASSERTS), said("b", S.PARTLY_DENIES)])
    assert found.reason == "B denies part of what A says"


def test_a_change_of_position_stands_alone_once_withdrawn() -> None:
    found = kinds(said("m", S.DENIES), said("m", S.CONFIRMS, 3), said("a", S.ASSERTS))
    assert found == [(C.POSITION, "m-denies-0", "m-confirms-3")]


def test_figures_that_cannot_meet() -> None:
    found = kinds(
        said("police", S.ASSERTS, counts=dead(6)), said("group", S.ASSERTS, counts=dead(20))
    )
    assert found == [(C.FIGURE, "group-asserts-0", "police-asserts-0")]


def test_silence_contradicts_nothing() -> None:
    assert kinds(said("a", S.ASSERTS), said("b", S.WITHHOLDS), said("c", S.CIRCULATES)) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("date", [C.DATE]), ("place", [C.PLACE]), ("actor", [C.RESPONSIBILITY]), ("number", [])],
)
def test_rivals_contradict_in_date_place_and_responsibility(kind: str, expected: list[C]) -> None:
    left, right = [said("a", S.ASSERTS, 1)], [said("b", S.ASSERTS)]
    found = between_rivals(left, right, kind=kind)
    assert [one.kind for one in found] == expected
    assert all((one.left, one.right) == ("b-asserts-0", "a-asserts-1") for one in found)
    assert between_rivals(left, [], kind=kind) == ()
