"""What a bare number counts that only says how high a toll or number is.

In: the tokens before a number that has no noun of its own. Out: the class or the noun that the
toll counts: "the death toll rose to 11", "the number of dead as eight", "put the number of missing
at 20". Read from the order of words: parsers attach these endings in every possible way.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.deeds import deed

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADS = frozenset({"number", "numbers", "count", "tally", "total"})
_LINKS = frozenset(
    "to at as is was of reached reaches hit hits passed passes exceeded topped tops now".split()
)
_CLAUSE = frozenset({"when", "while", "because", "who", "which", "but", ",", ";", ":", "."})
_REACH = 14
"""Tokens before the number among which the toll is looked for."""
_NOUNS = ("NN", "NNS", "NNPS")


def toll(first: "Token") -> "tuple[str | None, Token | None]":
    """Return the class and the noun of the toll that the number phrase at ``first`` states.

    Args:
        first: First token of the number with its bound words.

    Returns:
        Class and noun as counted; both None where no toll leads up to the number.
    """
    doc = first.doc
    if first.i == 0 or doc[first.i - 1].lower_ not in _LINKS:
        return None, None
    between: list[Token] = []
    for i in range(first.i - 1, max(0, first.i - _REACH) - 1, -1):
        token = doc[i]
        if token.lower_ in _CLAUSE or doc[i + 1].is_sent_start:
            return None, None
        if token.lower_ == "toll":
            return "killed", None
        if token.lower_ in _HEADS and between and between[-1].lower_ in ("of", "for"):
            return _thing(between[-2::-1])
        between.append(token)
    return None, None


def _thing(tokens: "list[Token]") -> "tuple[str | None, Token | None]":
    """What "number of" is followed by: the class if there is one, and the first noun."""
    noun: Token | None = None
    for token in tokens:
        found = deed(token.lower_, "noun", "state") or (
            deed(token.lower_, "object") if token.tag_ in ("VBN", "VBD") else None
        )
        if found:
            return found, noun
        if token.tag_ in _NOUNS and noun is None:
            noun = token
        elif token.tag_.startswith("VB") or token.tag_ in ("IN", "TO"):
            break
    return None, noun
