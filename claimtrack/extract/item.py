"""A finding in its place in the article, as the search for what denials are about sees it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.parties import parties
from claimtrack.text import fold, name_key
from claimtrack.vocab import SpeakerKind

_ACRONYM = re.compile(r"\b[A-Z]{2,3}\b")
SHORT = 3
"""Letters of the longest word that is none of the content, acronyms and numbers aside."""


@dataclass(eq=False)
class Item:
    """A finding in its place: what it says, who says it, in which sentence of the article.

    ``sentence`` counts the sentences of the article's prose, ``words`` is the content as it stands,
    ``told`` the content with its speaker in the place of "they" or "it", ``source`` the words that
    name or describe the speaker here, ``described`` all that did so far.
    """

    found: Found
    speakers: tuple[str, ...]
    sentence: int
    words: str = ""
    told: str = ""
    source: str = ""
    described: str = ""
    kinds: tuple[SpeakerKind, ...] = ()
    anaphoric: bool = False
    about: list["Item"] = field(default_factory=list)
    candidates: list["Item"] = field(default_factory=list)
    own_voice: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of what the content tells."""
        return stems(self.told)

    @cached_property
    def names(self) -> frozenset[str]:
        """The parties that the content speaks of."""
        return parties(self.told)

    @cached_property
    def side(self) -> frozenset[str]:
        """The parties that the speaker is or belongs to."""
        return parties(" ; ".join((self.source, self.described, *self.speakers)))


def stems(text: str) -> frozenset[str]:
    """Return crude stems of the content words of ``text`` (six letters, "iraqi" meets "iraq")."""
    words = [w for w in name_key(fold(text)).split() if len(w) > SHORT or w.isdigit()]
    short = frozenset(w[0].lower() for w in _ACRONYM.finditer(text))
    return short | frozenset(
        w[:4] if len(w) < 6 else w[:5] for w in words if w not in word_list("stem_stop")
    )
