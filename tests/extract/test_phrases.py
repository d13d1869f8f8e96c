"""Every phrase and every noun cue by its own example, through the shipped pipeline."""

import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from claimtrack.extract import lexicon, phrasebook
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.phrasebook import Phrase
from claimtrack.extract.types import Attribution, Words
from claimtrack.vocab import Stance
from tests.extract.marked import Marked, marked

KEEPS_ALL = {"weights": {}, "keep": 0.0, "add": 1.0, "open": 1.0}
"""A ranker without an opinion: the tables are tested, not what it thinks of their examples."""
TABLE = files("claimtrack.extract").joinpath("nouns.tsv").read_text(encoding="utf-8")
NOUNS = [line.split("\t") for line in TABLE.splitlines() if line and not line.startswith("#")]


def told(words: Words | None) -> str:
    return "" if words is None else words.text


def pieces(words: Words | None) -> list[str]:
    return [] if words is None else [piece.strip("“”.,") for piece in words.text.split(" … ")]


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    weights = tmp_path_factory.mktemp("ranker") / "ranker.json"
    weights.write_text(json.dumps(KEEPS_ALL), encoding="utf-8")
    return Reading(own_voice=False, attitudes=True, ranker=weights)


def by_cue(text: str, lemma: str, reading: Reading) -> Attribution:
    found = extract(text, reading)
    hits = [f for f in found if f.cue_lemma == lemma]
    assert hits, [f.to_json() for f in found]
    return hits[0]


def check(found: Attribution, example: Marked) -> None:
    owner = re.sub(r"['’]s?$", "", told(found.source))
    assert owner == re.sub(r"['’]s?$", "", "".join(example.source))
    assert pieces(found.content) == [piece.strip("“”.,") for piece in example.content]


@pytest.mark.parametrize("phrase", phrasebook.phrases(), ids=lambda phrase: phrase.cue.lemma)
def test_a_phrase_reports_what_its_example_marks(phrase: Phrase, ruled: Reading) -> None:
    example = marked(phrase.example)
    found = by_cue(example.text, phrase.cue.lemma, ruled)
    assert found.stance == phrase.cue.stance
    check(found, example)


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row[0])
def test_a_noun_reports_what_its_example_marks(row: list[str], ruled: Reading) -> None:
    example = marked(row[-1])
    found = by_cue(example.text, row[0], ruled)
    assert found.stance == Stance(row[1])
    check(found, example)


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row[0])
def test_a_state_of_mind_is_read_only_where_asked_for(row: list[str], ruled: Reading) -> None:
    found = extract(marked(row[-1]).text, replace(ruled, attitudes=False))
    told_of = any(f.cue_lemma == row[0] for f in found)
    assert told_of == (row[3] != lexicon.Factuality.ATTITUDE)


SILENT = [
    "The council made no promise to rebuild the school.",
    "If the ministry issues a statement saying the dam is safe, nobody will believe it.",
    "There were no allegations that the vote was bought.",
    "The plan was laid out on Monday.",
    "The mayor took back the key.",
    "The nurse stuck to the road.",
    "The guard gave no money to the beggar.",
]
"""Sentences in which no phrase and no noun reports anything."""


@pytest.mark.parametrize("text", SILENT)
def test_what_reports_nothing(text: str, ruled: Reading) -> None:
    told_of = {p.cue.lemma for p in phrasebook.phrases()} | {row[0] for row in NOUNS}
    assert [f.to_json() for f in extract(text, ruled) if f.cue_lemma in told_of] == []


def test_a_phrase_inside_a_quotation_is_the_speakers_own(ruled: Reading) -> None:
    found = extract("“The guild expressed concern about the dam,” said Ida Holt.", ruled)
    assert [f.cue_lemma for f in found] == ["say"]


def test_a_day_and_an_adverb_may_stand_inside_a_phrase(ruled: Reading) -> None:
    found = by_cue(
        "The guild publicly made it clear on Monday that no ship would sail.",
        "make it clear",
        ruled,
    )
    assert told(found.content) == "no ship would sail"


def test_a_denial_by_phrase_needs_a_fact(ruled: Reading) -> None:
    assert extract("The clerk may plead not guilty to the charge.", ruled) == []


def test_the_claim_ends_where_the_sentences_own_verb_begins(ruled: Reading) -> None:
    found = by_cue("The mayor's claim that the dam had burst was wrong.", "claim", ruled)
    assert told(found.content) == "the dam had burst"
    found = by_cue("The mayor's pledge to rebuild the school was kept.", "pledge", ruled)
    assert told(found.content) == "to rebuild the school"


def test_whoever_voices_a_noun_is_its_speaker(ruled: Reading) -> None:
    found = by_cue(
        "The guild has repeated suggestions that the mine was unsafe.", "suggestion", ruled
    )
    assert told(found.source) == "The guild"
