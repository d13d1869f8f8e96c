"""The quality gate: pinned floors for what the reading must reach, measured on evaluation sets.

``python -m benchmarks.gate --shared FOLDER`` measures, compares with ``floors.json`` and ends with
1 when a figure fell by more than half a point (one case where there are fewer than 500) or a set
changed. ``--update`` raises floors to what was measured; only ``--lower`` lets one fall. Without
the evaluation sets only our own corpus is measured, and the program says so.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import gold
from benchmarks.measures import OWN, SETS, Figures, Measure

FLOORS = Path(__file__).with_name("floors.json")
Floors = dict[str, Any]


def digest(folder: Path, files: tuple[str, ...]) -> str:
    """Return one hash of all files of a set."""
    told = hashlib.sha256()
    for name in files:
        told.update((folder / name).read_bytes())
    return told.hexdigest()


def broken(floors: Floors, hashes: Mapping[str, str], measured: Mapping[str, Figures]) -> list[str]:
    """Return a line for every floor that was not kept and every set that changed."""
    lines = []
    for name, figures in measured.items():
        pinned = floors.get(name, {})
        if pinned.get("sha256", hashes[name]) != hashes[name]:
            lines.append(f"{name}: the set changed; measure anew with --update --lower")
        for figure, least in pinned.get("figures", {}).items():
            found = figures.get(figure)
            if found is None:
                lines.append(f"{name} {figure}: is no longer measured")
            elif found.value < least - found.slack - 1e-9:
                lines.append(f"{name} {figure}: {found.value:.1f}, the floor is {least:.1f}")
    return lines


def unpinned(floors: Floors, measured: Mapping[str, Figures]) -> list[str]:
    """Return a line for every figure that has no floor yet."""
    return [
        f"{name} {figure}: has no floor yet, pin it with --update"
        for name, figures in measured.items()
        for figure in figures
        if figure not in floors.get(name, {}).get("figures", {})
    ]


def updated(
    floors: Floors, hashes: Mapping[str, str], measured: Mapping[str, Figures], *, lower: bool
) -> Floors:
    """Return the floors as they are to be written: never lower by the way, no set that is gone."""
    told = {name: floor for name, floor in floors.items() if name in {*OWN, *SETS}}
    for name, figures in measured.items():
        least = {} if lower else floors.get(name, {}).get("figures", {})
        values = {
            figure: round(max(found.value, least.get(figure, found.value)), 1)
            for figure, found in figures.items()
        }
        cases = {figure: found.cases for figure, found in figures.items()}
        told[name] = {"sha256": hashes[name], "figures": values, "cases": cases}
    return told


def measure(sets: Mapping[str, Measure], shared: Path) -> dict[str, Figures]:
    """Measure and print every set."""
    measured = {}
    for name, one in sets.items():
        measured[name] = one.take(shared)
        told = ", ".join(f"{figure} {found.value:.1f}" for figure, found in measured[name].items())
        print(f"{name}: {told}", flush=True)
    return measured


def main() -> int:
    """Measure, compare, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the evaluation sets")
    parser.add_argument("--update", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", action="store_true", help="with --update: let floors fall too")
    given = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    groups = [(gold.CORPUS, OWN)]
    if (given.shared / "eval").is_dir():
        groups.append((given.shared, SETS))
    else:
        print(f"no evaluation sets at {given.shared}: only our own corpus is measured")
    hashes: dict[str, str] = {}
    measured: dict[str, Figures] = {}
    for folder, sets in groups:
        hashes |= {name: digest(folder, one.files) for name, one in sets.items()}
        measured |= measure(sets, given.shared)
    fallen, new = broken(floors, hashes, measured), unpinned(floors, measured)
    for line in [*fallen, *new]:
        print(f"NOT AS PINNED: {line}")
    if given.update and (given.lower or not fallen):
        told = updated(floors, hashes, measured, lower=given.lower)
        FLOORS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        return 0
    return int(bool(fallen or new))


if __name__ == "__main__":
    sys.exit(main())
