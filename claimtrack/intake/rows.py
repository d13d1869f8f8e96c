"""From attributions to statement rows: speakers found, keys, clocks, profiles."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from claimtrack import registry
from claimtrack.db.models import Article, Outlet, Revision, Statement, StatementFigure
from claimtrack.extract.anonymity import anonymity
from claimtrack.extract.types import Attribution, Figure, Words
from claimtrack.intake.reading import told_at
from claimtrack.match.profile import from_json, profile, to_json
from claimtrack.match.types import FigureRange, Profile
from claimtrack.text import sentence_around
from claimtrack.vocab import SpeakerKind

DAY = len("2024-02-05")
"""Characters of an ISO date that names a day; a month or year alone orders nothing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where statements stand: their article, its newest revision, copy root and outlet."""

    article: Article
    revision: Revision
    root: Article
    outlet: Outlet
    zone: tzinfo


def rows(
    session: Session, setting: Setting, found: Sequence[Attribution], *, extractor: str
) -> list[Statement]:
    """Return new statements, not stored yet, in the order of ``found``.

    Args:
        session: A writing session; speakers never met are made.
        setting: Where they stand.
        found: What the extractor gave.
        extractor: Its name and version.
    """
    profiles = _profiles(session, found, setting.article.key)
    taken: set[str] = set()
    made = []
    for one, seen in zip(found, profiles, strict=True):
        speaker = registry.speaker_for(
            session, one.speaker, article=setting.root, outlet=setting.outlet
        )
        key = _key(setting, one, taken)
        made.append(
            Statement(
                key=key,
                revision_id=setting.revision.id,
                article_id=setting.article.id,
                speaker=speaker,
                anonymity=_anonymity(one, setting.revision.text),
                profile=to_json(seen) if seen is not None else {},
                clock=clock(one.said_at, told_at(setting.article), setting.zone),
                extractor=extractor,
                figures=[_figure(figure) for figure in one.figures],
                **_read(one),
            )
        )
    return made


def _read(one: Attribution) -> dict[str, Any]:
    """What the extractor gave, as it is stored."""
    return {
        "n": one.n,
        "named": one.speaker.name,
        "mention": one.speaker.mention,
        "source_spans": _spans(one.source),
        "cue_spans": _spans(one.cue),
        "cue_lemma": one.cue_lemma[:200] if one.cue_lemma else None,
        "content_spans": _spans(one.content),
        "quote": one.quote.value,
        "stance": one.stance.value,
        "act": one.act.value,
        "relay": list(one.relay),
        "about": list(one.about),
        "candidates": list(one.candidates),
        "continues": one.continues,
        "anaphoric": one.anaphoric,
        "proposition": one.proposition,
        "event_date": one.event_date,
        "said_at": one.said_at,
        "confidence": one.confidence,
    }


def clock(said_at: str | None, published: datetime, zone: tzinfo) -> datetime:
    """Return the time that orders a statement: said, else published, else recorded.

    A day without an hour is the article's own time if it appeared that day, else the day's noon
    in the desk's zone: somewhere in it, and neither before nor after all else of that day.

    Args:
        said_at: ISO date of reduced precision, or None.
        published: When the article that tells it was published, else recorded.
        zone: The desk's zone.
    """
    if said_at is None or len(said_at) < DAY:
        return published
    local = published.tzinfo if published.utcoffset() else zone
    noon = datetime.combine(datetime.fromisoformat(said_at[:DAY]).date(), time(12), tzinfo=local)
    if noon.date() >= published.astimezone(local).date():
        return published
    return noon


def _profiles(session: Session, found: Sequence[Attribution], article: str) -> list[Profile | None]:
    seen = [_profile(one, article) for one in found]
    names = {name for one in seen if one is not None for name in one.names | one.actors}
    known = registry.alias_table(session, sorted(names))
    return [None if one is None else _renamed(one, known) for one in seen]


def same_profile(session: Session, stored: dict[str, Any], read: dict[str, Any]) -> bool:
    """Return whether a stored profile is one read now, but for names that were not known then.

    Args:
        session: Any session.
        stored: As it is stored, {} for none.
        read: As a new reading gives it.
    """
    if stored == read or not (stored and read):
        return stored == read
    old = from_json(stored)
    known = registry.alias_table(session, sorted(old.names | old.actors))
    return to_json(_renamed(old, known)) == read


def _profile(one: Attribution, article: str) -> Profile | None:
    if one.anaphoric or not one.proposition.strip():
        return None
    ranges = [FigureRange(f.counted, f.low, f.high) for f in one.figures]
    found = profile(one.proposition, figures=ranges, event_date=one.event_date, act=one.act.value)
    return found if found.lemmas else None


def _renamed(one: Profile, known: dict[str, str]) -> Profile:
    if known.keys().isdisjoint(one.names | one.actors):
        return one
    return replace(
        one,
        names=frozenset(known.get(name, name) for name in one.names),
        actors=frozenset(known.get(name, name) for name in one.actors),
    )


def _anonymity(one: Attribution, text: str) -> dict[str, Any]:
    """What the article says of a speaker it does not name; nothing of one it names."""
    if one.speaker.kind is not SpeakerKind.ANONYMOUS:
        return {}
    source = one.source.text if one.source is not None else one.speaker.name
    spans = [span for words in (one.source, one.cue) if words is not None for span in words.spans]
    start, end = sentence_around(text, spans)
    return anonymity(source, text[start:end]).to_json()


def _key(setting: Setting, one: Attribution, taken: set[str]) -> str:
    """Return the statement's stable key; coordinated speakers of one span differ by name."""
    spans = [_spans(words) for words in (one.cue, one.content, one.source)]
    where = f"{setting.article.key}#{setting.revision.number}"
    again = 0
    while True:
        identity = repr((where, spans, one.speaker.name, again))
        key = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
        if key not in taken:
            taken.add(key)
            return key
        again += 1


def _spans(words: Words | None) -> list[list[int]]:
    return [] if words is None else [[span.start, span.end] for span in words.spans]


def _figure(figure: Figure) -> StatementFigure:
    return StatementFigure(
        counted=figure.counted[:300],
        low=figure.low,
        high=figure.high,
        bound=figure.bound.value,
        as_of=figure.as_of,
        text=figure.text,
        start=figure.span.start,
        end=figure.span.end,
    )
