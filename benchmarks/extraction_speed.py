"""How fast texts are read, against the parser alone in the same run.

``python -m benchmarks.extraction_speed [--shared FOLDER] [--rounds N] [--at-least SHARE]`` reads
our own corpus, the articles of the demo week and, where there is the folder, part of its agency
news: in every round once with the parser alone and once in full, in turns. Processor time counts,
so that other work on the machine harms neither. Prints the median words a second of both and of
their ratio; ends with 1 when the ratio is below ``--at-least``.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks import gold
from claimtrack.demo import week
from claimtrack.extract import furniture, nlp
from claimtrack.extract.attributions import extract

ROUNDS = 5
ARTICLE = 8
"""Sentences of agency news that are read as one article, two to a paragraph."""
SENTENCES = 2_000
"""Sentences of agency news that are read: some 40,000 words, enough to steady the ratio."""


def parse_alone(text: str) -> None:
    """Parse a text as extraction does, and nothing else."""
    for _ in nlp.parse(text, list(furniture.prose(text))):
        pass


def extract_all(text: str) -> None:
    """Read a text in full."""
    extract(text)


def texts(shared: Path | None) -> Iterator[str]:
    """Yield the texts to read."""
    yield from (row.text for row in gold.rows())
    yield from (article["text"] for article in week.articles())
    if shared is not None:
        with (shared / "data/attributions/sentences.txt").open(encoding="utf-8") as lines:
            sentences = [line.strip() for line in islice(lines, SENTENCES) if line.strip()]
        for start in range(0, len(sentences), ARTICLE):
            told = sentences[start : start + ARTICLE]
            yield "\n\n".join(" ".join(told[k : k + 2]) for k in range(0, len(told), 2))


def seconds(read: Callable[[str], None], told: Sequence[str]) -> float:
    """Return the processor time it takes to read all texts one way."""
    start = time.process_time()
    for text in told:
        read(text)
    return time.process_time() - start


def measure(told: Sequence[str], rounds: int) -> tuple[float, float, float]:
    """Return median seconds of the parser alone, of extraction, and of their ratio by round."""
    alone: list[float] = []
    full: list[float] = []
    for number in range(rounds):
        pairs = [(parse_alone, alone), (extract_all, full)]
        for read, taken in pairs if number % 2 else reversed(pairs):
            taken.append(seconds(read, told))
    ratios = [a / f for a, f in zip(alone, full, strict=True)]
    return median(alone), median(full), median(ratios)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=None, help="folder of the evaluation sets")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--at-least", type=float, default=0.0, help="share of the parser's speed")
    given = parser.parse_args()
    shared = given.shared if given.shared and (given.shared / "data").is_dir() else None
    told = list(texts(shared))
    words = sum(len(text.split()) for text in told)
    seconds(extract_all, told[:ARTICLE])
    alone, full, ratio = measure(told, given.rounds)
    print(f"{len(told)} texts, {words} words, {given.rounds} rounds")
    print(f"parser alone {words / alone:.0f} words/s, extraction {words / full:.0f} words/s")
    print(f"extraction reads at {100 * ratio:.0f} % of the parser's speed")
    return int(ratio < given.at_least)


if __name__ == "__main__":
    sys.exit(main())
