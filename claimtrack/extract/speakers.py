"""Whom a source denotes, by what the article has said before.

A name is completed to its full form, an acronym to what it was introduced for, a pronoun or a
role noun to the one speaker it can mean. One rule everywhere: accept only if exactly one
candidate remains, else the words of the source stand and nobody is guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.extract import naming
from claimtrack.extract.lexicon import word_list
from claimtrack.extract.types import SpeakerName
from claimtrack.text import name_key, squeeze
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTRODUCED = re.compile(
    r"((?:[A-Z][\w’'.-]*|of|for|the|and|in|on|al-?)(?:\s+(?:[A-Z][\w’'.-]*|of|for|the|and|in|on))*)\s*\(([A-Z][A-Za-z.&-]{1,9})\)"
)
_SELF_NAMED = re.compile(
    r"((?:[\w’'-]+\s+){0,3}?)(\w+),?\s+"
    r"(?:(?:identifying|calling) (?:themselves|itself)(?: as)?|known(?: collectively)? as"
    r"|(?:which|who) calls? (?:itself|themselves))\s+(?:the\s+)?"
    r"[“\"‘']?((?:[A-Z][\w’'-]*)(?:\s+(?:[A-Z][\w’'-]*|of|in|for|the|al))*)"
)


NEAR = 2
"""Statements back to which "it" and "they" reach; further away another body may be meant."""


@dataclass(slots=True)
class Known:
    """A speaker the article has named or described so far."""

    name: str
    kind: SpeakerKind
    head: str
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    spoke: int = -1
    """Order of the last statement of this speaker; -1 where it only was named."""
    seen: int = 0
    """Order of the last mention."""
    subject: int = -1
    """Order of the last sentence that had it for its subject."""

    def nameless(self) -> bool:
        """Whether nothing but the form of its name says that this is a person."""
        return self.kind is SpeakerKind.PERSON and self.gender is None and not self.roles


class Speakers:
    """What one article's sources denote; fed in text order."""

    def __init__(self, text: str) -> None:
        """Read the introductions of acronyms and chosen names out of ``text``."""
        self.known: list[Known] = []
        self.order = 0
        self.acronyms = _acronyms(text)
        self.titled = _self_named(text)

    def note(self, tokens_read: Iterable["Token"]) -> None:
        """Remember the persons and bodies named among tokens that have not spoken (yet)."""
        for token in tokens_read:
            if token.tag_ not in ("NNP", "NNPS") or token.dep_ in ("compound", "flat"):
                continue
            tokens = naming.phrase(token)
            run = naming.name_run(tokens, token)
            if len(run) < 2:
                continue
            kind = naming.kind_of(tokens, token, run)
            last = run[-1].lower_
            if kind is SpeakerKind.ORGANISATION and last in word_list("organisation"):
                self._remember(naming.written(run), kind, last)
            elif kind is SpeakerKind.PERSON:
                self._note_person(token, tokens, run)

    def _note_person(self, token: "Token", tokens: list["Token"], run: list["Token"]) -> None:
        if not (naming.has_role(tokens, run) or any(t.ent_type_ == "PERSON" for t in run)):
            return
        known = self._remember(naming.written(run), SpeakerKind.PERSON, run[-1].lower_)
        known.gender = known.gender or naming.gender(tokens)
        known.roles |= naming.roles(tokens)
        known.words |= {t.lower_ for t in tokens}
        if token.dep_ in ("nsubj", "nsubj:pass"):
            known.subject = self.order

    def resolve(self, head: "Token") -> SpeakerName:
        """Return whom the phrase of ``head`` denotes and remember it as the last speaker."""
        self.order += 1
        tokens = naming.phrase(head)
        mention = naming.written(tokens)
        run = naming.name_run(tokens, head)
        if head.tag_ in ("PRP", "PRP$"):
            return self._spoken(self._pronoun(head), mention)
        if run:
            return self._named(tokens, head, run, mention)
        return self._described(tokens, head, mention)

    def last(self) -> Known | None:
        """Return who spoke last."""
        spoken = [k for k in self.known if k.spoke >= 0]
        return max(spoken, key=lambda k: k.spoke) if spoken else None

    def _named(
        self, tokens: list["Token"], head: "Token", run: list["Token"], mention: str
    ) -> SpeakerName:
        kind = naming.kind_of(tokens, head, run)
        name = naming.written(run)
        name = re.sub(r"[’']s$", "", name)
        name = self.acronyms.get(name, name)
        full = self._full(name, kind)
        if full is not None:
            name, kind = full.name, full.kind
        elif kind is SpeakerKind.DOCUMENT:
            name = _bare(mention)
        known = self._remember(name, kind, run[-1].lower_)
        known.gender = known.gender or naming.gender(tokens)
        known.roles |= naming.roles(tokens)
        known.words |= {t.lower_ for t in tokens}
        return self._spoken(known, mention)

    def _described(self, tokens: list["Token"], head: "Token", mention: str) -> SpeakerName:
        """A common noun: an earlier speaker where it points back, else its own words."""
        first = tokens[0].lower_ if tokens else ""
        noun = head.lower_
        definite = first in (
            "the",
            "this",
            "these",
            "those",
            "that",
            "both",
        ) or mention.lower().startswith("the same")
        if definite and noun in self.titled and first in ("the", "these", "those"):
            known = self._remember(self.titled[noun], SpeakerKind.ORGANISATION, noun)
            return self._spoken(known, mention)
        if definite and len(tokens) <= 4:
            found = self._by_noun(noun, tokens)
            if found is not None:
                return self._spoken(found, mention)
        kind = naming.kind_of(tokens, head, [])
        if kind is SpeakerKind.DOCUMENT and (issuer := naming.issuer(tokens)):
            outlet = naming.kind_of(issuer, issuer[-1], issuer)
            return self._spoken(self._remember(naming.written(issuer), outlet, noun), mention)
        name = mention if kind is SpeakerKind.ANONYMOUS else _bare(mention)
        if noun in ("some", "others", "many", "those", "one", "who", "which") and len(tokens) == 1:
            kind = SpeakerKind.ANONYMOUS
        return self._spoken(self._remember(name, kind, noun), mention)

    def _by_noun(self, noun: str, tokens: list["Token"]) -> Known | None:
        """The one earlier speaker that ``noun`` can mean: by name, by role, by its own words."""
        extra = {t.lower_ for t in tokens[1:-1]} - {"same", "official", "two", "three", "military"}
        hits = [
            k
            for k in self.known
            if (k.head == noun or noun in k.roles)
            and (not extra or extra & (k.words | set(name_key(k.name).split())))
        ]
        if not hits and noun in word_list("outlet_back"):
            hits = [k for k in self.known if k.kind is SpeakerKind.OUTLET and k.spoke >= 0]
        if not hits and noun in word_list("group_noun"):
            bodies = (SpeakerKind.ORGANISATION,)
            hits = [k for k in self.known if k.kind in bodies and k.spoke >= 0]
        names = {k.name for k in hits}
        return hits[0] if len(names) == 1 else None

    def _pronoun(self, head: "Token") -> Known | None:
        word = head.lower_
        if word in ("he", "she", "his", "her"):
            wanted = "m" if word in ("he", "his") else "f"
            return self._person(wanted)
        spoken = [k for k in self.known if k.spoke >= 0]
        if word in ("it", "its"):
            kinds = {SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT}
        elif word in ("they", "their"):
            kinds = {SpeakerKind.ORGANISATION, SpeakerKind.ANONYMOUS}
        else:
            return None
        near = [k for k in spoken if self.order - k.spoke <= NEAR]
        fitting = [k for k in near if k.kind in kinds or (word in ("it", "its") and k.nameless())]
        last = max(fitting, key=lambda k: k.spoke, default=None)
        if last is not None and last.kind is SpeakerKind.PERSON:
            last.kind = SpeakerKind.ORGANISATION  # nothing but its form spoke for a person
        return last

    def _person(self, wanted: str) -> Known | None:
        """The person a singular pronoun means: who spoke last, unless another was named since."""
        persons = [
            k
            for k in self.known
            if k.kind in (SpeakerKind.PERSON, SpeakerKind.ANONYMOUS)
            and k.gender in (None, wanted)
            and (k.kind is SpeakerKind.PERSON or k.head in word_list("role"))
        ]
        spoken = [k for k in persons if k.spoke >= 0]
        last = max(spoken, key=lambda k: k.spoke, default=None)
        if last is None:
            last = max(persons, key=lambda k: (k.subject, k.seen), default=None)
            ties = [k for k in persons if last is not None and k.subject == last.subject]
            if last is None or len(ties) > 1:
                return None
        since = [k for k in persons if k.subject > last.spoke and k is not last]
        if len(since) == 1 and last.spoke >= 0:
            last = since[0]
        elif len(since) > 1:
            return None
        last.gender = last.gender or wanted
        return last

    def _full(self, name: str, kind: SpeakerKind) -> Known | None:
        key = name_key(name)
        hits = [k for k in self.known if name_key(k.name) == key]
        if hits:
            return hits[0]
        if " " in key:
            return None
        hits = [
            k
            for k in self.known
            if k.kind is SpeakerKind.PERSON and name_key(k.name).split()[-1:] == [key]
        ]
        return hits[0] if len({k.name for k in hits}) == 1 else None

    def _remember(self, name: str, kind: SpeakerKind, head: str) -> Known:
        key = name_key(name)
        for known in self.known:
            if name_key(known.name) == key:
                known.seen = self.order
                return known
        self.known.append(Known(name, kind, head, seen=self.order))
        return self.known[-1]

    def _spoken(self, known: Known | None, mention: str) -> SpeakerName:
        if known is None:
            return SpeakerName("", SpeakerKind.UNKNOWN, mention)
        known.spoke = known.seen = self.order
        same = name_key(known.name) == name_key(mention)
        return SpeakerName(known.name, known.kind, None if same else mention)


def _bare(mention: str) -> str:
    return re.sub(r"^(the|a|an|this|that|these|those|both)\s+", "", mention, flags=re.IGNORECASE)


def _acronyms(text: str) -> dict[str, str]:
    """Return the short forms that the text itself introduces in brackets."""
    found: dict[str, str] = {}
    for match in _INTRODUCED.finditer(text):
        words = match.group(1).split()
        letters = [c for c in match.group(2).upper() if c.isalpha()]
        for size in range(len(words), 0, -1):
            part = words[-size:]
            capitals = [
                w[0].upper() for w in re.split(r"[\s-]+", " ".join(part)) if w[:1].isupper()
            ]
            if capitals == letters:
                found[match.group(2)] = squeeze(" ".join(part))
                break
    return found


def _self_named(text: str) -> dict[str, str]:
    """Return the names that groups give themselves, by the noun that stands for them."""
    found: dict[str, set[str]] = {}
    for match in _SELF_NAMED.finditer(text):
        noun = match.group(2).lower()
        found.setdefault(noun, set()).add(squeeze(match.group(3)))
    return {noun: names.pop() for noun, names in found.items() if len(names) == 1}
