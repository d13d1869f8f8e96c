"""What a denial is about: the one statement it can mean, or a list for a person to choose from."""

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution
from claimtrack.vocab import Stance

ATTRIBUTED = Reading(own_voice=False)
BACK = (
    Stance.DENIES,
    Stance.PARTLY_DENIES,
    Stance.CONFIRMS,
    Stance.RETRACTS,
    Stance.WITHHOLDS,
)


def read(text: str) -> tuple[Attribution, list[str], list[str]]:
    """Return the last statement that speaks of another, the contents it means and may mean."""
    found = extract(text, ATTRIBUTED)
    by_number = {item.n: item for item in found}
    last = [item for item in found if item.stance in BACK][-1]

    def contents(numbers: tuple[int, ...]) -> list[str]:
        return [by_number[n].content.text for n in numbers if by_number[n].content]  # type: ignore[union-attr]

    return last, contents(last.about), contents(last.candidates)


MEANT = [
    # the accused answers
    (
        "Kassul has accused Tarn of arming the rebels.\n\nTarn denied the charge.",
        "Tarn of arming the rebels",
    ),
    (
        "Opposition leaders accused Mayor Ida Holt of hiding the report. The harbour will open in "
        "June, the port authority said. Holt rejected the accusation.",
        "Ida Holt of hiding the report",
    ),
    (
        "The watchdog alleged that the company had bribed two inspectors. The company denied the "
        "allegation.",
        "the company had bribed two inspectors",
    ),
    (
        "Kassul accuses Tarn of training rebels in the hills. “They have no business there,” a "
        "Kassulian officer said.\n\nTarn denies the claim.",
        "Tarn of training rebels",
    ),
    # in the same sentence
    (
        "Officials in Tarn say Kassul is building a dam on the border, a charge Kassul denies.",
        "Kassul is building a dam",
    ),
    (
        "The governor said the dam had burst, but the water authority denied it.",
        "the dam had burst",
    ),
    # the noun that is denied tells it
    (
        "The ministry has denied reports that the minister is gravely ill.",
        "the minister is gravely ill",
    ),
    (
        "Tarn's government rejected Kassulian accusations that it had cut the gas.",
        "it had cut the gas",
    ),
    (
        "The commission dismissed complaints of fraud filed by Senator Joren Talvec.",
        "fraud",
    ),
    # a report, and the newer of two
    (
        "The Orvel Post reported that the bank had lost nine million. The bank denied the report.",
        "the bank had lost nine million",
    ),
    (
        "The army said it had captured the rebel leader in Orvel. The United States did not confirm "
        "the report.",
        "it had captured the rebel leader",
    ),
    # a part in it
    (
        "Kassul accused the Tarn Guard of the attack on the Orvel bridge.\n\nThe Tarn Guard denied "
        "any involvement.",
        "the Tarn Guard of the attack",
    ),
    # the accused by description
    (
        "Prosecutors charged two brothers with setting fire to the mill in Orvel. Rain fell all "
        "day. The defendants denied the charges.",
        "with setting fire to the mill",
    ),
    # told again in other words
    (
        "Prosecutors said the mayor had taken bribes from the harbour company. The mayor denied "
        "that he had taken bribes from the company.",
        "the mayor had taken bribes",
    ),
    # one's own words
    (
        "The witness said that the captain had ordered the fire. On Friday the witness retracted "
        "his earlier statement.",
        "the captain had ordered the fire",
    ),
]


@pytest.mark.parametrize(("text", "meant"), MEANT, ids=lambda text: text[:50])
def test_the_one_antecedent_is_linked(text: str, meant: str) -> None:
    last, about, _ = read(text)
    assert any(meant in content for content in about), (last.to_json(), last.candidates)


OPEN = [
    # two claims, neither nearer
    "The guild said that the mill had burned down, and the union said that the mine was flooded. "
    "The minister denied it.",
    # accusations of two others: whose?
    "The guild accused the mayor of fraud, and the union accused the bishop of theft. The minister "
    "rejected the accusation.",
    # the charge is told, but not in a way that is read: nothing further back may be taken for it
    "Tarn's envoy said the talks would go on. Tarn is under a cloud: allegations of torture have "
    "followed it for years.\n\nKassul, too, was named. Tarn denied the charges.",
    # said by the denier's own side
    "Tarn's defence minister said the army would stay. Tarn denied the charge.",
    # far away and only a pronoun
    "The guild said that the mill had burned down. Rain fell on Orvel. The harbour was closed. The "
    "fair opened. The minister denied it.",
    # a topic is no claim
    "The envoy said the talks in Orvel had failed. Kassul declined to comment on the talks.",
    # no article: not pointing back
    "The guild said that the mill had burned down. The mayor dismissed speculation.",
]


@pytest.mark.parametrize("text", OPEN, ids=lambda text: text[:50])
def test_without_exactly_one_antecedent_nothing_is_linked(text: str) -> None:
    last, about, _ = read(text)
    assert about == [], last.to_json()


def test_what_cannot_be_told_apart_is_listed() -> None:
    _, about, candidates = read(OPEN[0])
    assert about == []
    assert len(candidates) == 2


def test_several_claims_are_meant_where_the_words_say_so() -> None:
    text = (
        "The guild accused the mayor of taking bribes. The union accused the mayor of rigging the "
        "vote. The mayor denied all the charges."
    )
    _, about, _ = read(text)
    assert len(about) == 2


def test_a_denial_of_one_accusation_is_not_about_another_persons() -> None:
    text = (
        "The guild accused Joren Talvec of taking bribes. The union accused Ida Holt of rigging the "
        "vote. Talvec denied the charge."
    )
    _, about, _ = read(text)
    assert len(about) == 1
    assert "Talvec of taking bribes" in about[0]


def test_the_capital_answers_for_its_country() -> None:
    text = (
        "Western diplomats said the talks had failed. Poland accused Russia of closing the border."
        "\n\nMoscow denied the accusation."
    )
    _, about, _ = read(text)
    assert [content for content in about if "Russia of closing the border" in content] == about
    assert about


def test_a_frame_is_not_what_is_denied() -> None:
    text = "The radio said the mayor denied the charge."
    _, about, _ = read(text)
    assert about == []


def test_a_body_that_repeats_itself_confirms_nobody_else() -> None:
    text = (
        "Tarn has confirmed two cases of the fever on poultry farms near Orvel. Earlier Tarn's "
        "health ministry confirmed a case of the fever on a poultry farm near Orvel."
    )
    last, about, _ = read(text)
    assert last.stance is Stance.CONFIRMS
    assert about == []
