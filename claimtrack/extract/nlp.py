"""The one place where spaCy is loaded, and the parse of a text paragraph by paragraph.

A line break inside a parse ruins it, so every paragraph is a document of its own; offsets are
carried beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import BadInput
from claimtrack.extract import lexicon, links
from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = Path(__file__).parent / "model"
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\t"), " ")
"""Spaces the pipeline would take for words, each read as a plain one; no offset moves."""
BATCH = 64
"""Paragraphs a batch: larger ones gain nothing on one core."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph; ``offset`` is where it begins in the text."""

    doc: "Doc"
    offset: int

    @property
    def span(self) -> Span:
        """Return the paragraph's place in the text."""
        return Span(self.offset, self.offset + len(links.text(self.doc)))


@cache
def load(path: Path | None = None) -> "Language":
    """Load the pipeline, once a process.

    Args:
        path: Another pipeline with Universal Dependencies labels; the shipped one by default.

    Raises:
        BadInput: The folder holds no pipeline.
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits

    # NumPy's matrix products are about twice as fast here as the ones Thinc brings along.
    set_current_ops(NumpyOps(use_blis=False))
    # The matrices are small: a second thread gains nothing, and on a busy machine it spins.
    threadpool_limits(limits=1, user_api="blas")
    try:
        pipeline = spacy.load(path or SHIPPED)
    except OSError as error:
        raise BadInput(
            "holds no spaCy pipeline",
            item=str(path or SHIPPED),
            hint="set CLAIMTRACK_MODEL_PATH to a folder made by spaCy",
        ) from error
    for form, common in lexicon.stand_ins().items():
        pipeline.vocab[form].norm_ = common
    return pipeline


def version(path: Path | None = None) -> str:
    """Return the pipeline's name and version, for the extractor's own version."""
    meta = load(path).meta
    return f"{meta['name']} {meta['version']}"


def parse(text: str, spans: Sequence[Span], path: Path | None = None) -> Iterator[Paragraph]:
    """Parse the paragraphs that ``spans`` name, in order."""
    plain = text.translate(_SPACES)
    docs = load(path).pipe((plain[start:end] for start, end in spans), batch_size=BATCH)
    for doc, span in zip(docs, spans, strict=True):
        yield Paragraph(doc, span.start)
