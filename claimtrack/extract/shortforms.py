"""Short forms that a text itself explains: acronyms, and names that groups give themselves.

"the Tarn Harbour Authority (THA)", "the Tarn Harbour Authority … The THA", "a group calling itself
the River Guard". What the text does not explain stays as it is.
"""

import re

from claimtrack.text import squeeze

_LINK = r"(?:of|for|the|and|in|on|to|al-?)"
_WORD = r"[A-Z][\w’'-]*"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|{_LINK}))+")
_BRACKET = re.compile(
    rf"((?:{_WORD}\.?|{_LINK})(?:\s+(?:{_WORD}\.?|{_LINK}))*)\s*\(([A-Z][A-Za-z.&-]{{1,9}})\)"
)
_ACRONYM = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[A-Z]{2,6}\b)")
_NAMING = re.compile(r"\b(?:identifying|calling|known|calls?)\b")
"""Without one of these no group names itself; a cheap look before a dear one."""
_SELF_NAMED = re.compile(
    r"((?:[\w’'-]+\s+){0,3}?)(\w+),?\s+"
    r"(?:(?:identifying|calling) (?:themselves|itself)(?: as)?|known(?: collectively)? as"
    r"|(?:which|who) calls? (?:itself|themselves))\s+(?:the\s+)?"
    r"[“\"‘']?((?:[A-Z][\w’'-]*)(?:\s+(?:[A-Z][\w’'-]*|of|in|for|the|al))*)"
)


def acronyms(text: str) -> dict[str, str]:
    """Return what each acronym of ``text`` stands for, where the text says it in full.

    In brackets behind the name, or anywhere, if the initials of exactly one name spell it.
    """
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(text):
        full = _spelt(match.group(1), match.group(2))
        if full is not None:
            found[match.group(2)] = full
    names = [squeeze(match[0]) for match in _NAME.finditer(text)]
    for short in dict.fromkeys(match[0] for match in _ACRONYM.finditer(text)):
        fulls = {_within(name, short) for name in names if short not in name.split()} - {None}
        full = fulls.pop() if len(fulls) == 1 else None
        if full is not None:
            found.setdefault(short, full)
    return found


def _letters(short: str) -> list[str]:
    return [c for c in short.upper() if c.isalpha()]


def _initials(words: list[str]) -> list[str]:
    parts = re.split(r"[\s-]+", " ".join(words))
    return [w[0].upper() for w in parts if w[:1].isupper()]


def _spelt(words: str, short: str) -> str | None:
    """Return the end of ``words`` whose initials spell ``short``."""
    parts = words.split()
    for size in range(1, len(parts) + 1):
        if _initials(parts[-size:]) == _letters(short):
            return squeeze(" ".join(parts[-size:]))
    return None


def _within(name: str, short: str) -> str | None:
    """Return the part of ``name`` whose initials spell ``short``, at least two words."""
    parts = [re.sub(r"[’']s$", "", part) for part in name.split()]
    wanted = _letters(short)
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            words = parts[first:last]
            ends = words[0][:1].isupper() and words[-1][:1].isupper()
            if ends and _initials(words) == wanted:
                return " ".join([*name.split()[first : last - 1], parts[last - 1]])
    return None


def self_named(text: str) -> dict[str, str]:
    """Return the names that groups give themselves, by the noun that stands for them."""
    found: dict[str, set[str]] = {}
    if not _NAMING.search(text):
        return {}
    for match in _SELF_NAMED.finditer(text):
        noun = match.group(2).lower()
        found.setdefault(noun, set()).add(squeeze(match.group(3)))
    return {noun: names.pop() for noun, names in found.items() if len(names) == 1}
