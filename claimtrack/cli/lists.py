"""``cluster``: groups any list of short texts by claim."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from claimtrack.cli import output
from claimtrack.errors import BadInput


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(cluster)


def cluster(
    file: Annotated[Path, typer.Argument(help="JSONL or CSV with id and text; - for stdin.")],
    form: Annotated[
        output.Format, typer.Option("--format", help="How to print.")
    ] = output.Format.JSONL,
) -> None:
    """Group short texts that tell the same: prints an id and a cluster for each."""
    from claimtrack.match.grouping import group
    from claimtrack.match.profile import profile

    items = _read(file)
    labels = group(items, {ident: profile(text) for ident, text in items.items()})
    rows = [{"id": ident, "cluster": labels[ident]} for ident in items]
    table = output.table("cluster", "id", "text")
    for ident in sorted(items, key=lambda one: (labels[one], one)):
        row = (labels[ident], ident, items[ident])
        table.add_row(*(output.safe(cell) for cell in row))
    output.print_list(rows, form, table)


def _read(file: Path) -> dict[str, str]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(error.strerror or "cannot be read", item=str(file)) from error
    except UnicodeDecodeError as error:
        raise BadInput(f"not valid UTF-8 at byte {error.start}", item=str(file)) from error
    if file.suffix.lower() == ".csv":
        rows: list[Any] = list(csv.DictReader(text.splitlines()))
    else:
        rows = [
            _object(file, n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()
        ]
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        ident, told = _item(file, number, row)
        if ident in found:
            raise BadInput("an id twice", item=f"{file}:{number} ({ident})")
        found[ident] = told
    return found


def _object(file: Path, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(f"not JSON: {error.msg}", item=f"{file}:{number}") from error


def _item(file: Path, number: int, row: Any) -> tuple[str, str]:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("id") is None:
        raise BadInput(
            "needs an id and a text",
            item=f"{file}:{number}",
            hint='such as {"id": "1", "text": "…"}',
        )
    return str(row["id"]), row["text"]
