"""Lexicon entries that only a development file can have suggested.

``python -m benchmarks.overfit --shared FOLDER`` lists the entries of the cue lexicon that occur in
a file the rules are only looked at with, but in no training part, no treebank and no row of our
own (corpus, examples of the lexicon, rows of the extraction tests); it ends with 1 when there are
any. Without the evaluation sets it says so and passes.
"""

import argparse
import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import gold
from benchmarks.lexicon_entries import Entry, Texts, entries, examples

ROOT = Path(__file__).parents[1]
LOOKED_AT = (
    "eval/attribution/polnear_dev.jsonl",
    "eval/attribution/denials_dev.jsonl",
    "data/attributions/voa_dev.jsonl",
    "articles/*.txt",
)
LEARNED_FROM = (
    "eval/attribution/polnear_train.jsonl",
    "data/attributions/voa_train.jsonl",
    "data/attributions/wikinews_train.jsonl",
    "data/attributions/weblog_train.jsonl",
    "data/attributions/sentences.txt",
    "data/ud/*.conllu.xz",
)
OWN_ROWS = ("tests/extract/**/*.py", "tests/extract/**/*.jsonl", "tests/extract/**/*.tsv")


def texts(folder: Path, patterns: Iterable[str]) -> Iterator[str]:
    """Yield the texts of all files of ``folder`` that fit a pattern.

    Raises:
        FileNotFoundError: No file fits one of the patterns.
    """
    for pattern in patterns:
        found = sorted(folder.glob(pattern))
        if not found:
            raise FileNotFoundError(f"{folder / pattern}")
        for path in found:
            yield from _texts(path)


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield "\n".join(line[9:] for line in lines if line.startswith("# text = "))
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            record: dict[str, Any] = json.loads(line)
            yield record["text"]
    else:
        yield path.read_text(encoding="utf-8")


def own_rows() -> Iterator[str]:
    """Yield the texts that we wrote: corpus, examples of the lexicon, rows of the tests."""
    yield from (row.text for row in gold.rows())
    yield from examples()
    for pattern in OWN_ROWS:
        yield from (path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(pattern)))


def only_looked_at(told: Iterable[Entry], looked_at: Texts, known: Texts) -> list[Entry]:
    """Return the entries that occur in ``looked_at`` and nowhere in ``known``."""
    return [entry for entry in told if entry.seen(looked_at) and not entry.seen(known)]


def main() -> int:
    """List the entries and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the evaluation sets")
    given = parser.parse_args()
    if not (given.shared / "eval").is_dir():
        print(f"lexicon not checked against development files: none at {given.shared}")
        return 0
    # Our own rows come first: most phrases are found there, and the rest is long.
    known = Texts([*own_rows(), *texts(given.shared, LEARNED_FROM)])
    every = list(entries())
    found = only_looked_at(every, Texts(texts(given.shared, LOOKED_AT)), known)
    for entry in found:
        print(f"only in a development file: {entry.file} {entry.name}")
    print(f"{len(found)} of {len(every)} lexicon entries are known from development files only")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
