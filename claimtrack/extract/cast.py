"""Whom an article has named or described so far, and when: the memory behind "she" and "the group".

Counted in sentences of the article and in tokens read, so that the nearest and the last speaker can
be told from those only mentioned.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from claimtrack.countries import countries
from claimtrack.extract import links, naming
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.parties import parties
from claimtrack.text import name_key
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

NEVER = -1
BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)


@dataclass(slots=True, eq=False)
class Known:
    """A speaker, or somebody who may come to speak, as the article has told of them so far.

    ``spoke``, ``subject`` and ``seen`` are the tokens read when it last spoke, was the subject of a
    clause, was mentioned at all (``NEVER`` where it did not); ``at`` holds the sentences of the
    last two.
    """

    name: str
    kind: SpeakerKind
    head: str
    key: str = ""
    plural: bool = False
    gender: str | None = None
    passing: bool = False
    """Whether it was only described and has not spoken ("police in Tarn")."""
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    spoke: int = NEVER
    subject: int = NEVER
    seen: int = NEVER
    spoke_in: int = NEVER
    subject_in: int = NEVER
    seen_in: int = NEVER

    def __post_init__(self) -> None:
        """Keep the form under which spellings of the name are equal."""
        self.key = name_key(self.name)

    def told(self, tokens: "list[Token]") -> None:
        """Remember what the phrase ``tokens`` says of it."""
        self.gender = self.gender or naming.gender(tokens) or naming.given_gender(self.name)
        self.roles |= naming.roles(tokens)
        self.words |= {t.lower_ for t in tokens}
        self.mentions.add(naming.written(list(takewhile(_nominal, tokens))))

    def lands(self) -> frozenset[str]:
        """Return the countries it was tied to ("Kassulian envoy Jo Smith")."""
        named = {p for m in self.mentions for p in parties(m)}
        return frozenset(named & set(countries().values()))

    def nameless(self) -> bool:
        """Whether nothing but the form of its name says that this is a person."""
        return self.kind is SpeakerKind.PERSON and self.gender is None and not self.roles

    def salient_in(self) -> int:
        """Return the last sentence that it spoke in or was the subject of."""
        return max(self.spoke_in, self.subject_in)

    def salient(self) -> int:
        """Return the tokens read when it last spoke or was a subject."""
        return max(self.spoke, self.subject)


def _nominal(token: "Token") -> bool:
    """Whether a word still belongs to a name; with a verb the phrase tells of something else."""
    return not token.tag_.startswith("VB")


class Cast:
    """Everybody an article has told of, and how far it was read."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.known: list[Known] = []
        self.read = 0
        self.sentence = 0
        self.pairs: list[tuple[Known, Known, int]] = []
        self._last: tuple[Known, Token] | None = None

    def __iter__(self) -> Iterator[Known]:
        """Iterate over everybody known, in the order they came."""
        return iter(self.known)

    def remember(self, name: str, kind: SpeakerKind, head: str) -> Known:
        """Return who is known by ``name``, new if nobody was."""
        key = name_key(name)
        for known in self.known:
            if known.key == key:
                known.seen, known.seen_in = self.read, self.sentence
                return known
        new = Known(name, kind, head, seen=self.read, seen_in=self.sentence)
        self.known.append(new)
        return new

    def full(self, name: str, kind: SpeakerKind) -> Known | None:
        """Return who alone can be meant by a name, whole or shortened ("Holt", "the Authority")."""
        key = name_key(name)
        hits = [k for k in self.known if k.key == key]
        if hits:
            return hits[0]
        if " " in key or not key:
            return None
        persons = [k for k in self.known if k.kind is SpeakerKind.PERSON]
        last = [k for k in persons if k.key.split()[-1:] == [key]]
        if len({k.name for k in last}) == 1:
            return last[0]
        if kind is SpeakerKind.PERSON:
            within = [k for k in persons if key in k.key.split()]
            return within[0] if len({k.name for k in within}) == 1 else None
        bodies = [k for k in self.known if k.kind in BODIES and not k.passing]
        ends = [k for k in bodies if k.key.split()[-1:] == [key]]
        return ends[0] if len({k.name for k in ends}) == 1 and key not in countries() else None

    def met(self, known: Known, token: "Token") -> None:
        """Note that ``token`` names ``known``; a name joined to the one before makes a pair."""
        if self._last is not None and token.dep_ == "conj" and token.head == self._last[1]:
            others = [c for c in links.below(token.head) if c.dep_ == "conj"]
            if len(others) == 1:
                self.pairs.append((self._last[0], known, self.sentence))
        self._last = (known, token)

    def spoken(self, known: Known) -> None:
        """Note that ``known`` speaks here."""
        known.spoke = known.seen = self.read
        known.spoke_in = known.seen_in = self.sentence
        known.passing = False

    def acted(self, known: Known) -> None:
        """Note that ``known`` is the subject of a clause here."""
        known.subject = known.seen = self.read
        known.subject_in = known.seen_in = self.sentence


def government(known: Known) -> bool:
    """Return whether it is a country, its government or a part of one: no "group" or "company"."""
    key = known.key
    words = set(key.split())
    return key in countries() or bool(words & word_list("state_body"))
