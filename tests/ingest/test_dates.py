import pytest

from claimtrack.ingest.dates import leading_date, parse_time


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-02-05T14:30:00+03:00", "2024-02-05T14:30:00+03:00"),
        ("2024-02-05T14:30:00Z", "2024-02-05T14:30:00+00:00"),
        ("2024-02-05T14:30:00", "2024-02-05T14:30:00+00:00"),
        ("2024-02-05", "2024-02-05T00:00:00+00:00"),
        (" Mon, 05 Feb 2024 10:00:00 +0300 ", "2024-02-05T10:00:00+03:00"),
        ("Mon, 05 Feb 2024 10:00:00 GMT", "2024-02-05T10:00:00+00:00"),
    ],
)
def test_a_stated_time_is_read(value: str, iso: str) -> None:
    found = parse_time(value)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "02/05/2024", "0001-01-01T00:00:00", "2024-13-01", "1707143400", "Feb 2024"],
)
def test_what_is_no_plain_time_is_none(value: str) -> None:
    assert parse_time(value) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday, January 13, 2025\n\nWhat happened\n", "2025-01-13"),
        ("\n\n  13 January 2025\nText", "2025-01-13"),
        ("A headline\n\nFriday, July 21, 2017\n\nText.", "2017-07-21"),
        ("Sept. 3rd, 2024\nText", "2024-09-03"),
        ("2025-01-13\nText", "2025-01-13"),
        ("Tuesday, January 13, 2025\nText", None),
        ("January 13, 2025: the day it began\nText", None),
        ("On January 13, 2025 it began.", None),
        ("Smarch 13, 2025\nText", None),
        ("February 30, 2025\nText", None),
        ("01/13/2025\nText", None),
        ("One\nTwo\nJanuary 13, 2025\nText", None),
        ("", None),
    ],
)
def test_only_a_date_alone_at_the_top_counts(text: str, day: str | None) -> None:
    found = leading_date(text)
    assert (None if found is None else found.isoformat()) == (day and f"{day}T00:00:00+00:00")
