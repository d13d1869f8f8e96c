"""Command: trains the ranker of readings and writes its weights.

``python -m training.ranker --data DIR --out FILE`` reads the annotated news of ``DIR/attributions``
(train files only) and the attribution relations of GUM's training part, lets the rules and
``candidates`` read them, and fits a logistic regression on which reading links to an annotated
attribution. ``--folds N`` first tells by cross-validation over articles what it is worth.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimtrack.extract.ranking import Ranker
from training import discourse, readings, regression

FILES = ("voa_train.jsonl", "wikinews_train.jsonl", "weblog_train.jsonl")


def arguments(values: Sequence[str] | None = None) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.ranker", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with attributions/, ud/")
    parser.add_argument("--out", type=Path, help="file to write the weights to")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over articles")
    parser.add_argument("--weights", type=Path, help="folder for the weights of every fold")
    return parser.parse_args(values)


def fold_of(article: str, folds: int) -> int:
    """Returns the fold of an article, the same in every run."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % folds


def cross_validate(
    articles: Sequence[readings.Article], more: Sequence[readings.Article], folds: int
) -> Iterator[tuple[int, Ranker, list[readings.Article]]]:
    """Yields every fold with the ranker that did not see it and the articles it is to read.

    ``more`` is learned from in every fold and never read.
    """
    for fold in range(folds):
        held = [a for a in articles if fold_of(a.id, folds) == fold]
        rest = [a for a in articles if fold_of(a.id, folds) != fold]
        yield fold, regression.fit([*rest, *more]), held


def report(name: str, ranked: Iterable[readings.Tally]) -> None:
    """Prints precision, recall and F1 of linked readings."""
    total = sum(ranked, readings.Tally(0, 0, 0))
    print(f"{name}: {total.line()}", flush=True)


def main(values: Sequence[str] | None = None) -> None:
    """Reads, cross-validates where asked, fits on everything and writes."""
    options = arguments(values)
    folder = options.data / "attributions"
    articles = [a for file in FILES for a in readings.read(folder / file)]
    more = list(discourse.read(options.data))
    report("rules alone", (a.tally(None) for a in articles))
    if options.folds:
        tallies = []
        for fold, ranker, held in cross_validate(articles, more, options.folds):
            tallies += [a.tally(ranker) for a in held]
            if options.weights:
                options.weights.mkdir(parents=True, exist_ok=True)
                write(ranker, options.weights / f"fold{fold}.json")
        report("ranked, cross-validated", tallies)
    if options.out:
        write(regression.fit([*articles, *more]), options.out)


def write(ranker: Ranker, path: Path) -> None:
    """Writes the weights, rounded, in the order of their names."""
    told = {
        "keep": ranker.keep,
        "add": ranker.add,
        "open": ranker.open,
        "weights": {name: ranker.weights[name] for name in sorted(ranker.weights)},
    }
    path.write_text(json.dumps(told, indent=0) + "\n", encoding="utf-8")
    print(f"{path}: {len(ranker.weights)} weights, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
