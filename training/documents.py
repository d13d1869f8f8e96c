"""Makes spaCy documents out of treebank paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training.conllu import Paragraph, Token, read_lines, read_paragraphs
from training.entities import names

TREEBANKS = ("ewt", "gum")
PARTS = ("train", "dev", "test")
WITH_NAMES = "gum"


def treebank_path(data: Path, treebank: str, part: str) -> Path:
    """Where a part of a treebank lies under the data directory."""
    return data / "ud" / f"{treebank}-{part}.conllu.xz"


def treebank_paragraphs(data: Path, treebank: str, *, part: str) -> Iterator[Paragraph]:
    """Reads one part of one treebank."""
    return read_paragraphs(read_lines(treebank_path(data, treebank, part)))


def to_doc(vocab: Vocab, paragraph: Paragraph, *, with_names: bool) -> Doc:
    """Makes an annotated document; without names, they are missing, not absent."""
    tokens = [token for sentence in paragraph.sentences for token in sentence]
    doc = Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space_after for token in tokens[:-1]] + [False],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=list(_heads(paragraph.sentences)),
        deps=["ROOT" if token.head < 0 else token.deprel for token in tokens],
    )
    if with_names:
        doc.set_ents(list(_spans(doc, paragraph.sentences)), default="outside")
    else:
        doc.set_ents([], default="missing")
    doc.user_data["document"] = paragraph.document
    return doc


def convert(data: Path, out: Path) -> None:
    """Writes one binary corpus for every part of every treebank."""
    vocab = Vocab()
    out.mkdir(parents=True, exist_ok=True)
    for treebank in TREEBANKS:
        for part in PARTS:
            binary = DocBin(store_user_data=False)
            for paragraph in treebank_paragraphs(data, treebank, part=part):
                binary.add(to_doc(vocab, paragraph, with_names=treebank == WITH_NAMES))
            folder = out / part
            folder.mkdir(parents=True, exist_ok=True)
            binary.to_disk(folder / f"{treebank}.spacy")


def _heads(sentences: Iterable[list[Token]]) -> Iterator[int]:
    offset = 0
    for sentence in sentences:
        for index, token in enumerate(sentence):
            yield offset + (index if token.head < 0 else token.head)
        offset += len(sentence)


def _spans(doc: Doc, sentences: Iterable[list[Token]]) -> Iterator[Span]:
    offset = 0
    for sentence in sentences:
        for name in names(sentence):
            yield Span(doc, offset + name.start, offset + name.end, label=name.label)
        offset += len(sentence)
