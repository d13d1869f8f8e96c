"""No article is scored by weights that learned from it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks import heldout
from claimtrack.extract.attributions import Reading
from claimtrack.extract.ranking import Ranker
from claimtrack.extract.types import Attribution

pytest.importorskip("sklearn")
TEXT = "The mayor said that the bridge was closed."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Train files and a dev file of twenty articles each."""
    folder = tmp_path / "attributions"
    folder.mkdir()
    for name in (*heldout.ranker.FILES, "voa_dev.jsonl"):
        rows = [{"id": f"{name}-{n}", "text": TEXT, "attributions": []} for n in range(20)]
        told = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / name).write_text(told, encoding="utf-8")
    return tmp_path


@pytest.fixture
def read_by(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The weights every article is read by, in order; nothing is trained or read."""
    used: list[Path | None] = []

    def read(text: str, reading: Reading) -> list[Attribution]:
        used.append(reading.ranker)
        return []

    def cross_validate(
        articles: Sequence[dict[str, str]], more: Sequence[dict[str, str]], folds: int
    ) -> Iterator[tuple[int, Ranker, list[dict[str, str]]]]:
        for fold in range(folds):
            seen = [a["id"] for a in articles if heldout.ranker.fold_of(a["id"], folds) != fold]
            yield fold, Ranker(dict.fromkeys(seen, 1.0), 0.3, 0.5, 0.6), []

    monkeypatch.setattr(heldout, "extract", read)
    monkeypatch.setattr(heldout.readings, "read", heldout.records.read)
    monkeypatch.setattr(heldout.discourse, "read", lambda data: iter(()))
    monkeypatch.setattr(heldout.ranker, "cross_validate", cross_validate)
    return used


def test_articles_of_train_files_are_read_by_weights_that_have_not_seen_them(
    data: Path, read_by: list[Path | None]
) -> None:
    name = heldout.ranker.FILES[0]
    ids = [row["id"] for row in heldout.predictions(data, name)]
    assert len(ids) == len(read_by) == 20
    assert len(set(read_by)) > 1
    for ident, weights in zip(ids, read_by, strict=True):
        assert weights is not None
        seen = json.loads(weights.read_text(encoding="utf-8"))["weights"]
        assert ident not in seen
        assert len(seen) > 20


def test_other_articles_are_read_as_it_ships(data: Path, read_by: list[Path | None]) -> None:
    assert len(list(heldout.predictions(data, "voa_dev.jsonl"))) == 20
    assert set(read_by) == {None}
