"""Every verb of the lexicon reports in its own example: lemma, stance, source and content."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

import pytest

from claimtrack.extract import lexicon, nlp, particles
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.inflection import inflect
from claimtrack.extract.lexicon import Factuality
from claimtrack.extract.types import Attribution, Words
from claimtrack.text import Span

FRAMES = frozenset("C I G N Q D OI OP OC R S- S~".split())
WORD = re.compile(r"\w+")


class Example(NamedTuple):
    """A row of ``verbs.tsv``: ``<source>`` and ``[content]`` are marked in its example."""

    lemma: str
    stance: str
    act: str
    factuality: str
    frames: str
    example: str

    @property
    def text(self) -> str:
        return re.sub(r"[<>\[\]]", "", self.example)

    @property
    def source(self) -> list[str]:
        return WORD.findall(" ".join(re.findall(r"<(.*?)>", self.example)))

    @property
    def content(self) -> list[str]:
        return WORD.findall(" ".join(re.findall(r"\[(.*?)\]", self.example)))

    @property
    def attitude(self) -> bool:
        return self.factuality == Factuality.ATTITUDE


def rows() -> list[Example]:
    text = files("claimtrack.extract").joinpath("verbs.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [Example(*line.split("\t")) for line in lines]


ROWS = rows()


def words(found: Words | None) -> list[str]:
    return WORD.findall(found.text) if found is not None else []


@cache
def of_examples(*, attitudes: bool) -> dict[str, list[Attribution]]:
    """All examples read as the paragraphs of one text: what each of them holds."""
    told = [row.text for row in ROWS if row.attitude is attitudes]
    starts = list(accumulate((len(text) + 2 for text in told), initial=0))
    found: dict[str, list[Attribution]] = {text: [] for text in told}
    for item in read("\n\n".join(told), attitudes=attitudes):
        at = item.cue or item.content
        assert at is not None
        found[told[bisect_right(starts, at.spans[0].start) - 1]].append(item)
    return found


def read(text: str, *, attitudes: bool = False) -> list[Attribution]:
    return extract(text, Reading(own_voice=False, attitudes=attitudes))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.lemma} {row.factuality}")
def test_example_reports(row: Example) -> None:
    found = of_examples(attitudes=row.attitude)[row.text]
    assert (row.lemma, row.stance, row.source, row.content) in [
        (f.cue_lemma, f.stance, words(f.source), words(f.content)) for f in found
    ]


def test_attitudes_are_read_only_where_asked_for() -> None:
    only = [row for row in ROWS if row.attitude]
    found = read("\n\n".join(row.text for row in only))
    assert {f.cue_lemma for f in found} <= {row.lemma for row in ROWS if not row.attitude}
    assert len(found) * 5 < len(only)


def test_several_hundred_verbs_each_with_known_frames() -> None:
    assert len({row.lemma for row in ROWS}) >= 400
    for row in ROWS:
        assert row.content, row
        assert all(f in FRAMES or re.fullmatch(r"[PO]:[a-z]+", f) for f in row.frames.split()), row
    doubled = Counter((row.lemma, row.attitude) for row in ROWS)
    assert [key for key, count in doubled.items() if count > 1] == []


def test_no_form_belongs_to_two_verbs() -> None:
    owners: dict[str, set[str]] = {}
    for lemma in {row.lemma for row in ROWS if " " not in row.lemma}:
        for form in inflect(lemma):
            owners.setdefault(form, set()).add(lemma)
    assert {form: lemmas for form, lemmas in owners.items() if len(lemmas) > 1} == {}


def test_an_attitude_adds_to_a_reporting_verb_and_changes_nothing_else() -> None:
    plain, told = lexicon.verbs(), lexicon.verbs(attitudes=True)
    for form, cue in plain.items():
        assert told[form].stance is cue.stance
        assert told[form].act is cue.act
        assert told[form].frames >= cue.frames


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", "deny denies denied denying"),
        ("rebut", "rebut rebuts rebutted rebutting"),
        ("agree", "agree agrees agreed agreeing"),
        ("stress", "stress stresses stressed stressing"),
        ("say", "say says said saying"),
        ("know", "know knows knew known knowing"),
        ("relay", "relay relays relayed relaying"),
    ],
)
def test_forms_of_a_verb(verb: str, forms: str) -> None:
    assert inflect(verb) == forms.split()


UNATTRIBUTED = [
    ("The rebels are believed to be hiding in the hills.", "believe", "The rebels"),
    ("Forty sailors are feared dead.", "fear", "dead"),
    ("The repairs are expected to cost nine million crowns.", "expect", "The repairs"),
    ("The clerk is accused of selling secrets.", "accuse", "of selling secrets"),
    ("No casualties were reported on Monday.", "report", "No casualties"),
    ("The releases were announced on Monday.", "announce", "The releases"),
    ("The river is projected to rise by two metres.", "project", "to rise"),
]


@pytest.mark.parametrize(("text", "lemma", "content"), UNATTRIBUTED)
def test_passive_with_nobody_behind_it(text: str, lemma: str, content: str) -> None:
    (found,) = [f for f in read(text) if f.cue_lemma == lemma]
    assert found.source is None
    assert found.speaker.name == ""
    assert found.content is not None
    assert content in found.content.text


SILENT = [
    "The king is expected to open the new bridge on Monday.",
    "The mayor called off the fair.",
    "No new date was announced.",
    "The thief showed up at the station.",
    "The talks seem to have failed.",
    "The farmers want to sell their land.",
    "The actor was asked about the film.",
]
"""Schedules, other verbs with a particle, states of mind: no statement unless attitudes are read."""


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_stated(text: str) -> None:
    assert [f.to_json() for f in read(text)] == []


ONLY_AGENDA = "The king is expected to open the new bridge on Monday."


def test_a_schedule_is_read_with_attitudes() -> None:
    assert [f.cue_lemma for f in read(ONLY_AGENDA, attitudes=True)] == ["expect"]


def test_a_wish_inside_speech_is_not_told_twice() -> None:
    text = "The miller said that he wanted to sell the mill."
    assert [f.cue_lemma for f in read(text, attitudes=True)] == ["say"]


CALLED = [
    ("The inspectors deemed the tower unsafe.", "deem", "the tower unsafe"),
    ("Ms Holt called Mr Vane a coward.", "call", "Mr Vane a coward"),
    ("The judge ordered the company to pay.", "order", "the company to pay"),
    ("The miller played down the risk of fire.", "play down", "the risk of fire"),
    ("The poll showed Vasker ahead by two points.", "show", "Vasker ahead by two points"),
]


@pytest.mark.parametrize(("text", "lemma", "content"), CALLED)
def test_object_and_what_follows_it(text: str, lemma: str, content: str) -> None:
    assert (lemma, content.split()) in [(f.cue_lemma, words(f.content)) for f in read(text)]


def test_a_particle_may_stand_behind_the_object() -> None:
    (found,) = read("The editor took the accusation back.")
    assert found.cue_lemma == "take back"
    assert found.cue is not None
    assert found.cue.text == "took … back"


def test_a_word_that_is_no_verb_here_is_no_cue() -> None:
    (paragraph,) = nlp.parse("The report was long.", [Span(0, 20)])
    assert all(particles.cue_of(token) is None for token in paragraph.doc)
