import pytest

from claimtrack.assess.figures import Standing
from claimtrack.vocab import ContradictionKind, EventKind, Ruling, Stance, Status
from claimtrack.web import wording


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        (wording.STATUS, Status),
        (wording.STATUS_MEANS, Status),
        (wording.RULING, Ruling),
        (wording.STANCE, Stance),
        (wording.CONTRADICTION, ContradictionKind),
        (wording.EVENT, EventKind),
        (wording.STANDING, Standing),
    ],
)
def test_every_member_has_its_words(table: dict[str, str], vocabulary: type) -> None:
    assert set(table) == set(vocabulary)
    assert all(table.values())


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (6, 6, "6"),
        (6, 20, "6 to 20"),
        (8, None, "at least 8"),
        (None, 3, "at most 3"),
        (None, None, "some"),
        (20000, 20000, "20,000"),
        (1.5, 1.5, "1.5"),
    ],
)
def test_interval(low: float | None, high: float | None, said: str) -> None:
    assert wording.interval(low, high) == said


def test_plural() -> None:
    assert wording.plural(1, "article") == "1 article"
    assert wording.plural(1200, "article") == "1,200 articles"
    assert wording.plural(2, "claim fits", "claims fit") == "2 claims fit"
