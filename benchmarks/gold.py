"""Our own corpus: texts written for it, with everything that is said in them.

A row of ``tests/corpus/*.jsonl`` is ``{"id", "hard", "text", "statements"}``. A statement has
``source``, ``cue`` and ``content`` as verbatim words of the text (``content``, and ``cue`` where it
is broken, as a list of pieces; ``""`` or ``[]`` for none), and ``quote``, ``stance``, ``act``,
``speaker``, ``kind``, ``relay``, ``about`` and ``continues`` (places in the list, from 1). Words
that occur more than once mean their first occurrence unless ``source_n``, ``cue_n`` or
``content_n`` gives another, from 0. ``hard`` marks texts in which nobody denies, confirms or
retracts anything, though the words for it are there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import records
from claimtrack.text import Span
from claimtrack.vocab import Act, Quote, SpeakerKind, Stance

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


@dataclass(frozen=True, slots=True)
class Statement:
    """What is to be found: spans into the text, and what they mean. ``about`` holds places."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: Quote
    stance: Stance
    act: Act
    speaker: str
    kind: SpeakerKind
    relay: tuple[str, ...]
    about: tuple[int, ...]
    continues: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A text with all its statements, numbered from 1 in their order."""

    id: str
    hard: bool
    text: str
    statements: tuple[Statement, ...]


def rows(folder: Path = CORPUS) -> Iterator[Row]:
    """Yield the rows of every file of ``folder``, in the order of the files' names.

    Raises:
        ValueError: Words are not in their text, or a value is none of its vocabulary.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for record in records.read(path):
            yield row(record)


def row(record: records.Record) -> Row:
    """Return one record with its words found in its text.

    Raises:
        ValueError: Words are not in the text, or a value is none of its vocabulary.
    """
    text = record["text"]
    told = tuple(_statement(text, statement) for statement in record["statements"])
    return Row(record["id"], record["hard"], text, told)


def _statement(text: str, told: dict[str, Any]) -> Statement:
    return Statement(
        source=_spans(text, told["source"], told.get("source_n", 0)),
        cue=_spans(text, told["cue"], told.get("cue_n", 0)),
        content=_spans(text, told["content"], told.get("content_n", 0)),
        quote=Quote(told["quote"]),
        stance=Stance(told["stance"]),
        act=Act(told["act"]),
        speaker=told["speaker"],
        kind=SpeakerKind(told["kind"]),
        relay=tuple(told["relay"]),
        about=tuple(told["about"]),
        continues=told.get("continues"),
    )


def _spans(
    text: str, words: str | Sequence[str], occurrences: int | Sequence[int]
) -> tuple[Span, ...]:
    """Return where pieces stand: each at the occurrence given for it, the first where none is."""
    pieces = [words] if isinstance(words, str) else list(words)
    places = [occurrences] if isinstance(occurrences, int) else list(occurrences)
    places += [0] * (len(pieces) - len(places))
    return tuple(_span(text, p, n) for p, n in zip(pieces, places, strict=False) if p)


def _span(text: str, words: str, occurrence: int) -> Span:
    start = text.find(words)
    for _ in range(occurrence):
        start = text.find(words, start + 1) if start >= 0 else start
    if start < 0:
        raise ValueError(f"{words!r} is not (so often) in {text[:60]!r}")
    return Span(start, start + len(words))
