"""A stored statement as the API and the pages tell it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from claimtrack.db import models
from claimtrack.standing.evidence import is_own_voice
from claimtrack.text import Span, covered, name_key, utf16_offsets
from claimtrack.vocab import Act, Bound, LinkState, Quote, SpeakerKind, Stance, Status, Via
from claimtrack.web import schemas
from claimtrack.web.passages import passage

Role = Literal["source", "cue", "content", "figure"]


def spans(stored: Iterable[Any]) -> list[Span]:
    """Return ranges as they are stored (lists of two) as spans."""
    return [Span(start, end) for start, end in stored]


def words(text: str, stored: Iterable[Any]) -> schemas.Words | None:
    """Return the words that stored ranges cover; None where there are none."""
    found = spans(stored)
    if not found:
        return None
    return schemas.Words(text=covered(text, found), spans=found, utf16=utf16_offsets(text, found))


def speaker(statement: models.Statement) -> schemas.Speaker:
    """Return whom a statement's source denotes, with the article's own words where they differ."""
    row = statement.speaker
    mention = statement.mention if statement.mention != row.name else None
    named = statement.named if name_key(statement.named) != name_key(row.name) else None
    told = statement.anonymity
    return schemas.Speaker(
        id=row.id,
        name=row.name,
        kind=SpeakerKind(row.kind),
        mention=mention,
        named=named or None,
        anonymity=schemas.Anonymity.model_validate(told) if told else None,
    )


def outlet(row: models.Outlet) -> schemas.Outlet:
    """Return an outlet."""
    return schemas.Outlet(name=row.name, domain=row.domain, family=row.family)


def article(statement: models.Statement) -> schemas.ArticleRef:
    """Return the article a statement stands in."""
    row = statement.article
    return schemas.ArticleRef(
        id=row.id,
        title=statement.revision.title,
        url=row.url,
        outlet=outlet(row.outlet),
        published_at=row.published_at,
        copy_of=row.copy_of_id,
        revision=statement.revision.number,
    )


def sentence(statement: models.Statement) -> schemas.Passage:
    """Return the sentences a statement stands in, with its parts marked."""
    parts: list[tuple[Role, list[Span]]] = [
        ("source", spans(statement.source_spans)),
        ("cue", spans(statement.cue_spans)),
        ("content", spans(statement.content_spans)),
        ("figure", [Span(figure.start, figure.end) for figure in statement.figures]),
    ]
    # A source carried over from far above would drag its sentence along; the cue and the content
    # say where the statement is, the source only where it has neither.
    core = [span for role, found in parts if role in ("cue", "content") for span in found]
    found = passage(statement.revision.text, core or parts[0][1])
    placed = [(role, place) for role, each in parts for span in each for place in found.place(span)]
    wide = utf16_offsets(found.text, [place for _, place in placed])
    marks = [
        schemas.Mark(role=role, span=place, utf16=unit)
        for (role, place), unit in zip(placed, wide, strict=True)
    ]
    return schemas.Passage(text=found.text, marks=marks)


def figures(statement: models.Statement) -> list[schemas.Figure]:
    """Return the figures of a statement, in text order."""
    places = [Span(row.start, row.end) for row in statement.figures]
    wide = utf16_offsets(statement.revision.text, places)
    return [
        schemas.Figure(
            text=row.text,
            counted=row.counted,
            low=row.low,
            high=row.high,
            bound=Bound(row.bound),
            as_of=row.as_of,
            span=place,
            utf16=unit,
        )
        for row, place, unit in zip(statement.figures, places, wide, strict=True)
    ]


def of_article(
    statement: models.Statement, ids: Mapping[tuple[int, int], int]
) -> schemas.ArticleStatement:
    """Return a statement with the claims it is about.

    Args:
        statement: With speaker, article, outlet, revision, figures and links to claims.
        ids: Statement ids by revision and number, to resolve ``about``.
    """
    claims = [
        schemas.ClaimLink(
            claim=link.claim.public_id,
            proposition=link.claim.proposition,
            status=Status(link.claim.status),
            stance=Stance(link.stance),
            via=Via(link.via),
            state=LinkState(link.state),
        )
        for link in sorted(statement.links, key=lambda one: one.id)
    ]
    return schemas.ArticleStatement(
        **values(statement, ids), stance=Stance(statement.stance), claims=claims
    )


def of_waiting(statement: models.Statement) -> schemas.ArticleStatement:
    """Return a statement that no claim was found for yet."""
    return schemas.ArticleStatement(
        **values(statement, {}), stance=Stance(statement.stance), claims=[]
    )


def values(statement: models.Statement, ids: Mapping[tuple[int, int], int]) -> dict[str, Any]:
    """Return what every telling of a statement has, by field name, but its stance."""
    text = statement.revision.text
    return {
        "id": statement.id,
        "n": statement.n,
        "article": article(statement),
        "speaker": speaker(statement),
        "relay": statement.relay,
        "act": Act(statement.act),
        "quote": Quote(statement.quote),
        "proposition": statement.proposition,
        "own_voice": is_own_voice(statement),
        "source": words(text, statement.source_spans),
        "cue": words(text, statement.cue_spans),
        "cue_lemma": statement.cue_lemma,
        "content": words(text, statement.content_spans),
        "sentence": sentence(statement),
        "figures": figures(statement),
        "event_date": statement.event_date,
        "said_at": statement.said_at,
        "time": statement.clock,
        "confidence": round(statement.confidence, 3),
        "about": targets(statement, ids),
        "live": statement.live,
        "dropped_in": statement.dropped_in,
        "voided": statement.voided,
    }


def targets(statement: models.Statement, ids: Mapping[tuple[int, int], int]) -> list[int]:
    """Return the ids of the statements of the same text that this one refers to."""
    found = (ids.get((statement.revision_id, n)) for n in statement.about)
    return [one for one in found if one is not None]


def numbered(statements: Sequence[models.Statement]) -> dict[tuple[int, int], int]:
    """Return statement ids by revision and number."""
    return {(one.revision_id, one.n): one.id for one in statements}
