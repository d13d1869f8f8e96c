"""Our own corpus is what it says: verbatim, complete in its forms, and no text twice."""

import json
from collections import Counter
from itertools import pairwise

import pytest

from benchmarks import gold, records
from benchmarks.gold import Row, Statement
from benchmarks.tally import DENYING, TRUTH
from claimtrack.text import covered
from claimtrack.vocab import Quote, SpeakerKind, Stance

ROWS = list(gold.rows())
RECORDS = {
    record["id"]: record for path in gold.CORPUS.glob("*.jsonl") for record in records.read(path)
}
MARKS = '"“”'
POINTING = ("this", "that", "it", "them", "the ", "this ", "that ", "an ", "two ")
LEAST = {
    "denials": 60,
    "anaphoric": 40,
    "retractions": 25,
    "withholdings": 40,
    "confirmations": 40,
    "relayed or nested": 40,
    "direct or mixed": 60,
    "hard": 60,
}


def every() -> list[tuple[Row, Statement]]:
    return [(row, statement) for row in ROWS for statement in row.statements]


def forms(row: Row, statement: Statement) -> set[str]:
    points_back = covered(row.text, statement.content).casefold().startswith(POINTING)
    inside = any(
        start <= at.start and at.end <= end
        for other in row.statements
        for start, end in other.content
        for at in statement.cue
        if other is not statement
    )
    found = {
        "denials": statement.stance in DENYING - {Stance.RETRACTS},
        "anaphoric": bool(statement.about) and points_back,
        "retractions": statement.stance is Stance.RETRACTS,
        "withholdings": statement.stance is Stance.WITHHOLDS,
        "confirmations": statement.stance is Stance.CONFIRMS,
        "relayed or nested": bool(statement.relay) or inside,
        "direct or mixed": statement.quote in (Quote.DIRECT, Quote.MIXED),
    }
    return {form for form, is_so in found.items() if is_so}


def test_there_are_at_least_400_rows_and_no_id_or_text_twice() -> None:
    assert len(ROWS) >= 400
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert len({row.text for row in ROWS}) == len(ROWS)


def test_ids_are_numbered_through_in_the_file_they_are_in() -> None:
    for path in gold.CORPUS.glob("*.jsonl"):
        ids = [record["id"] for record in records.read(path)]
        assert ids == [f"{path.stem}-{n:03d}" for n in range(1, len(ids) + 1)]


def test_words_are_verbatim() -> None:
    for row in ROWS:
        for one, told in zip(row.statements, RECORDS[row.id]["statements"], strict=True):
            for role in ("source", "cue", "content"):
                pieces = [told[role]] if isinstance(told[role], str) else told[role]
                spans = getattr(one, role)
                assert [row.text[start:end] for start, end in spans] == [p for p in pieces if p]
                assert all(p == p.strip() for p in pieces), row.id
                assert all(a.end <= b.start for a, b in pairwise(spans)), row.id


def test_statements_say_something_and_refer_to_what_is_there() -> None:
    for row in ROWS:
        for n, one in enumerate(row.statements, 1):
            assert one.cue or one.content, row.id
            assert set(one.about) <= set(range(1, len(row.statements) + 1)) - {n}, row.id
            assert one.continues is None or one.continues < n, row.id


def test_quotes_and_kinds_agree_with_the_words() -> None:
    for row, one in every():
        content = covered(row.text, one.content)
        assert (one.quote is Quote.INDIRECT) == (not any(m in content for m in MARKS)), row.id
        assert bool(one.speaker) == (one.kind is not SpeakerKind.UNKNOWN), row.id
        assert one.source or one.continues or not one.speaker, row.id


def test_no_word_stands_for_source_and_content_at_once() -> None:
    for row, one in every():
        taken = Counter(
            at for spans in (one.source, one.content) for s, e in spans for at in range(s, e)
        )
        assert max(taken.values()) == 1, (row.id, covered(row.text, one.source))


def test_hard_negatives_deny_confirm_and_retract_nothing() -> None:
    stances = {statement.stance for row in ROWS if row.hard for statement in row.statements}
    assert not stances & TRUTH


def test_every_form_is_there_often_enough() -> None:
    counts = Counter(form for row, statement in every() for form in forms(row, statement))
    counts["hard"] = sum(row.hard for row in ROWS)
    assert {form: counts[form] for form in LEAST if counts[form] < LEAST[form]} == {}


def test_files_are_plain_utf8_lines() -> None:
    for path in gold.CORPUS.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert json.dumps(json.loads(line), ensure_ascii=False) == line


def test_words_that_are_not_in_the_text_are_refused() -> None:
    record = {"id": "x-001", "hard": False, "text": "Ida said so.", "statements": []}
    statement = RECORDS["wire-001"]["statements"][0]
    with pytest.raises(ValueError, match="is not"):
        gold.row({**record, "statements": [statement]})
    with pytest.raises(ValueError, match="not a valid"):
        gold.row({**RECORDS["wire-001"], "statements": [{**statement, "stance": "doubts"}]})


def test_the_document_counts_the_rows_as_they_are() -> None:
    document = (gold.CORPUS.parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8")
    hard = sum(row.hard for row in ROWS)
    told = f"{len(ROWS)} invented texts in ten files, {len(every())} statements, {hard} hard"
    assert told in document
    assert len(list(gold.CORPUS.glob("*.jsonl"))) == 10
