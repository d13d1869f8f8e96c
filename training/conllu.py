"""Reads CoNLL-U treebanks into paragraphs of sentences."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = 10


@dataclass(slots=True)
class Token:
    """One syntactic word; ``head`` is the index in its sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: dict[str, str]
    space_after: bool = True


@dataclass(slots=True)
class Paragraph:
    """The sentences between two paragraph marks of one document."""

    document: str
    sentences: list[list[Token]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return sum(len(sentence) for sentence in self.sentences)


def read_lines(path: Path) -> Iterator[str]:
    """Yields the lines of a text file, decompressing ``.xz``."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield str(line).rstrip("\n")


def read_paragraphs(lines: Iterable[str], *, max_tokens: int = 250) -> Iterator[Paragraph]:
    """Groups the sentences of CoNLL-U lines into paragraphs.

    Args:
        lines: Lines of a CoNLL-U file, without line ends.
        max_tokens: A longer paragraph is cut at a sentence boundary.

    Yields:
        Paragraphs in order; none is empty.
    """
    paragraph = Paragraph(document="")
    for comments, rows in _blocks(lines):
        document = _document(comments)
        starts = document is not None or any(c.startswith("# newpar") for c in comments)
        sentence = parse_sentence(rows)
        if paragraph.sentences and (starts or paragraph.size + len(sentence) > max_tokens):
            yield paragraph
            paragraph = Paragraph(paragraph.document)
        paragraph.document = document or paragraph.document
        paragraph.sentences.append(sentence)
    if paragraph.sentences:
        yield paragraph


def parse_sentence(rows: Iterable[str]) -> list[Token]:
    """Makes the tokens of one sentence, leaving out empty nodes and range rows.

    A word inside a multi-word token has no space after it; the last one takes the
    space of the range row.
    """
    tokens: list[Token] = []
    range_end, range_space = 0, True
    for row in rows:
        columns = row.split("\t")
        if len(columns) != COLUMNS:
            raise ValueError(f"not a CoNLL-U row: {row!r}")
        number, misc = columns[0], parse_misc(columns[9])
        space = misc.get("SpaceAfter") != "No"
        if "-" in number:
            range_end, range_space = int(number.split("-")[1]), space
        elif "." not in number:
            if int(number) <= range_end:
                space = range_space if int(number) == range_end else False
            tokens.append(_token(columns, misc, space=space))
    return tokens


def parse_misc(column: str) -> dict[str, str]:
    """Splits ``Key=Value|Key=Value`` into a mapping."""
    pairs = (item.partition("=") for item in column.split("|") if "=" in item)
    return {key: value for key, _, value in pairs}


def _token(columns: list[str], misc: dict[str, str], *, space: bool) -> Token:
    _, form, lemma, upos, xpos, _, head, deprel, _, _ = columns
    # An underscore stands for "no lemma" except where it is the word itself.
    lemma = form if lemma == "_" else lemma
    return Token(form, lemma, upos, xpos, int(head) - 1, deprel, misc, space)


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    comments: list[str] = []
    rows: list[str] = []
    for line in lines:
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append(line)
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def _document(comments: list[str]) -> str | None:
    for comment in comments:
        if comment.startswith("# newdoc"):
            return comment.partition("=")[2].strip()
    return None
