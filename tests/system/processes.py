"""``claimtrack`` as a process of its own, and the demo week as files to give it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from claimtrack.demo import week

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from claimtrack.cli import app; app()")
"""The command of the code under test, wherever the environment's own script may point."""
PATIENCE = 300
"""Seconds a process may take: ten times what it needs on two cores that do nothing else."""


def environment(data_dir: Path, **more: str) -> Mapping[str, str]:
    """Return an environment without the desk's settings and without paths of Python's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CLAIMTRACK_", "PYTHONPATH", "PYTHONHOME"))
    }
    return {**kept, "CLAIMTRACK_DATA_DIR": str(data_dir), "COLUMNS": "200", **more}


def claimtrack(data_dir: Path, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end on the database of ``data_dir``."""
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        cwd=ROOT, env=environment(data_dir), capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip


def week_file(folder: Path, articles: int) -> Path:
    """Write the week's first articles as JSONL and return the file."""
    file = folder / "week.jsonl"
    records = week.articles()[:articles]
    assert len(records) == articles
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return file
