import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.ingest.copies import (
    BANDS,
    bands,
    containment,
    is_copy,
    shingles,
    signature,
    similarity,
)
from claimtrack.ingest.records import read_lines
from claimtrack.ingest.types import ParsedArticle

ROOT = Path(__file__).parents[2]
WIRE = """ORLA CITY (NorthWire) - The Interior Ministry of Varnia on Monday denied that its forces \
had struck the Orla bridge, two days after the Varn Front said that eight people were killed there.
"We did not hit the bridge, and no aircraft of ours was in the air that night," ministry spokesman \
Tarek Vell told reporters. He said that the findings of an inquiry would be out within ten days.
Residents of the nearby village of Sall said that at least six people died when the bridge \
collapsed shortly before midnight, and a hospital official in Orla put the toll at eleven.
The Varn Front said in a statement on its website that two government jets had circled over the \
valley for twenty minutes before a single missile hit the middle pillar of the bridge.
Neither account could be verified. The government restricts the movements of journalists, and \
telephone lines to Sall have been cut since Sunday morning.
The bridge, built in 1962, carried almost all of the aid that the United Relief Agency sends to \
about 40,000 displaced people in the north, and the mountain road is closed by snow until April."""
OTHER = """The opposition in Varnia has accused the air force of destroying the main crossing over \
the Orla river, an attack that it says left eight dead.
Speaking to the Courier by telephone, Mara Denn, a teacher who lives near the crossing, described \
a flash and then a long noise. "I counted six bodies on the bank," she said.
Government officials reject the charge. Interior Ministry spokesman Tarek Vell said on Monday: \
"We did not hit the bridge, and no aircraft of ours was in the air that night."
Engineers interviewed by this newspaper say that the middle pillar had been weakened by floods, \
and that a survey of 2022 recommended that heavy lorries be kept off the span.
For the aid convoys that crossed it every day the loss is severe: the United Relief Agency feeds \
some 40,000 people north of the river, and drivers were turned back on Sunday."""
FURNITURE = "Home | World\nShare\nSubscribe to our newsletter for the best of our reporting.\n"
PARAGRAPHS = WIRE.split("\n")
EDITED = (
    WIRE.replace("on Monday denied", "denied on Monday")
    .replace("killed", "slain")
    .replace("Residents of", "People in")
    .replace("put the toll at", "spoke of")
    .replace("restricts", "limits")
    .replace("about 40,000", "some 40,000")
)


@pytest.mark.parametrize(
    "reprint",
    [
        WIRE,
        EDITED,
        FURNITURE + WIRE + "\n" + FURNITURE,
        WIRE.replace('"', "”").upper(),
        "\n".join(PARAGRAPHS[:4]),
        "\n".join(PARAGRAPHS[:2]),
        WIRE + "\n" + "\n".join(OTHER.split("\n")[3:]),
    ],
    ids=["same", "edited", "furniture", "typography", "four", "two", "extended"],
)
def test_a_wire_story_printed_elsewhere_is_a_copy(reprint: str) -> None:
    assert is_copy(signature(WIRE), signature(reprint))


@pytest.mark.parametrize(
    "story",
    [
        OTHER,
        OTHER + "\n" + PARAGRAPHS[1],
        "\n".join(PARAGRAPHS[:3]) + "\n" + "\n".join(OTHER.split("\n")[2:]),
        FURNITURE,
        "",
    ],
    ids=["independent", "same quotation", "half and half", "furniture", "empty"],
)
def test_a_story_of_ones_own_is_no_copy(story: str) -> None:
    assert not is_copy(signature(WIRE), signature(story))


def test_copies_share_a_band_and_others_do_not() -> None:
    wire = set(bands(signature(WIRE)))
    assert len(wire) == BANDS
    assert all(0 <= key < 2**63 for key in wire)
    for text in (EDITED, FURNITURE + WIRE, "\n".join(PARAGRAPHS[:4])):
        assert wire & set(bands(signature(text)))
    assert not wire & set(bands(signature(OTHER)))


def test_signatures_do_not_change_between_versions() -> None:
    """Stored signatures must stay comparable: this one was made with datasketch 2.0.0."""
    found = signature("The bridge over the river stood until Monday.")
    assert found[:4] == (6, 415589236, 154022261, 14038068)
    assert tuple(json.loads(json.dumps(found))) == found


def test_short_texts_are_copies_only_if_nearly_equal() -> None:
    brief = "Police in Orla said on Monday that six people died when a bridge collapsed."
    assert is_copy(signature(brief), signature(brief + " "))
    assert not is_copy(signature(brief), signature(brief.replace("six people died", "all is well")))
    assert not is_copy(signature(brief), signature(WIRE))


def test_no_words_have_no_shingles() -> None:
    assert shingles(" \n--") == frozenset()
    assert bands(signature("")) == []
    assert similarity(signature(""), signature("")) == 0
    assert containment(signature(""), signature(WIRE)) == 0


_TEXTS = st.lists(st.sampled_from(PARAGRAPHS + OTHER.split("\n")), max_size=6).map("\n".join)


@settings(max_examples=30, deadline=None)
@given(left=_TEXTS, right=_TEXTS)
def test_comparing_is_symmetric(left: str, right: str) -> None:
    a, b = signature(left), signature(right)
    assert similarity(a, b) == similarity(b, a)
    assert containment(a, b) == containment(b, a)
    assert is_copy(a, b) == is_copy(b, a)
    assert is_copy(a, a) == bool(left)


def test_the_copies_of_the_invented_week_are_found_and_no_others() -> None:
    week = (ROOT / "claimtrack/demo/week.jsonl").read_bytes().splitlines()
    expected = json.loads((ROOT / "tests/demo/expected.json").read_text())["copies"]
    articles = [a for a in read_lines(week, item="week") if isinstance(a, ParsedArticle)]
    latest = {article.url: signature(article.text) for article in articles}
    found = {
        frozenset((left, right))
        for left, right in combinations(latest, 2)
        if is_copy(latest[left], latest[right])
    }
    family = {expected[0]["root"], *(copy["url"] for copy in expected)}
    assert found == {frozenset(pair) for pair in combinations(family, 2)}
