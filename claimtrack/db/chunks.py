"""Long lists of values cut to what one statement can bind."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

MAX_VALUES = 30_000
"""SQLite binds at most 32,766 values since 3.32 (SQLITE_MAX_VARIABLE_NUMBER,
https://sqlite.org/limits.html), PostgreSQL's protocol 65,535; the rest is left for a statement's
other conditions."""


def chunked(values: Iterable[T], size: int = MAX_VALUES) -> Iterator[list[T]]:
    """Yield ``values`` in lists of at most ``size``, in their order."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part
