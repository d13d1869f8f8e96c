"""Stances, row by row: denials, confirmations, retractions, silences, and what is none of them.

``stances.tsv`` beside this file holds the rows; every rule has rows it must fire on and near
misses it must leave alone, since a wrong denial is worse than a missed one.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.stance import UNDISPUTED
from claimtrack.extract.types import Attribution, Words
from claimtrack.vocab import Act, Stance

ATTRIBUTED = Reading(own_voice=False)
TOLD = frozenset(
    {
        Stance.DENIES,
        Stance.PARTLY_DENIES,
        Stance.CONFIRMS,
        Stance.RETRACTS,
        Stance.WITHHOLDS,
    }
)
Expected = tuple[str, str, str]


def rows() -> dict[str, list[Expected]]:
    """Return the expected (stance, source, content) by text; none of "nothing"."""
    found: dict[str, list[Expected]] = defaultdict(list)
    lines = Path(__file__).with_name("stances.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        stance, source, content, text = line.split("\t")
        found[text] += [] if stance == "nothing" else [(stance, source, content)]
    return found


ROWS = rows()


def words(found: Words | None) -> str:
    return found.text if found is not None else ""


def told(text: str) -> list[Attribution]:
    return [a for a in extract(text, ATTRIBUTED) if a.stance in TOLD]


@pytest.mark.parametrize("text", [t for t, expected in ROWS.items() if expected])
def test_stance_source_and_content(text: str) -> None:
    found = told(text)
    assert {a.stance for a in found} == {stance for stance, _, _ in ROWS[text]}
    for stance, source, content in ROWS[text]:
        near = [
            a
            for a in found
            if a.stance == stance and source in words(a.source) and content in words(a.content)
        ]
        assert near, [(a.stance, words(a.source), words(a.content)) for a in found]
        assert bool(source) == (near[0].source is not None)


@pytest.mark.parametrize("text", [t for t, expected in ROWS.items() if not expected])
def test_near_misses_have_no_stance(text: str) -> None:
    assert [(a.stance, words(a.cue)) for a in told(text)] == []


def test_the_table_has_positive_rows_and_near_misses() -> None:
    near_misses = sum(not expected for expected in ROWS.values())
    assert near_misses >= 90
    assert len(ROWS) - near_misses >= 150


POINTING = [
    "The mayor said it never happened.",
    "The mayor said he did no such thing.",
    "The mayor said that was not true.",
    "The mayor said this was not the case.",
    "“That is not true,” the mayor said.",
    "“I deny that,” the mayor said.",
    "The mayor denied that and left.",
]


@pytest.mark.parametrize("denial", POINTING)
def test_a_denial_that_points_back_is_about_the_charge_and_claims_nothing_itself(
    denial: str,
) -> None:
    charge, denied = extract(f"The guild accused the mayor of theft. {denial}", ATTRIBUTED)
    assert denied.stance is Stance.DENIES
    assert denied.about == (charge.n,)
    assert denied.proposition == ""


@pytest.mark.parametrize(
    "tail", ["a charge Kassul denies", "charges Kassul denies", "a claim that was denied by Kassul"]
)
def test_an_apposed_denial_is_no_part_of_the_charge(tail: str) -> None:
    charge, denial = extract(f"The envoy said that Kassul trains the rebels, {tail}.", ATTRIBUTED)
    assert words(charge.content) == "Kassul trains the rebels"
    assert words(denial.source) == "Kassul"
    assert denial.about == (charge.n,)


def test_a_silence_told_of_oneself_is_one_withholding() -> None:
    (found,) = extract("The army said it could not verify the claim.", ATTRIBUTED)
    assert found.stance is Stance.WITHHOLDS
    assert words(found.source) == "The army"
    assert found.relay == ()


def test_what_nobody_disputes_has_no_speaker() -> None:
    (found,) = extract("No one has denied that the dam burst.", ATTRIBUTED)
    assert found.cue_lemma in UNDISPUTED
    assert found.stance is Stance.CIRCULATES
    assert found.speaker.name == ""


def test_a_quoted_denial_by_a_third_party_is_relayed() -> None:
    found = extract("“The ministry has denied the report,” the envoy said.", ATTRIBUTED)
    denial = next(a for a in found if a.stance is Stance.DENIES)
    assert words(denial.source) == "The ministry"
    assert denial.relay == ("the envoy",)


def test_a_rejected_plan_is_an_opinion_and_no_denial() -> None:
    found = extract("The mayor rejected the plan as too costly.", ATTRIBUTED)
    assert [a.stance for a in found] == [Stance.ASSERTS]
    assert found[0].act is Act.OPINION


def test_who_was_made_to_deny_is_not_who_made_him() -> None:
    found = extract("The court forced the paper to retract its report.", ATTRIBUTED)
    assert [words(a.source) for a in found if a.stance in TOLD] == []
