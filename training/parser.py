"""Command: trains, measures and packages the English pipeline.

``python -m training.parser --data DIR --out DIR`` runs every stage; naming stages
(``--convert``, ``--pretrain``, ``--train``, ``--evaluate``, ``--package``) runs those.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from training import stages

STAGES = ("convert", "pretrain", "train", "evaluate", "package")
HELP = {
    "convert": "read the treebanks and the raw text",
    "pretrain": "pretrain the embedding layers on raw text",
    "train": "train the pipeline",
    "evaluate": "finish the pipeline and measure it",
    "package": "write the pipeline with figures and model card",
}


def arguments(values: Sequence[str] | None = None) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.parser", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, attributions/")
    parser.add_argument("--out", type=Path, required=True, help="folder for everything written")
    parser.add_argument("--target", type=Path, help="packaged pipeline (default: OUT/package)")
    parser.add_argument(
        "--parts", nargs="+", choices=("dev", "test"), default=["dev", "test"], help="to measure on"
    )
    for stage in STAGES:
        parser.add_argument(f"--{stage}", action="store_true", help=HELP[stage])
    return parser.parse_args(values)


def run(stage: str, options: argparse.Namespace) -> None:
    """Runs one stage."""
    work = stages.Work(options.data, options.out)
    if stage == "convert":
        stages.convert(work)
    elif stage == "pretrain":
        stages.run_pretraining(work)
    elif stage == "train":
        stages.run_training(work)
    elif stage == "evaluate":
        stages.finish(work)
        stages.run_evaluation(work, parts=tuple(options.parts))
    else:
        stages.run_packaging(work, target=options.target or options.out / "package")


def main(values: Sequence[str] | None = None) -> None:
    """Runs the stages named on the command line, or all of them in order."""
    options = arguments(values)
    named = [stage for stage in STAGES if getattr(options, stage)]
    for stage in named or STAGES:
        run(stage, options)


if __name__ == "__main__":
    main()
