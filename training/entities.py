"""Finds names of persons, organisations, places and events in GUM's mentions.

GUM marks every noun phrase that refers to something, nested, in the ``Entity`` item
of the last column. A name here is the smallest part of such a phrase that names: its
head, a proper noun, with the name parts around it, without article, title or apposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from training.conllu import Token

LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
PROPER = frozenset({"NNP", "NNPS"})
LEFT_PARTS = frozenset({"compound", "amod", "nummod", "flat", "nmod", "nmod:poss"})
RIGHT_PARTS = frozenset({"flat", "nummod"})
LINKS = frozenset({"of", "for"})
_PIECE = re.compile(r"\((?P<open>\d+)-(?P<type>[a-z]+)[^()]*(?P<single>\))?|(?P<close>\d+)\)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled token span; ``end`` is exclusive."""

    start: int
    end: int
    label: str


def mentions(tokens: Sequence[Token]) -> list[Span]:
    """Reads the mentions of one sentence, labelled by GUM's own types."""
    found: list[Span] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        for piece in _PIECE.finditer(token.misc.get("Entity", "")):
            if piece["open"] and piece["single"]:
                found.append(Span(index, index + 1, piece["type"]))
            elif piece["open"]:
                opened.setdefault(piece["open"], []).append((index, piece["type"]))
            elif opened.get(piece["close"]):
                start, label = opened[piece["close"]].pop()
                found.append(Span(start, index + 1, label))
    return sorted(found)


def names(tokens: Sequence[Token]) -> list[Span]:
    """Returns the names of one sentence: no two overlap, the longer one wins."""
    candidates = {
        name
        for mention in mentions(tokens)
        if mention.label in LABELS and (name := _name(tokens, mention))
    }
    chosen: list[Span] = []
    for name in sorted(candidates, key=lambda s: (s.start - s.end, s.start, s.label)):
        if all(name.end <= other.start or other.end <= name.start for other in chosen):
            chosen.append(name)
    return sorted(chosen)


def _name(tokens: Sequence[Token], mention: Span) -> Span | None:
    inside = range(mention.start, mention.end)
    heads = [i for i in inside if tokens[i].head not in inside]
    if len(heads) != 1 or tokens[heads[0]].upos != "PROPN":
        return None
    head, label = heads[0], LABELS[mention.label]
    determined = tokens[mention.start].upos in {"DET", "PRON"}
    # "the Pope", "Iraqis": kinds of person, not names.
    if label == "PERSON" and (tokens[head].xpos == "NNPS" or determined):
        return None
    start = _grow_left(tokens, head, limit=mention.start)
    end = _grow_right(tokens, head, limit=mention.end, linked=label != "PERSON")
    return Span(start, end, label)


def _grow_left(tokens: Sequence[Token], head: int, *, limit: int) -> int:
    start = head
    while start > limit and _belongs_left(tokens, start - 1, head):
        start -= 1
    while start < head and (tokens[start].upos == "PUNCT" or tokens[start].xpos == "POS"):
        start += 1
    return start


def _belongs_left(tokens: Sequence[Token], index: int, head: int) -> bool:
    token = tokens[index]
    if token.xpos in {"HYPH", "POS"}:
        return True
    top = index
    while tokens[top].head not in (head, -1) and index <= tokens[top].head < head:
        top = tokens[top].head
    return (
        tokens[top].head == head
        and tokens[top].deprel in LEFT_PARTS
        and (token.xpos in PROPER or token.form[:1].isupper() or token.form.isdigit())
    )


def _grow_right(tokens: Sequence[Token], head: int, *, limit: int, linked: bool) -> int:
    end = head + 1
    for index in range(head + 1, limit):
        token = tokens[index]
        top = _top_below(tokens, index, head)
        if top is None:
            break
        relation = tokens[top].deprel
        if relation in RIGHT_PARTS and token.upos != "PUNCT":
            end = index + 1
        elif linked and relation == "nmod" and _is_link(tokens, top):
            if token.form[:1].isupper():
                end = index + 1
        elif token.xpos != "HYPH":
            break
    return end


def _top_below(tokens: Sequence[Token], index: int, head: int) -> int | None:
    """Follows heads up from ``index`` to the dependent of ``head`` above it."""
    while tokens[index].head not in (head, -1):
        index = tokens[index].head
    return index if tokens[index].head == head else None


def _is_link(tokens: Sequence[Token], top: int) -> bool:
    cases = [t.form.lower() for t in tokens[:top] if t.head == top and t.deprel == "case"]
    return tokens[top].upos == "PROPN" and len(cases) == 1 and cases[0] in LINKS
