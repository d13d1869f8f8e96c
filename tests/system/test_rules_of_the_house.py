"""Rules of the code that no tool checks: sizes, seams, names. (Commits: ``tests/db``.)"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimtrack
from tests.system.commands import commands

PACKAGE = Path(claimtrack.__file__).parent
LONGEST = 300
LONGER = {
    "db/models.py": "all the tables, one short class a noun",
    "extract/frames.py": "what follows a cue, construction by construction",
    "extract/attributions.py": "the way through all of extraction",
}
"""Modules of more lines, with the reason."""
PURE = ("extract", "match", "assess", "text.py", "vocab.py")
CATCH_ALL = {"utils", "helpers", "common", "misc"}
"""Names of modules that say nothing."""


def modules() -> Iterator[tuple[str, str]]:
    """Yield path and text of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")


def holding(pattern: str) -> set[str]:
    """Return the modules in whose text something fits ``pattern``."""
    return {name for name, text in modules() if re.search(pattern, text)}


def test_no_module_is_long() -> None:
    long = {name: n for name, text in modules() if (n := text.count("\n")) > LONGEST}
    assert {name: n for name, n in long.items() if name not in LONGER} == {}
    assert set(LONGER) <= {name for name, _ in modules()}


def test_no_module_is_a_drawer_for_anything() -> None:
    assert not [name for name, _ in modules() if Path(name).stem in CATCH_ALL]


def test_only_db_writes_sql() -> None:
    # Elsewhere sqlalchemy's Session is a type to pass on.
    others = holding(r"(?m)^\s*(?:import sqlalchemy|from sqlalchemy(?!\.orm import Session$))")
    assert [name for name in others if not name.startswith("db/")] == []


def test_one_place_loads_the_pipeline() -> None:
    assert holding(r"\bspacy\.load\(") == {"extract/nlp.py"}


def test_pure_stages_read_no_clock() -> None:
    clock = holding(r"\b(?:now|today|utcnow|monotonic|perf_counter)\(|\btime\.time\(")
    assert [name for name in clock if name.startswith(PURE)] == []


def test_nobody_prints_past_the_command_line() -> None:
    printing = holding(r"\bsys\.stdout\b|\btyper\.echo\(")
    assert [name for name in printing if not name.startswith("cli/")] == []


COMMANDS = commands()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_its_options(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert command.help.splitlines()[0].endswith("."), command.help
    silent = [
        parameter.name
        for parameter in command.params
        if parameter.name != "help" and not getattr(parameter, "help", None)
    ]
    assert silent == []
