"""Tokens, text, children and subtrees of a parse, read once a document.

spaCy makes a token anew for every step of ``Token.children`` and ``Token.subtree``; the rules take
so many steps that this was most of their time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimtrack.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def tokens(doc: "Doc") -> list["Token"]:
    """Return the tokens of ``doc``."""
    found: list[Token] | None = doc.user_data.get(_TOKENS)
    if found is None:
        found = doc.user_data[_TOKENS] = list(doc)
    return found


def text(doc: "Doc") -> str:
    """Return the text of ``doc``; spaCy joins it anew from its words each time."""
    found: str | None = doc.user_data.get(_TEXT)
    if found is None:
        found = doc.user_data[_TEXT] = doc.text
    return found


def memory(doc: "Doc", name: str) -> dict[int, tuple[int, ...]]:
    """Return what ``doc`` remembers under ``name``: token indices by the index of a head."""
    found: dict[int, tuple[int, ...]] = doc.user_data.setdefault(f"claimtrack.{name}", {})
    return found


def within(doc: "Doc", spans: Iterable[Span]) -> list["Token"]:
    """Return the tokens of ``doc`` that share a character with ``spans``, in the spans' order."""
    every = tokens(doc)
    starts: list[int] | None = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc.user_data[_STARTS] = [token.idx for token in every]
    found = []
    for start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        touching = every[first : bisect_left(starts, end)]
        found += [t for t in touching if t.idx + len(t) > start]
    return found


_STARTS = "claimtrack.starts"
_TOKENS = "claimtrack.tokens"
_TEXT = "claimtrack.text"


def _below(doc: "Doc") -> list[list[tuple[str, int]]]:
    """Return label and index of every token's children."""
    found: list[list[tuple[str, int]]] | None = doc.user_data.get(_BELOW)
    if found is None:
        found = [[] for _ in range(len(doc))]
        for token in tokens(doc):
            above = token.head.i
            if above != token.i:
                found[above].append((token.dep_, token.i))
        doc.user_data[_BELOW] = found
    return found


_BELOW = "claimtrack.below"
"""Key under which a document keeps its children."""


def child(token: "Token", *labels: str) -> "Token | None":
    """Return the first child of ``token`` with one of the labels."""
    doc = token.doc
    for label, i in _below(doc)[token.i]:
        if label in labels:
            return tokens(doc)[i]
    return None


def children(token: "Token", *labels: str) -> list["Token"]:
    """Return the children of ``token`` with one of the labels."""
    doc = token.doc
    every = tokens(doc)
    return [every[i] for label, i in _below(doc)[token.i] if label in labels]


def below(token: "Token") -> list["Token"]:
    """Return all children of ``token``, in text order."""
    doc = token.doc
    every = tokens(doc)
    return [every[i] for _, i in _below(doc)[token.i]]


def subtree(token: "Token", without: Iterable["Token"] = ()) -> set[int]:
    """Return the indices of ``token``'s subtree less the subtrees of ``without``."""
    below = _below(token.doc)
    found = _indices(below, token.i)
    for other in without:
        found -= _indices(below, other.i)
    return found


def _indices(below: list[list[tuple[str, int]]], top: int) -> set[int]:
    found, queue = {top}, [top]
    while queue:
        inner = [i for _, i in below[queue.pop()]]
        found.update(inner)
        queue += inner
    return found
