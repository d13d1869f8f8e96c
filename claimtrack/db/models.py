"""The tables, one class a noun. Nothing here opens a session or knows a query.

Relationships raise on lazy loading: a query says what it loads. Times are stored in UTC.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
BigId = BigInteger().with_variant(Integer, "sqlite")
Json = JSON().with_variant(JSONB(), "postgresql")


class UtcTime(TypeDecorator[datetime]):
    """Aware times, kept in UTC on both databases (SQLite has no zone of its own)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware time into UTC; a naive one is a fault of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive time given to the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite dropped."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dict[str, Any]: Json,
        list[Any]: Json,
        datetime: UtcTime,
    }


class Outlet(Base):
    """A publisher. ``key`` is the normalised name (or ``unknown:<hash>`` for a lone text)."""

    __tablename__ = "outlet"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(300), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    domain: Mapped[str | None] = mapped_column(String(255), index=True)
    family: Mapped[str] = mapped_column(String(300))
    country: Mapped[str | None] = mapped_column(String(80))
    language: Mapped[str | None] = mapped_column(String(16))
    aliases: Mapped[list[Any]] = mapped_column(default=list)


class Article(Base):
    """One text at a URL, or, without one, identified by its first text's hash.

    ``published_offset`` is the offset from UTC, in minutes, of the time as it was given: it says
    which day "today" was.
    """

    __tablename__ = "article"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(2000), unique=True)
    url: Mapped[str | None] = mapped_column(Text)
    outlet_id: Mapped[int] = mapped_column(ForeignKey("outlet.id"), index=True)
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    published_offset: Mapped[int | None] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column()
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    copy_how: Mapped[str | None] = mapped_column(Text)
    credit: Mapped[str | None] = mapped_column(String(300))

    outlet: Mapped[Outlet] = relationship(lazy="raise")
    revisions: Mapped[list["Revision"]] = relationship(
        lazy="raise", back_populates="article", order_by="Revision.number"
    )


class Revision(Base):
    """One state of an article's text; only the newest one's statements are live.

    ``day`` is the ISO date it was read against ("today"), None where none was known.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column()
    newest: Mapped[bool] = mapped_column(default=True)
    title: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64), index=True)
    language: Mapped[str | None] = mapped_column(String(16))
    day: Mapped[str | None] = mapped_column(String(10))
    extracted_by: Mapped[str | None] = mapped_column(String(80))
    skipped: Mapped[str | None] = mapped_column(String(200))
    shingles: Mapped[list[Any]] = mapped_column(default=list)
    recorded_at: Mapped[datetime] = mapped_column()

    article: Mapped[Article] = relationship(lazy="raise", back_populates="revisions")


class ArticleBand(Base):
    """Band hashes of a newest revision's MinHash: articles that share one may be copies."""

    __tablename__ = "article_band"

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Speaker(Base):
    """Whom a source denotes. An anonymous one is kept apart by its article (``key``).

    ``merged_into_id`` is whom a person said this name stands for; whoever stands for another has
    no statements of its own.
    """

    __tablename__ = "speaker"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(700), unique=True)
    name: Mapped[str] = mapped_column(String(500), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    outlet_id: Mapped[int | None] = mapped_column(ForeignKey("outlet.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"), index=True)
    roles: Mapped[list[Any]] = mapped_column(default=list)


class SpeakerAlias(Base):
    """Another name of a speaker, as ``text.name_key`` writes it."""

    __tablename__ = "speaker_alias"

    alias: Mapped[str] = mapped_column(String(500), primary_key=True)
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Statement(Base):
    """A stored attribution: one speaker, one content, one article.

    ``named`` is the speaker's name as the article gives it, whomever it stands for;
    ``anonymity`` says of which kind an unnamed speaker is, how many, how near to what is told.
    """

    __tablename__ = "statement"
    __table_args__ = (UniqueConstraint("revision_id", "n"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"))
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), index=True
    )
    n: Mapped[int] = mapped_column()
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    named: Mapped[str] = mapped_column(Text, default="")
    mention: Mapped[str | None] = mapped_column(Text)
    anonymity: Mapped[dict[str, Any]] = mapped_column(default=dict)
    source_spans: Mapped[list[Any]] = mapped_column(default=list)
    cue_spans: Mapped[list[Any]] = mapped_column(default=list)
    cue_lemma: Mapped[str | None] = mapped_column(String(200))
    content_spans: Mapped[list[Any]] = mapped_column(default=list)
    quote: Mapped[str] = mapped_column(String(20))
    stance: Mapped[str] = mapped_column(String(20))
    act: Mapped[str] = mapped_column(String(20))
    relay: Mapped[list[Any]] = mapped_column(default=list)
    about: Mapped[list[Any]] = mapped_column(default=list)
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    continues: Mapped[int | None] = mapped_column()
    anaphoric: Mapped[bool] = mapped_column(default=False)
    proposition: Mapped[str] = mapped_column(Text)
    profile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    event_date: Mapped[str | None] = mapped_column(String(10))
    said_at: Mapped[str | None] = mapped_column(String(40))
    clock: Mapped[datetime] = mapped_column(index=True)
    confidence: Mapped[float] = mapped_column()
    extractor: Mapped[str] = mapped_column(String(80))
    live: Mapped[bool] = mapped_column(default=True)
    dropped_in: Mapped[int | None] = mapped_column()
    voided: Mapped[bool] = mapped_column(default=False)

    article: Mapped[Article] = relationship(lazy="raise")
    revision: Mapped[Revision] = relationship(lazy="raise")
    speaker: Mapped[Speaker] = relationship(lazy="raise")
    figures: Mapped[list["StatementFigure"]] = relationship(
        lazy="raise", order_by="StatementFigure.start", cascade="all, delete-orphan"
    )
    links: Mapped[list["Link"]] = relationship(lazy="raise", back_populates="statement")


class StatementFigure(Base):
    """A count a statement gives: inclusive bounds, None where open."""

    __tablename__ = "statement_figure"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    statement_id: Mapped[int] = mapped_column(
        ForeignKey("statement.id", ondelete="CASCADE"), index=True
    )
    counted: Mapped[str] = mapped_column(String(300))
    low: Mapped[float | None] = mapped_column()
    high: Mapped[float | None] = mapped_column()
    bound: Mapped[str] = mapped_column(String(20))
    as_of: Mapped[str | None] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int] = mapped_column()
    end: Mapped[int] = mapped_column()


class Claim(Base):
    """The proposition of a cluster, with what the last assessment found.

    ``public_id`` is opaque and never dies; a merged claim keeps its row and names the survivor.
    Everything from ``status`` down is derived by ``standing`` and never written elsewhere;
    ``facts`` is what a verdict must have seen so as not to be outdated: denials and figures;
    ``unread`` says that no text is read as saying it any more.
    """

    __tablename__ = "claim"
    __table_args__ = (
        Index("ix_claim_board", "last_denied_at", "last_at", "id"),
        CheckConstraint("merged_into_id <> id", name="not_itself"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True)
    proposition: Mapped[str] = mapped_column(Text)
    profile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    created_at: Mapped[datetime] = mapped_column()
    status: Mapped[str] = mapped_column(String(20), index=True)
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    denied: Mapped[bool] = mapped_column(default=False, index=True)
    attributed: Mapped[bool] = mapped_column(default=False)
    checkable: Mapped[bool] = mapped_column(default=True)
    articles: Mapped[int] = mapped_column(default=0)
    outlets: Mapped[int] = mapped_column(default=0)
    families: Mapped[int] = mapped_column(default=0)
    origins: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[datetime | None] = mapped_column()
    last_at: Mapped[datetime | None] = mapped_column()
    last_denied_at: Mapped[datetime | None] = mapped_column()
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    unread: Mapped[bool | None] = mapped_column()
    version: Mapped[int] = mapped_column(default=0)

    links: Mapped[list["Link"]] = relationship(lazy="raise", back_populates="claim")
    verdicts: Mapped[list["Verdict"]] = relationship(
        lazy="raise", order_by="Verdict.id", back_populates="claim"
    )
    history: Mapped[list["StatusChange"]] = relationship(lazy="raise", order_by="StatusChange.seq")


class Link(Base):
    """A statement's place in a claim, with the evidence that put it there."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("statement_id", "claim_id", "via"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    stance: Mapped[str] = mapped_column(String(20))
    via: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    score: Mapped[float | None] = mapped_column()
    evidence: Mapped[list[Any]] = mapped_column(default=list)
    origin: Mapped[str] = mapped_column(String(700), default="")
    origin_how: Mapped[str] = mapped_column(Text, default="")
    party: Mapped[bool] = mapped_column(default=False)
    withdrawn: Mapped[bool] = mapped_column(default=False)

    statement: Mapped[Statement] = relationship(lazy="raise", back_populates="links")
    claim: Mapped[Claim] = relationship(lazy="raise", back_populates="links")


class ClaimKey(Base):
    """Blocking keys of a claim (32-bit hashes of stems and of anchor pairs)."""

    __tablename__ = "claim_key"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class HotKey(Base):
    """Keys that many claims share, counted in the background; may be half stale."""

    __tablename__ = "hot_key"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    claims: Mapped[int] = mapped_column()


class Contradiction(Base):
    """Two statements that cannot both hold, or two rival claims' statements."""

    __tablename__ = "contradiction"
    __table_args__ = (UniqueConstraint("claim_id", "kind", "left_id", "right_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    left_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="CASCADE"), index=True)
    right_id: Mapped[int] = mapped_column(
        ForeignKey("statement.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str] = mapped_column(Text)


class Rival(Base):
    """Two claims alike but for one date, place or actor; ``low_id`` < ``high_id``."""

    __tablename__ = "rival"

    low_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True
    )
    high_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    kind: Mapped[str] = mapped_column(String(30))


class StatusChange(Base):
    """One step of a claim's history, as the replay of its statements gives it."""

    __tablename__ = "status_change"
    __table_args__ = (UniqueConstraint("claim_id", "seq"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"))
    seq: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column()
    status: Mapped[str] = mapped_column(String(20))
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    cause: Mapped[str] = mapped_column(String(200))


class Verdict(Base):
    """A reviewer's ruling. Append-only; stays with the claim it was given on."""

    __tablename__ = "verdict"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    ruling: Mapped[str] = mapped_column(String(20))
    evidence_url: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    name: Mapped[str] = mapped_column(String(200))
    given_at: Mapped[datetime] = mapped_column()
    seen: Mapped[dict[str, Any]] = mapped_column(default=dict)

    claim: Mapped[Claim] = relationship(lazy="raise", back_populates="verdicts")


class Act(Base):
    """A person's act other than a verdict. Append-only; undone by another act."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    who: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column()
    why: Mapped[str] = mapped_column(Text, default="")
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    statement_id: Mapped[int | None] = mapped_column(ForeignKey("statement.id"), index=True)
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"))


class WaitingAct(Base):
    """A person's act that needs a look, since its text was read anew.

    ``why`` is ``lost`` (nothing in the text is that statement any more, so the act is on none) or
    ``changed`` (it is on a statement that reads differently now); ``told`` is the statement as it
    was when the person acted.
    """

    __tablename__ = "waiting_act"

    act_id: Mapped[int] = mapped_column(
        ForeignKey("act.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), index=True
    )
    why: Mapped[str] = mapped_column(String(10))
    since: Mapped[datetime] = mapped_column()
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)

    act: Mapped[Act] = relationship(lazy="raise")


class Event(Base):
    """Something that happened to a claim; written where it was caused, never twice.

    ``key`` is a pure function of what happened; ``live`` falls when a later replay no longer
    finds it (an earlier article came in late).
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    statement_id: Mapped[int | None] = mapped_column(
        ForeignKey("statement.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(index=True)
    recorded_at: Mapped[datetime] = mapped_column()
    live: Mapped[bool] = mapped_column(default=True)
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Delivery(Base):
    """An event handed to a channel (a digest, a feed, a webhook), once."""

    __tablename__ = "delivery"

    event_id: Mapped[int] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), primary_key=True
    )
    channel: Mapped[str] = mapped_column(String(200), primary_key=True)
    sent_at: Mapped[datetime] = mapped_column()


class FixedDigest(Base):
    """A week's digest as it was sent or archived; it never changes after."""

    __tablename__ = "fixed_digest"

    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    fixed_at: Mapped[datetime] = mapped_column()
    body: Mapped[dict[str, Any]] = mapped_column()
