"""Profiles and keys: what a text gives, row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.idf import Learned, background, idf
from claimtrack.match.keys import anchors, keys
from claimtrack.match.profile import from_json, profile, to_json
from claimtrack.match.types import FigureRange

TARN = "The 7th Brigade shelled Route 9 near Kessim on July 7, 2021, killing at least six people"


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("The 7th Brigade shelled the market", {"brigad:7"}),
        ("The Second Army crossed the river", {"armi:2"}),
        ("the second time it rained", set()),
        ("A bus burned on Route 9", {"route:9"}),
        ("a bus burned on route 9", {"route:9"}),
        ("They marched on July 7, 2021", {"date:2021-07-07"}),
        ("They marched on 7 July 2021", {"date:2021-07-07"}),
        ("They marched in July 2021", {"date:2021-07"}),
        ("They marched on July 7", {"date:--07-07"}),
        ("It may rain in May", {"date:--05"}),
        ("They marched on Monday", {"weekday:monday"}),
        ("The 1995 massacre", {"date:1995"}),
        ("a 37-year-old driver", {"age:37"}),
        ("six people were killed", set()),
        ("2000 soldiers were sent", set()),
        ("They walked flight 3 hours", set()),
    ],
)
def test_numbers_that_identify(text: str, identifiers: set[str]) -> None:
    assert profile(text).identifiers == identifiers


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("six people were killed", [("people killed", 6, 6)]),
        ("at least six people were killed", [("people killed", 6, None)]),
        ("more than 20,000 marchers came", [("marchers", 20000, None)]),
        ("up to 40 militants were arrested", [("militants arrested", None, 40)]),
        ("two dozen were wounded", [("wounded", 24, 24)]),
        ("1.5 million refugees", [("refugees", 1.5e6, 1.5e6)]),
        ("dozens of rebels", [("rebels", 24, None)]),
        ("one soldier died", [("soldier died", 1, 1)]),
        ("one of them left", []),
        ("a bus burned on Route 9", []),
    ],
)
def test_counts(text: str, figures: list[tuple[str, float | None, float | None]]) -> None:
    assert [(f.counted, f.low, f.high) for f in profile(text).figures] == figures


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("no one was hurt", True),
        ("Veldra did not strike the depot", True),
        ("Veldra has never struck the depot", True),
        ("not only Veldra struck the depot", False),
        ("the strike is no longer on", False),
        ("Veldra will leave if the rebels do not stop", False),
        ("nobody did not know", False),
        ("the No. 1 suspect has fled", False),
        ("No, the tree was not cut down", True),
        ("No, the tree was cut down", False),
        ("the minister is not sure how it happened", False),
        ("Veldra struck the depot", False),
        ("they left without a word", True),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    assert profile(text).negated is negated


@pytest.mark.parametrize(
    ("text", "names", "places", "actors"),
    [
        ("The Veldran army struck Kessim", {"veldran", "kessim"}, set(), {"veldran"}),
        ("Iranian forces hit a depot near Orlo", {"iran", "orlo"}, {"orlo"}, {"iran"}),
        ("A depot was hit by the Tarn Front", {"tarn front"}, set(), {"tarn front"}),
        ("A depot was hit in Orlo", {"orlo"}, {"orlo"}, set()),
        ("President Mirel Ostovan has died", {"mirel ostovan"}, set(), {"mirel ostovan"}),
        ("Clashes north of Kessim", {"kessim"}, {"kessim"}, set()),
        (
            "Officials at the Ministry of Health",
            {"ministry of health"},
            {"ministry of health"},
            set(),
        ),
    ],
)
def test_names(text: str, names: set[str], places: set[str], actors: set[str]) -> None:
    found = profile(text)
    assert (found.names, found.places, found.actors) == (names, places, actors)


def test_what_the_extractor_knows_wins() -> None:
    found = profile(
        "These groups struck the base",
        names=["Islamic Resistance in Iraq"],
        places=["Harir"],
        figures=[FigureRange("drone", 2, 2)],
        event_date="2024-02-05",
        verbs=["struck"],
        actors=["the Islamic Resistance in Iraq"],
    )
    assert found.names == {"islamic resistance in iraq"}
    assert found.places == {"harir"}
    assert found.actors == {"islamic resistance in iraq"}
    assert (found.figures[0].counted, found.event_date) == ("drone", "2024-02-05")
    assert found.verbs == {"struck"}


@given(st.text(max_size=300))
def test_any_text_has_a_profile_that_stores(text: str) -> None:
    found = profile(text, act="claim", article="a")
    assert from_json(to_json(found)) == found
    assert all(0 <= key < 2**32 for key in keys(found))


def test_keys_are_the_same_wherever_they_are_made() -> None:
    assert keys(profile("Gunmen attacked Kessim")) == (
        *sorted(keys(profile("Gunmen  attacked Kessim "))),
    )
    assert len(set(keys(profile(TARN)))) == len(keys(profile(TARN))) <= 45


def test_keys_know_no_case() -> None:
    upper, lower = keys(profile(TARN)), keys(profile(TARN.lower()))
    assert len(set(upper) & set(lower)) >= 0.6 * len(upper)


def test_a_slip_of_the_pen_leaves_keys_to_meet() -> None:
    right, slipped = profile("The mayor of Dravikastan was killed"), profile("Dravikasten")
    assert set(keys(right)) & set(keys(slipped))


def test_counts_are_no_anchors_and_identifiers_are() -> None:
    found = anchors(profile(TARN))
    assert "brigad:7" in found
    assert not any(anchor in ("six", "6") for anchor in found)


def test_a_rare_word_weighs_more_and_learning_lowers_it() -> None:
    assert idf("dravika") > idf("kill") > 0
    learned = Learned(1000, {"dravika": 500})
    assert idf("dravika", learned=learned) < idf("dravika") - 3
    assert idf("kill", learned=Learned(0, {})) == idf("kill")


def test_the_background_is_small_and_of_words_only() -> None:
    assert background().documents > 20_000
    assert len(background().df) > 5_000
    assert all(len(stem) <= 40 for stem in background().df)
