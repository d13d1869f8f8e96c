"""``reextract``: stored texts read again with better rules or weights."""

import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from claimtrack.cli import output
from claimtrack.cli.reading import intake_options
from claimtrack.cli.store import opened

if TYPE_CHECKING:
    from claimtrack.reextract import Reread

TOLD = {
    "revisions": "texts read again",
    "same": "statements that say what they said",
    "changed": "statements read otherwise now",
    "new": "statements found for the first time",
    "gone": "statements found no more",
    "acts_by_key": "people's acts that kept their statement",
    "acts_by_overlap": "people's acts whose statement was found again by overlap",
    "acts_back": "people's acts that have their lost statement again",
    "acts_changed": "people's acts on what reads otherwise now, in the queue",
    "acts_lost": "people's acts that lost their statement, in the queue",
    "claims_new": "claims founded",
    "claims_merged": "claims that live on in another",
    "claims_unread": "claims that no text is read as saying any more",
    "status_changed": "claims whose status is another now",
}
"""What each count is, in the order they are printed."""


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(reextract)


def reextract(
    since: Annotated[
        str | None,
        typer.Option(help="Only articles published from this day or time on (ISO 8601)."),
    ] = None,
    outdated: Annotated[
        bool, typer.Option("--outdated", help="Only articles another version read (any part of).")
    ] = False,
    form: Annotated[
        output.Format, typer.Option("--format", help="How to print what changed.")
    ] = output.Format.TABLE,
) -> None:
    """Read stored texts again with this version's rules and weights; what people did stays."""
    from claimtrack.reextract import Changes

    moment = None if since is None else _moment(since)
    total, articles, failed = Changes(), 0, []
    for one in _read(moment, outdated=outdated):
        if one.failed is not None:
            failed.append(one)
            continue
        articles += 1
        total.add(one.changes)
    counts = {"articles": articles, **total.to_json(), "failed": len(failed)}
    table = output.table("count", "what")
    for name, count in counts.items():
        table.add_row(str(count), TOLD.get(name, name))
    output.print_list([counts], form, table)
    for one in failed:
        typer.echo(one.failed, err=True)
    if total.acts_lost or total.acts_changed:
        typer.echo("See `claimtrack acts waiting` or the queue's page.", err=True)
    if failed:
        raise typer.Exit(1)


def _read(since: datetime | None, *, outdated: bool) -> "Iterator[Reread]":
    from claimtrack.reextract import reextract as again

    database = opened()
    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn())
    quiet = not sys.stderr.isatty()
    with Progress(*columns, transient=True, disable=quiet, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        for one in again(database, options=intake_options(), since=since, outdated=outdated):
            bar.update(task, advance=1)
            yield one
    database.close()


def _moment(value: str) -> datetime:
    """Return a day of the desk's zone, or a time, as a time."""
    from claimtrack.errors import BadInput

    zone = intake_options().zone
    try:
        if len(value) == len("2024-02-05"):
            return datetime.combine(date.fromisoformat(value), time(), zone)
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadInput("not a day or time", item=value, hint="write --since 2024-02-05") from error
    return found if found.tzinfo is not None else found.replace(tzinfo=zone)
