"""Figures as rows: a sentence, then (words, counted, low, high) of each figure in it."""

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.extract import identifiers, nlp
from claimtrack.extract.deeds import deed, generic
from claimtrack.extract.figures import find
from claimtrack.extract.labels import singular
from claimtrack.extract.numerals import read
from claimtrack.text import Span
from claimtrack.vocab import Bound

if TYPE_CHECKING:
    from spacy.language import Language

    from claimtrack.extract.types import Figure

BASE = date(2024, 2, 6)

TOLLS = [
    ("Six people were killed in the blast.", [("Six", "killed", 6, 6)]),
    (
        "The attack left 6 dead and 12 wounded.",
        [("6", "killed", 6, 6), ("12", "wounded", 12, 12)],
    ),
    ("A drone attack, killing six of its members, was reported.", [("six", "member killed", 6, 6)]),
    (
        "The conflict has had a heavy toll, with 2,000 members killed and an additional 8,000"
        " wounded.",
        [("2,000", "member killed", 2000, 2000), ("8,000", "member wounded", 8000, 8000)],
    ),
    ("The death toll rose to 11.", [("11", "killed", 11, 11)]),
    (
        "According to the ministry, the death toll has risen to at least 45.",
        [("at least 45", "killed", 45, None)],
    ),
    ("The death toll rose from six to eight.", [("eight", "killed", 8, 8)]),
    ("The number of people killed rose to 11 from eight.", [("11", "killed", 11, 11)]),
    ("Officials put the number of missing at 20.", [("20", "missing", 20, 20)]),
    ("Eight people are now known to have died.", [("Eight", "killed", 8, 8)]),
    ("The explosion claimed the lives of 11 people.", [("11", "killed", 11, 11)]),
    (
        "The strikes resulted in 16 deaths and 36 injuries.",
        [("16", "killed", 16, 16), ("36", "wounded", 36, 36)],
    ),
    ("Six bodies had been recovered by 6 a.m.", [("Six", "killed", 6, 6)]),
    ("At least 40 killed in blast", [("At least 40", "killed", 40, None)]),
    ("The strike killed 12.", [("12", "killed", 12, 12)]),
    ("More than 100 people are feared dead.", [("More than 100", "killed", 100, None)]),
    ("In all, 23 soldiers were hurt.", [("23", "soldier wounded", 23, 23)]),
    ("Hundreds were wounded.", [("Hundreds", "wounded", 200, None)]),
    ("Twenty-six people were treated for injuries.", [("Twenty-six", "wounded", 26, 26)]),
    (
        "The attack killed six and wounded 11 others.",
        [("six", "killed", 6, 6), ("11", "wounded", 11, 11)],
    ),
    (
        "Fighters killed three soldiers and two civilians.",
        [("three", "soldier killed", 3, 3), ("two", "civilian killed", 2, 2)],
    ),
    (
        "One person was killed and three others were injured.",
        [("One", "killed", 1, 1), ("three", "wounded", 3, 3)],
    ),
    (
        "Twelve people are still missing and three are feared dead.",
        [("Twelve", "missing", 12, 12), ("three", "killed", 3, 3)],
    ),
    (
        "More than 20,000 people have been displaced.",
        [("More than 20,000", "displaced", 20000, None)],
    ),
    ("Sorvane police say they detained six people.", [("six", "detained", 6, 6)]),
    ("The group says 20 people had been detained.", [("20", "detained", 20, 20)]),
    ("The movement spoke of 20 detained.", [("20", "detained", 20, 20)]),
    ("It says 20 of its supporters were detained.", [("20", "detained", 20, 20)]),
    ("Police arrested more than 300 protesters.", [("more than 300", "detained", 300, None)]),
    ("Israel said 30 hostages were released.", [("30", "hostage released", 30, 30)]),
    (
        "Nearly 200 foreign workers have been abducted.",
        [("Nearly 200", "worker kidnapped", 180, 200)],
    ),
    ("Rescuers pulled two more bodies from the ruins.", [("two", "additional killed", 2, 2)]),
    ("Another six people were killed.", [("six", "additional killed", 6, 6)]),
    ("An air strike left 12 people dead.", [("12", "killed", 12, 12)]),
]

PARTS = [
    (
        "Six people were killed, including two children.",
        [("Six", "killed", 6, 6), ("two", "child killed", 2, 2)],
    ),
    (
        "At least six people, including two children, were killed.",
        [("At least six", "killed", 6, None), ("two", "child killed", 2, 2)],
    ),
    (
        "The movement spoke of 20 detained, among them two school pupils.",
        [("20", "detained", 20, 20), ("two", "pupil detained", 2, 2)],
    ),
    (
        "The blast wounded 12 soldiers, two of them seriously.",
        [
            ("12", "soldier wounded", 12, 12),
            ("two", "soldier wounded (part)", 2, 2),
        ],
    ),
    ("The dead include three children.", [("three", "child killed", 3, 3)]),
    ("It shot down 18 of 20 drones.", [("18", "drone", 18, 18), ("20", "drone (part)", 20, 20)]),
]

THINGS = [
    ("Some 200 Iraqi fighters entered the country.", [("Some 200", "fighter", 180, 220)]),
    ("About 200 fighters of the brigade crossed.", [("About 200", "fighter", 180, 220)]),
    (
        "Reuters added that 100s of Hashd fighters were flowing across the border.",
        [("100s", "fighter", 200, None)],
    ),
    ("Two drones hit the base.", [("Two", "drone", 2, 2)]),
    ("A pair of drones hit the base.", [("A pair", "drone", 2, 2)]),
    (
        "Over 1,000 people were detained, among them 40 women.",
        [("Over 1,000", "detained", 1000, None), ("40", "woman detained", 40, 40)],
    ),
    ("Some 2,500 voters came.", [("Some 2,500", "voter", 2250, 2750)]),
    ("Nearly 390 people fled.", [("Nearly 390", "displaced", 351, 390)]),
    ("Six to eight people were killed.", [("Six to eight", "killed", 6, 8)]),
    ("Up to three dozen migrants drowned.", [("Up to three dozen", "migrant killed", None, 36)]),
    ("Officers have impounded 40 lorries carrying rice.", [("40", "lorry", 40, 40)]),
    ("Some 600 litres of solvent escaped.", [("Some 600", "litre", 540, 660)]),
    ("Several thousand people marched.", [("Several thousand", "people", 2000, None)]),
    ("Tens of thousands of people marched.", [("Tens of thousands", "people", 20000, None)]),
    ("Between 50 and 70 houses were destroyed.", [("Between 50 and 70", "house", 50, 70)]),
    ("It lost 5-7 tanks.", [("5-7", "tank", 5, 7)]),
    ("It needs 5 to 7 million doses.", [("5 to 7 million", "dose", 5e6, 7e6)]),
    ("The regiment has about 1,200 fighters.", [("about 1,200", "fighter", 1080, 1320)]),
    ("The council has thirty-one members.", [("thirty-one", "member", 31, 31)]),
    ("It has two dozen ships.", [("two dozen", "ship", 24, 24)]),
    ("It sent a hundred men.", [("a hundred", "man", 100, 100)]),
    ("Up to 500 rebels crossed the river.", [("Up to 500", "rebel", None, 500)]),
    ("Fewer than 40 families stayed.", [("Fewer than 40", "family", None, 40)]),
    ("No fewer than 40 families stayed.", [("No fewer than 40", "family", 40, None)]),
    ("It counted 34 pickup trucks.", [("34", "lorry", 34, 34)]),
    ("More than 1.5 million voters took part.", [("More than 1.5 million", "voter", 1.5e6, None)]),
    ("It sent 200 or more soldiers.", [("200 or more", "soldier", 200, None)]),
    ("The company paid 310 million tarns.", [("310 million", "tarn", 310e6, 310e6)]),
    ("The company paid $5bn in aid.", [("$5bn", "dollar", 5e9, 5e9)]),
    ("The contract is worth €1.5 million.", [("€1.5 million", "euro", 1.5e6, 1.5e6)]),
    ("60 percent of voters backed the deal.", [("60 percent", "voter percent", 60, 60)]),
    (
        "Exports fell 3 percent while imports rose 7%.",
        [("3 percent", "export percent", 3, 3), ("7%", "import percent", 7, 7)],
    ),
    (
        "The deficit would not exceed 3 percent of national income.",
        [("not exceed 3 percent", "income percent", None, 3)],
    ),
    ("Thousands of troops were sent.", [("Thousands", "soldier", 2000, None)]),
    (
        "The 240 rescuers worked for 60 hours.",
        [("240", "rescuer", 240, 240), ("60", "hour", 60, 60)],
    ),
    ("Six Americans and three Iraqis left.", [("Six", "american", 6, 6), ("three", "iraqi", 3, 3)]),
]

NOT_FIGURES = [
    "It happened on February 5, 2024.",
    "It happened in 2019, three years ago.",
    "The ban has stood since 1988.",
    "Shells hit the hospital at about 05:20 on Wednesday.",
    "She was arrested at eleven on Tuesday night.",
    "The ruins had been cleared by 6 a.m.",
    "It came down at ten past one.",
    "It came down at ten to six.",
    "A 34-year-old man was praised.",
    "Halvek, 29, has covered the marches.",
    "Halvek (29) has covered the marches.",
    "He was aged 12.",
    "The dentist, a woman of 73, saw it.",
    "The 7th Brigade stood on Route 9.",
    "An F-16 was seen.",
    "It was Grey Heron flight 16.",
    "The Group of 20 met.",
    "She lives at 10 Downing Street.",
    "The two sides signed an agreement.",
    "No one was killed.",
    "One of them said so.",
    "A five-storey building and a 72-hour truce.",
    "Harbour Tessovar beat Athletic Sorvane 2-1.",
    "One in five blocks had been altered.",
    "It imports two thirds of its rice.",
    "It was minus nine degrees.",
    "The base was attacked three times.",
    "Several men and many women came.",
    "The 1995 Srebrenica massacre is denied.",
    "Chapter 7 resolutions are binding.",
    "It has been pegged at 14.02 since.",
    "Call +44 20 7946 0958 now.",
    "The town of 9,000 was quiet.",
    "They left 20.000 there.",
]

ROWS = TOLLS + PARTS + THINGS


@pytest.fixture(scope="module")
def pipeline() -> "Language":
    return nlp.load()


def figures(pipeline: "Language", text: str, base: date | None = BASE) -> "tuple[Figure, ...]":
    return find(pipeline(text), [Span(0, len(text))], base=base)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_sentence_counts(
    pipeline: "Language", text: str, expected: list[tuple[str, str, float | None, float | None]]
) -> None:
    found = [(f.text, f.counted, f.low, f.high) for f in figures(pipeline, text)]
    assert found == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_what_counts_nothing(pipeline: "Language", text: str) -> None:
    assert figures(pipeline, text) == ()


SLOTS = [
    ("Police said six people were detained.", "The movement spoke of 20 detained."),
    ("Six people were killed.", "The death toll rose to 11."),
    ("Eleven people died in the collapse.", "The strike left eight dead."),
    ("Six bodies had been recovered.", "It killed at least nine people."),
    ("Some 200 fighters entered.", "It spoke of hundreds of fighters."),
    ("Five soldiers were injured.", "The blast wounded 12 soldiers."),
]


@pytest.mark.parametrize(("left", "right"), SLOTS)
def test_counts_of_one_thing_fill_one_slot(pipeline: "Language", left: str, right: str) -> None:
    (one,), (other,) = figures(pipeline, left), figures(pipeline, right)
    assert one.counted == other.counted


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Six people came.", Bound.EXACT),
        ("Some 200 people came.", Bound.ABOUT),
        ("Nearly 390 people came.", Bound.ABOUT),
        ("At least six people came.", Bound.AT_LEAST),
        ("Dozens of people came.", Bound.AT_LEAST),
        ("Up to 60 people came.", Bound.AT_MOST),
        ("Between 5 and 7 people came.", Bound.RANGE),
    ],
)
def test_how_a_figure_bounds(pipeline: "Language", text: str, bound: Bound) -> None:
    assert [f.bound for f in figures(pipeline, text)] == [bound]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As of Monday, 41 people had been detained.", ["2024-02-05"]),
        ("Six people had been killed by Monday.", ["2024-02-05"]),
        ("Six people were killed on Monday.", [None]),
        ("The ministry put the death toll at eight on Tuesday.", ["2024-02-06"]),
        (
            "The service put the death toll at eight on Tuesday, up from six a day earlier.",
            ["2024-02-06", "2024-02-05"],
        ),
        ("The death toll rose from six to eight.", [None]),
    ],
)
def test_the_day_a_figure_is_for(pipeline: "Language", text: str, days: list[str | None]) -> None:
    assert [f.as_of for f in figures(pipeline, text)] == days


def test_only_figures_of_the_content_are_given(pipeline: "Language") -> None:
    text = "Police say 6 people were detained, the group says at least 20 people were detained."
    doc = pipeline(text)
    start = text.index("20")
    (found,) = find(doc, [Span(start, len(text))], base=None)
    assert (found.text, found.span, found.low) == ("20", Span(start, start + 2), 20)
    assert (found.bound, found.counted) == (Bound.AT_LEAST, "detained")
    assert find(doc, [], base=None) == ()


def test_a_pipeline_without_lemmas_will_do(pipeline: "Language") -> None:
    from spacy.tokens import Doc

    doc = pipeline("Two lorries, six boxes and three policemen came.")
    bare = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
    )
    assert [singular(bare[i]) for i in (1, 4, 7)] == ["lorry", "box", "policeman"]
    assert [f.counted for f in find(bare, [Span(0, len(bare.text))], base=None)] == [
        f.counted for f in find(doc, [Span(0, len(doc.text))], base=None)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one hundred and five", [(105, 105)]),
        ("two thousand three hundred", [(2300, 2300)]),
        ("half a dozen", [(6, 6)]),
        ("hundreds of thousands", [(200_000, None)]),
        ("from 900,000 to 1.2 million", [(900_000, 1_200_000)]),
        ("no fewer than an estimated 40", [(40, None)]),
        ("just over 200", [(200, 220)]),
        ("seven and eight", [(7, 7), (8, 8)]),
        ("six two", []),
        ("5m", []),
        ("US$5m", [(5_000_000, 5_000_000)]),
        ("2-1", []),
    ],
)
def test_numerals_alone(text: str, values: list[tuple[float | None, float | None]]) -> None:
    assert [(n.low, n.high) for n in read(text)] == values


def test_the_table_of_deeds_answers_by_form_and_kind() -> None:
    assert deed("Killing", "object") == "killed"
    assert deed("toll", "object") is None
    assert deed("wounded", "noun", "object") == "wounded"
    assert generic("people")
    assert generic("supporters", "detained")
    assert not generic("supporters", "killed")
    assert not generic("soldiers", "killed")


WORDS = st.sampled_from(
    "six 20,000 1.5 million $5bn 3 % percent two dozen hundreds of people soldiers were killed and "
    "wounded more than at least some between 5 7 to - from up Route 9 as Monday 2024 one , . ( ) "
    "including toll rose the a “ ’ \U0001f600".split()
)
TEXTS: Any = st.one_of(st.text(max_size=50), st.lists(WORDS, max_size=16).map(" ".join))


@given(TEXTS)
def test_numerals_lie_in_the_text_and_bounds_are_ordered(text: str) -> None:
    for numeral in read(text):
        assert 0 <= numeral.span.start <= numeral.core.start < numeral.core.end
        assert numeral.core.end <= numeral.span.end <= len(text)
        assert numeral.low is not None or numeral.high is not None
        assert numeral.low is None or numeral.high is None or numeral.low <= numeral.high
    assert all(0 <= start <= end <= len(text) for start, end in identifiers.spans(text))


@settings(deadline=None)  # the first example loads the pipeline
@given(TEXTS.filter(str.strip), st.integers(0, 50), st.integers(0, 50))
def test_figures_stand_in_the_spans_and_equal_the_text(text: str, start: int, end: int) -> None:
    doc = nlp.load()(text)
    span = Span(min(start, len(text)), min(end, len(text)))
    for figure in find(doc, [span], base=BASE):
        assert span.start <= figure.span.start < figure.span.end <= span.end
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.counted
        assert figure.low is None or figure.high is None or figure.low <= figure.high
