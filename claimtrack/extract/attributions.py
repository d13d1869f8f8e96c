"""The way from a text to its attributions: parse, find, resolve, link, number.

In: the article's text. Out: attributions in text order with spans into that very text. Each
paragraph is read alone; speakers and targets are resolved over the whole text.
"""

from collections.abc import Sequence
from pathlib import Path

from claimtrack.extract import (
    act,
    furniture,
    naming,
    nlp,
    ownvoice,
    quoted,
    relay,
    reported,
    special,
    speech,
    stance,
    targets,
    tree,
)
from claimtrack.extract.found import Found
from claimtrack.extract.speakers import Speakers
from claimtrack.extract.types import Attribution, SpeakerName
from claimtrack.extract.writing import Parts, Placed, Reading, attribution, words_of
from claimtrack.text import Span
from claimtrack.vocab import SpeakerKind, Stance

__all__ = ["Reading", "extract", "findings", "version"]

VERSION = "1"
"""Version of the rules; with the pipeline's it names the extractor on every statement."""


def version(model: Path | None = None) -> str:
    """Return what names the extractor: the rules' version and the pipeline's."""
    return f"rules {VERSION}, {nlp.version(model)}"


def extract(text: str, reading: Reading | None = None) -> list[Attribution]:
    """Return the attributions of ``text`` in text order.

    Args:
        text: The article as given; offsets count its code points.
        reading: How to read it.

    Raises:
        BadInput: The pipeline named in ``reading`` cannot be loaded.
    """
    reading = reading or Reading()
    paragraphs = list(nlp.parse(text, list(furniture.prose(text)), reading.model))
    placed = _place(text, paragraphs, reading)
    targets.link([p.item for p in placed])
    return _build(text, placed, reading)


def findings(paragraph: nlp.Paragraph) -> list[Found]:
    """Return what one paragraph attributes, quotations joined, in text order."""
    doc = paragraph.doc
    quotes = quoted.quotations(doc.text)
    spoken = [q.span for q in quotes if q.sentence_like(doc.text)]
    special_ones = list(special.find(doc, spoken))
    taken = {start for f in special_ones for start, _ in f.cue}
    found = [f for f in reported.find(doc, spoken) if not taken & {s for s, _ in f.cue}]
    found = reported.tidy(doc, found)
    for f in found:
        stance.settle(f, doc)
    joined = speech.join(doc, quotes, found + special_ones)
    for f in joined:
        f.relay = relay.find(f, doc)
        act.settle(f)
    return joined


def _place(text: str, paragraphs: Sequence[nlp.Paragraph], reading: Reading) -> list[Placed]:
    speakers = Speakers(text)
    placed: list[Placed] = []
    sentence, running = 0, None
    for paragraph in paragraphs:
        found = findings(paragraph)
        running = _carry_on(paragraph, found, running)
        found = [f for f in found if _says_something(f)]
        names = {id(f): words_of(paragraph, f.source) for f in found}
        relay.nest([f for f in found if f.stance is not Stance.CONFIRMS], names)
        if reading.own_voice:
            spans = [q.span for q in quoted.quotations(paragraph.doc.text)]
            found = sorted(
                [*found, *ownvoice.find(paragraph.doc, found, spans)], key=lambda f: f.anchor
            )
        starts = [s.start for s in paragraph.doc.sents]
        read = 0
        for f in found:
            begun = [start for start in starts if start <= f.anchor]
            speakers.note(paragraph.doc[read : begun[-1]])
            read = begun[-1]
            placed.append(_settle(f, paragraph, speakers, sentence + len(begun) - 1))
        speakers.note(paragraph.doc[read:])
        sentence += len(starts)
    _continue(placed)
    return [p for p in placed if p.speakers]


def _says_something(found: Found) -> bool:
    """A quotation nobody is named for and a cue without a content say nothing that can be kept."""
    if found.frame == "bare":
        return found.continues is not None
    pointing = (Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS, Stance.WITHHOLDS)
    return bool(found.content) or found.stance in pointing


def _carry_on(paragraph: nlp.Paragraph, found: list[Found], running: Found | None) -> Found | None:
    """Tie a paragraph that opens with a quotation to the one running on; return the last one."""
    for f in found:
        opens = bool(f.content) and not paragraph.doc.text[: f.content[0].start].strip()
        if f.frame == "bare" and f.continues is None and running is not None and opens:
            f.continues = running
    spoken = [f for f in found if f.quoted and (f.frame != "bare" or f.continues is not None)]
    return (spoken[-1].continues or spoken[-1]) if spoken else None


def _settle(found: Found, paragraph: nlp.Paragraph, speakers: Speakers, sentence: int) -> Placed:
    words = words_of(paragraph, found.content)
    resolved: list[tuple[SpeakerName, list[Span]]] = []
    if found.frame == "own":
        resolved = [(SpeakerName("", SpeakerKind.OUTLET), [])]
    elif found.head is not None:
        heads = naming.coordinated(found.head)
        for head in heads:
            tokens = naming.phrase(head)
            spans = [Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))] if tokens else []
            resolved.append((speakers.resolve(head), found.source if len(heads) == 1 else spans))
    elif found.continues is None:
        resolved = [(SpeakerName(), [])]
    item = targets.Item(
        found=found,
        speakers=tuple(name.name for name, _ in resolved),
        kinds=tuple(name.kind for name, _ in resolved),
        sentence=sentence,
        stems=targets.stems(_told_with_its_subject(found, paragraph, words)),
        anaphoric=targets.points_back(found, words),
        own_voice=found.frame == "own",
    )
    return Placed(found, paragraph, resolved, item)


def _told_with_its_subject(found: Found, paragraph: nlp.Paragraph, words: str) -> str:
    """Return the content, with its speaker where it only says "they" or "it" of itself."""
    head = found.content_head
    who = tree.child(head, *tree.SUBJECTS) if head is not None else None
    if who is None or who.tag_ != "PRP":
        return words
    return f"{words_of(paragraph, found.source)} {words}"


def _continue(placed: Sequence[Placed]) -> None:
    """Give a quotation that runs on the speaker of the one it continues."""
    by_found = {id(p.found): p for p in placed}
    for p in placed:
        first = by_found.get(id(p.found.continues)) if p.found.continues is not None else None
        if first is not None:
            p.speakers = [(name, []) for name, _ in first.speakers]
            p.item.speakers = first.item.speakers


def _build(text: str, placed: Sequence[Placed], reading: Reading) -> list[Attribution]:
    placed = sorted(placed, key=lambda p: (_position(p), p.found.anchor))
    n = 0
    for p in placed:
        for _ in p.speakers:
            n += 1
            p.numbers.append(n)
    numbers = {id(p.item): p.numbers for p in placed}
    by_found = {id(p.found): p for p in placed}
    out: list[Attribution] = []
    for p in placed:
        continued = by_found.get(id(p.found.continues)) if p.found.continues is not None else None
        for k, (name, source) in enumerate(p.speakers):
            before = continued.numbers[min(k, len(continued.numbers) - 1)] if continued else None
            about = tuple(i for item in p.item.about for i in numbers.get(id(item), ()))
            unsure = tuple(i for item in p.item.candidates for i in numbers.get(id(item), ()))
            out.append(
                attribution(
                    text, p, Parts(p.numbers[k], name, source, about, unsure, before), reading
                )
            )
    return out


def _position(placed: Placed) -> int:
    spans = placed.found.cue or placed.found.content
    return placed.paragraph.offset + (spans[0].start if spans else 0)
