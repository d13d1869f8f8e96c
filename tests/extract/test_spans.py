"""Whatever the text: spans lie in it and are its words, numbers run through, nothing dangles."""

import json
import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import gold
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution
from claimtrack.text import JOIN

ROWS = [row.text for row in gold.rows()]
SENTENCES = sorted({s for text in ROWS for s in re.split(r"(?<=[.?!]) |\n\n", text)})
QUOTES = ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "‹", "``", "''", "” ”", "“”", '""']
BREAKS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x85",
    "\t",
    " \n ",
]
ODD = [
    "…", "...", "—", " – ", "--", "?!", "!!", ";", ":", "·", "•", "§", "[", "]", "(", ")", "{", "<b>",
    "&amp;", "*", "#", "\\", "/", "@", "%", "№", "†", ",,", "..", ". .", "said", "denied", "that", "it",
]  # fmt: skip
STRANGE = [
    "🙂", "👩‍🚒", "e\u0301", "ﬁ", "İ", "ß", "Ǆ", "\u00a0", "\u202f", "\u200b", "\u00ad", "\ufeff",
    "\u200f", "مرحبا", "שלום", "Привет", "東京", "한국", "\U0001d400", "\u0300", "ــ", "١٢", "½",
]  # fmt: skip
SEPARATORS = [" ", " ", " ", "", "\n\n", "\n", "  ", "\u00a0"]

words = st.sampled_from(QUOTES + BREAKS + ODD + STRANGE)
pieces = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(ROWS), words, words)
quoted = st.builds(
    lambda opening, told, closing: f"{opening}{told}{closing}",
    st.sampled_from(QUOTES),
    st.sampled_from(SENTENCES),
    st.sampled_from(QUOTES),
)
texts = st.lists(
    st.tuples(st.one_of(pieces, quoted), st.sampled_from(SEPARATORS)), min_size=1, max_size=6
).map(lambda parts: "".join(piece + separator for piece, separator in parts))
cut = st.builds(
    lambda text, start, end: text[start : len(text) - end],
    texts,
    st.integers(0, 20),
    st.integers(0, 20),
)
often = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def check_spans(text: str, item: Attribution) -> None:
    for part in (item.source, item.cue, item.content):
        if part is None:
            continue
        assert part.spans
        assert all(0 <= start < end <= len(text) for start, end in part.spans)
        assert all(a.end <= b.start for a, b in pairwise(part.spans))
        assert part.text == JOIN.join(text[start:end] for start, end in part.spans)
    for figure in item.figures:
        start, end = figure.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == figure.text


def check_references(item: Attribution, numbers: set[int]) -> None:
    others = numbers - {item.n}
    assert set(item.about) <= others
    assert set(item.candidates) <= others
    assert not (item.about and item.candidates)
    assert len(set(item.about)) == len(item.about)
    assert item.continues is None or (item.continues in others and item.continues < item.n)
    assert all(isinstance(name, str) and name.strip() for name in item.relay)
    assert isinstance(item.speaker.name, str)
    assert 0.0 <= item.confidence <= 1.0


def check(text: str, found: list[Attribution]) -> None:
    assert [item.n for item in found] == list(range(1, len(found) + 1))
    numbers = {item.n for item in found}
    for item in found:
        check_spans(text, item)
        check_references(item, numbers)
        assert item.cue is not None or item.content is not None
        told = json.loads(json.dumps(item.to_json()))
        for role in ("source", "cue", "content"):
            if told[role] is not None:
                spans = told[role]["spans"]
                assert told[role]["text"] == JOIN.join(text[start:end] for start, end in spans)


@often
@given(texts)
def test_texts_put_together_from_news_quotes_and_odd_marks(text: str) -> None:
    check(text, extract(text, Reading(outlet="Tarn Daily")))


@often
@given(cut)
def test_texts_cut_in_the_middle_of_anything(text: str) -> None:
    check(text, extract(text))


@often
@given(st.text(max_size=400))
def test_any_text_at_all(text: str) -> None:
    check(text, extract(text))


@often
@given(st.lists(words, max_size=40).map(" ".join))
def test_marks_and_cues_without_sentences(text: str) -> None:
    check(text, extract(text))


def test_every_text_of_the_corpus() -> None:
    for text in ROWS:
        check(text, extract(text, Reading(own_voice=False)))
