"""The Typer application: registers the commands and turns expected errors into one line."""

import logging
import sys
from typing import Annotated

import typer
from rich.console import Console

from claimtrack import __version__
from claimtrack.cli import acts, again, database, desk, lists, reading, serving, showing, speakers
from claimtrack.errors import ClaimtrackError

errors = Console(stderr=True, soft_wrap=True, highlight=False)


class Root(typer.core.TyperGroup):
    """A group whose commands end expected errors with one line and their exit code."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command; never show a stack trace for what a person can mend."""
        try:
            return super().invoke(ctx)
        except ClaimtrackError as error:
            errors.print(f"[bold red]{error.title}:[/] ", end="")
            errors.print(str(error), markup=False)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(0) from None


app = typer.Typer(
    cls=Root,
    name="claimtrack",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Who claims what, who denied it, in which words: claims across news outlets.",
)
app.add_typer(database.app, name="db", help="The database: make, upgrade, check, write out.")
app.add_typer(speakers.app, name="speakers", help="Who is who: list, show, merge, split, apart.")
app.add_typer(acts.app, name="acts", help="What people did: undo it, settle what waits for a look.")
for module in (serving, reading, again, showing, desk, lists):
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimtrack {__version__}")
        raise typer.Exit


@app.callback()
def main(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Set up logging for every command."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
