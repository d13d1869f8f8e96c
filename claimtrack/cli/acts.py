"""``claimtrack acts``: undo what was done, and settle what waits since texts were read anew."""

from typing import Annotated

import typer

from claimtrack.cli import output
from claimtrack.cli.speakers import FormatOption, LimitOption, NameOption, WhyOption, acting
from claimtrack.cli.store import opened

app = typer.Typer(no_args_is_help=True)

Act = Annotated[int, typer.Argument(help="The act's number.")]


@app.command()
def waiting(
    after: Annotated[int, typer.Option(min=0, help="Only from after this number on.")] = 0,
    limit: LimitOption = 50,
    form: FormatOption = output.Format.TABLE,
) -> None:
    """List the acts that lost their statement, or whose statement reads differently now."""
    from claimtrack.db.queries import waiting as stored
    from claimtrack.publish.waiting import told

    database = opened()
    with database.read() as session:
        rows = told(session, stored.acts(session, after_id=after, limit=limit))
    database.close()
    table = output.table("act", "why", "what", "who", "speaker", "words", "now")
    for row in rows:
        now = row["now"]
        cells = (
            row["act"],
            row["why"],
            row["judgement"] or row["kind"],
            row["who"],
            row["speaker"],
            f"{row['stance']}: {row['words']}",
            f"{now['speaker']} {now['stance']} (statement {now['statement']})" if now else "—",
        )
        table.add_row(*(output.safe(cell) for cell in cells))
    output.print_list(rows, form, table)


@app.command()
def attach(
    act: Act,
    statement: Annotated[int, typer.Argument(help="The statement that it is about.")],
    why: WhyOption = "",
    name: NameOption = None,
) -> None:
    """Do an act that lost its statement again on another statement."""
    from claimtrack.ledger import attach as again

    database = opened()
    with database.write() as session:
        done = again(session, act, statement, by=acting(name, why))
        line = f"act {act} is done again on statement {statement} (act {done.id})"
    database.close()
    typer.echo(line)


@app.command()
def keep(act: Act, why: WhyOption = "", name: NameOption = None) -> None:
    """Let an act stand on its statement that reads differently now."""
    from claimtrack.ledger import keep as stand

    database = opened()
    with database.write() as session:
        kept = stand(session, act, by=acting(name, why))
        line = f"act {act} stands (act {kept.id})"
    database.close()
    typer.echo(line)


@app.command()
def undo(act: Act, why: WhyOption = "", name: NameOption = None) -> None:
    """Undo an act: put back what stood before it, or give it up if it lost its statement."""
    from claimtrack.ledger import undo as put_back

    database = opened()
    with database.write() as session:
        undone = put_back(session, act, by=acting(name, why))
        line = f"act {act} is undone (act {undone.id})"
    database.close()
    typer.echo(line)
