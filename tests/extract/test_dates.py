"""Dates as rows: text, base, what is read. ``None`` for the reading means: nothing, no guess."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extract.dates import event_date, find
from claimtrack.extract.datewords import month_number, scan
from claimtrack.extract.tense import Tense, nearest
from claimtrack.text import Span

MON = date(2024, 2, 5)
WED = date(2024, 2, 7)
THU = date(2024, 2, 8)

COMPLETE = [
    ("The strike was on 2024-02-05.", "2024-02-05"),
    ("He left on February 5, 2024.", "2024-02-05"),
    ("He left on February 5th, 2024, for good.", "2024-02-05"),
    ("He left on Feb. 5, 2024.", "2024-02-05"),
    ("It fell on 5 February 2024.", "2024-02-05"),
    ("It fell on the 5th of February 2024.", "2024-02-05"),
    ("on Sunday, 4 February 2024", "2024-02-04"),
    ("on Sunday, February 4, 2024, at dawn", "2024-02-04"),
    ("on december 24, 2023", "2023-12-24"),
    ("DEC 24 2023", "2023-12-24"),
    ("Sept. 11, 2001", "2001-09-11"),
    ("by 25/12/24 at the latest", "2024-12-25"),
    ("12/25/2024", "2024-12-25"),
    ("5.5.2024", "2024-05-05"),
    ("in December 2024", "2024-12"),
    ("in May, 2023", "2023-05"),
    ("2024-02 figures", "2024-02"),
    ("The law was passed in 2019.", "2019"),
    ("It has been so since 2011.", "2011"),
    ("2019", "2019"),
    ("the treaty (1988)", "1988"),
    ("between 2014 and 2016 it grew", "2016"),
]

RELATIVE = [
    ("Two drones hit the base on Sunday.", MON, "2024-02-04"),
    ("It was hit on Monday.", MON, "2024-02-05"),
    ("Police detained six people on Tuesday", WED, "2024-02-06"),
    ("Friday", MON, "2024-02-02"),
    ("They struck on Friday evening.", MON, "2024-02-02"),
    ("They met last Friday evening.", MON, "2024-02-02"),
    ("They met last Monday.", MON, "2024-01-29"),
    ("They will meet next Tuesday.", WED, "2024-02-13"),
    ("He will name two informers on Monday", date(2024, 2, 9), "2024-02-12"),
    ("The talks are to resume on Monday.", MON, "2024-02-05"),
    ("The talks are expected to be held on Friday.", MON, "2024-02-09"),
    ("She said on Sunday that talks will resume.", MON, "2024-02-04"),
    ("They meet this Friday.", MON, "2024-02-09"),
    ("the coming Friday", MON, "2024-02-09"),
    ("He was arrested yesterday.", MON, "2024-02-04"),
    ("He died last night.", MON, "2024-02-04"),
    ("A vote takes place today.", MON, "2024-02-05"),
    ("They return tonight.", MON, "2024-02-05"),
    ("They return tomorrow.", MON, "2024-02-06"),
    ("the day before yesterday", MON, "2024-02-03"),
    ("the day after tomorrow", MON, "2024-02-07"),
    ("He left three days ago.", MON, "2024-02-02"),
    ("He left 10 days ago.", MON, "2024-01-26"),
    ("a day ago", MON, "2024-02-04"),
    ("It opened earlier this month.", MON, "2024-02"),
    ("It opened last month.", date(2024, 1, 5), "2023-12"),
    ("It opens next month.", MON, "2024-03"),
    ("Sales fell last year.", MON, "2023"),
    ("It happened on December 6.", MON, "2023-12-06"),
    ("It happened on Feb. 4", MON, "2024-02-04"),
    ("SORVANE, February 5 (VSNA)", MON, "2024-02-05"),
    ("Tickets go on sale on March 1.", MON, "2024-03-01"),
    ("The final is to be played in Sorvane on May 12.", MON, "2024-05-12"),
    ("It was destroyed on 1 March.", MON, "2023-03-01"),
    ("The march is announced for February 13.", MON, "2024-02-13"),
    ("The base was struck on Sunday, February 4.", MON, "2024-02-04"),
    ("the ceasefire of January 2", date(2024, 12, 30), "2025-01-02"),
    ("They signed it on January 2", date(2024, 12, 30), "2024-01-02"),
    ("She passed inspection in January.", MON, "2024-01"),
    ("The house changed hands in March", MON, "2023-03"),
    ("Fighters entered in December.", date(2025, 1, 13), "2024-12"),
    ("They attacked last December.", MON, "2023-12"),
    ("The peace will be signed in May.", MON, "2024-05"),
    ("on February 29", date(2024, 3, 2), "2024-02-29"),
]

NOTHING = [
    ("It was on 2/5/24.", MON),
    ("31/02/2024", MON),
    ("on February 30, 2024", MON),
    ("They struck on Friday.", None),
    ("It happened on December 6.", None),
    ("in December", None),
    ("yesterday", None),
    ("It happened last week.", MON),
    ("They meet next Friday.", MON),
    ("The council meets on Friday.", MON),
    ("It would be heard on Friday.", MON),
    ("They march every Tuesday.", MON),
    ("since the Good Friday agreement", MON),
    ("They were promised a period of grace until April.", MON),
    ("It forecast snow until Sunday evening.", date(2024, 2, 10)),
    ("The government declared Friday a day of mourning.", WED),
    ("She planned an additional boat from May.", date(2024, 2, 10)),
    ("three weeks ago", MON),
    ("over the past two years", MON),
    ("two days earlier", MON),
    ("the 1990s", MON),
    ("the 2019 election", MON),
    ("in 2011-2013", MON),
    ("February 5-11", MON),
    ("5 to 11 February 2024", MON),
    ("the October 7 attack", MON),
    ("some 2,000 people", MON),
    ("in 2000 people were asked", MON),
    ("They may go, and march on.", MON),
    ("He lives in May Street", MON),
    ("on Monday, February 4, 2024", MON),
    ("It fell on February 6.", MON),
    ("Theresa May said so", MON),
    ("flight 2019-44-1", MON),
    ("at 11:40 he left", MON),
    ("", MON),
]


@pytest.mark.parametrize(("text", "iso"), COMPLETE)
def test_complete_dates_need_no_base(text: str, iso: str) -> None:
    assert find(text, base=None)[-1].iso == iso


@pytest.mark.parametrize(("text", "base", "iso"), RELATIVE)
def test_dates_relative_to_the_base(text: str, base: date, iso: str) -> None:
    assert [found.iso for found in find(text, base=base)] == [iso]


@pytest.mark.parametrize(("text", "base"), NOTHING)
def test_no_reading_or_more_than_one_gives_nothing(text: str, base: date | None) -> None:
    assert find(text, base=base) == []


def test_span_text_and_precision_stand_as_written() -> None:
    text = "They struck last Friday evening, as in May 2023."
    first, second = find(text, base=MON, start=100)
    assert (first.text, first.precision, first.span) == (
        "last Friday evening",
        "day",
        Span(112, 131),
    )
    assert (second.text, second.precision, second.iso) == ("May 2023", "month", "2023-05")
    assert text[second.span.start - 100 : second.span.end - 100] == second.text


EVENTS = [
    ("fighters had struck the base on Sunday", MON, "2024-02-04"),
    ("the base was hit on Sunday, February 4, and again on Sunday", MON, "2024-02-04"),
    ("parliament passed it in February 2024, on February 1", MON, "2024-02-01"),
    ("officers have impounded 40 lorries since Friday", MON, None),
    ("it struck on Saturday and on Sunday", MON, None),
    ("fighters crossed between Thursday night and Saturday morning", MON, None),
    ("the plant must close by March 1", MON, None),
    ("nothing happened", MON, None),
    ("fighters had struck the base on Sunday", None, None),
    ("parliament passed the 2024 budget on Thursday", date(2024, 2, 9), "2024-02-08"),
]


@pytest.mark.parametrize(("content", "base", "iso"), EVENTS)
def test_the_event_date_is_the_one_date(content: str, base: date | None, iso: str | None) -> None:
    assert event_date(content, base) == iso


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("He will speak on Friday.", "Friday", Tense.FUTURE),
        ("On Friday he will speak.", "Friday", Tense.FUTURE),
        ("He spoke. On Friday he will rest.", "Friday", Tense.FUTURE),
        ("He spoke on Friday and will rest.", "Friday", Tense.PAST),
        ("He could speak on Friday.", "Friday", Tense.UNCLEAR),
        ("Six dozen hundred loaves, Friday", "Friday", Tense.NONE),
    ],
)
def test_the_nearest_verb_gives_the_time(text: str, word: str, tense: Tense) -> None:
    at = text.index(word)
    assert nearest(text, Span(at, at + len(word))) is tense


def test_a_word_that_is_no_month_is_refused() -> None:
    assert month_number("Sept.") == 9
    with pytest.raises(ValueError, match="is not in list"):
        month_number("Smarch")


WORDS = st.sampled_from(
    "on in last next Friday Sunday, February May 5 5th 31 2024 2024-02-30 2/5/24 three days ago "
    "yesterday this month year since – “ ’ until will was the of and , . \U0001f600".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_spans_lie_in_the_text_and_never_overlap(text: str, base: date | None) -> None:
    found = find(text, base=base)
    assert all(text[d.span.start : d.span.end] == d.text != "" for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert {d.span for d in found} <= {mention.span for mention in scan(text)}


@given(TEXTS, st.dates(), st.integers(0, 1000))
def test_readings_are_iso_and_shift_with_start(text: str, base: date, start: int) -> None:
    plain, shifted = find(text, base=base), find(text, base=base, start=start)
    assert [d.iso for d in plain] == [d.iso for d in shifted]
    assert [d.span.start + start for d in plain] == [d.span.start for d in shifted]
    for d in plain:
        padded = d.iso + "-01-01"[: 10 - len(d.iso)]
        assert date.fromisoformat(padded).isoformat().startswith(d.iso)
        assert len(d.iso) == {"day": 10, "month": 7, "year": 4}[d.precision]
