"""GUM's attribution relations as readings to learn from: which verb with a clause reports.

In the treebank's discourse annotation an elementary unit such as "he said" stands in the relation
``attribution-positive`` or ``attribution-negative`` to what is said. The head word of such a unit
is a cue. Only readings with a complement clause are taken: of other frames the annotation does not
tell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from spacy.vocab import Vocab

from claimtrack.extract import attributions, nlp, quoted
from claimtrack.extract.found import Found
from claimtrack.text import Span
from training.conllu import Paragraph
from training.documents import to_doc, treebank_paragraphs
from training.readings import Article, Part, Row

RELATION = "attribution-"


class Discourse(Part):
    """A treebank paragraph as the rules read it, with the places of its cues."""

    cues: frozenset[int]

    def rows(self, number: int, gold: object = ()) -> Iterator[Row]:
        """Yields the readings with a clause, right where the treebank has a cue."""
        for row, f in self.readings(number):
            head = f.content_head
            if head is not None and head.dep_ == "ccomp" and head.head == self.doc[f.anchor]:
                yield row._replace(right=self.doc[f.anchor].idx in self.cues)


def cues(paragraph: Paragraph, starts: list[int]) -> frozenset[int]:
    """Returns where the cues of a paragraph begin.

    Args:
        paragraph: The treebank's sentences.
        starts: The offset of every token in the text.
    """
    found = set()
    first = 0
    for sentence in paragraph.sentences:
        edges = [i for i, t in enumerate(sentence) if "Discourse" in t.misc] + [len(sentence)]
        for begin, end in itertools.pairwise(edges):
            if sentence[begin].misc["Discourse"].startswith(RELATION):
                heads = [i for i in range(begin, end) if not begin <= sentence[i].head < end]
                found |= {starts[first + i] for i in heads}
        first += len(sentence)
    return frozenset(found)


def read(data: Path) -> Iterator[Article]:
    """Yields the paragraphs of GUM's training part that the annotation covers."""
    vocab = Vocab()
    for number, paragraph in enumerate(treebank_paragraphs(data, "gum", part="train")):
        told = to_doc(vocab, paragraph, with_names=False)
        text = told.text
        places = cues(paragraph, [token.idx for token in told])
        for parsed in nlp.parse(text, [Span(0, len(text))]):
            quotes = quoted.quotations(text)
            spoken = quoted.closed_off(text, quotes)
            found: list[Found] = attributions.by_rule(parsed, quotes)
            part = Discourse(parsed.doc, 0, found, spoken)
            part.cues = places
            yield Article(f"{paragraph.document}-{number}", [], [part])
