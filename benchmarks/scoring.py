"""Run the scoring scripts that come with the evaluation sets, and take their figures.

A figure knows over how many cases it was taken, and from that how far it may fall before it counts
as fallen: half a point, or one case where there are fewer than five hundred.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import records

HALF_A_POINT = 0.5
FEW = 500
"""Below so many cases one of them weighs more than a fifth of a point: one case is let go."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A percentage over ``cases``, or a count of cases where ``counted``; more is better."""

    value: float
    cases: int
    counted: bool = False
    strict: bool = False

    @property
    def slack(self) -> float:
        """How far the figure may fall; not at all where it is ``strict``."""
        if self.strict:
            return 0.0
        if self.counted:
            return 1.0 if self.cases < FEW else self.cases * HALF_A_POINT / 100
        return HALF_A_POINT if self.cases >= FEW else 100 / max(1, self.cases)


def count(value: float, cases: int, *, strict: bool = False) -> Figure:
    """Return a count of right (or, negative, of wrong) cases as a figure."""
    return Figure(value, cases, counted=True, strict=strict)


def percent(share: float, cases: int) -> Figure:
    """Return a share between 0 and 1 as a figure in percent."""
    return Figure(100 * share, cases)


def as_json(script: Path, gold: Path, rows: Iterable[records.Record], *options: str) -> Any:
    """Return what a scoring script writes with ``--json`` of predictions for ``gold``."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        _run(script, gold, rows, "--json", str(out), *options)
        return json.loads(out.read_text(encoding="utf-8"))


def printed(script: Path, gold: Path, rows: Iterable[records.Record], *options: str) -> str:
    """Return what a scoring script prints of predictions for ``gold``."""
    return _run(script, gold, rows, *options)


def number(pattern: str, text: str) -> float:
    """Return the number that ``pattern`` finds in what a script printed.

    Raises:
        SystemExit: The script no longer prints it.
    """
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"the scoring script no longer prints what matches {pattern!r}")
    return float(match.group(1))


def _run(script: Path, gold: Path, rows: Iterable[records.Record], *options: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        records.write(out, rows)
        command = [sys.executable, str(script), str(gold), str(out), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout
