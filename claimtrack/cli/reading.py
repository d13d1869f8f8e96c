"""``extract`` and ``ingest``: from files, URLs and feeds to statements and claims."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from claimtrack.cli import output
from claimtrack.cli.store import opened
from claimtrack.settings import get_settings

if TYPE_CHECKING:
    from claimtrack.ingest.items import Fetcher, Item, Limits
    from claimtrack.ingest.types import Defaults
    from claimtrack.intake import ItemResult


class ExtractFormat(StrEnum):
    """What ``extract`` prints."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    TEXT = "text"


Targets = Annotated[
    list[str], typer.Argument(help="Files, folders, URLs or feeds; - for standard input.")
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", help="The outlet, where the text does not say.")
]
UrlOption = Annotated[str | None, typer.Option("--url", help="Where the one text was published.")]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", help="When it was published (ISO 8601), where it does not say."),
]

AttitudesOption = Annotated[
    bool,
    typer.Option(
        "--attitudes",
        help="Also what people are said to want, support, plan or know without saying so.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(extract)
    app.command()(ingest)


def extract(
    target: Annotated[str, typer.Argument(help="A file, a URL, or - for standard input.")],
    form: Annotated[
        ExtractFormat, typer.Option("--format", help="How to print.")
    ] = ExtractFormat.TABLE,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    attitudes: AttitudesOption = False,
) -> None:
    """Print who says what in a text: one object a statement, in text order. Stores nothing."""
    from claimtrack.errors import BadInput, ClaimtrackError
    from claimtrack.extract.attributions import Reading
    from claimtrack.extract.attributions import extract as read
    from claimtrack.ingest.items import Skipped

    failed: list[ClaimtrackError] = []
    for item in _items([target], _defaults(outlet, None, published)):
        if isinstance(item, Skipped):
            failed.append(BadInput(item.reason, item=item.item))
        elif isinstance(item, ClaimtrackError):
            failed.append(item)
        elif form is ExtractFormat.TEXT:
            sys.stdout.write(item.text)
        else:
            day = item.published_at.date() if item.published_at is not None else None
            reading = Reading(
                published=day,
                outlet=item.outlet or "",
                model=get_settings().model_path,
                attitudes=attitudes,
            )
            _print_statements([found.to_json() for found in read(item.text, reading)], form)
    for error in failed:
        typer.echo(str(error), err=True)
    if failed:
        raise typer.Exit(failed[0].exit_code)


def _print_statements(rows: list[dict[str, object]], form: ExtractFormat) -> None:
    table = output.table("n", "speaker", "stance", "words")
    for row in rows:
        speaker, content, cue = row["speaker"], row["content"], row["cue"]
        assert isinstance(speaker, dict)
        told = content["text"] if isinstance(content, dict) else ""
        cued = cue["text"] if isinstance(cue, dict) else "—"
        name = speaker["name"] or "unknown"
        table.add_row(
            str(row["n"]), output.safe(name), str(row["stance"]), output.safe(f"{cued}: {told}")
        )
    output.print_list(rows, output.Format(form.value), table)


def ingest(
    targets: Targets,
    outlet: OutletOption = None,
    url: UrlOption = None,
    published: PublishedOption = None,
    form: Annotated[
        output.Format, typer.Option("--format", help="How to print the results.")
    ] = output.Format.TABLE,
) -> None:
    """Take articles in: store them, read who says what, match it to claims."""
    from claimtrack.vocab import Outcome

    defaults = _defaults(outlet, url, published)
    items = _items(targets, defaults)
    database = opened(create=True)
    results = list(_taken_in(database, items))
    database.close()
    counts = Counter(result.outcome for result in results)
    table = output.table("item", "outcome", "statements", "claims", "reason")
    for r in results:
        table.add_row(
            output.safe(r.item),
            r.outcome.value,
            str(r.statements),
            str(r.claims),
            output.safe(r.reason or ""),
        )
    rows = [_row(r) for r in results]
    output.print_list(rows, form, table)
    summary = ", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome)
    typer.echo(summary, err=form is not output.Format.TABLE)
    if counts[Outcome.FAILED]:
        raise typer.Exit(1)


def _row(result: "ItemResult") -> dict[str, object]:
    return {
        "item": result.item,
        "outcome": result.outcome.value,
        "statements": result.statements,
        "claims": result.claims,
        "reason": result.reason,
    }


def _taken_in(database: object, items: "Iterator[Item]") -> "Iterator[ItemResult]":
    from claimtrack.db.session import Database
    from claimtrack.intake import take_in

    assert isinstance(database, Database)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed} read"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        transient=True,
        disable=not sys.stderr.isatty(),
        console=_stderr(),
    ) as progress:
        task = progress.add_task("", total=None)
        for result in take_in(database, items, options=intake_options()):
            progress.update(task, advance=1, description=result.item[-60:])
            yield result


def _stderr() -> "Console":
    return Console(stderr=True)


def intake_options() -> "IntakeOptions":
    """Return how the settings want articles read."""
    from claimtrack.intake import IntakeOptions
    from claimtrack.publish.weeks import zone_of

    settings = get_settings()
    return IntakeOptions(
        model=settings.model_path,
        max_chars=settings.max_text_chars,
        zone=zone_of(settings.timezone),
    )


def _items(targets: list[str], defaults: "Defaults") -> "Iterator[Item]":
    from claimtrack.ingest.read import read_items

    return read_items(targets, defaults, fetcher=fetcher(), stdin=sys.stdin.buffer, limits=limits())


def limits() -> "Limits":
    """Return how much of one item the settings let in."""
    from claimtrack.ingest.items import Limits

    return Limits(text_chars=get_settings().max_text_chars)


def fetcher() -> "Fetcher":
    """Return what fetches URLs, by the settings."""
    from claimtrack.ingest.fetch import HttpFetcher

    settings = get_settings()
    return HttpFetcher(
        timeout=settings.fetch_timeout,
        max_bytes=settings.fetch_max_bytes,
        allow_private=settings.fetch_private,
    )


def _defaults(outlet: str | None, url: str | None, published: str | None) -> "Defaults":
    from claimtrack.ingest.types import Defaults

    return Defaults(outlet=outlet, url=url, published_at=_moment(published))


def _moment(value: str | None) -> datetime | None:
    from claimtrack.errors import BadInput
    from claimtrack.ingest.dates import parse_time

    if value is None:
        return None
    found = parse_time(value)
    if found is None:
        raise BadInput("not a time", item=value, hint="write --published 2024-02-07T09:30+00:00")
    return found


if TYPE_CHECKING:
    from claimtrack.intake import IntakeOptions
