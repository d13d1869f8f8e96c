"""Origins: whose information it is."""

import pytest

from claimtrack.assess.origin import Carried, Voice, origin
from claimtrack.vocab import SpeakerKind as K

POLICE = Voice("police", "Ostrel police", K.ORGANISATION)
WITNESS = Voice("a witness", "a witness", K.ANONYMOUS)
NOBODY = Voice("", "", K.UNKNOWN)
COURIER = Voice("courier", "Dravika Courier", K.OUTLET, family="brenn press")


@pytest.mark.parametrize(
    ("carried", "key"),
    [
        (Carried(POLICE, "a1", "brenn press"), "speaker:police"),
        (Carried(POLICE, "a2", "tarn media"), "speaker:police"),
        (Carried(WITNESS, "a1", "brenn press"), "anonymous:a witness@a1"),
        (Carried(WITNESS, "a2", "brenn press"), "anonymous:a witness@a2"),
        (Carried(NOBODY, "a1", "brenn press"), "unnamed:a1"),
        (Carried(COURIER, "a3", "tarn media"), "family:brenn press"),
        (Carried(COURIER, "a3", "brenn press", attributed=False), "family:brenn press"),
        (
            Carried(COURIER, "a3", "brenn press", attributed=False, inner=(POLICE,)),
            "speaker:police",
        ),
        (
            Carried(COURIER, "a3", "brenn press", attributed=False, inner=(NOBODY,)),
            "family:brenn press",
        ),
        (Carried(POLICE, "a4", "brenn press", inner=(WITNESS,)), "anonymous:a witness@a4"),
        (Carried(POLICE, "a4", "brenn press", inner=(NOBODY,)), "speaker:police"),
    ],
)
def test_the_origin_of_a_statement(carried: Carried, key: str) -> None:
    assert origin(carried).key == key


def test_how_it_was_found_is_told() -> None:
    assert "one origin wherever quoted" in origin(Carried(POLICE, "a1", "brenn")).how
    assert "the article is a copy" in origin(Carried(POLICE, "a1", "brenn", copied=True)).how
    own = Carried(COURIER, "a3", "brenn", attributed=False)
    assert origin(own).how == "own voice of Dravika Courier"
    assert (
        "attributes the same claim"
        in origin(Carried(COURIER, "a3", "brenn", attributed=False, inner=(POLICE,))).how
    )
    assert "relayed from a witness" in origin(Carried(POLICE, "a4", "b", inner=(WITNESS,))).how
