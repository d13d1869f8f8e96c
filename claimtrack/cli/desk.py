"""``rule``, ``recompute`` and ``consolidate``: what a person decides, and replaying it all."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from claimtrack.cli.store import opened
from claimtrack.settings import get_settings
from claimtrack.vocab import Ruling


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(rule)
    app.command()(recompute)
    app.command()(consolidate)


def rule(
    claim: Annotated[str, typer.Argument(help="The claim's id.")],
    verdict: Annotated[Ruling, typer.Argument(help="What the desk rules.")],
    evidence: Annotated[str, typer.Option(help="URL of the evidence.")],
    note: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    name: Annotated[
        str | None, typer.Option(help="Who rules; your desk's name by default.")
    ] = None,
) -> None:
    """Record a verdict on a claim. It never changes the machine's status."""
    from claimtrack.ledger import Given
    from claimtrack.ledger import rule as record

    given = Given(
        evidence_url=evidence,
        note=note,
        name=name or get_settings().user_name,
        at=datetime.now(UTC),
    )
    database = opened()
    with database.write() as session:
        kept = record(session, claim, verdict, given=given)
        line = f"{claim}: {kept.ruling}, by {kept.name}"
    database.close()
    typer.echo(line)


def recompute() -> None:
    """Rebuild status, history and contradictions of every claim from statements and acts."""
    from claimtrack.standing import recompute as rebuild

    database = opened()
    with database.write() as session:
        count = rebuild(session, now=datetime.now(UTC))
    database.close()
    typer.echo(f"{count} claims recomputed")


def consolidate() -> None:
    """Re-cluster what was touched, so that the order of arrival hardly matters."""
    from claimtrack.consolidate import consolidate as recluster

    database = opened()
    with database.write() as session:
        changed = recluster(session, now=datetime.now(UTC))
    database.close()
    typer.echo(f"{changed} statements moved")
