"""The ranker: what it may add and drop, and that the rules bound it."""

import json
from pathlib import Path

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.candidates import alternatives
from claimtrack.extract.nlp import parse
from claimtrack.extract.ranking import SHIPPED, load
from claimtrack.text import Span
from claimtrack.vocab import Stance


def weights(folder: Path, **told: object) -> Path:
    """Write weights that say ``told`` and nothing else."""
    path = folder / f"ranker{len(list(folder.iterdir()))}.json"  # weights are loaded once a path
    empty = {"keep": 0.0, "add": 1.1, "open": 1.1, "weights": {}}
    path.write_text(json.dumps(empty | told), encoding="utf-8")
    return path


def cues(text: str, ranker: Path | None = None) -> list[tuple[str | None, str]]:
    found = extract(text, Reading(own_voice=False, ranker=ranker))
    return [(f.cue_lemma, f.content.text if f.content else "") for f in found]


def test_a_reading_held_for_wrong_is_dropped(tmp_path: Path) -> None:
    text = "The mayor said the bridge was closed."
    hating = weights(tmp_path, keep=0.3, weights={"cue=say": -9.0})
    assert cues(text, hating) == []
    assert cues(text, weights(tmp_path)) == [("say", "the bridge was closed")]


def test_a_cue_never_met_in_training_stands(tmp_path: Path) -> None:
    unsure = weights(tmp_path, keep=0.3, weights={"bias": -9.0})
    text = "The mayor said the bridge was closed."
    assert cues(text, unsure) == [("say", "the bridge was closed")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor denied that the bridge was closed.", Stance.DENIES),
        ("The mayor confirmed that the bridge was closed.", Stance.CONFIRMS),
        ("The mayor declined to comment on the report.", Stance.WITHHOLDS),
        ("The newspaper retracted its report about the mayor.", Stance.RETRACTS),
    ],
)
def test_it_has_no_say_in_denials_and_their_like(tmp_path: Path, text: str, stance: Stance) -> None:
    met = {f"cue={lemma}": -9.0 for lemma in ("deny", "confirm", "comment", "retract")}
    hating = weights(tmp_path, keep=0.9, weights={"bias": -9.0} | met)
    found = extract(text, Reading(own_voice=False, ranker=hating))
    assert [f.stance for f in found] == [stance]


def test_what_it_adds_only_asserts() -> None:
    text = "The mayor gurgled that the bridge was closed. The clerk denied the charge."
    (paragraph,) = parse(text, [Span(0, len(text))])
    added = list(alternatives(paragraph.doc, [], []))
    assert "gurgle" in {f.lemma for f in added}
    assert {f.stance for f in added} == {Stance.ASSERTS}


def test_a_verb_outside_the_lexicon_is_read_where_it_is_likely(tmp_path: Path) -> None:
    text = "The mayor gurgled that the bridge was closed."
    assert cues(text, weights(tmp_path)) == []
    trusting = weights(tmp_path, open=0.6, weights={"frame=other:clause": 9.0})
    assert cues(text, trusting) == [("gurgle", "the bridge was closed")]


def test_a_state_of_mind_is_not_added_by_the_back_door() -> None:
    text = "The general forgot that the bridge was mined."
    (paragraph,) = parse(text, [Span(0, len(text))])
    assert list(alternatives(paragraph.doc, [], [])) == []


def test_the_weights_that_ship_are_small_and_name_nobody() -> None:
    ranker = load()
    assert SHIPPED.stat().st_size < 300_000
    assert len(ranker.weights) > 500
    assert 0 < ranker.keep < ranker.add <= ranker.open < 1
    lexical = {trait for trait in ranker.weights if trait.startswith(("cue=", "source.word="))}
    assert all(trait == trait.lower() for trait in lexical)
