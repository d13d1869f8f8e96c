"""The way from a text to its attributions: parse, find, resolve, link, number.

In: the article's text. Out: attributions in text order with spans into that very text. Each
paragraph is read alone; speakers and targets are resolved over the whole text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimtrack.extract import (
    act,
    apposed,
    branded,
    furniture,
    headlines,
    headlinese,
    links,
    naming,
    nlp,
    ownvoice,
    phrases,
    pointing,
    quoted,
    ranking,
    relay,
    reported,
    special,
    speech,
    stance,
    targets,
    tree,
    withinquotes,
)
from claimtrack.extract.found import Found
from claimtrack.extract.speakers import Speakers
from claimtrack.extract.types import Attribution, SpeakerName
from claimtrack.extract.writing import Parts, Placed, Reading, attribution, words_of
from claimtrack.text import Span, overlap
from claimtrack.vocab import SpeakerKind, Stance

__all__ = ["Reading", "extract", "findings", "version"]

POINTING = (Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS, Stance.WITHHOLDS)
"""Stances that say something without a content of their own ("declined to comment")."""
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
    paragraphs = parsed(text, reading.model)
    placed = _place(text, paragraphs, reading)
    targets.link([p.item for p in placed], [s for p in paragraphs for s in p.doc.sents])
    return _build(text, placed, reading)


def parsed(text: str, model: Path | None = None) -> list[nlp.Paragraph]:
    """Return the paragraphs of prose in ``text``, parsed, a headline as a sentence."""
    spans = list(furniture.prose(text))
    paragraphs = list(nlp.parse(headlines.recased(text), spans, model))
    if paragraphs and paragraphs[0].span == headlines.headline(text):
        paragraphs[0] = replace(paragraphs[0], doc=headlinese.mended(paragraphs[0].doc))
    return paragraphs


def findings(
    paragraph: nlp.Paragraph,
    quotes: Sequence[quoted.Quotation] | None = None,
    *,
    attitudes: bool = False,
    ranker: Path | None = None,
) -> list[Found]:
    """Return what one paragraph attributes, in text order.

    Args:
        paragraph: One parsed paragraph.
        quotes: Its quotations where they are known, such as those that run through it.
        attitudes: Whether states of mind that nobody need have said are read too; of those the
            ranker, trained on agency news, has no say.
        ranker: Other weights than those that ship.
    """
    doc = paragraph.doc
    quotes = quoted.quotations(links.text(doc)) if quotes is None else quotes
    ruled = by_rule(paragraph, quotes)
    found = ranking.load(ranker).choose(doc, ruled, quoted.closed_off(links.text(doc), quotes))
    if attitudes:
        told = {f.anchor for f in ruled if f.content}
        wider = by_rule(paragraph, quotes, attitudes=True)
        more = [f for f in wider if f.cue and f.content and f.anchor not in told]
        anchors = {f.anchor for f in more}
        found = [f for f in found if f.anchor not in anchors] + more
        found.sort(key=lambda f: f.anchor)
    for f in found:
        f.relay = relay.find(f, doc)
        act.settle(f, doc)
    return found


def by_rule(
    paragraph: nlp.Paragraph, quotes: Sequence[quoted.Quotation], *, attitudes: bool = False
) -> list[Found]:
    """Return what the rules read in one paragraph, quotations joined, in text order."""
    doc = paragraph.doc
    spoken = quoted.closed_off(links.text(doc), quotes)
    special_ones = [*branded.find(doc, spoken), *apposed.find(doc, spoken)]
    taken = [span for f in special_ones for span in f.cue]
    phrased = phrases.find(doc, spoken, attitudes=attitudes)
    special_ones += [f for f in phrased if not overlap(f.cue, taken)]
    taken = [span for f in special_ones for span in f.cue]
    others = special.find(doc, spoken, attitudes=attitudes)
    special_ones += [f for f in others if not overlap(f.cue, taken)]
    taken = [span for f in special_ones if f.content or f.stance in POINTING for span in f.cue]
    told = reported.find(doc, spoken, attitudes=attitudes)
    found = [f for f in told if not overlap(f.cue, taken)]
    found = [f for f in found if not special.repeats(f, special_ones, doc)]
    found = reported.tidy(doc, found)
    joined = speech.join(doc, list(quotes), found + special_ones)
    joined = sorted([*joined, *withinquotes.find(doc, spoken)], key=lambda f: f.anchor)
    for f in joined:
        stance.settle(f, doc)
    apposed.cut(doc, joined)
    return stance.once(joined)


def _place(text: str, paragraphs: Sequence[nlp.Paragraph], reading: Reading) -> list[Placed]:
    speakers = Speakers(text)
    placed: list[Placed] = []
    sentence, running, title = 0, None, headlines.headline(text)
    spoken = quoted.of_paragraphs([links.text(paragraph.doc) for paragraph in paragraphs])
    for paragraph, quotes in zip(paragraphs, spoken, strict=True):
        found = findings(paragraph, quotes, attitudes=reading.attitudes, ranker=reading.ranker)
        if paragraph.span == title:
            found = headlines.with_lead(paragraph.doc, found)
        running = _carry_on(paragraph, found, running)
        found = [f for f in found if _says_something(f)]
        if reading.own_voice:
            spans = [q.span for q in quotes]
            found = sorted(
                [*found, *ownvoice.find(paragraph.doc, found, spans)], key=lambda f: f.anchor
            )
        starts = [s.start for s in paragraph.doc.sents]
        for f in found:
            begun = bisect_right(starts, f.anchor)
            speakers.note(paragraph.doc, starts[begun - 1])
            placed.append(_settle(f, paragraph, speakers, sentence + begun - 1))
        speakers.note(paragraph.doc, len(paragraph.doc))
        sentence += len(starts)
        names = {
            id(p.found): p.item.speakers if any(p.item.speakers) else (p.item.source,)
            for p in placed
        }
        relay.nest([f for f in found if f.frame != "own"], names)
    _continue(placed)
    return [p for p in placed if p.speakers]


def _says_something(found: Found) -> bool:
    """A quotation nobody is named for and a cue without a content say nothing that can be kept."""
    if found.frame == "bare":
        return found.continues is not None
    return bool(found.content) or found.stance in POINTING


def _carry_on(paragraph: nlp.Paragraph, found: list[Found], running: Found | None) -> Found | None:
    """Tie a paragraph that opens with a quotation to the one running on; return the last one."""
    for f in found:
        opens = bool(f.content) and not links.text(paragraph.doc)[: f.content[0].start].strip()
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
            here = found.source if len(heads) == 1 else spans
            resolved += [(name, here) for name in speakers.resolve_all(head)]
    elif found.continues is None:
        resolved = [(SpeakerName(), [])]
    item = targets.Item(
        found=found,
        speakers=tuple(name.name for name, _ in resolved),
        kinds=tuple(name.kind for name, _ in resolved),
        sentence=sentence,
        words=words,
        told=_told_with_its_subject(found, paragraph, words),
        source=words_of(paragraph, found.source),
        described=" ; ".join(speakers.described(name.name) for name, _ in resolved),
        anaphoric=pointing.points_back(found, words),
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
