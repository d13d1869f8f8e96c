"""Spellings of names: the form in which they are equal, and the form in which they sound alike.

Equal forms are one speaker without anybody asked, so ``canonical`` only undoes what transliteration
leaves to the writer: the Arabic article (al-, el-, as-), hyphens, apostrophes, accents, case, and
the compounds of "Abd". What merely sounds alike (``sounds``) is put to a person and never joined.
"""

import re
from functools import lru_cache

from claimtrack.text import fold, name_key

_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|ar|an|ad|at|az|adh)-(?=\w)", re.IGNORECASE)
"""The Arabic article before a name, as it is written when joined by a hyphen."""
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_MARKS = re.compile("['ʼʻʾʿˈ]")
"""Apostrophes and the letters that transliterate ayn and hamza: Sana'a, Sanaa, Ṣanʿāʾ."""
_INITIAL = re.compile(r"[Aa]\.\s*(?=\w)")
"""An initial that would else be taken for the article "a"."""
_SINGLE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)
"""Letters that no decomposition of Unicode turns into plain ones."""
_SERVANT = re.compile(r"abd[aeou]{1,2}l(\w{3,})?")
"""Abdul, Abdel, Abdoul; with what follows written solid ("Abdulrahman")."""
_OF_GOD = frozenset({"lah", "llah", "ah"})
"""What is left of Abdullah, Abdellah: one name, not "servant" and another."""
_SOUNDS = (
    ("ph", "f"), ("kh", "k"), ("gh", "k"), ("ck", "k"), ("dh", "d"), ("th", "t"), ("dj", "j"),
    ("zh", "j"), ("sch", "sh"), ("q", "k"), ("g", "k"), ("c", "k"), ("z", "s"), ("v", "w"),
)  # fmt: skip
"""Letters that transliterations interchange: Qadhafi and Gaddafi, Fayyadh and Fayad."""
_DOUBLED = re.compile(r"(\w)\1+")
_VOWELS = re.compile(r"[aeiouyw]+")


@lru_cache(maxsize=20_000)
def canonical(name: str) -> str:
    """Return the form under which spellings of one name meet.

    ``Falah al-Fayad`` and ``Falah Fayad`` meet, ``El-Sisi`` and ``al-Sisi``, ``Sana'a`` and
    ``Sanaa``, ``Abd al-Rahman`` and ``Abdulrahman``; ``Al Jazeera`` keeps its article, being named
    by it.
    """
    initial = _INITIAL.match(name)
    if initial is not None:
        return f"a {canonical(name[initial.end() :])}"
    plain = _POSSESSIVE.sub("", fold(name))
    plain = _MARKS.sub("", _ARTICLE.sub("al ", plain)).casefold().translate(_SINGLE)
    words = [part for word in name_key(plain).split() for part in _parts(word)]
    return " ".join(word for i, word in enumerate(words) if i == 0 or word != "al")


@lru_cache(maxsize=20_000)
def sounds(name: str) -> str:
    """Return the consonants of a name's words, those that spellings interchange made one.

    ``Hezbollah``, ``Hizbullah`` and ``Hizb Allah`` differ in nothing but vowels; a word's first
    vowel counts as one. For suggesting only.

    Args:
        name: A name as it is written, or its canonical form.
    """
    return " ".join(map(_sound, canonical(name).split()))


def acronym(name: str) -> str:
    """Return the name where it is an acronym ("HTS", "U.N."), lower case, no stops; else ""."""
    bare = name.strip().removeprefix("the ").removeprefix("The ").replace(".", "")
    return bare.casefold() if re.fullmatch(r"[A-Z]{2,8}", bare) else ""


def initials(name: str) -> str:
    """Return the initials of a name's capitalised words, lower case, hyphens parting words."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper()).casefold()


def _parts(word: str) -> list[str]:
    if word in ("el", "al"):
        return ["al"]
    if word == "ibn":
        return ["bin"]
    found = _SERVANT.fullmatch(word)
    if found is None:
        return [word]
    rest = found[1]
    if rest in _OF_GOD:
        return ["abdullah"]
    return ["abd", rest] if rest else ["abd"]


def _sound(word: str) -> str:
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    word = _DOUBLED.sub(r"\1", word)
    if len(word) > 1 and word.endswith("h"):
        word = word[:-1]
    first = "a" if _VOWELS.match(word) and word[0] in "aeiou" else word[:1]
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", word[1:]))
