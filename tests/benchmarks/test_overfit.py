"""Entries of the lexicon are found in texts, and told when only a development file has them."""

import json
import lzma
import re
import sys
from pathlib import Path

import pytest

from benchmarks import overfit
from benchmarks.lexicon_entries import Entry, Texts, entries, examples
from claimtrack.extract import lexicon

ENTRIES = {(entry.file, entry.name): entry for entry in entries()}


@pytest.mark.parametrize(
    ("file", "name", "text", "there"),
    [
        ("verbs.tsv", "deny", "The mayor denied it.", True),
        ("verbs.tsv", "deny", "The denier left.", False),
        ("nouns.tsv", "allegation", "Two allegations were made.", True),
        ("words.tsv", "false: baseless", "It was BASELESS, he said.", True),
        ("words.tsv", "false: baseless", "The base is less.", False),
    ],
)
def test_an_entry_is_found_in_its_forms(file: str, name: str, text: str, there: bool) -> None:
    assert ENTRIES[file, name].seen(Texts([text])) is there


def test_every_file_of_the_lexicon_has_entries() -> None:
    files = [file for file, _ in ENTRIES]
    assert {"verbs.tsv", "nouns.tsv", "phrases.tsv", "words.tsv"} == set(files)
    verbs = {cue.lemma for cue in lexicon.verbs(attitudes=True).values()}
    assert verbs <= {name for file, name in ENTRIES if file == "verbs.tsv"}


def test_an_example_is_of_the_entry_it_stands_by() -> None:
    there = Texts(examples())
    phrases = [entry for entry in ENTRIES.values() if entry.file == "phrases.tsv"]
    assert len(phrases) > 50
    assert [entry.name for entry in phrases if not entry.seen(there)] == []


def test_phrases_take_open_places_and_words_apart() -> None:
    apart = Entry(
        "verbs.tsv",
        "walk back",
        frozenset({"walked"}),
        re.compile(r"walked\W+(?:\w+\W+){0,3}?back"),
    )
    assert apart.seen(Texts(["She walked it all back on Monday."]))
    assert not apart.seen(Texts(["She walked to the shop, then came back."]))


def test_only_what_no_other_text_has_is_listed() -> None:
    told = [
        Entry("words.tsv", word, frozenset({word})) for word in ("spurned", "scorned", "shunned")
    ]
    looked_at, known = Texts(["He spurned it and scorned her."]), Texts(["We’re scorned."])
    assert [entry.name for entry in overfit.only_looked_at(told, looked_at, known)] == ["spurned"]


def test_our_own_rows_are_read_from_corpus_examples_and_tests() -> None:
    rows = list(overfit.own_rows())
    assert any("Ilmaria denies the charge" in row for row in rows)
    assert any("NO_DENIAL" in row for row in rows)
    assert set(examples()) <= set(rows)


def folder(at: Path, looked_at: str, learned: str) -> Path:
    """Evaluation sets of one text each."""
    for pattern in (*overfit.LOOKED_AT, *overfit.LEARNED_FROM):
        path = at / pattern.replace("*", "one")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = looked_at if pattern in overfit.LOOKED_AT else learned
        if path.suffix == ".xz":
            path.write_bytes(lzma.compress(f"# sent_id = 1\n# text = {learned}\n".encode()))
        elif path.suffix == ".jsonl":
            path.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
        else:
            path.write_text(text, encoding="utf-8")
    return at


def run(monkeypatch: pytest.MonkeyPatch, shared: Path) -> int:
    word = Entry("words.tsv", "false: hornswoggled", frozenset({"hornswoggled"}))
    monkeypatch.setattr(overfit, "entries", lambda: [word])
    monkeypatch.setattr(sys, "argv", ["overfit", "--shared", str(shared)])
    return overfit.main()


def test_it_ends_with_1_for_an_entry_of_a_development_file_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, folder(tmp_path / "a", "They were hornswoggled.", "Nothing.")) == 1
    assert "only in a development file: words.tsv false: hornswoggled" in capsys.readouterr().out
    assert (
        run(monkeypatch, folder(tmp_path / "b", "He hornswoggled us.", "I was hornswoggled.")) == 0
    )
    assert run(monkeypatch, folder(tmp_path / "c", "Nothing.", "Nothing.")) == 0
    assert run(monkeypatch, tmp_path / "none") == 0
    assert "not checked" in capsys.readouterr().out


def test_a_missing_file_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(overfit.texts(tmp_path, ["eval/*.jsonl"]))
