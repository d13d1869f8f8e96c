"""Warms up the embedding layers on raw text before the treebanks are used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import srsly  # type: ignore[import-untyped]

from training.conllu import Paragraph
from training.documents import TREEBANKS, treebank_paragraphs

NEWS = "attributions"
SENTENCES_PER_TEXT = 4


def news_texts(data: Path) -> Iterator[str]:
    """Yields raw news: the sentence list, and the articles of the training parts."""
    lines = (data / NEWS / "sentences.txt").read_text(encoding="utf-8").splitlines()
    sentences = [line.strip() for line in lines if line.strip()]
    for start in range(0, len(sentences), SENTENCES_PER_TEXT):
        yield " ".join(sentences[start : start + SENTENCES_PER_TEXT])
    for path in sorted((data / NEWS).glob("*_train.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)["text"]
            yield from (part.strip() for part in article.split("\n") if part.strip())


def treebank_texts(data: Path) -> Iterator[str]:
    """Yields the plain text of the treebanks' training paragraphs."""
    for treebank in TREEBANKS:
        for paragraph in treebank_paragraphs(data, treebank, part="train"):
            yield plain(paragraph)


def plain(paragraph: Paragraph) -> str:
    """Writes a paragraph as it stood in its source."""
    tokens = (token for sentence in paragraph.sentences for token in sentence)
    return "".join(token.form + " " * token.space_after for token in tokens).strip()


def write_texts(data: Path, out: Path) -> int:
    """Writes the texts to pretrain on, each once; returns how many."""
    texts = dict.fromkeys((*news_texts(data), *treebank_texts(data)))
    out.parent.mkdir(parents=True, exist_ok=True)
    srsly.write_jsonl(out, ({"text": text} for text in texts))
    return len(texts)
