"""Examples with their parts marked: ``<source>`` and ``[content]`` in a sentence of our own."""

import re
from typing import NamedTuple


class Marked(NamedTuple):
    """The plain sentence and the parts that were marked in it."""

    text: str
    source: list[str]
    content: list[str]


def marked(example: str) -> Marked:
    """Return ``example`` without its marks, and what they enclose."""
    return Marked(
        re.sub(r"[<>\[\]]", "", example),
        re.findall(r"<(.*?)>", example),
        re.findall(r"\[(.*?)\]", example),
    )
