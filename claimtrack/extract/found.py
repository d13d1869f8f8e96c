"""A finding in one paragraph before speakers and targets are resolved."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Found:
    """Source, cue and content of one attribution, as character spans of its paragraph.

    ``head`` is the head token of the source (None where there is none), ``frame`` the rule that
    found it, ``relay`` names outermost first, ``anchor`` the token index that orders it.
    """

    cue: list[Span]
    lemma: str
    stance: Stance
    act: Act
    frame: str
    anchor: int
    source: list[Span] = field(default_factory=list)
    head: "Token | None" = None
    content: list[Span] = field(default_factory=list)
    relay: list[str] = field(default_factory=list)
    quoted: bool = False
    continues: "Found | None" = None
    content_head: "Token | None" = None
    pointing: bool = False
    """Whether the content is a noun that stands for what was said before ("a charge X denies")."""
    confidence: float = 0.8
