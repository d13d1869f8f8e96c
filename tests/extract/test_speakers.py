"""Whom a source denotes: names completed, pronouns and descriptions resolved, or nobody guessed."""

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.shortforms import acronyms
from claimtrack.vocab import SpeakerKind

ATTRIBUTED = Reading(own_voice=False)


def names(text: str) -> list[str]:
    return [item.speaker.name for item in extract(text, ATTRIBUTED)]


RESOLVED = [
    # short names and titles
    (
        "Mayor Ida Holt said the bridge was closed. Holt said the road was open.",
        ["Ida Holt", "Ida Holt"],
    ),
    (
        "Secretary of State Ida Holt said the talks had failed. She said they would go on.",
        ["Ida Holt", "Ida Holt"],
    ),
    # pronouns by gender, focus and number
    (
        "President Ida Holt met Prime Minister Joren Talvec in Orvel. Mr. Talvec said the talks "
        "went well. Mrs. Holt said they would go on. He said he was glad.",
        ["Joren Talvec", "Ida Holt", "Joren Talvec"],
    ),
    (
        "Opposition parties boycotted the vote in Orvel.\n\nThey accused the ruling party of fraud.",
        ["Opposition parties"],
    ),
    # subjects who have not spoken yet
    (
        "Mr. Joren Talvec was arrested in Orvel on Friday. He denied all the charges.",
        ["Joren Talvec"],
    ),
    # descriptions
    (
        "Kassulian Foreign Minister Joren Talvec arrived in Orvel. The minister said the border "
        "would stay closed.",
        ["Joren Talvec"],
    ),
    (
        "French President Luc Marais said the tax would fall. The French leader said it was time.",
        ["Luc Marais", "Luc Marais"],
    ),
    (
        "The River Guard said the dam was safe. The group said it would stay on the river.",
        ["River Guard", "River Guard"],
    ),
    (
        "The rights group, Clean Orvel, said two men had died. The organization said they had been "
        "beaten.",
        ["Clean Orvel", "Clean Orvel"],
    ),
    # acronyms without brackets
    (
        "The Committee to Guard Rivers says the water is foul. The CGR said nobody should drink it.",
        ["Committee to Guard Rivers", "Committee to Guard Rivers"],
    ),
    # a pair summed up
    (
        "The ministers of France and Spain met on Friday. Both countries said the road would open.",
        ["France", "Spain"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED, ids=lambda text: str(text)[:50])
def test_the_one_speaker_is_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_whose_charge_an_adjective_tells() -> None:
    found = extract("Poland rejected Russian charges that it had closed the border.", ATTRIBUTED)
    assert "Russia" in [item.speaker.name for item in found]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    (found,) = extract(
        "A spokesman for Prime Minister Joren Talvec said the road was open.", ATTRIBUTED
    )
    assert "spokesman" in found.speaker.name
    assert found.speaker.kind is not SpeakerKind.PERSON


def test_two_women_leave_the_pronoun_open() -> None:
    text = "Elena Vance and Maria Holt crossed the border on Friday. She said the road was open."
    assert "Holt" not in names(text)[-1]
    assert "Vance" not in names(text)[-1]


def test_a_man_is_not_she() -> None:
    text = "Mr. Joren Talvec said the road was open. She said it was closed."
    assert names(text)[-1] == ""


def test_it_does_not_reach_far_back() -> None:
    text = (
        "The River Guard said the dam was safe. Rain fell on Orvel. The fair opened on Friday. The "
        "harbour stayed shut all day. It said the road was open."
    )
    assert names(text)[-1] != "River Guard"


def test_the_ministry_is_no_group() -> None:
    text = "The Interior Ministry said the road was open. The group said it was closed."
    assert names(text)[-1] != "Interior Ministry"


def test_a_leader_of_another_country_is_not_meant() -> None:
    text = (
        "French President Luc Marais said the tax would fall. The Spanish leader said it would not."
    )
    assert names(text)[-1] != "Luc Marais"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("the Tarn Harbour Authority (THA)", "THA", "Tarn Harbour Authority"),
        ("The Tarn Harbour Authority met. The THA left.", "THA", "Tarn Harbour Authority"),
        ("The Orvel Rail Board's chief. The ORB said.", "ORB", "Orvel Rail Board"),
        ("The United Rivers met. The U.R. left.", "U.R.", "United Rivers"),
    ],
)
def test_an_acronym_stands_for_the_name_it_abbreviates(text: str, short: str, full: str) -> None:
    assert acronyms(text)[short] == full


def test_an_acronym_of_two_names_stands_for_neither() -> None:
    assert "TRB" not in acronyms("The Tarn Rail Board met the Tarn River Bank. The TRB left.")
