"""The quality gate: pinned floors for what the reading must reach, measured on evaluation sets.

``python -m benchmarks.gate --shared FOLDER`` measures, compares with ``floors.json`` and ends with
1 when a figure fell by more than its slack or a set changed. ``--update`` raises floors to what was
measured; only ``--lower`` lets one fall. Without the evaluation sets it says so and passes.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import articles, attribution, denials, records, statements

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.5
"""Points a figure may fall: less is noise of unrelated changes."""
Figures = dict[str, float]


def _scored(script: Path, gold: Path, rows: Any, *options: str) -> str:
    """Return what a scoring script prints of predictions for ``gold``."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        records.write(out, rows)
        command = [sys.executable, str(script), str(gold), str(out), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout


def _number(pattern: str, text: str) -> float:
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"the scoring script no longer prints what matches {pattern!r}")
    return float(match.group(1))


def real_articles(shared: Path) -> Figures:
    """Core statements right in the two real articles, and statements outside the prose."""
    folder = shared / "articles"
    golds = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    right, stray = 0, 0
    for name, gold in golds.items():
        text = (folder / name).read_text(encoding="utf-8")
        result = articles.score(text, gold, None)
        right += sum(not result[g["id"]] for g in gold if g["req"] == "core")
        stray += len(articles.strays(text, None))
    return {"core": right, "not_stray": -stray}


def polnear(shared: Path) -> Figures:
    """Linked F1 and precision on PolNeAR's dev part."""
    folder = shared / "eval/attribution"
    gold = folder / "polnear_dev.jsonl"
    printed = _scored(folder / "score.py", gold, attribution.predictions(gold, None))
    found = re.search(r"linked +P +([\d.]+) R +[\d.]+ F +([\d.]+)", printed)
    if found is None:
        raise SystemExit("score.py no longer prints the linked figures")
    return {"linked_f1": float(found.group(2)), "linked_precision": float(found.group(1))}


def agency(shared: Path) -> Figures:
    """Linked F1, stance, act, speaker and denials on the agency news' dev part."""
    folder = shared / "data/attributions"
    gold = folder / "voa_dev.jsonl"
    printed = _scored(folder / "score_statements.py", gold, statements.predictions(gold, None))
    return {
        "linked_f1": 100 * _number(r"F1 ([\d.]+)", printed),
        "stance": 100 * _number(r"stance ([\d.]+)", printed),
        "act": 100 * _number(r"act ([\d.]+)", printed),
        "speaker": 100 * _number(r"speaker ([\d.]+)", printed),
        "denial_precision": 100 * _number(r"retractions: P ([\d.]+)", printed),
    }


def denial_cases(shared: Path) -> Figures:
    """Polarity of the denial cases and false stances on the hard negatives."""
    folder = shared / "eval/attribution"
    gold = folder / "denials_dev.jsonl"
    printed = _scored(folder / "score_denials.py", gold, denials.predictions(gold, None))
    return {
        "polarity": 100 * _number(r"polarity accuracy ([\d.]+)", printed),
        "not_false": -_number(r"hard negatives (\d+)/", printed),
    }


SETS: Mapping[str, tuple[str, Callable[[Path], Figures], float]] = {
    "articles": ("articles/gold.json", real_articles, 0.0),
    "polnear_dev": ("eval/attribution/polnear_dev.jsonl", polnear, SLACK),
    "voa_dev": ("data/attributions/voa_dev.jsonl", agency, SLACK),
    "denials_dev": ("eval/attribution/denials_dev.jsonl", denial_cases, 1.3),
}
"""Name -> file that must not change, what measures it, slack (one case of 77 is 1.3 points)."""


def compare(floors: dict[str, Any], measured: dict[str, Any]) -> list[str]:
    """Return a line for every floor that was not kept."""
    broken = []
    for name, (_, _, slack) in SETS.items():
        floor, found = floors.get(name, {}), measured[name]
        if floor.get("sha256", found["sha256"]) != found["sha256"]:
            broken.append(f"{name}: the set changed; measure anew with --update --lower")
        for figure, value in found["figures"].items():
            least = floor.get("figures", {}).get(figure)
            if least is not None and value < least - slack:
                broken.append(f"{name} {figure}: {value:.1f}, the floor is {least:.1f}")
    return broken


def main() -> int:
    """Measure, compare, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the evaluation sets")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", action="store_true", help="with --update: let floors fall too")
    given = parser.parse_args()
    if not (given.shared / "eval").is_dir():
        print(f"quality gate skipped: no evaluation sets at {given.shared}")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured: dict[str, Any] = {}
    for name, (file, measure, _) in SETS.items():
        digest = hashlib.sha256((given.shared / file).read_bytes()).hexdigest()
        measured[name] = {"sha256": digest, "figures": measure(given.shared)}
        told = ", ".join(f"{k} {v:.1f}" for k, v in measured[name]["figures"].items())
        print(f"{name}: {told}", flush=True)
    broken = compare(floors, measured)
    for line in broken:
        print(f"BELOW ITS FLOOR: {line}")
    if given.update and (given.lower or not broken):
        if not given.lower:
            _keep_best(floors, measured)
        FLOORS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
        return 0
    return int(bool(broken))


def _keep_best(floors: dict[str, Any], measured: dict[str, Any]) -> None:
    """Never lower a floor by the way: keep the better of old and new."""
    for name, found in measured.items():
        for figure, least in floors.get(name, {}).get("figures", {}).items():
            found["figures"][figure] = max(found["figures"].get(figure, least), least)


if __name__ == "__main__":
    sys.exit(main())
