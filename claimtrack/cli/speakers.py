"""``claimtrack speakers``: who is who across articles, and what people said of it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimtrack.cli import output
from claimtrack.cli.store import opened
from claimtrack.settings import get_settings

if TYPE_CHECKING:
    from claimtrack.ledger import Acting

app = typer.Typer(no_args_is_help=True)

FormatOption = Annotated[output.Format, typer.Option("--format", help="How to print.")]
LimitOption = Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")]
Speaker = Annotated[int, typer.Argument(help="The speaker's number.")]
WhyOption = Annotated[str, typer.Option(help="Why, in a sentence.")]
NameOption = Annotated[
    str | None, typer.Option("--name", help="Who says so; your desk's name by default.")
]


@app.command("list")
def listing(
    query: Annotated[
        str | None, typer.Option("--query", "-q", help="Only who goes by this name or part of one.")
    ] = None,
    after: Annotated[int, typer.Option(min=0, help="Only from after this number on.")] = 0,
    limit: LimitOption = 50,
    form: FormatOption = output.Format.TABLE,
) -> None:
    """List the speakers known across articles, with their names, roles and organisations."""
    from claimtrack.db.queries import speakers
    from claimtrack.publish.speakers import listed

    database = opened()
    with database.read() as session:
        found = speakers.listing(session, name=query, after_id=after, limit=limit + 1)
        rows = listed(session, found[:limit])
    database.close()
    table = output.table("speaker", "name", "kind", "also", "roles", "statements")
    for row in rows:
        also = "; ".join(one["name"] for one in row["names"] if one["name"] != row["name"])
        cells = (row["id"], row["name"], row["kind"], also, _posts(row), row["statements"])
        table.add_row(*(output.safe(cell) for cell in cells))
    output.print_list(rows, form, table)
    if form is output.Format.TABLE and len(found) > limit:
        typer.echo(f"There are more; ask for them with --after {rows[-1]['id']}.")


@app.command()
def alike(limit: LimitOption = 50, form: FormatOption = output.Format.TABLE) -> None:
    """List the speakers that may be one, likeliest first. Nothing is merged."""
    from claimtrack.publish.speakers import pairs

    database = opened()
    with database.read() as session:
        rows = pairs(session, limit=limit)
    database.close()
    table = output.table("speaker", "name", "may be", "name", "why")
    for row in rows:
        left, right = row["left"], row["right"]
        cells = (left["id"], left["name"], right["id"], right["name"], row["why"])
        table.add_row(*(output.safe(cell) for cell in cells))
    output.print_list(rows, form, table)


@app.command()
def show(speaker: Speaker, form: FormatOption = output.Format.TABLE) -> None:
    """Show one speaker: its names, roles and organisations, and what people said of it."""
    from claimtrack.db.queries import speakers
    from claimtrack.publish.speakers import full

    database = opened()
    with database.read() as session:
        found = full(session, speakers.head(session, speakers.get(session, speaker)))
    database.close()
    if form is not output.Format.TABLE:
        output.print_list([found], form, output.table())
        return
    screen = output.console()
    screen.print(output.safe(f"{found['name']} ({found['kind']}, speaker {found['id']})"))
    for one in found["names"]:
        screen.print(output.safe(f"  named {one['name']}: {one['statements']}"))
    for one in found["posts"]:
        told = " of ".join(filter(None, (one["role"], one["organisation"])))
        screen.print(output.safe(f"  {told}: {one['statements']}"))
    table = output.table("act", "what", "speaker", "other", "who", "when", "why", "undone")
    for act in found["acts"]:
        cells = (
            act["id"], act["kind"].replace("_", " "), act["speaker"], act["other"], act["who"],
            act["at"][:16], act["why"], "undone" if act["undone"] else "",
        )  # fmt: skip
        table.add_row(*(output.safe(cell) for cell in cells))
    if found["acts"]:
        screen.print(table)


@app.command()
def merge(
    speaker: Speaker,
    other: Annotated[int, typer.Argument(help="The speaker that is the same.")],
    why: WhyOption = "",
    name: NameOption = None,
) -> None:
    """Say that two speakers are one, who goes by the first one's name from now on."""
    from claimtrack.ledger import merge_speakers

    database = opened()
    with database.write() as session:
        act = merge_speakers(session, speaker, other, by=acting(name, why))
        line = f"speaker {other} is speaker {speaker} (act {act.id})"
    database.close()
    typer.echo(line)


@app.command()
def split(
    speaker: Speaker,
    alias: Annotated[str, typer.Argument(help="The name that is somebody else's.")],
    why: WhyOption = "",
    name: NameOption = None,
) -> None:
    """Take one name out of a speaker's: it is somebody else's, and the two stay apart."""
    from claimtrack.ledger import split_speaker

    database = opened()
    with database.write() as session:
        act = split_speaker(session, speaker, alias, by=acting(name, why))
        line = f"{act.payload['alias']} is not speaker {speaker} (act {act.id})"
    database.close()
    typer.echo(line)


@app.command()
def apart(
    speaker: Speaker,
    other: Annotated[int, typer.Argument(help="The speaker that is another one.")],
    why: WhyOption = "",
    name: NameOption = None,
) -> None:
    """Say that two speakers are two: they are never suggested or merged again."""
    from claimtrack.ledger import keep_apart

    database = opened()
    with database.write() as session:
        act = keep_apart(session, speaker, other, by=acting(name, why))
        line = f"speakers {speaker} and {other} are two (act {act.id})"
    database.close()
    typer.echo(line)


def acting(name: str | None, why: str) -> "Acting":
    """Return who acts now: whoever is named, else the desk."""
    from claimtrack.ledger import Acting

    return Acting(name or get_settings().user_name, datetime.now(UTC), why)


def _posts(row: dict[str, Any]) -> str:
    told = (" of ".join(filter(None, (p["role"], p["organisation"]))) for p in row["posts"])
    return "; ".join(dict.fromkeys(told))
