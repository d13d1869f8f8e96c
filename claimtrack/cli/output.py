"""How commands print: tables for people, JSON and JSONL for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

UNSAFE = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(9), 0x1B, 0x7F], "�")
"""Controls that would rewrite a terminal's line: bidi overrides, escapes."""


PIPED_WIDTH = 140
"""Columns of a table that no terminal shows (a log, a pipe)."""


class Format(StrEnum):
    """Output formats of lists."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"


def console() -> Console:
    """Return a console on standard output (made late, so that tests can catch it)."""
    wide = None if sys.stdout.isatty() else PIPED_WIDTH
    return Console(highlight=False, soft_wrap=False, width=wide)


def safe(text: object) -> Text:
    """Return ``text`` as plain words for a terminal."""
    return Text(str(text).translate(UNSAFE).replace("\n", " "))


def print_json(value: Any) -> None:
    """Print ``value`` as indented JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_jsonl(values: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for value in values:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_list(values: Sequence[dict[str, Any]], form: Format, table: Table) -> None:
    """Print ``values`` in the format asked for; ``table`` is what people see."""
    if form is Format.JSON:
        print_json(list(values))
    elif form is Format.JSONL:
        print_jsonl(values)
    else:
        console().print(table)


def table(*columns: str, title: str | None = None) -> Table:
    """Return an empty table with these columns."""
    made = Table(title=title, title_justify="left", header_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made
