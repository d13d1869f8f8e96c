"""Score the reading on our own corpus: ``python -m benchmarks.corpus [--errors N]``.

Prints how many statements link (precision, recall, F1), how many of the linked have stance, act,
speaker, kind and relay right, how well denials are found, how often a target is, and what is read
into the texts in which nothing is denied. ``--errors`` lists what was missed or read wrong.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gold import CORPUS, rows
from benchmarks.linking import fold
from benchmarks.scoring import Figure, count
from benchmarks.tally import Tally
from claimtrack.extract.attributions import Reading, extract
from claimtrack.vocab import Quote, Stance


def score(folder: Path = CORPUS, model: Path | None = None) -> Tally:
    """Read every text of ``folder`` and return the counts."""
    tally = Tally()
    for row in rows(folder):
        tally.add(row, fold(extract(row.text, Reading(model=model, own_voice=False))))
    return tally


def figures(tally: Tally) -> dict[str, Figure]:
    """Return the figures that are pinned; misreadings as negative counts."""
    n = tally.n

    def share(part: str, whole: str) -> Figure:
        return Figure(tally.share(part, whole), n[whole])

    precision, recall = share("linked", "found"), share("linked", "expected")
    both = precision.value + recall.value
    return {
        "linked_f1": Figure(
            2 * precision.value * recall.value / both if both else 0.0, n["expected"]
        ),
        "linked_precision": precision,
        **{name: share(name, "linked") for name in ("stance", "act", "speaker", "relay")},
        "denial_precision": share("denials_true", "denials_found"),
        "denial_recall": share("denials_right", "denials"),
        "targets": count(n["targets_right"], n["targets"]),
        "not_false": count(0 - n["hard_false"], n["hard"]),
    }


def lines(tally: Tally) -> Iterator[str]:
    """Yield the figures in words."""
    n, told = tally.n, {name: figure.value for name, figure in figures(tally).items()}
    yield (
        f"linked P {told['linked_precision']:.1f} R {tally.share('linked', 'expected'):.1f} "
        f"F1 {told['linked_f1']:.1f} ({n['expected']} expected, {n['found']} found)"
    )
    parts = (f"{q} {tally.share(f'linked {q}', f'of {q}'):.1f}" for q in Quote)
    yield f"recall: {', '.join(parts)}"
    names = ("stance", "act", "speaker", "kind", "relay")
    yield "of the linked: " + ", ".join(
        f"{name} {tally.share(name, 'linked'):.1f}" for name in names
    )
    yield (
        f"denials and retractions: P {told['denial_precision']:.1f} "
        f"R {told['denial_recall']:.1f} (of {n['denials']}); "
        f"targets {n['targets_right']} of {n['targets']}"
    )
    yield "linked with the stance right: " + ", ".join(
        f"{s} {n[f'right {s}']} of {n[f'of {s}']}" for s in Stance
    )
    yield f"hard negatives with a false stance: {n['hard_false']} of {n['hard']}"


def main() -> None:
    """Score the corpus and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the rows")
    parser.add_argument("--model", type=Path, default=None, help="another spaCy pipeline")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to list")
    given = parser.parse_args()
    tally = score(given.corpus, given.model)
    for line in [*lines(tally), *tally.errors[: given.errors]]:
        print(line)


if __name__ == "__main__":
    main()
