"""A text as tokens with their stems: the one tokenizer of the matcher.

Quotes and dashes are folded first, so offsets still point into the text as given.
"""

import re
from dataclasses import dataclass

from claimtrack.match.lexicon import countries, stem, word_class
from claimtrack.text import fold, name_key

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[$€£]?\d+(?:,\d{3})*(?:\.\d+)?%?(?![\w-])|\w+(?:['’.-]\w+)*"
)
_POSSESSIVE = re.compile(r"(?:'s|s')$", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:al|el|as|ar|an|ash|d|o)[-'][A-Z]")
_NUMERIC = re.compile(r"[$€£]?\d+(?:,\d{3})*(?:\.\d+)?%?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: as written, lower-cased without possessive, and where it starts."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is: "Erbil", "al-Asad", "iPhone" is not."""
        return self.text[:1].isupper() or _PARTICLE.match(self.text) is not None

    @property
    def numeric(self) -> bool:
        """Whether it is written in digits (a price or percentage included)."""
        return _NUMERIC.match(self.text) is not None


def tokenize(text: str) -> list[Token]:
    """Return the tokens of ``text``; "U.S.", "Shi'ite" and "12-year-old" are one each."""
    found = []
    for match in _TOKEN.finditer(fold(text)):
        low = _POSSESSIVE.sub("", match.group().casefold())
        found.append(Token(match.group(), low or match.group(), match.start(), match.end()))
    return found


def content_stem(token: Token) -> str | None:
    """Return the stem by which a token counts as content, None for stop words and numbers.

    Adjectives of a country count as the country, so "Iranian" and "Iran" meet.
    """
    low = token.low
    if token.numeric or low in word_class("stop") or low in word_class("number_words"):
        return None
    if token.capital and name_key(low) in countries():
        return countries()[name_key(low)]
    if len(low) < 2:
        return None
    return stem(low)


def verb_like(token: Token) -> bool:
    """Return whether a subject ends here: an auxiliary or a past form (or a participle)."""
    if token.capital:
        return False
    if token.low in word_class("auxiliaries") or token.low in word_class("pasts"):
        return True
    return token.low.endswith(("ed", "ing")) and content_stem(token) is not None
