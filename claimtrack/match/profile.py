"""From a proposition to what the matcher compares: a pure function of the text.

In: an affirmative sentence, with whatever the extractor knows better (names, places, figures,
the date of the event, main verbs, actors). Out: a Profile. What is not given is found by plain
means: names by capitals, actors as the names before the first verb, no parse.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from claimtrack.match.lexicon import concept, deeds, word_class
from claimtrack.match.names import canonical, find_names, places_among
from claimtrack.match.numbers import figures as find_figures
from claimtrack.match.numbers import identifiers
from claimtrack.match.tokens import Token, content_stem, tokenize, verb_like
from claimtrack.match.types import FigureRange, Profile
from claimtrack.text import squeeze

SUBJECT_END = 14
"""Tokens within which a first verb must come for what stands before it to be the subject."""

BY_REACH = 5
"""Tokens after "by" among which the name of who did it is looked for."""


def profile(  # noqa: PLR0913 - the extractor's findings, one optional argument each
    text: str,
    *,
    names: Iterable[str] = (),
    places: Iterable[str] = (),
    figures: Iterable[FigureRange] = (),
    event_date: str | None = None,
    verbs: Iterable[str] = (),
    actors: Iterable[str] = (),
    act: str | None = None,
    article: str | None = None,
) -> Profile:
    """Return the matcher's view of a proposition.

    Args:
        text: The proposition in the affirmative.
        names: Names in it as written or normalised, aliases resolved; found by capitals if none.
        places: Those of them that are places; else the names after "in", "near", "north of".
        figures: Counts in it; else found by plain means.
        event_date: ISO date of reduced precision, or None.
        verbs: Its main verbs (any form); else its verbs that name a deed.
        actors: Who did it (in a passive, whom "by" names); else the names before its first verb.
        act: The speech act it was made by ("claim", "opinion", "pledge", "demand").
        article: Stable key of the article it stands in.
    """
    text = squeeze(text)
    tokens = tokenize(text)
    marks, used = identifiers(tokens)
    found = find_names(tokens, used)
    lemmas = _lemmas(tokens, used)
    given_places = frozenset(canonical(place) for place in places) - {""}
    given_names = frozenset(canonical(name) for name in names) - {""}
    who = frozenset(canonical(actor) for actor in actors) - {""}
    return Profile(
        text=text,
        negated=negated(tokens),
        names=given_names | frozenset(found) if given_names else frozenset(found),
        places=given_places or places_among(found, tokens),
        figures=tuple(figures) or find_figures(tokens, used),
        identifiers=marks,
        event_date=event_date,
        lemmas=lemmas,
        verbs=frozenset(_deeds(verbs)) or _verbs(tokens),
        actors=who or _actors(tokens, found),
        act=act,
        article=article,
    )


def _lemmas(tokens: Sequence[Token], used: frozenset[int]) -> tuple[str, ...]:
    stems = (content_stem(token) for i, token in enumerate(tokens) if i not in used)
    return tuple(found for found in stems if found)


def _deeds(verbs: Iterable[str]) -> Iterable[str]:
    stems = (content_stem(token) for verb in verbs for token in tokenize(verb))
    return (found for found in stems if found)


def negated(tokens: Sequence[Token]) -> bool:
    """Return whether the main clause is negative ("no one was hurt", "was not involved").

    "not only", "no longer", "No. 1", a "No," before the sentence, "is not sure" and a second
    negator do not count; nor does what a subordinate clause denies ("will leave if the rebels
    do not stop").
    """
    clause = takewhile(lambda one: one[0] < 2 or one[1].low not in _clauses(), enumerate(tokens))
    return sum(_negates(tokens, i) for i, _ in clause) % 2 == 1


def _clauses() -> frozenset[str]:
    return word_class("clause")


def _negates(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at ``i`` turns its clause round."""
    token, rest = tokens[i], tokens[i + 1 : i + 2]
    if token.low not in word_class("negators"):
        return False
    if not rest:
        return True
    interjected = token.low == "no" and rest[0].start - token.end > 1
    return not (interjected or rest[0].numeric or rest[0].low in word_class("unnegated"))


def _verbs(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems of the words that tell of a deed as verbs, not as nouns ("was bombed")."""
    return frozenset(
        found
        for i, token in enumerate(tokens)
        if (found := content_stem(token)) and concept(found) in deeds() and _verbal(tokens, i)
    )


def _verbal(tokens: Sequence[Token], i: int) -> bool:
    """A past form, or any form after an auxiliary, "to" or an adverb."""
    low = tokens[i].low
    if low.endswith("ed") or low in word_class("pasts"):
        return True
    before = tokens[i - 1].low if i else ""
    led = before in word_class("auxiliaries") or before in word_class("adjuncts")
    return led or before.endswith("ly")


def _actors(tokens: Sequence[Token], found: Mapping[str, int]) -> frozenset[str]:
    """The names before the first verb if one comes early; in a passive, those after "by".

    A passive without "by" does not say who did it: nobody.
    """
    reach = range(1, min(SUBJECT_END, len(tokens)))
    end = next((i for i in reach if verb_like(tokens[i])), None)
    if end is None:
        return frozenset()
    first = 0
    if _passive(tokens, end):
        by = next((i for i in range(end, len(tokens)) if tokens[i].low == "by"), len(tokens))
        first, end = by, by + BY_REACH
    held = {name: at for name, at in found.items() if first <= at < end}
    placed = places_among(held, tokens[:end])
    return frozenset(name for name in held if name not in placed)


def _passive(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb at ``i`` is a form of "be" that a participle follows."""
    if tokens[i].low not in word_class("passive") and tokens[i].low not in ("has", "have", "had"):
        return False
    following = [token.low for token in tokens[i : i + 4]]
    passive = any(low in word_class("passive") for low in following)
    return passive and any(
        low.endswith("ed") or low in word_class("pasts") for low in following[1:]
    )


def to_json(profile: Profile) -> dict[str, Any]:
    """Return a profile as JSON values, sets sorted, for storing."""
    return {
        "text": profile.text,
        "negated": profile.negated,
        "names": sorted(profile.names),
        "places": sorted(profile.places),
        "figures": [[f.counted, f.low, f.high] for f in profile.figures],
        "identifiers": sorted(profile.identifiers),
        "event_date": profile.event_date,
        "lemmas": list(profile.lemmas),
        "verbs": sorted(profile.verbs),
        "actors": sorted(profile.actors),
        "act": profile.act,
        "article": profile.article,
    }


def from_json(stored: Mapping[str, Any]) -> Profile:
    """Return the profile that ``to_json`` wrote.

    Raises:
        KeyError: A key is missing.
    """
    return Profile(
        text=stored["text"],
        negated=stored["negated"],
        names=frozenset(stored["names"]),
        places=frozenset(stored["places"]),
        figures=tuple(FigureRange(c, low, high) for c, low, high in stored["figures"]),
        identifiers=frozenset(stored["identifiers"]),
        event_date=stored["event_date"],
        lemmas=tuple(stored["lemmas"]),
        verbs=frozenset(stored["verbs"]),
        actors=frozenset(stored["actors"]),
        act=stored.get("act"),
        article=stored.get("article"),
    )
