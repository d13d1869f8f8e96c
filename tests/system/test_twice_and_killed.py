"""An ingest that is repeated, or killed and run again, leaves what one undisturbed run leaves."""

import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.system.processes import COMMAND, PATIENCE, ROOT, claimtrack, environment, week_file

pytestmark = pytest.mark.slow

ARTICLES = 62
"""Of the demo week, one of them a revision of another and four copies."""
KILLED_AT = (8, 30)
"""Articles stored when the process is killed, once and again."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return week_file(tmp_path_factory.mktemp("week"), ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    done = claimtrack(folder, "ingest", file)
    assert done.returncode == 0, done.stderr
    assert counts(done.stdout) == {"added": ARTICLES - 1, "revised": 1}
    return folder


def counts(printed: str) -> dict[str, int]:
    """Return the outcomes that the last line of an ingest counts, without those that are none."""
    found = re.findall(r"(\d+) (\w+)", printed.strip().splitlines()[-1])
    return {outcome: int(n) for n, outcome in found if int(n)}


def dump(folder: Path) -> str:
    done = claimtrack(folder, "db", "dump", "--canonical")
    assert done.returncode == 0, done.stderr
    return done.stdout


def stored(folder: Path) -> int:
    """Return how many articles another process has stored so far."""
    address = f"file:{folder / 'claimtrack.db'}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:  # no file or no table yet
        return 0


def kill_when(folder: Path, file: Path, articles: int) -> int:
    """Ingest ``file``, kill the process at so many articles; return how many are stored."""
    process = subprocess.Popen(
        [*COMMAND, "ingest", str(file)],
        cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        end = time.monotonic() + PATIENCE
        while stored(folder) < articles and process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
    finally:
        process.kill()
        code = process.wait()
    assert code == -signal.SIGKILL, "it ended before it was killed"
    return stored(folder)


def test_the_same_articles_again_change_nothing(undisturbed: Path, file: Path) -> None:
    before = dump(undisturbed)
    assert before.count('"type": "article"') == ARTICLES - 1
    again = claimtrack(undisturbed, "ingest", file)
    assert again.returncode == 0, again.stderr
    assert counts(again.stdout) == {"unchanged": ARTICLES}
    assert dump(undisturbed) == before


def test_killed_and_run_again_it_is_as_if_undisturbed(
    undisturbed: Path, file: Path, tmp_path: Path
) -> None:
    for articles in KILLED_AT:
        left = kill_when(tmp_path, file, articles)
        assert articles <= left < ARTICLES - 1
    done = claimtrack(tmp_path, "ingest", file)
    assert done.returncode == 0, done.stderr
    assert counts(done.stdout)["unchanged"] >= left
    assert dump(tmp_path) == dump(undisturbed)
