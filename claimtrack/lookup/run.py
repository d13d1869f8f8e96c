"""A draft in; out which of its sentences repeat claims that are stored, and what is known of those.

The draft is read as an article is, and what the reading leaves over is looked up sentence by
sentence. Nothing is stored. "Known, and nobody disputes it" and "nothing like it is stored" are
different answers; that a claim is only likely to be the same is said with every hit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claimtrack.assess.figures import can_meet, slot
from claimtrack.assess.types import Count
from claimtrack.db.models import Claim, Link, Verdict
from claimtrack.db.queries import figures, statements, verdicts
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution
from claimtrack.intake import Extractor
from claimtrack.lookup.result import Denial, Hit, LookupResult, OtherFigure
from claimtrack.match.profile import profile
from claimtrack.match.types import FigureRange, Profile
from claimtrack.placing import Near, nearest
from claimtrack.text import Span, overlap, sentence_around, sentences, utf16_offsets
from claimtrack.vocab import LinkState

LIKELY = 2
"""Claims shown for a passage that is none of them for certain."""
FEW_STEMS = 3
"""Content stems below which a sentence is looked up no further ("He agreed.")."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Something the draft says: where, as the matcher sees it, and its counts."""

    span: Span
    sentence: Span
    profile: Profile
    counts: tuple[tuple[str, Count], ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is stored about the claims that were hit."""

    denials: dict[int, list[Link]]
    rulings: dict[int, Verdict]
    figures: dict[int, list[Link]]


def lookup(
    session: Session,
    text: str,
    *,
    reading: Reading,
    limit: int = 50,
    extractor: Extractor = extract,
) -> LookupResult:
    """Return the stored claims that a draft repeats.

    Args:
        session: Any session; nothing is written.
        text: A sentence or a whole draft.
        reading: How to read it.
        limit: Hits at most, the likeliest kept.
        extractor: Reads the draft.

    Raises:
        BadInput: The pipeline named in ``reading`` cannot be loaded.
    """
    passages = _passages(text, extractor(text, reading))
    found: dict[tuple[Span, int], tuple[_Passage, Near]] = {}
    for passage in passages:
        for near in _fitting(nearest(session, passage.profile)):
            place = (passage.sentence, near.claim.id)
            before = found.get(place)
            if before is None or _rank(near) > _rank(before[1]):
                found[place] = (passage, near)
    kept = sorted(found.values(), key=lambda one: _rank(one[1]), reverse=True)[:limit]
    kept.sort(key=lambda one: (one[0].span, one[1].state != LinkState.JOINED, -_rank(one[1])[1]))
    known = _known(session, [near.claim.id for _, near in kept])
    return LookupResult(tuple(_hit(text, passage, near, known) for passage, near in kept))


def _passages(text: str, read: Sequence[Attribution]) -> list[_Passage]:
    found = [made for one in read if (made := _said(text, one)) is not None]
    taken = [one.span for one in found]
    for sentence in sentences(text):
        seen = profile(text[sentence.start : sentence.end])
        if len(set(seen.lemmas)) >= FEW_STEMS and not overlap([sentence], taken):
            counts = tuple(
                (f.counted, Count(f.counted, f.low, f.high)) for f in seen.figures if f.counted
            )
            found.append(_Passage(sentence, sentence, seen, counts))
    return found


def _said(text: str, one: Attribution) -> _Passage | None:
    if one.content is None or one.anaphoric or not one.proposition.strip():
        return None
    ranges = [FigureRange(f.counted, f.low, f.high) for f in one.figures]
    seen = profile(one.proposition, figures=ranges, event_date=one.event_date, act=one.act.value)
    if not seen.lemmas:
        return None
    span = Span(one.content.spans[0].start, one.content.spans[-1].end)
    counts = tuple((f.text, Count(f.counted, f.low, f.high, f.as_of)) for f in one.figures)
    return _Passage(span, sentence_around(text, [span]), seen, counts)


def _fitting(near: Sequence[Near]) -> list[Near]:
    """The claim it is, else the likeliest."""
    joined = [one for one in near if one.state is LinkState.JOINED]
    likely = [one for one in near if one.state is LinkState.SUGGESTED]
    return joined[:1] or likely[:LIKELY]


def _rank(near: Near) -> tuple[bool, float]:
    return (near.state is LinkState.JOINED, near.comparison.score)


def _known(session: Session, claim_ids: Sequence[int]) -> _Known:
    ids = sorted(set(claim_ids))
    return _Known(
        statements.denials_of(session, ids),
        verdicts.latest(session, ids),
        figures.given(session, ids),
    )


def _hit(text: str, passage: _Passage, near: Near, known: _Known) -> Hit:
    claim: Claim = near.claim
    verdict = known.rulings.get(claim.id)
    (wide,) = utf16_offsets(text, [passage.span])
    assert near.state is not None
    return Hit(
        span=(passage.span.start, passage.span.end),
        utf16=(wide.start, wide.end),
        sentence=text[passage.sentence.start : passage.sentence.end],
        claim=claim.public_id,
        proposition=claim.proposition,
        state=near.state.value,
        opposite=near.opposite,
        score=round(near.comparison.score, 4),
        status=claim.status,
        denied=claim.denied,
        verdict=verdict.ruling if verdict is not None else None,
        articles=claim.articles,
        outlets=claim.outlets,
        families=claim.families,
        origins=claim.origins,
        denials=tuple(_denial(link) for link in known.denials[claim.id]),
        figures=tuple(_differing(passage, known.figures[claim.id])),
    )


def _denial(link: Link) -> Denial:
    statement = link.statement
    text = statement.revision.text
    spans = [
        Span(*span)
        for span in (*statement.source_spans, *statement.cue_spans, *statement.content_spans)
    ]
    around = sentence_around(text, spans)
    words = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else around
    return Denial(
        speaker=statement.speaker.name,
        kind=statement.speaker.kind,
        stance=link.stance,
        words=text[words.start : words.end],
        sentence=text[around.start : around.end],
        outlet=statement.article.outlet.name,
        url=statement.article.url,
        at=statement.clock.isoformat(),
        party=link.party,
        withdrawn=link.withdrawn,
    )


def _differing(passage: _Passage, links: Sequence[Link]) -> list[OtherFigure]:
    found: dict[tuple[str, str, int], OtherFigure] = {}
    for told, count in passage.counts:
        for link in links:
            statement = link.statement
            for figure in statement.figures:
                stored = Count(figure.counted, figure.low, figure.high)
                if slot(count.counted) != slot(stored.counted) or can_meet(count, stored):
                    continue
                found.setdefault(
                    (told, figure.text, statement.speaker_id),
                    OtherFigure(
                        draft=told,
                        stored=f"{figure.text} {figure.counted}",
                        speaker=statement.speaker.name,
                        outlet=statement.article.outlet.name,
                        at=statement.clock.isoformat(),
                    ),
                )
    return list(found.values())
