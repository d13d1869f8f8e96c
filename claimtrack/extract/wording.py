"""The words of a content as they can be told: without marks, with some words replaced.

``Told`` holds what every shape of a proposition asks: the content's tokens, the speaker's name and
number, and the words with replacements.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.extract import links, tree
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import word_list
from claimtrack.text import squeeze
from claimtrack.vocab import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc, Token

    from claimtrack.extract.types import SpeakerName

MARKS = frozenset('“”"„«»') | {"''", "``"}
SINGULAR_ENDS = ("ss", "us", "is", "ics", "news", "states", "nations", "affairs", "times")
QUANTITIES = frozenset({"some", "many", "most", "several", "few", "both", "hundreds", "dozens"})
PLURAL_WORDS = frozenset({"police", "people"})
_PLACE_OR_PART = re.compile(r"\s+(?:of|in|at|from|on|for|with|who|that|,)\b.*$|,.*$")
_BEFORE_STOP = re.compile(r"\s+([,.;:!?%)\]]|['’]s\b|n['’]t\b)")
_NOMINATIVE = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}


def spaced(text: str) -> str:
    """Return ``text`` without the spaces that dropped words leave before punctuation."""
    return re.sub(r",(?:\s*,)+", ",", _BEFORE_STOP.sub(r"\1", text))


def nominative(phrase: str) -> str:
    """Return a lone object pronoun as the subject it becomes ("him" -> "he")."""
    return _NOMINATIVE.get(phrase.lower(), phrase)


@dataclass(frozen=True, slots=True)
class Told:
    """A content ready to be told.

    Attributes:
        found: The finding.
        doc: Its paragraph.
        tokens: The content's tokens in text order, quotation marks left out.
        speaker: The name to tell it by, ``""`` where nobody is known.
        plural: Whether the speaker is several.
        kind: What the speaker is.
    """

    found: Found
    doc: "Doc"
    tokens: "tuple[Token, ...]"
    speaker: str
    plural: bool
    kind: SpeakerKind

    @classmethod
    def of(cls, found: Found, doc: "Doc", speaker: "SpeakerName") -> "Told":
        """Return the content of ``found`` as told by ``speaker``."""
        inside = tuple(
            t
            for t in links.within(doc, sorted(found.content))
            if t.text not in MARKS and not t.is_space
        )
        plural = _several(speaker.name, found)
        return cls(found, doc, inside, _with_article(speaker.name, plural), plural, speaker.kind)

    @property
    def cue(self) -> "Token | None":
        """The cue's own token, None where there is no cue."""
        return self.doc[self.found.anchor] if self.found.cue else None

    @property
    def head(self) -> "Token | None":
        """The head of the content, None where it lies outside of it."""
        head = self.found.content_head
        return head if head is not None and self.holds(head) else None

    def holds(self, token: "Token") -> bool:
        """Return whether the content holds ``token``."""
        return any(t.i == token.i for t in self.tokens)

    def say(
        self,
        tokens: "Iterable[Token] | None" = None,
        new: "Mapping[int, str] | None" = None,
    ) -> str:
        """Return ``tokens`` (all of them by default) as words, some replaced.

        Args:
            tokens: Tokens of the content.
            new: Words to put in the place of tokens, by index; ``""`` drops one.
        """
        new = new or {}
        parts: list[str] = []
        last = None
        for token in self.tokens if tokens is None else tokens:
            if last is not None and token.i != last + 1:
                parts.append(" ")
            parts.append(new.get(token.i, token.text) + token.whitespace_)
            last = token.i
        return spaced(squeeze("".join(parts)))

    def between(self, start: int, end: int | None = None) -> "list[Token]":
        """Return the content's tokens from index ``start`` up to ``end`` of the paragraph."""
        return [t for t in self.tokens if start <= t.i and (end is None or t.i < end)]


def several(head: "Token") -> bool:
    """Return whether a noun phrase is plural by its head or by coordination."""
    low = head.lower_
    if tree.child(head, "conj") is not None or low in PLURAL_WORDS | QUANTITIES:
        return True
    return head.tag_ == "NNS" or (head.tag_ == "NNPS" and not low.endswith(SINGULAR_ENDS))


def top(tokens: "list[Token]") -> "Token":
    """Return the head of a phrase: the token whose own head lies outside of it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[-1])


def _several(name: str, found: Found) -> bool:
    main = _PLACE_OR_PART.sub("", name).split()
    last = main[-1] if main else ""
    low = last.lower()
    if low in PLURAL_WORDS or low in word_list("generic_plural"):
        return True
    if low.endswith(SINGULAR_ENDS) or not low.endswith("s"):
        return False
    return last[0].islower() or (found.head is not None and found.head.tag_ in ("NNS", "NNPS"))


def _with_article(name: str, plural: bool) -> str:
    """A description without an article gets one: "junta" reads "the junta"."""
    first = name.partition(" ")[0]
    bare = first[:1].islower() and first.lower() not in _DETERMINERS and not first.isdigit()
    return f"the {name}" if bare and not plural else name


_DETERMINERS = frozenset(
    "a an the this that these those some several many most all one two three four five six seven "
    "eight nine ten dozens hundreds both either another each every any his her its their our my al "
    "el bin ibn de du van von nobody someone somebody who other others".split()
)
