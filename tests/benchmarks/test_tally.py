"""The scorer of our own corpus: full marks for what is right, none for what is not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

import pytest

from benchmarks import corpus, gold
from benchmarks.gold import Row, Statement
from benchmarks.linking import fold, link
from benchmarks.tally import Tally
from claimtrack.extract.types import Attribution, SpeakerName, Words
from claimtrack.text import Span
from claimtrack.vocab import Act, Quote, SpeakerKind, Stance

ROWS = list(gold.rows())
DENIED = next(row for row in ROWS if row.id == "wire-003")
HARD = next(row for row in ROWS if row.hard and not row.statements)


def words(text: str, spans: Sequence[Span]) -> Words | None:
    return Words.of(text, tuple(spans)) if spans else None


def as_found(row: Row) -> list[Attribution]:
    """What a reading without an error finds in a row."""
    return [attribution(row.text, n, one) for n, one in enumerate(row.statements, 1)]


def attribution(text: str, n: int, one: Statement) -> Attribution:
    return Attribution(
        n=n,
        speaker=SpeakerName(one.speaker, one.kind),
        source=words(text, one.source),
        cue=words(text, one.cue),
        cue_lemma=None,
        content=words(text, one.content),
        quote=one.quote,
        stance=one.stance,
        act=one.act,
        relay=one.relay,
        about=one.about,
        continues=one.continues,
    )


def tallied(rows: Iterable[Row], found: Iterable[Sequence[Attribution]]) -> Tally:
    tally = Tally()
    for row, told in zip(rows, found, strict=True):
        tally.add(row, fold(told))
    return tally


def values(tally: Tally) -> dict[str, float]:
    return {name: figure.value for name, figure in corpus.figures(tally).items()}


def test_the_rows_themselves_get_full_marks() -> None:
    tally = tallied(ROWS, map(as_found, ROWS))
    told = values(tally)
    targets = sum(bool(one.about) for row in ROWS for one in row.statements)
    assert tally.errors == []
    assert told.pop("targets") == targets
    assert told.pop("not_false") == 0
    assert told == pytest.approx(dict.fromkeys(told, 100.0))


def test_finding_nothing_gets_none() -> None:
    tally = tallied(ROWS, ([] for _ in ROWS))
    assert set(values(tally).values()) == {0.0}
    assert len(tally.errors) == sum(len(row.statements) for row in ROWS)


@pytest.mark.parametrize(
    ("change", "fallen"),
    [
        ({"stance": Stance.ASSERTS}, {"stance", "denial_recall", "denial_precision"}),
        ({"act": Act.OPINION}, {"act"}),
        ({"speaker": SpeakerName("Draskovia", SpeakerKind.ORGANISATION)}, {"speaker"}),
        ({"relay": ("Radio Tarn",)}, {"relay"}),
        ({"about": ()}, {"targets"}),
        ({"source": None}, {"linked_f1", "linked_precision", "denial_recall", "denial_precision", "targets"}),
        ({"content": Words.of(DENIED.text, (Span(0, 30),))}, {"linked_f1", "linked_precision", "denial_recall", "denial_precision", "targets"}),
    ],
)  # fmt: skip
def test_what_is_wrong_costs_what_it_is(change: dict[str, object], fallen: set[str]) -> None:
    accuser, denier = as_found(DENIED)
    best = values(tallied([DENIED], [[accuser, denier]]))
    worse = values(tallied([DENIED], [[accuser, replace(denier, **change)]]))  # type: ignore[arg-type]
    assert {name for name in best if worse[name] < best[name]} == fallen


def test_a_denial_read_into_a_hard_negative_is_counted() -> None:
    span = (Span(0, len(HARD.text)),)
    read = Attribution(
        1, SpeakerName(), None, words(HARD.text, span), "deny", words(HARD.text, span),
        Quote.INDIRECT, Stance.DENIES, Act.CLAIM,
    )  # fmt: skip
    tally = tallied([HARD], [[read]])
    assert values(tally)["not_false"] == -1
    assert values(tally)["denial_precision"] == 0
    assert tally.errors[0].startswith(f"{HARD.id} extra denies")


def test_the_outlets_own_voice_is_left_out_and_coordinated_speakers_are_one() -> None:
    numbers = count(1)
    content, cue = (Span(10, 20),), (Span(5, 9),)
    text = "a" * 30
    own = Attribution(
        next(numbers), SpeakerName("Tarn Daily", SpeakerKind.OUTLET), None, None, None,
        words(text, content), Quote.INDIRECT, Stance.ASSERTS, Act.CLAIM,
    )  # fmt: skip
    both = [
        replace(own, n=next(numbers), cue=words(text, cue), speaker=SpeakerName(name))
        for name in ("Ida Holt", "Orla Vance")
    ]
    (one,) = fold([own, *both])
    assert one.names == ["Ida Holt", "Orla Vance"]
    assert one.numbers == [2, 3]


def test_the_better_of_two_readings_links() -> None:
    text = "Ida Holt said that the bridge was closed on Monday."
    expected = gold.row(
        {"id": "x-001", "hard": False, "text": text, "statements": [
            {"source": "Ida Holt", "cue": "said", "content": ["the bridge was closed on Monday"],
             "quote": "indirect", "stance": "asserts", "act": "claim", "speaker": "Ida Holt",
             "kind": "person", "relay": [], "about": []}]}
    ).statements  # fmt: skip
    (right,) = (attribution(text, 2, one) for one in expected)
    short = replace(right, n=1, content=Words.of(text, (Span(19, 40),)))
    assert link(text, expected, fold([short, right])) == {0: 1}
