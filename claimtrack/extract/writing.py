"""From a placed finding to the Attribution it is told as: offsets, figures, dates, proposition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from claimtrack.extract import dates, figures, links, nlp, quoted, targets
from claimtrack.extract.found import Found
from claimtrack.extract.proposition import proposition
from claimtrack.extract.types import Attribution, Figure, SpeakerName, Words
from claimtrack.text import Span, overlap
from claimtrack.vocab import Quote, SpeakerKind


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is to be read: the day it appeared, whose voice it is, which pipeline.

    ``attitudes``: also what people are said to want, support, intend or know without saying so.
    ``ranker``: other weights of the ranker than those that ship.
    """

    published: date | None = None
    outlet: str = ""
    own_voice: bool = True
    model: Path | None = None
    attitudes: bool = False
    ranker: Path | None = None


@dataclass(slots=True)
class Placed:
    """A finding in its paragraph with the speakers it was resolved to."""

    found: Found
    paragraph: nlp.Paragraph
    speakers: list[tuple[SpeakerName, list[Span]]]
    item: targets.Item
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a statement has of its own among those of one finding: number, speaker, targets."""

    n: int
    name: SpeakerName
    source: list[Span]
    about: tuple[int, ...]
    unsure: tuple[int, ...]
    continues: int | None


def attribution(text: str, placed: Placed, parts: Parts, reading: Reading) -> Attribution:
    """Return one statement of a finding, with offsets into ``text``."""
    found, doc = placed.found, placed.paragraph.doc
    offset = placed.paragraph.offset
    words = words_of(placed.paragraph, found.content)
    name = parts.name
    if found.frame == "own":
        name = SpeakerName(reading.outlet, SpeakerKind.OUTLET)
    counted = figures.find(doc, found.content, base=reading.published)
    return Attribution(
        n=parts.n,
        speaker=name,
        source=_shifted(text, parts.source, offset),
        cue=_shifted(text, found.cue, offset),
        cue_lemma=found.lemma or None,
        content=_shifted(text, found.content, offset),
        quote=_quote(found, links.text(doc)),
        stance=found.stance,
        act=found.act,
        relay=tuple(found.relay),
        about=parts.about,
        candidates=parts.unsure,
        continues=parts.continues,
        proposition="" if placed.item.anaphoric else proposition(found, doc, name),
        figures=tuple(_moved(f, offset) for f in counted),
        event_date=dates.event_date(words, reading.published),
        said_at=_said_at(placed, reading.published),
        confidence=found.confidence,
        anaphoric=placed.item.anaphoric,
    )


def _shifted(text: str, spans: Sequence[Span], offset: int) -> Words | None:
    if not spans:
        return None
    moved = tuple(sorted(Span(start + offset, end + offset) for start, end in spans))
    return Words.of(text, moved)


def _moved(figure: Figure, offset: int) -> Figure:
    span = Span(figure.span.start + offset, figure.span.end + offset)
    return Figure(
        figure.text, span, figure.counted, figure.low, figure.high, figure.bound, figure.as_of
    )


def _quote(found: Found, text: str) -> Quote:
    """Return how the words are given: wholly, partly or not in quotation marks."""
    quotes = quoted.quotations(text)
    inside = overlap(found.content, [q.span for q in quotes])
    if not inside:
        return Quote.DIRECT if found.quoted else Quote.INDIRECT
    total = sum(len(text[start:end].strip(" ,.")) for start, end in found.content)
    return Quote.DIRECT if inside >= total - 1 else Quote.MIXED


def _said_at(placed: Placed, published: date | None) -> str | None:
    """Return the one date of the cue's own clause, outside the content ("said on Monday")."""
    found, doc = placed.found, placed.paragraph.doc
    if not found.cue:
        return None
    cue = doc[found.anchor]
    near = [
        c
        for c in links.below(cue)
        if c.dep_ in ("obl", "obl:tmod", "obl:unmarked", "nmod:tmod", "advmod")
    ]
    spans = [Span(c.left_edge.idx, c.right_edge.idx + len(c.right_edge)) for c in near]
    days = {
        d.iso
        for span in spans
        if not overlap([span], found.content)
        for d in dates.find(links.text(doc)[span.start : span.end], base=published)
        if d.precision == "day"
    }
    return days.pop() if len(days) == 1 else None


def words_of(paragraph: nlp.Paragraph, spans: Iterable[Span]) -> str:
    """Return the words that ``spans`` cover in a paragraph."""
    return " ".join(links.text(paragraph.doc)[start:end] for start, end in spans)
