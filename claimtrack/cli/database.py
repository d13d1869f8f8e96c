"""``claimtrack db``: make, upgrade, check and write out the database."""

import sys
from typing import Annotated

import typer

from claimtrack.cli.store import opened
from claimtrack.settings import get_settings

app = typer.Typer(no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Make the database if there is none and bring it to this version's schema."""
    from claimtrack.db import schema
    from claimtrack.db.session import Database, make_file

    database = Database(get_settings().url())
    make_file(database)
    schema.upgrade(database)
    typer.echo(f"{database.name}: schema {schema.current(database)}")
    database.close()


@app.command()
def check() -> None:
    """See that the database opens and has the schema this version needs."""
    from claimtrack.db import schema

    database = opened()
    typer.echo(f"{database.name}: schema {schema.current(database)}, in order")
    database.close()


@app.command()
def dump(
    canonical: Annotated[
        bool,
        typer.Option(
            "--canonical",
            help="By natural keys, without what only tells when a machine wrote: equal content "
            "gives equal lines.",
        ),
    ] = False,
) -> None:
    """Write the whole content as JSON lines."""
    import json

    from claimtrack.db.dump import canonical as lines
    from claimtrack.errors import BadInput

    if not canonical:
        raise BadInput("only the canonical form is written", hint="add --canonical")
    database = opened()
    with database.read() as session:
        for row in lines(session):
            sys.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
    database.close()
