"""Propositions as rows: a text and what its first statement says on its own."""

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.verbforms import past_of, past_of_participle, present

ATTRIBUTED = Reading(own_voice=False)

INFINITIVES = [
    (
        "The Tarn Brigade claimed to have struck the Orrin base.",
        "Tarn Brigade struck the Orrin base",
    ),
    ("The group vowed to fight on.", "The group will fight on"),
    ("The company promised not to close the mine.", "The company will not close the mine"),
    ("The union urged the government to raise wages.", "The government should raise wages"),
    (
        "The union urged the government not to close the mine.",
        "The government should not close the mine",
    ),
    ("The mayor called on all drivers to stay at home.", "All drivers should stay at home"),
    ("The suspect is believed to have fled to Orvel.", "The suspect fled to Orvel"),
    ("The men are believed to be soldiers.", "The men are soldiers"),
]
GERUNDS = [
    ("The minister denied taking bribes.", "The minister took bribes"),
    ("The minister denied having been bribed.", "The minister was bribed"),
    ("The militia denied being behind the attack.", "The militia was behind the attack"),
    ("The minister admitted killing two men.", "The minister killed two men"),
    ("Kassul denied entering Orvel.", "Kassul entered Orvel"),
    ("The party denied having any links to the militia.", "The party had links to the militia"),
    ("The army accused the rebels of shelling the village.", "The rebels shelled the village"),
    ("The army accused him of being a spy.", "He was a spy"),
    (
        "Rebel fighters are accused of murdering thousands of people.",
        "Rebel fighters murdered thousands of people",
    ),
]
NOUNS = [
    (
        "The minister denied any involvement in the affair.",
        "The minister was involved in the affair",
    ),
    ("Orvel denied Kassul's involvement in the raid.", "Kassul was involved in the raid"),
    (
        "The Tarn Brigade claimed responsibility for the bombing.",
        "Tarn Brigade is responsible for the bombing",
    ),
    ("The governor blamed the company for the fire.", "The company is to blame for the fire"),
    ("The governor blamed the fire on the company.", "The company is to blame for the fire"),
    ("The minister called the plan a disgrace.", "The plan is a disgrace"),
    ("The newspaper described the mayor as a liar.", "The mayor is a liar"),
    ("The company announced plans to close the mine.", "The company has plans to close the mine"),
]
CLAUSES = [
    (
        "The ministry denied that its soldiers had opened fire.",
        "The ministry's soldiers had opened fire",
    ),
    ("Orvel denied that any shells fell on the market.", "Shells fell on the market"),
    ("The company said it would close the mine.", "The company would close the mine"),
    ("Police said they had arrested four men.", "Police had arrested four men"),
    ("Vasker said he hopes to return soon.", "Vasker hopes to return soon"),
    ("The ministry refused to say whether the bridge was closed.", "The bridge was closed"),
    ("The mayor said that the bridge was “not safe”.", "The bridge was not safe"),
]
QUOTED = [
    ("“We did not fire a shot,” said the Tarn Brigade.", "Tarn Brigade did not fire a shot"),
    ("“I am ready to talk,” said Mayor Ida Holt.", "Ida Holt is ready to talk"),
    ("“It was a lie,” he added, “and they know it.”", "It was a lie, and they know it"),
]
KEPT = [
    # "it" may be the rocket, "he" the prisoner, "we" more than the speaker, "its" the house's
    ("The army said it was fired from Tarn.", "It was fired from Tarn"),
    ("Police chief Orla Vance said he had fled.", "He had fled"),
    ("“We struck the base,” said Commander Joren Talvec.", "We struck the base"),
    ("The fire service said its roof had collapsed.", "Its roof had collapsed"),
    ("Local doctors say they account for half of the cases.", "They account for half of the cases"),
]
ROWS = INFINITIVES + GERUNDS + NOUNS + CLAUSES + QUOTED + KEPT


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_stands_alone(text: str, expected: str) -> None:
    outermost = extract(text, ATTRIBUTED)[0]  # "announced plans" holds a second one, "plans"
    assert outermost.proposition == expected


def test_the_articles_words_stay_beside_it() -> None:
    (found,) = extract("The minister denied taking bribes.", ATTRIBUTED)
    assert found.content is not None
    assert found.content.text == "taking bribes"


def test_a_content_that_only_points_has_no_proposition() -> None:
    text = "The radio reported that the dam had burst. The mayor denied this."
    assert [found.proposition for found in extract(text, ATTRIBUTED)] == ["The dam had burst", ""]


@pytest.mark.parametrize(
    ("gerund", "past"),
    [
        ("bombing", "bombed"),
        ("planning", "planned"),
        ("killing", "killed"),
        ("carrying", "carried"),
        ("lying", "lied"),
        ("finding", "found"),
        ("Taking", "took"),
    ],
)
def test_the_past_of_a_gerund(gerund: str, past: str) -> None:
    assert past_of(gerund) == past


def test_other_forms() -> None:
    assert past_of_participle("taken") == "took"
    assert past_of_participle("bombed") == "bombed"
    assert [present(verb, plural=False) for verb in ("be", "have", "carry", "pass", "say")] == [
        "is", "has", "carries", "passes", "says",
    ]  # fmt: skip
    assert present("be", plural=True) == "are"
