"""Every command a person can type, as Click sees it."""

from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from claimtrack.cli import app


def commands() -> dict[str, TyperCommand]:
    """Return the commands by what is typed after ``claimtrack``, as in ``db upgrade``."""

    def walk(group: TyperGroup, before: str) -> Iterator[tuple[str, TyperCommand]]:
        for name, command in group.commands.items():
            if isinstance(command, TyperGroup):
                yield from walk(command, f"{before}{name} ")
            else:
                assert isinstance(command, TyperCommand)
                yield before + name, command

    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    return dict(walk(root, ""))
