"""``claims``, ``show``, ``lookup`` and ``digest``: what is stored, for people and programs."""

import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table

from claimtrack.cli import output
from claimtrack.cli.store import opened
from claimtrack.settings import get_settings
from claimtrack.vocab import Status


class DigestFormat(StrEnum):
    """What ``digest`` prints."""

    MD = "md"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(claims)
    app.command()(show)
    app.command()(lookup)
    app.command()(digest)


FormatOption = Annotated[output.Format, typer.Option("--format", help="How to print.")]


def claims(
    denied: Annotated[
        bool | None, typer.Option("--denied/--not-denied", help="Only claims (not) denied.")
    ] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only these statuses.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only claims this speaker spoke to.")] = None,
    denied_by: Annotated[str | None, typer.Option(help="Only claims this speaker denied.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only claims this outlet carried.")] = None,
    query: Annotated[
        str | None, typer.Option("--query", "-q", help='Words, "a phrase", -word.')
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many at most.")] = 50,
    form: FormatOption = output.Format.TABLE,
) -> None:
    """List claims, the newest dispute first."""
    from claimtrack.db.queries import board
    from claimtrack.publish.claims import summaries

    wanted = board.ClaimFilter(
        status=tuple(status or ()),
        denied=denied,
        speaker=speaker,
        denied_by=denied_by,
        outlet=outlet,
        q=query,
    )
    database = opened()
    with database.read() as session:
        page = board.listing(session, wanted, limit=limit)
        rows = summaries(session, page.claims)
    database.close()
    output.print_list(rows, form, claims_table(rows))
    if form is output.Format.TABLE and page.next is not None:
        typer.echo(f"More than {limit} fit; ask for more with --limit or narrow the search.")


def claims_table(rows: list[dict[str, Any]]) -> "Table":
    """Return the table of claims a person reads."""
    table = output.table(
        "claim", "status", "denied by", "through", "articles/outlets/families/origins"
    )
    table.columns[-1].no_wrap = True
    for row in rows:
        denials = row["denials"]
        names = dict.fromkeys(_denier(d) for d in denials)
        outlets = dict.fromkeys(d["outlet"] for d in denials)
        counts = "/".join(str(row[name]) for name in ("articles", "outlets", "families", "origins"))
        verdict = f" · {row['verdict']}" if row["verdict"] else ""
        table.add_row(
            output.safe(f"{row['proposition']} [{row['id']}]"),
            row["status"].replace("_", " ") + verdict,
            output.safe("; ".join(names) or "—"),
            output.safe("; ".join(outlets) or "—"),
            counts,
        )
    return table


def _denier(denial: dict[str, Any]) -> str:
    name = denial["speaker"] or "unknown speaker"
    marks = [m for m in (denial["interest"], "withdrawn" if denial["withdrawn"] else None) if m]
    return f"{name} ({', '.join(marks)})" if marks else str(name)


def show(
    claim: Annotated[str, typer.Argument(help="The claim's id.")],
    form: FormatOption = output.Format.TABLE,
) -> None:
    """Show one claim: every statement with its words, the history, the contradictions."""
    from claimtrack.db.queries import claims as stored
    from claimtrack.publish.claims import full

    database = opened()
    with database.read() as session:
        found = full(session, stored.get(session, claim))
    database.close()
    if form is not output.Format.TABLE:
        output.print_list([found], form, output.table())
        return
    screen = output.console()
    screen.print(output.safe(found["proposition"]), style="bold")
    verdict = f"; verdict {found['verdict']}" if found["verdict"] else ""
    screen.print(f"{found['status'].replace('_', ' ')}{verdict}")
    for reason in found["reasons"]:
        screen.print(output.safe(f"  {reason}"))
    table = output.table("when", "stance", "speaker", "outlet", "words")
    for s in found["statements"]:
        through = " · ".join([s["outlet"], *s["relay"]])
        words = s["words"] if s["live"] and not s["voided"] else f"(no longer) {s['words']}"
        table.add_row(
            s["at"][:16],
            s["stance"],
            output.safe(_denier(s)),
            output.safe(through),
            output.safe(words),
        )
    screen.print(table)
    for pair in found["contradictions"]:
        screen.print(output.safe(f"{pair['kind']}: {pair['reason']}"))


def lookup(
    text: Annotated[str, typer.Argument(help="A sentence or a draft; - for standard input.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many hits at most.")] = 50,
    form: FormatOption = output.Format.TABLE,
) -> None:
    """Look a draft's sentences up among the stored claims."""
    from claimtrack.extract.attributions import Reading
    from claimtrack.lookup import lookup as look

    draft = sys.stdin.read() if text == "-" else text
    database = opened()
    with database.read() as session:
        reading = Reading(model=get_settings().model_path)
        found = look(session, draft, reading=reading, limit=limit).to_json()
    database.close()
    if form is output.Format.JSON:
        output.print_json(found)
        return
    table = output.table("in the draft", "claim", "state", "status", "denied by")
    for hit in found["hits"]:
        denials = "; ".join(dict.fromkeys(d["speaker"] or "unknown" for d in hit["denials"]))
        table.add_row(
            output.safe(hit["sentence"]),
            output.safe(f"{hit['proposition']} [{hit['claim']}]"),
            hit["state"],
            hit["status"].replace("_", " "),
            output.safe(denials or "—"),
        )
    output.print_list(found["hits"], form, table)
    if form is output.Format.TABLE:
        typer.echo(ANSWERS[found["answer"]])


ANSWERS = {
    "disputed": "Something in it is disputed.",
    "known": "It is known here; nothing of it is disputed.",
    "nothing_stored": "Nothing like it is stored.",
}


def digest(
    week: Annotated[
        str | None, typer.Option(help="ISO week such as 2024-W06; the current one by default.")
    ] = None,
    form: Annotated[DigestFormat, typer.Option("--format", help="How to print.")] = DigestFormat.MD,
) -> None:
    """Print the week's new denials, changed statuses and conflicting figures."""
    from claimtrack.publish import digest as digests
    from claimtrack.publish.weeks import week_of, zone_of

    settings = get_settings()
    zone = zone_of(settings.timezone)
    database = opened()
    with database.read() as session:
        found = digests.build(session, week or week_of(datetime.now(zone), zone), zone)
    database.close()
    if form is DigestFormat.JSON:
        output.print_json(found.to_json())
    else:
        sys.stdout.write(digests.to_markdown(found, link=settings.public_url or ""))
