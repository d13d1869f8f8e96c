"""Quotations by their typography: where they open, close and run on.

Curly, straight and doubled single marks; single marks in a paragraph that has no others. A mark
that is opened and not closed runs to the end of its paragraph: the next paragraph opens again or,
where only its closing mark follows, goes on without one. A mark that cannot be explained yields
no quotation rather than a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.text import Span

_MARK = re.compile(r"“|”|„|«|»|['‘’]{2}|``|\"")
_CLOSES = {"“": "”", "„": "“", "«": "»", "``": "''"}
_SENTENCE = re.compile(r"[.!?…]['’)\]]*$")
_SINGLE = re.compile(
    r"(?:^|(?<=[\s(:—–]))(['‘])(?=[A-Z])(.{8,}?[.,!?…]|[^‘’']{8,}?(?=['’]$))['’](?=[\s.,;)—–]|$)"
)
_CAPITAL = re.compile(r"[A-Z0-9&]|(?:of|the|and|a|an|to|in|for|on|with)$")
LONGEST = 6
"""Paragraphs a quotation may run through without a mark; more are as likely a mark forgotten."""
TITLE = 12
"""Words of a title at most ("the programme “Good Morning, Tarn,”")."""
PLAIN_TITLE = 4
"""Capitalised words that make a title where nothing leads in ("A book, “The Fall of Tarn,”")."""


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
        if self.title(text):
            return False
        return len(words) >= 4 or (len(words) >= 2 and last in ",.!?—")

    def speech(self, text: str) -> bool:
        """Return whether it can be speech where a cue stands by it ("“No,” said Ida Holt")."""
        last = text[self.inner.start : self.inner.end].rstrip()[-1:]
        short = self.alone(text) and last != "" and last in ",!?" and not self.title(text)
        return short or self.sentence_like(text)

    def title(self, text: str) -> bool:
        """Return whether it is a title, all its words names' ("on “Tarn This Week,”")."""
        words = text[self.inner.start : self.inner.end].split()
        if not 2 <= len(words) <= TITLE or not all(_CAPITAL.match(word) for word in words):
            return False
        return not self.alone(text) or (len(words) >= PLAIN_TITLE and bool(self.span.start))

    def alone(self, text: str) -> bool:
        """Return whether it begins a sentence or stands behind a mark, no word leading into it."""
        before = text[: self.span.start].rstrip()
        return not before or before[-1] in ',;:.!?…—–-"”’)('


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of one paragraph, in order."""
    return _read(text, 0)


def closed_off(text: str, quotes: Sequence[Quotation]) -> list[Span]:
    """Return the quotations whose words are not the article's: speech and titles."""
    return [q.span for q in quotes if q.sentence_like(text) or q.title(text)]


def of_paragraphs(texts: Sequence[str]) -> list[list[Quotation]]:
    """Return the quotations of each paragraph, those that run on through several among them."""
    found: list[list[Quotation]] = []
    left = 0
    for i, text in enumerate(texts):
        if left == 0 and found and found[-1] and not found[-1][-1].closed:
            left = _paragraphs_to_close(texts[i : i + LONGEST])
        if left > 1:
            found.append([Quotation(Span(0, len(text)), Span(0, len(text)), False)])
        elif left == 1:
            mark = next(_MARK.finditer(text))
            head = Quotation(Span(0, mark.end()), Span(0, mark.start()), True)
            found.append([head, *_read(text, mark.end())])
        else:
            found.append(quotations(text))
        left = max(0, left - 1)
    return found


def _paragraphs_to_close(texts: Sequence[str]) -> int:
    """How many paragraphs an open quotation still takes; 0 where nothing says that it goes on."""
    for n, text in enumerate(texts, start=1):
        mark = _MARK.search(text)
        if mark is not None:
            return n if _ends(text, mark) and not _opens(text, mark) else 0
    return 0


def _read(text: str, start: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start):
        if opened is None:
            if _opens(text, mark):
                opened = mark
            continue
        if _shuts(text, opened, mark):
            inner = Span(opened.end(), mark.start())
            found.append(Quotation(Span(opened.start(), mark.end()), inner, True))
            opened = None
    if opened is not None and (opened.group() not in ('"', "”") or _runs_on(text, opened)):
        inner = Span(opened.end(), len(text))
        found.append(Quotation(Span(opened.start(), len(text)), inner, False))
    if not found and opened is None:
        found = [
            Quotation(Span(m.start(), m.end()), Span(m.start(2), m.end(2)), True)
            for m in _SINGLE.finditer(text, start)
        ]
    return [q for q in found if text[q.inner.start : q.inner.end].strip()]


def _kind(mark: re.Match[str]) -> str:
    return "''" if len(mark.group()) == 2 and mark.group() != "``" else mark.group()


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark opens; a closing one does where only an opening one can stand (``” No``)."""
    kind = _kind(mark)
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    leading = (not before or before in " \u00a0([—–-:'‘/") and not after.isspace() and bool(after)
    return leading if kind in ('"', "''", "”") else kind != "»"


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where a quotation ends: behind a stop, before a space."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return bool(before) and before in ",.!?…" and not after.isalnum()


def _shuts(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    kind, closing = _kind(opened), _kind(mark)
    if kind in _CLOSES:
        if closing == "“":
            return kind in ("“", "„") and (kind == "„" or _ends(text, mark))
        crossed = closing == '"' or (closing == "''" and _ends(text, mark))
        return closing == _CLOSES[kind] or (kind == "“" and crossed)
    return closing in (kind, "”") or (closing == "“" and _ends(text, mark))


def _runs_on(text: str, opened: re.Match[str]) -> bool:
    """A straight mark left open counts only at the head of a sentence that fills the rest."""
    rest = text[opened.end() :].rstrip()
    head = text[: opened.start()].rstrip()
    return bool(_SENTENCE.search(rest)) and (not head or head[-1] in ',:.!?”"')
