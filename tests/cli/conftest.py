"""Commands run in this process against a data folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claimtrack.cli import app
from claimtrack.settings import get_settings

Run = Callable[..., Result]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that the settings point to."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CLAIMTRACK_DATA_DIR", str(folder))
    get_settings.cache_clear()
    yield folder
    get_settings.cache_clear()


@pytest.fixture
def run(data_dir: Path) -> Run:
    """Run a command; what it prints and how it ended comes back."""

    def command(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        get_settings.cache_clear()
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return command
