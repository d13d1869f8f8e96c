"""Measures a pipeline on the treebanks: from their own words and from raw text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, Token
from spacy.training import Example

from training.documents import TREEBANKS, WITH_NAMES, to_doc, treebank_paragraphs

ROUNDS = 3
# Rare subtypes, folded for comparison with parsers trained without them.
FOLDED = {
    "nmod:desc": "nmod",
    "nmod:unmarked": "nmod",
    "obl:unmarked": "obl",
    "advcl:relcl": "advcl",
    "cc:preconj": "cc",
    "csubj:outer": "csubj",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages; ``uas`` and ``las`` leave out punctuation, ``las_all`` does not."""

    tokens: int
    words_found: float
    tags: float
    pos: float
    lemmas: float
    uas: float
    las: float
    las_folded: float
    las_all: float
    sentences: float
    names: float | None


def measure(nlp: Language, references: list[Doc], *, raw: bool) -> Figures:
    """Compares a pipeline's analysis of documents with their annotation.

    Args:
        nlp: The pipeline.
        references: Annotated documents.
        raw: Whether to start from the text instead of the treebank's words.
    """
    unread = [_unread(nlp, reference, raw=raw) for reference in references]
    examples = [Example(p, r) for p, r in zip(nlp.pipe(unread), references, strict=True)]
    named = [example for example in examples if example.reference.has_annotation("ENT_IOB")]
    found = Scorer.score_tokenization(examples)["token_f"]
    sentences = Scorer.score_spans(examples, "sents", has_annotation=_has_sentences)
    content = _attachment(examples, relation)
    return Figures(
        tokens=sum(len(reference) for reference in references),
        words_found=_percent(found),
        tags=_attribute(examples, "tag"),
        pos=_attribute(examples, "pos"),
        lemmas=_attribute(examples, "lemma"),
        uas=_percent(content["dep_uas"]),
        las=_percent(content["dep_las"]),
        las_folded=_percent(_attachment(examples, folded)["dep_las"]),
        las_all=_percent(_attachment(examples, relation, ignore=())["dep_las"]),
        sentences=_percent(sentences["sents_f"]),
        names=_percent(get_ner_prf(named)["ents_f"]) if named else None,
    )


def relation(token: Token) -> str:
    """Returns the name of a token's relation."""
    name: str = token.dep_.lower()
    return name


def folded(token: Token) -> str:
    """Returns a token's relation without the rare subtypes."""
    return FOLDED.get(relation(token), relation(token))


def by_treebank(nlp: Language, data: Path, *, part: str) -> dict[str, dict[str, object]]:
    """Measures on one part of each treebank and on all together."""
    references = {
        treebank: [
            to_doc(nlp.vocab, paragraph, with_names=treebank == WITH_NAMES)
            for paragraph in treebank_paragraphs(data, treebank, part=part)
        ]
        for treebank in TREEBANKS
    }
    references["both"] = [doc for docs in references.values() for doc in docs]
    return {
        f"{name}, {'raw text' if raw else 'own words'}": asdict(measure(nlp, docs, raw=raw))
        for raw in (False, True)
        for name, docs in references.items()
    }


def words_per_second(nlp: Language, texts: Iterable[str]) -> int:
    """Times the pipeline in processor time of one core; the best of a few rounds counts."""
    paragraphs = list(texts)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(paragraphs))
        best = max(best, words / (time.process_time() - start))
    return round(best)


def _unread(nlp: Language, reference: Doc, *, raw: bool) -> Doc:
    if raw:
        return nlp.make_doc(reference.text)
    words = [token.text for token in reference]
    return Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in reference])


def _has_sentences(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _attribute(examples: list[Example], name: str) -> float:
    return _percent(Scorer.score_token_attr(examples, name)[f"{name}_acc"])


def _attachment(
    examples: list[Example],
    label: Callable[[Token], str],
    *,
    ignore: tuple[str, ...] = ("punct",),
) -> dict[str, float]:
    scores: dict[str, float] = Scorer.score_deps(
        examples, "dep", getter=lambda token, _: label(token), ignore_labels=ignore
    )
    return scores


def _percent(share: float | None) -> float:
    return round(100 * (share or 0.0), 2)
