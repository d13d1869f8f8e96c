"""Through whom a statement came: inner statements carry the outer speakers, outermost first."""

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution
from claimtrack.vocab import Stance

ATTRIBUTED = Reading(own_voice=False)


def holding(text: str, words: str) -> Attribution:
    """Return the innermost statement whose content holds ``words``."""
    found = [a for a in extract(text, ATTRIBUTED) if a.content and words in a.content.text]
    assert found, text
    return min(found, key=lambda a: len(a.content.text) if a.content else 0)


CARRIED = [
    ("An official told Radio Tarn that the site had been hit.", "the site", ("Radio Tarn",)),
    ("In an interview with Radio Tarn, the mayor said the dam was safe.", "the dam", ("Radio Tarn",)),
    ("Speaking on Radio Tarn, the mayor said the dam was safe.", "the dam", ("Radio Tarn",)),
    ("Radio Tarn quoted the mayor as saying the dam was safe.", "the dam", ("Radio Tarn",)),
    ("The Orvel Post reported that the mayor denied the dam was leaking.", "the dam", ("Orvel Post",)),
    ("The minister said the mayor had told him the dam was safe.", "the dam", ("minister",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "carriers"), CARRIED, ids=lambda row: str(row)[:50])
def test_who_carried_it(text: str, words: str, carriers: tuple[str, ...]) -> None:
    relay = holding(text, words).relay
    assert len(relay) == len(carriers), relay
    assert all(carrier in name for carrier, name in zip(carriers, relay, strict=True))


def test_the_outer_claim_is_a_statement_too() -> None:
    found = extract(
        "The Orvel Post reported that the mayor denied the dam was leaking.", ATTRIBUTED
    )
    assert [a.stance for a in found] == [Stance.ASSERTS, Stance.DENIES]
    assert found[0].relay == ()


def test_merely_quoting_is_no_statement() -> None:
    found = extract("Radio Tarn quoted the mayor as saying the dam was safe.", ATTRIBUTED)
    assert ["mayor" in a.speaker.name for a in found] == [True]


NOT_CARRIED = [
    # one's own words
    ("Ida Holt said she expected that the dam would hold.", "the dam would hold"),
    # who denies a charge did not bring it
    ("Tarn denied charges by Kassul that it had cut the gas.", "it had cut the gas"),
    # a colleague or a court is no carrier
    ("The driver told the court that the brakes had failed.", "the brakes"),
    ("The mayor told the minister that the brakes had failed.", "the brakes"),
    # one's own website
    ("The company said on its website that the dam was safe.", "the dam was safe"),
]


@pytest.mark.parametrize(("text", "words"), NOT_CARRIED, ids=lambda row: str(row)[:50])
def test_who_did_not_carry_it(text: str, words: str) -> None:
    assert holding(text, words).relay == ()
