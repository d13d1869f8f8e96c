"""Quotations by their typography, and which cue they belong to.

Curly, straight and doubled single marks; a mark that is opened and not closed runs to the end of
its paragraph (the next paragraph then opens again). A paragraph with an odd mark it cannot
explain yields no quotation rather than a guess.
"""

import re
from dataclasses import dataclass

from claimtrack.text import Span

_MARK = re.compile(r"“|”|„|«|»|''|``|\"")
_CLOSES = {"“": "”", "„": "“", "«": "»", "``": "''"}
_SENTENCE = re.compile(r"[.!?…]['’)\]]*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; ``closed`` is False where it runs on into the next paragraph."""

    span: Span
    inner: Span
    closed: bool

    def sentence_like(self, text: str) -> bool:
        """Return whether it can stand alone as speech rather than as a borrowed word or two."""
        words = text[self.inner.start : self.inner.end].split()
        last = text[self.inner.start : self.inner.end].rstrip()[-1:]
        return len(words) >= 4 or (len(words) >= 2 and last in ",.!?—")


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of one paragraph, in order."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is None:
            if _opens(text, mark):
                opened = mark
            continue
        if _shuts(text, opened, mark):
            found.append(
                Quotation(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()), True)
            )
            opened = None
    if (opened is not None and opened.group() != '"') or (
        opened is not None and _runs_on(text, opened)
    ):
        found.append(
            Quotation(Span(opened.start(), len(text)), Span(opened.end(), len(text)), False)
        )
    return [q for q in found if text[q.inner.start : q.inner.end].strip()]


def _opens(text: str, mark: re.Match[str]) -> bool:
    kind = mark.group()
    if kind in ("”", "»"):
        return False
    if kind in ('"', "''"):
        before = text[mark.start() - 1 : mark.start()]
        after = text[mark.end() : mark.end() + 1]
        return (not before or before in " \u00a0([—–-:'‘/") and not after.isspace() and bool(after)
    return True


def _shuts(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    kind = opened.group()
    if kind in _CLOSES:
        return mark.group() == _CLOSES[kind] or (kind == "“" and mark.group() == '"')
    return mark.group() in (kind, "”" if kind == '"' else kind)


def _runs_on(text: str, opened: re.Match[str]) -> bool:
    """A straight mark left open counts only at the head of a sentence that fills the rest."""
    rest = text[opened.end() :].rstrip()
    head = text[: opened.start()].rstrip()
    return bool(_SENTENCE.search(rest)) and (not head or head[-1] in ',:.!?”"')
