"""What compare says of near collisions: rows of two texts and a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.idf import idf
from claimtrack.match.pair import Pair
from claimtrack.match.profile import profile
from claimtrack.match.score import JOIN, SUGGEST, TABLE, Row, compare
from claimtrack.vocab import LinkState
from tests.match.rows import APART, JOINED, OPPOSITE

PAIR = Pair(
    profile("Six people were killed in Kessim on July 7", act="claim", article="one"),
    profile("Nine people were killed in Kessim on July 7", act="demand", article="two"),
    idf,
)
TEXTS = sorted({text for row in (*JOINED, *APART, *OPPOSITE) for text in row})
ACTS = st.sampled_from([None, "claim", "opinion", "demand"])
ARTICLES = st.sampled_from([None, "one", "two"])


def test_there_are_enough_rows() -> None:
    assert len(JOINED) + len(APART) + len(OPPOSITE) >= 60


@pytest.mark.parametrize(("left", "right"), JOINED)
def test_one_claim_is_joined(left: str, right: str) -> None:
    found = compare(profile(left), profile(right))
    assert found.state is LinkState.JOINED, found
    assert not found.opposite


@pytest.mark.parametrize(("left", "right"), APART)
def test_another_claim_is_not_joined(left: str, right: str) -> None:
    found = compare(profile(left), profile(right))
    assert found.state is not LinkState.JOINED, found


@pytest.mark.parametrize(("left", "right"), OPPOSITE)
def test_the_negative_is_joined_as_the_opposite(left: str, right: str) -> None:
    found = compare(profile(left), profile(right))
    assert found.state is LinkState.JOINED, found
    assert found.opposite


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "The Kessim bridge was bombed on July 7",
            "The Kessim bridge was bombed on July 9",
            "date",
        ),
        ("Gunmen attacked a convoy near Kessim", "Gunmen attacked a convoy near Dravika", "place"),
        ("A bus burned on Route 9 near Kessim", "A bus burned on Route 14 near Kessim", "number"),
        ("Iran shelled the Harlan gate", "Syria shelled the Harlan gate", "actor"),
    ],
)
def test_like_claims_that_differ_in_one_thing_are_rivals(left: str, right: str, kind: str) -> None:
    assert compare(profile(left), profile(right)).rival == kind


def test_counts_never_make_rivals_and_never_keep_apart() -> None:
    found = compare(
        profile("Police killed 6 marchers in Kessim"),
        profile("Police killed 80 marchers in Kessim"),
    )
    assert found.state is LinkState.JOINED
    assert found.rival is None


def test_a_known_date_counts_more_than_the_words() -> None:
    left = profile("Rebels shelled the town of Kessim", event_date="2024-02-05")
    right = profile("Rebels shelled the town of Kessim", event_date="2024-02-09")
    month = profile("Rebels shelled the town of Kessim", event_date="2024-02")
    assert compare(left, right).state is LinkState.SUGGESTED
    assert compare(left, right).rival == "date"
    assert compare(left, month).state is LinkState.JOINED


def test_identical_short_wording_may_be_joined() -> None:
    assert compare(profile("war crimes"), profile("war crimes")).state is LinkState.JOINED
    assert compare(profile("war crimes"), profile("more war crimes")).state is LinkState.SUGGESTED


def test_what_refers_back_is_not_joined_across_articles() -> None:
    text, other = "the attack was carried out by a bomber", "the attack was the work of a bomber"
    here = profile(text, article="one")
    assert compare(here, profile(other, article="two")).state is not LinkState.JOINED


def test_a_demand_is_not_the_deed() -> None:
    left = profile("Lomaria to free the editor Lena Morav", act="demand")
    right = profile("Lomaria has freed the editor Lena Morav", act="claim")
    same = profile("Lomaria has freed the editor Lena Morav", act="demand")
    assert compare(left, right).score < compare(left, same).score


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.test.__name__)
def test_every_feature_explains_itself(row: Row) -> None:
    help_text = row.test.__doc__
    assert help_text is not None
    assert len(help_text) > 30
    found = row.test(PAIR)
    assert found.value is None or 0 <= found.value <= 1
    assert found.detail


def test_the_same_quoted_words_speak_for_one_claim() -> None:
    left = profile('Borsa said "we will never give up the Tarn valley to anyone"')
    right = profile("“We will never give up the Tarn valley”, said the minister, Ilan Borsa")
    row = next(f for f in compare(left, right).features if f.name == "quotes_shared")
    assert row.value == 1.0
    plain = next(f for f in compare(left, profile("Borsa")).features if f.name == "quotes_shared")
    assert plain.value is None


def test_bands_lie_in_order() -> None:
    assert 0 < SUGGEST < JOIN < 1


def test_the_evidence_is_shown_with_both_values() -> None:
    found = compare(profile("A bus burned on Route 9"), profile("A bus burned on Route 14"))
    row = next(f for f in found.features if f.name == "numbers_differ")
    assert (row.value, row.left, row.right) == (1.0, "route 9", "route 14")
    assert row.to_json()["feature"] == "numbers_differ"


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), ACTS, ARTICLES)
def test_compare_is_symmetric(left: str, right: str, act: str | None, article: str | None) -> None:
    a, b = profile(left, act=act, article=article), profile(right, act="claim", article="one")
    there, back = compare(a, b), compare(b, a)
    assert there.score == pytest.approx(back.score)
    assert (there.state, there.opposite, there.rival) == (back.state, back.opposite, back.rival)
    assert 0 <= there.score <= 1


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared(left: str, right: str) -> None:
    found = compare(profile(left), profile(right))
    assert 0 <= found.score <= 1
