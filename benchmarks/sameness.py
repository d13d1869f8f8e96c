"""When two names are of one speaker, and two lists of carriers the same: by their telling words."""

import re
from collections.abc import Sequence

_EMPTY = frozenset("the of and an its his her their that in for to says said".split())
_TITLES = frozenset("mr ms president minister prime foreign spokesman former".split())
"""Words that do not tell one speaker from another: those of the shared scoring scripts."""
_PRONOUNS = frozenset("he she it they herself himself itself themselves others neither".split())


def distinctive(name: str) -> set[str]:
    """Return the words of a name that tell a speaker from another.

    A pronoun has none; a title counts where nothing else is said ("the minister").
    """
    words = set(re.findall(r"\w+", name.lower())) - _EMPTY - _PRONOUNS
    telling = {word for word in words if len(word) > 1}
    return telling - _TITLES or telling


def same_speaker(expected: str, names: Sequence[str]) -> bool:
    """Return whether one of the names is of the speaker, or neither side names anybody."""
    wanted, told = distinctive(expected), distinctive(" ".join(names))
    return bool(wanted & told) or not (wanted or told)


def same_relay(expected: Sequence[str], told: Sequence[str]) -> bool:
    """Return whether every expected carrier was found, and none where none is expected."""
    if not expected:
        return not told
    return all(any(distinctive(x) & distinctive(y) for y in told) for x in expected)
