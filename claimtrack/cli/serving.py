"""``serve`` and ``demo``: the pages and the API; the invented week."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from claimtrack.cli import output
from claimtrack.cli.reading import intake_options
from claimtrack.cli.showing import claims_table
from claimtrack.settings import Settings, get_settings

if TYPE_CHECKING:
    from claimtrack.db.session import Database

HostOption = Annotated[str | None, typer.Option(help="Address to listen on.")]
PortOption = Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 0 picks a free one.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)
    app.command()(serve)


def serve(host: HostOption = None, port: PortOption = None) -> None:
    """Serve the pages and the API for this machine (Ctrl-C ends it)."""
    _serve(_listening(get_settings(), host, port))


def demo(
    leave: Annotated[
        bool, typer.Option("--exit", help="Print the disputed claims and end, without serving.")
    ] = False,
    host: HostOption = None,
    port: PortOption = None,
) -> None:
    """Load the invented week, print its disputed claims and serve the board."""
    from claimtrack.db.session import open_database

    settings = _demo_settings(get_settings())
    database = open_database(settings.url(), create=True)
    try:
        load_week(database)
        print_disputed(database)
    finally:
        database.close()
    if not leave:
        _serve(_listening(settings, host, port))


def _demo_settings(settings: Settings) -> Settings:
    """The demo has a database of its own, so that it never mixes with the desk's."""
    place: Path = settings.data_dir / "demo.db"
    return settings.model_copy(update={"database_url": f"sqlite:///{quote(str(place))}"})


def load_week(database: "Database") -> None:
    """Take the invented week in, unless every article of it is stored already."""
    from claimtrack.consolidate import consolidate
    from claimtrack.db.queries import articles as stored
    from claimtrack.demo import week
    from claimtrack.ingest.records import parse_record
    from claimtrack.ingest.urls import url_key
    from claimtrack.intake import take_in
    from claimtrack.registry import load_outlets

    with database.read() as session:
        keys = {stored.article_key(url_key(one["url"]), "") for one in week.articles()}
        if all(stored.find(session, key) is not None for key in keys):
            return
    articles = [parse_record(record, item=record["url"]) for record in week.articles()]
    with database.write() as session:
        load_outlets(session, week.outlets())
    bars = (TextColumn("reading the demo week"), BarColumn(), MofNCompleteColumn())
    quiet = not sys.stderr.isatty()
    added = 0
    with Progress(*bars, transient=True, disable=quiet, console=Console(stderr=True)) as bar:
        results = take_in(database, iter(articles), options=intake_options())
        for result in bar.track(results, total=len(articles)):
            added += result.outcome in ("added", "revised")
    if added:
        with database.write() as session:
            consolidate(session, now=datetime.now(UTC))


def print_disputed(database: "Database") -> None:
    """Print the table of the denied claims."""
    from claimtrack.db.queries import board
    from claimtrack.publish.claims import summaries

    with database.read() as session:
        page = board.listing(session, board.ClaimFilter(denied=True), limit=50)
        rows = summaries(session, page.claims)
    table = claims_table(rows)
    table.title = "Claims somebody denied"
    output.console().print(table)


def _listening(settings: Settings, host: str | None, port: int | None) -> Settings:
    changed = {"host": host, "port": port}
    return settings.model_copy(update={k: v for k, v in changed.items() if v is not None})


def _serve(settings: Settings) -> None:
    import uvicorn

    from claimtrack.errors import BadInput
    from claimtrack.web.app import create_app

    if settings.host not in ("127.0.0.1", "localhost", "::1"):
        raise BadInput(
            "the pages have no accounts yet, so they are served to this machine only",
            item=settings.host,
            hint="use --host 127.0.0.1 and a tunnel or a proxy with a login",
        )
    typer.echo(f"The board: http://{settings.host}:{settings.port}/  (Ctrl-C ends it)")
    app = create_app(settings)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")
