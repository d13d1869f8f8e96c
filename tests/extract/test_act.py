"""Speech acts as rows: a sentence and the act of its first statement."""

import pytest

from claimtrack.extract import act
from claimtrack.extract.attributions import Reading, extract
from claimtrack.vocab import Act

ATTRIBUTED = Reading(own_voice=False)

CLAIMS = [
    "The ministry said that two soldiers were wounded in the attack.",
    "Police said they had arrested four men.",
    "The mayor said the bridge was closed.",
    "The army accused the rebels of shelling the village.",
    "The hospital said nobody was hurt.",
    "Officials said the dam is the largest in the country.",
    "The envoy said the driver was injured.",
    "The Orvel Times says Tarn wants to buy twelve ships.",
    "The report says the council wants more money for schools.",
    "Officials said the men may have fled across the border.",
    "Radio Tarn reported that the talks will begin on Monday.",
    "Police believe that the fire was started by two boys.",
    "The company is believed to have lost its licence.",
    "The minister said the arrest was illegal.",
    "The mayor said it is not clear when the road will open.",
    "The ministry said it is investigating the fire.",
]
OPINIONS = [
    "The minister said the plan was unacceptable.",
    "Critics said the law is a disgrace.",
    "The mayor said the fair had been a success.",
    "The minister said prices will rise next year.",
    "The minister said the strike could lead to higher prices.",
    "The envoy said Orvel remains deeply concerned.",
    "The general said the attack would lead to a wider war.",
    "The agency said the harvest is likely to be poor.",
    "“How can anybody believe this?” asked the mayor.",
    "The governor said a firm answer is needed.",
    "The minister praised the police for their courage.",
    "The mayor said the police acted responsibly.",
    "The union said the charges were politically motivated.",
    "The minister said he believes the talks will fail.",
    "The coach said the team deserves a better ground.",
]
PLEDGES = [
    "The group vowed to fight on.",
    "The company said it will close the mine.",
    "Orvel said it would not return to the talks.",
    "The ministry said the curfew will begin on Tuesday.",
    "Officials say all the oil will be released.",
    "The mayor said he plans to visit the town.",
    "The company says it has no plans to close the mine.",
    "Rebel leaders said they were ready to hold talks.",
    "The minister said he wants to reform the courts.",
    "The company announced plans to close the mine.",
    "The ministry said the president will visit Tarn on Monday.",
    "Orvel said it may block the vote.",
    "The party said it is leaving the coalition.",
]
DEMANDS = [
    "The union urged the government to raise wages.",
    "The governor called for an inquiry into the fire.",
    "The envoy said Orvel must withdraw its troops.",
    "The mayor said all prisoners should be released.",
    "The teacher said the council has to act.",
    "“We urge both sides to stop,” the envoy said.",
    "The party said it wants an inquiry.",
    "The envoy said it is time to end the siege.",
    "“Leave the town at once,” the general told the rebels.",
]
ROWS = [
    (text, expected)
    for expected, texts in (
        (Act.CLAIM, CLAIMS),
        (Act.OPINION, OPINIONS),
        (Act.PLEDGE, PLEDGES),
        (Act.DEMAND, DEMANDS),
    )
    for text in texts
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=lambda value: str(value)[:60])
def test_act(text: str, expected: Act) -> None:
    outermost = extract(text, ATTRIBUTED)[0]  # "announced plans" holds a second one, "plans"
    assert outermost.act is expected


def test_every_row_of_the_table_has_a_name_of_its_own() -> None:
    names = [row.feature for row in act.ROWS]
    assert len(names) == len(set(names))


def test_what_was_withheld_is_no_pledge() -> None:
    text = "The minister declined to say whether he plans to resign."
    assert [found.act for found in extract(text, ATTRIBUTED)] == [Act.CLAIM]
