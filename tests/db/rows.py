"""Rows for tests: a small desk with something in every table, and single nouns made briefly."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from claimtrack.db.models import (
    Act,
    Article,
    ArticleBand,
    Claim,
    ClaimKey,
    Contradiction,
    Delivery,
    Event,
    FixedDigest,
    HotKey,
    Link,
    Outlet,
    Revision,
    Rival,
    Speaker,
    SpeakerAlias,
    Statement,
    StatementFigure,
    StatusChange,
    Verdict,
    WaitingAct,
)

MONDAY = datetime(2024, 2, 5, 9, 0, tzinfo=UTC)
NOW = datetime(2024, 2, 9, 12, 30, 15, 250000, tzinfo=UTC)


def at(hours: float) -> datetime:
    """Return the time so many hours after Monday morning."""
    return MONDAY + timedelta(hours=hours)


def outlet(session: Session, name: str = "The Daily", **values: Any) -> Outlet:
    row = Outlet(**{"key": name.lower(), "name": name, "family": name, **values})
    session.add(row)
    session.flush()
    return row


def article(session: Session, publisher: Outlet, key: str, **values: Any) -> Article:
    row = Article(
        **{"key": key, "outlet_id": publisher.id, "recorded_at": NOW, "published_at": MONDAY}
        | values
    )
    session.add(row)
    session.flush()
    revision = Revision(
        article_id=row.id, number=1, text="A said B.", text_hash=key[:64], recorded_at=NOW
    )
    session.add(revision)
    session.flush()
    return row


def speaker(session: Session, name: str, **values: Any) -> Speaker:
    row = Speaker(**{"key": f"person:{name.lower()}", "name": name, "kind": "person", **values})
    session.add(row)
    session.flush()
    return row


def statement(
    session: Session, told_in: Article, by: Speaker, n: int = 1, **values: Any
) -> Statement:
    revision = session.query(Revision).filter_by(article_id=told_in.id).one()
    row = Statement(
        **{
            "key": f"{told_in.key}#{n}",
            "revision_id": revision.id,
            "article_id": told_in.id,
            "n": n,
            "speaker_id": by.id,
            "named": by.name,
            "quote": "indirect",
            "stance": "asserts",
            "act": "claim",
            "proposition": "The bridge fell",
            "clock": at(n),
            "confidence": 0.9,
            "extractor": "test",
            "content_spans": [[7, 8]],
        }
        | values
    )
    session.add(row)
    session.flush()
    return row


def claim(session: Session, public_id: str, proposition: str, **values: Any) -> Claim:
    row = Claim(
        **{
            "public_id": public_id,
            "proposition": proposition,
            "created_at": NOW,
            "status": "uncorroborated",
        }
        | values
    )
    session.add(row)
    session.flush()
    return row


def link(session: Session, said: Statement, about: Claim, **values: Any) -> Link:
    row = Link(
        **{
            "statement_id": said.id,
            "claim_id": about.id,
            "stance": said.stance,
            "via": "content",
            "state": "joined",
        }
        | values
    )
    session.add(row)
    session.flush()
    return row


def fill(session: Session) -> None:
    """Put something into every table, every optional reference used once."""
    daily, wire = outlet(session, aliases=["Daily"]), outlet(session, "Wire", domain="wire.test")
    first = article(session, wire, "https://wire.test/1")
    copy = article(session, daily, "https://daily.test/1", copy_of_id=first.id, copy_how="94 %")
    mayor = speaker(session, "Mayor Ama Oduya", roles=["mayor"])
    paper = speaker(session, "The Daily", kind="outlet", outlet_id=daily.id)
    said = statement(session, first, mayor)
    denied = statement(session, copy, paper, stance="denies", clock=NOW)
    fell = claim(session, "caaaaaaaaaaaa", "The bridge fell", denied=True, last_denied_at=NOW)
    old = claim(session, "cbbbbbbbbbbbb", "The bridge collapsed", merged_into_id=fell.id)
    other = claim(session, "ccccccccccccc", "The bridge fell on Sunday")
    link(session, said, fell, score=0.123456789)
    link(session, denied, fell, via="about")
    event = Event(
        key="e1", kind="denial", claim_id=fell.id, statement_id=denied.id, at=NOW, recorded_at=NOW
    )
    undo = Act(kind="undo", who="desk", at=NOW)
    lost = Act(kind="void", who="Ann", at=NOW)
    session.add_all([event, undo, lost])
    session.flush()
    session.add_all(
        [
            SpeakerAlias(alias="ama oduya", speaker_id=mayor.id),
            ArticleBand(band=7, article_id=copy.id),
            StatementFigure(
                statement_id=said.id, counted="person", low=6.0, high=None, bound="at_least",
                text="at least six", start=0, end=12,
            ),
            ClaimKey(key=2**32 - 1, claim_id=fell.id),
            HotKey(key=2**32 - 1, claims=40),
            Contradiction(
                claim_id=fell.id, kind="denial", left_id=said.id, right_id=denied.id, reason="no"
            ),
            Rival(low_id=fell.id, high_id=other.id, kind="date"),
            StatusChange(claim_id=fell.id, seq=1, at=at(1), status="disputed", cause="e1"),
            Verdict(
                claim_id=fell.id, ruling="refuted", evidence_url="https://x.test", name="Ann",
                given_at=NOW,
            ),
            Act(
                kind="merge", who="Ann", at=NOW, claim_id=old.id, statement_id=said.id,
                undone_by_id=undo.id, payload={"into": "caaaaaaaaaaaa"},
            ),
            Delivery(event_id=event.id, channel="digest", sent_at=NOW),
            WaitingAct(
                act_id=lost.id, article_id=copy.id, why="lost", since=NOW, told={"words": "x"}
            ),
            FixedDigest(week="2024-W06", fixed_at=NOW, body={"denials": [1.5]}),
        ]
    )  # fmt: skip
    session.flush()
