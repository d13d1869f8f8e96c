"""Which countries, bodies and persons a phrase names: of whom a claim tells, whose side one is.

"Tehran", "Iranian officials" and "Iran" name one party, as do "Mr. Holt" and "Ida Holt". Words that
many bodies share ("ministry", "spokesman") name nobody.
"""

import re
from functools import cache

from claimtrack.countries import countries, seats
from claimtrack.extract.lexicon import word_list
from claimtrack.text import fold, name_key

_TOKEN = re.compile(r"[\w.]+(?:['-]\w+)*")
_DOT = re.compile(r"\.$")
LONGEST = 3
"""Words of the longest name of a country or its seat ("United Arab Emirates")."""


@cache
def parties(text: str) -> frozenset[str]:
    """Return the parties that ``text`` names: countries' name keys, and the words of names.

    Args:
        text: Words of an article, in its own capitals.
    """
    tokens = [re.sub(r"'s?$", "", t) for t in _TOKEN.findall(fold(text))]
    found: set[str] = set()
    taken: set[int] = set()
    for size in range(LONGEST, 0, -1):
        for i in range(len(tokens) - size + 1):
            here = set(range(i, i + size))
            if here & taken or not tokens[i][:1].isupper():
                continue
            country = _country(" ".join(tokens[i : i + size]))
            if country is not None:
                found.add(country)
                taken |= here
    for i, token in enumerate(tokens):
        key = name_key(_DOT.sub("", token))
        if i not in taken and token[:1].isupper() and len(key) > 1 and not _shared(key):
            found.add(key)
    return frozenset(found)


def mentions(text: str, phrase: str) -> bool:
    """Return whether the whole ``phrase`` stands in ``text``, articles, case and accents aside."""
    wanted = name_key(phrase)
    return bool(wanted) and f" {wanted} " in f" {name_key(text)} "


def _country(name: str) -> str | None:
    key = name_key(name)
    return countries().get(key) or seats().get(key)


def _shared(key: str) -> bool:
    """Whether the word stands in many names, or in none."""
    lists = (
        "organisation",
        "role",
        "honorific",
        "generic_plural",
        "day",
        "function",
        "outlet_word",
    )
    return any(key in word_list(name) for name in lists)
