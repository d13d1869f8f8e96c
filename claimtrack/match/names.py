"""Names of a sentence found by their capitals, for where no recogniser has named them.

Also what two names have to do with one another: "Besigye" and "Kizza Besigye", "Tehran" and
"Iran".
"""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import dropwhile

from claimtrack.match.idf import seen_name, seen_plain
from claimtrack.match.lexicon import countries, seats, stem, word_class
from claimtrack.match.tokens import Token, verb_like
from claimtrack.text import name_key

HEADLINE = 0.85
"""Share of capitalised content words from which capitals say nothing (a headline)."""


def country_of(name: str) -> str | None:
    """Return the country a normalised name means, stands for or begins with, else None."""
    whole = countries().get(name) or seats().get(name)
    if whole is not None:
        return whole
    first = name.split(" ")[0]
    two = " ".join(name.split(" ")[:2])
    return countries().get(two) or countries().get(first)


def is_country(name: str) -> bool:
    """Return whether a canonical name is a country's."""
    return countries().get(name) == name


def canonical(name: str) -> str:
    """Return the normalised form of a name: a country's adjectives as the country, no titles."""
    key = name_key(name)
    if key in countries():
        return countries()[key]
    words = key.split(" ")
    while len(words) > 1 and words[0] in word_class("titles"):
        words = words[1:]
    if len(words) > 1 and words[0] in countries():
        words[0] = countries()[words[0]]
    return " ".join(words)


def find_names(tokens: Sequence[Token], used: Collection[int] = frozenset()) -> dict[str, int]:
    """Return the names in a sentence, normalised, each with the position it starts at.

    Args:
        tokens: The sentence's tokens.
        used: Positions already read as identifiers ("Route 9" is no name).
    """
    plain = _plain_words(tokens)
    found: dict[str, int] = {}
    i = 0
    while i < len(tokens):
        if i in used or not _starts(tokens, i, plain):
            i += 1
            continue
        run = _run(tokens, i, plain)
        name = canonical(" ".join(token.text for token in tokens[i : i + run]))
        if name and not all(word in word_class("titles") for word in name.split(" ")):
            found.setdefault(name, i)
            if run > 1 and (country := countries().get(name_key(tokens[i].text))):
                found.setdefault(country, i)
        i += run
    return found


def places_among(names: dict[str, int], tokens: Sequence[Token]) -> frozenset[str]:
    """Return the names that stand where a place stands: after "in", "near", "north of"."""
    return frozenset(name for name, at in names.items() if _placed(tokens[max(0, at - 6) : at]))


def _placed(before: Sequence[Token]) -> bool:
    """Whether the tokens before a name make it a place."""
    words = [token.low for token in reversed(before)]
    if len(words) > 1 and words[0] == "of" and _local(words[1]):
        return True
    rest = list(dropwhile(_BETWEEN.__contains__, words))
    return bool(rest) and rest[0] in word_class("places")


_BETWEEN = frozenset(
    [
        *["the", "a", "of", "city", "town", "village", "province", "region", "state", "capital"],
        *["district", "port", "northern", "southern", "eastern", "western", "central", "island"],
        *["northeastern", "northwestern", "southeastern", "southwestern", "nearby", "neighboring"],
    ]
)


def _local(word: str) -> bool:
    return word in word_class("directions") or word in _BETWEEN


def _plain_words(tokens: Sequence[Token]) -> bool:
    """Whether capitals mark names here: not in a headline or a text in capitals throughout."""
    content = [t for t in tokens if t.text[:1].isalpha() and t.low not in word_class("stop")]
    capitals = sum(token.capital for token in content)
    return len(content) < 4 or capitals < HEADLINE * len(content)


@cache
def _never() -> frozenset[str]:
    """Capitalised words that are no part of a name."""
    return frozenset.union(
        *(word_class(name) for name in ("stop", "weekdays", "months", "number_words"))
    )


def _starts(tokens: Sequence[Token], i: int, plain: bool) -> bool:
    token = tokens[i]
    if not token.capital or token.low in _never():
        return False
    if name_key(token.low) in countries():
        return True
    if plain and i > 0:
        return True
    if i + 1 < len(tokens) and plain and tokens[i + 1].capital:
        return tokens[i + 1].low not in _never()
    if seen_name(stem(token.low)):
        return True
    unknown = not seen_plain(stem(token.low)) and not token.low.endswith("s")
    return plain and unknown and i + 1 < len(tokens) and verb_like(tokens[i + 1])


def _run(tokens: Sequence[Token], i: int, plain: bool) -> int:
    """How many tokens a name that starts at ``i`` has; "of" and the like only inside it."""
    size = 1
    while i + size < len(tokens):
        last, token = tokens[i + size - 1], tokens[i + size]
        if _gap(last, token) or last.text.endswith(("'s", "s'")):
            break
        if _links(tokens, i + size):
            size += 2
        elif token.capital and token.low not in _never() and _names(token, plain):
            size += 1
        else:
            break
    return size


def _names(token: Token, plain: bool) -> bool:
    """Whether a capitalised token is part of a name (in a headline, if it is no usual word)."""
    return plain or not seen_plain(stem(token.low))


def _gap(left: Token, right: Token) -> bool:
    """Whether something but one space stands between two tokens (a comma ends a name)."""
    return right.start - left.end > 1 and not left.text.endswith(".")


def _links(tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].low in word_class("linking")
        and tokens[i].low != "for"
        and following is not None
        and following.capital
        and following.low not in word_class("stop")
        and name_key(following.low) not in countries()
    )


def same_name(left: str, right: str) -> bool:
    """Return whether two normalised names may be one: equal, or one is a part of the other.

    A country alone is no part of "iraq interior ministry".
    """
    if left == right:
        return True
    a, b = set(left.split(" ")), set(right.split(" "))
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return small < large and not (len(small) == 1 and " ".join(small) in countries().values())


def contains(left: str, right: str) -> bool:
    """Return whether one of two places is known to lie in the other (a capital in its country)."""
    return seats().get(left) == right or seats().get(right) == left


def meet(left: Collection[str], right: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of names of two sets that may be one, a seat of government its country."""
    return [
        (a, b) for a in sorted(left) for b in sorted(right) if same_name(a, b) or contains(a, b)
    ]
