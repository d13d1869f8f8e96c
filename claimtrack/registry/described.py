"""What a description says of a speaker beside the name: the role and the body it belongs to."""

import re
from dataclasses import dataclass
from functools import cache

from claimtrack.extract.lexicon import word_list
from claimtrack.text import fold, squeeze

_OF = re.compile(
    r"^,?\s*(?:of|at|for|from|with|in|to)\s+(?:the\s+)?"
    r"(?P<body>[A-Z][\w'.-]*(?:\s+(?:(?:of|for|and|the|in|on)\s+)*[A-Z][\w'.-]*)*)"
)
"""The body after a role: "head of the Orvel Harbour Authority"."""
_BODY = re.compile(
    r"(?<![\w'-])(?P<body>[A-Z][\w.'-]*(?:\s+(?:(?:of|for|and)\s+)*[A-Z][\w.'-]*)*(?:\s+[a-z]+)?)$"
)
"""The body before a role: "Oltrek spokesman", "the Harbour Authority's deputy head"."""
_BEFORE = re.compile(r"(?<![\w'-])(?:[a-z][\w-]*\s+){1,3}$")
"""What a role may have before it that belongs to it: "deputy", "former foreign"."""
_SMALL = frozenset({"a", "an", "the", "its", "his", "her", "their", "one", "of", "and", "by"})
_OF_ROLE = frozenset(
    {"managing", "acting", "former", "retired", "executive", "senior", "interim", "assistant"}
)
"""Words of a role that a sentence may begin with: "Managing director" names no body."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role and the organisation it is held in, each "" where the description says none."""

    role: str = ""
    organisation: str = ""


def post(mention: str, name: str) -> Post:
    """Return the role and organisation that a description of a speaker gives.

    "Oltrek spokesman Jan Ode" gives ("spokesman", "Oltrek"); "Interior Minister Ama Odu" gives
    ("Interior Minister", ""), since what a capital makes part of a title is no body of its own.

    Args:
        mention: How the article puts it.
        name: The speaker's name, which is no part of either.
    """
    told = squeeze(fold(mention))
    for part in (fold(name), fold(name).split()[-1] if name.split() else ""):
        if part and part in told:
            told = told.replace(part, " , ", 1)
            break
    told = squeeze(told).strip(" ,")
    first = told.split(" ")[0]
    if first.lower() in _SMALL | _OF_ROLE:
        told = first.lower() + told[len(first) :]
    found = _roles().search(told)
    if found is None:
        return Post()
    return _titled(told, found) if found[0][0].isupper() else _plain(told, found)


def _plain(told: str, found: re.Match[str]) -> Post:
    """A role in small letters, with the words before it that belong to it and the body."""
    own = _BEFORE.search(told, 0, found.start())
    start = own.start() if own is not None else found.start()
    words = told[start : found.end()].split()
    bodies = [i for i, word in enumerate(words) if word in word_list("organisation")]
    cut = bodies[-1] + 1 if bodies else 0
    ahead = _BODY.search(" ".join([told[:start].rstrip(), *words[:cut]]).strip())
    words = words[cut:]
    while words and words[0] in _SMALL:
        words.pop(0)
    body = _OF.match(told[found.end() :]) or ahead
    return Post(" ".join(words), re.sub(r"'s$", "", body["body"]) if body is not None else "")


def _titled(told: str, found: re.Match[str]) -> Post:
    """A role written as a title: all capitals before it are of it."""
    start = found.start()
    ahead = re.search(r"(?:[A-Z][\w'.-]*\s+)+$", told[:start])
    if ahead is not None:
        start = ahead.start()
    after = _OF.match(told[found.end() :])
    role = re.sub(r"^The\s+", "", told[start : found.end()])
    owner, apostrophe, rest = role.rpartition("'s ")
    body = after["body"] if after is not None else owner
    return Post(rest if apostrophe else role, body)


@cache
def _roles() -> re.Pattern[str]:
    words = sorted(word_list("role") | {f"{word}s" for word in word_list("role")})
    one = rf"(?:{'|'.join(map(re.escape, words))})"
    # "deputy foreign minister" is one role.
    return re.compile(rf"\b{one}(?:\s+(?:[\w-]+\s+)?{one})*\b", re.IGNORECASE)
