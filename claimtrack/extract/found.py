"""A finding in one paragraph before speakers and targets are resolved."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimtrack.extract import tree
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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


def noted(token: "Token", *, lemma: str, frame: str, stance: Stance, act: Act = Act.CLAIM) -> Found:
    """Return a finding whose cue is ``token`` alone, its source and content still to be filled."""
    return Found(
        cue=[Span(token.idx, token.idx + len(token))],
        lemma=lemma,
        stance=stance,
        act=act,
        frame=frame,
        anchor=token.i,
        confidence=0.8,
    )


def fill(found: Found, doc: "Doc", head: "Token | None", content: set[int]) -> Found:
    """Give ``found`` its source (the noun phrase of ``head``) and its content, apart from it."""
    if head is not None:
        indices = tree.noun_phrase(head)
        found.source, found.head = tree.pieces(doc, indices), head
        content = content - indices
    found.content = tree.pieces(doc, content)
    return found
