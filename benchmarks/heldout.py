"""Statements of annotated articles, read by nothing that learned from them.

The ranker's weights that ship learned from the train files. An article of these is read by the
weights of a fold that left it out, trained here and now; any other article is read as it ships.
"""

import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

from benchmarks import records
from claimtrack.extract.attributions import Reading, extract
from training import discourse, ranker, readings

FOLDS = 5


def predictions(data: Path, name: str) -> Iterator[records.Record]:
    """Yield the statements of every article of ``data/attributions/name``.

    Args:
        data: Folder with ``attributions`` and what else the training reads.
        name: The file's name.
    """
    folds = _Folds.of(data) if name in ranker.FILES else None
    for record in records.read(data / "attributions" / name):
        weights = folds.weights(record["id"]) if folds is not None else None
        found = extract(record["text"], Reading(ranker=weights))
        yield {"id": record["id"], "statements": [item.to_json() for item in found]}


class _Folds:
    """Weights that left out a fold each, in a folder that goes with the object."""

    def __init__(self, data: Path) -> None:
        self.folder = tempfile.TemporaryDirectory()
        files = (data / "attributions" / name for name in ranker.FILES)
        articles = [article for file in files for article in readings.read(file)]
        more = list(discourse.read(data))
        for fold, fitted, _ in ranker.cross_validate(articles, more, FOLDS):
            with redirect_stdout(StringIO()):
                ranker.write(fitted, self._path(fold))

    @classmethod
    @cache
    def of(cls, data: Path) -> "_Folds":
        """Return the weights for ``data``, trained once a run."""
        return cls(data)

    def weights(self, article: str) -> Path:
        """Return the weights that have not seen an article."""
        return self._path(ranker.fold_of(article, FOLDS))

    def _path(self, fold: int) -> Path:
        return Path(self.folder.name) / f"fold{fold}.json"
