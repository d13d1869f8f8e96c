"""Which names mean one country: its own, its adjectives, its seat of government. Pure data.

``countries.txt`` holds them. A seat of government stands for the country in the news ("Paris said
…"), but is a place too, so it is kept apart.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from claimtrack.text import name_key


def _lines() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield country, other names and adjectives, seats of government."""
    text = files("claimtrack").joinpath("countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            head, _, rest = line.partition(":")
            names, _, towns = rest.partition(";")
            yield head.strip(), _listed(names), _listed(towns)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@cache
def countries() -> dict[str, str]:
    """Return what each name or adjective of a country means: name key -> country's name key."""
    table = {}
    for head, names, _ in _lines():
        for name in (head, *names):
            table[name_key(name)] = name_key(head)
    return table


@cache
def seats() -> dict[str, str]:
    """Return the country each seat of government lies in: name key -> country's name key."""
    return {name_key(town): name_key(head) for head, _, towns in _lines() for town in towns}


@cache
def called() -> dict[str, str]:
    """Return how each country is written: country's name key -> its name in the table."""
    return {name_key(head): head for head, _, _ in _lines()}
