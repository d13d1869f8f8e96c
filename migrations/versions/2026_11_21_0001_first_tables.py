"""All tables of the first version.

Revision: 0001
Follows: nothing
Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


# The names are what the models' naming convention gives.
def numbered(table: str) -> tuple[sa.Column[int], sa.PrimaryKeyConstraint]:
    return sa.Column("id", BIG, nullable=False), sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def refers(
    table: str, column: str, target: str, *, cascade: bool = False
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target}"
    ondelete = "CASCADE" if cascade else None
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


# Children after what they refer to.
TABLES = (
    "outlet",
    "article",
    "revision",
    "article_band",
    "speaker",
    "speaker_alias",
    "statement",
    "statement_figure",
    "claim",
    "link",
    "claim_key",
    "hot_key",
    "contradiction",
    "rival",
    "status_change",
    "verdict",
    "act",
    "event",
    "delivery",
    "fixed_digest",
)


def upgrade() -> None:
    _articles()
    _statements()
    _claims()
    _findings()
    _acts()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _articles() -> None:
    op.create_table(
        "outlet",
        *numbered("outlet"),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("domain", sa.String(length=255), nullable=True),
        sa.Column("family", sa.String(length=300), nullable=False),
        sa.Column("country", sa.String(length=80), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("aliases", JSON, nullable=False),
        unique("outlet", "key"),
    )
    index("outlet", "domain")
    op.create_table(
        "article",
        *numbered("article"),
        sa.Column("key", sa.String(length=2000), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet_id", BIG, nullable=False),
        sa.Column("published_at", TIME, nullable=True),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("copy_of_id", BIG, nullable=True),
        sa.Column("copy_how", sa.Text(), nullable=True),
        sa.Column("credit", sa.String(length=300), nullable=True),
        refers("article", "copy_of_id", "article"),
        refers("article", "outlet_id", "outlet"),
        unique("article", "key"),
    )
    index("article", "copy_of_id")
    index("article", "outlet_id")
    index("article", "published_at")
    op.create_table(
        "revision",
        *numbered("revision"),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("extracted_by", sa.String(length=80), nullable=True),
        sa.Column("skipped", sa.String(length=200), nullable=True),
        sa.Column("shingles", JSON, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        refers("revision", "article_id", "article", cascade=True),
        unique("revision", "article_id", "number"),
    )
    index("revision", "text_hash")
    op.create_table(
        "article_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        refers("article_band", "article_id", "article", cascade=True),
        sa.PrimaryKeyConstraint("band", "article_id", name="pk_article_band"),
    )
    index("article_band", "article_id")


def _statements() -> None:
    op.create_table(
        "speaker",
        *numbered("speaker"),
        sa.Column("key", sa.String(length=700), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("outlet_id", BIG, nullable=True),
        sa.Column("roles", JSON, nullable=False),
        refers("speaker", "outlet_id", "outlet"),
        unique("speaker", "key"),
    )
    index("speaker", "name")
    op.create_table(
        "speaker_alias",
        sa.Column("alias", sa.String(length=500), nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        refers("speaker_alias", "speaker_id", "speaker", cascade=True),
        sa.PrimaryKeyConstraint("alias", "speaker_id", name="pk_speaker_alias"),
    )
    index("speaker_alias", "speaker_id")
    op.create_table(
        "statement",
        *numbered("statement"),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("revision_id", BIG, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("speaker_id", BIG, nullable=False),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.Column("source_spans", JSON, nullable=False),
        sa.Column("cue_spans", JSON, nullable=False),
        sa.Column("cue_lemma", sa.String(length=200), nullable=True),
        sa.Column("content_spans", JSON, nullable=False),
        sa.Column("quote", sa.String(length=20), nullable=False),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("relay", JSON, nullable=False),
        sa.Column("about", JSON, nullable=False),
        sa.Column("candidates", JSON, nullable=False),
        sa.Column("continues", sa.Integer(), nullable=True),
        sa.Column("anaphoric", sa.Boolean(), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("profile", JSON, nullable=False),
        sa.Column("event_date", sa.String(length=10), nullable=True),
        sa.Column("said_at", sa.String(length=40), nullable=True),
        sa.Column("clock", TIME, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("extractor", sa.String(length=80), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("dropped_in", sa.Integer(), nullable=True),
        sa.Column("voided", sa.Boolean(), nullable=False),
        refers("statement", "article_id", "article", cascade=True),
        refers("statement", "revision_id", "revision", cascade=True),
        refers("statement", "speaker_id", "speaker"),
        unique("statement", "key"),
        unique("statement", "revision_id", "n"),
    )
    index("statement", "article_id")
    index("statement", "clock")
    index("statement", "speaker_id")
    op.create_table(
        "statement_figure",
        *numbered("statement_figure"),
        sa.Column("statement_id", BIG, nullable=False),
        sa.Column("counted", sa.String(length=300), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("bound", sa.String(length=20), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        refers("statement_figure", "statement_id", "statement", cascade=True),
    )
    index("statement_figure", "statement_id")


def _claims() -> None:
    op.create_table(
        "claim",
        *numbered("claim"),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("proposition", sa.Text(), nullable=False),
        sa.Column("profile", JSON, nullable=False),
        sa.Column("merged_into_id", BIG, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.Column("attributed", sa.Boolean(), nullable=False),
        sa.Column("checkable", sa.Boolean(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("families", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("first_at", TIME, nullable=True),
        sa.Column("last_at", TIME, nullable=True),
        sa.Column("last_denied_at", TIME, nullable=True),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("merged_into_id <> id", name=op.f("ck_claim_not_itself")),
        refers("claim", "merged_into_id", "claim"),
        unique("claim", "public_id"),
    )
    op.create_index("ix_claim_board", "claim", ["last_denied_at", "last_at", "id"])
    index("claim", "denied")
    index("claim", "merged_into_id")
    index("claim", "status")
    op.create_table(
        "link",
        *numbered("link"),
        sa.Column("statement_id", BIG, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("via", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("evidence", JSON, nullable=False),
        sa.Column("origin", sa.String(length=700), nullable=False),
        sa.Column("origin_how", sa.Text(), nullable=False),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        refers("link", "claim_id", "claim", cascade=True),
        refers("link", "statement_id", "statement", cascade=True),
        unique("link", "statement_id", "claim_id", "via"),
    )
    index("link", "claim_id")
    op.create_table(
        "claim_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        refers("claim_key", "claim_id", "claim", cascade=True),
        sa.PrimaryKeyConstraint("key", "claim_id", name="pk_claim_key"),
    )
    index("claim_key", "claim_id")
    op.create_table(
        "hot_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_hot_key"),
    )


def _findings() -> None:
    op.create_table(
        "contradiction",
        *numbered("contradiction"),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("left_id", BIG, nullable=False),
        sa.Column("right_id", BIG, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        refers("contradiction", "claim_id", "claim", cascade=True),
        refers("contradiction", "left_id", "statement", cascade=True),
        refers("contradiction", "right_id", "statement", cascade=True),
        unique("contradiction", "claim_id", "kind", "left_id", "right_id"),
    )
    index("contradiction", "claim_id")
    index("contradiction", "left_id")
    index("contradiction", "right_id")
    op.create_table(
        "rival",
        sa.Column("low_id", BIG, nullable=False),
        sa.Column("high_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        refers("rival", "high_id", "claim", cascade=True),
        refers("rival", "low_id", "claim", cascade=True),
        sa.PrimaryKeyConstraint("low_id", "high_id", name="pk_rival"),
    )
    index("rival", "high_id")
    op.create_table(
        "status_change",
        *numbered("status_change"),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("cause", sa.String(length=200), nullable=False),
        refers("status_change", "claim_id", "claim", cascade=True),
        unique("status_change", "claim_id", "seq"),
    )


def _acts() -> None:
    op.create_table(
        "verdict",
        *numbered("verdict"),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("ruling", sa.String(length=20), nullable=False),
        sa.Column("evidence_url", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("seen", JSON, nullable=False),
        refers("verdict", "claim_id", "claim", cascade=True),
    )
    index("verdict", "claim_id")
    op.create_table(
        "act",
        *numbered("act"),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("claim_id", BIG, nullable=True),
        sa.Column("statement_id", BIG, nullable=True),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("undone_by_id", BIG, nullable=True),
        refers("act", "claim_id", "claim"),
        refers("act", "statement_id", "statement"),
        refers("act", "undone_by_id", "act"),
    )
    index("act", "claim_id")
    index("act", "statement_id")
    op.create_table(
        "event",
        *numbered("event"),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("claim_id", BIG, nullable=False),
        sa.Column("statement_id", BIG, nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("data", JSON, nullable=False),
        refers("event", "claim_id", "claim", cascade=True),
        refers("event", "statement_id", "statement", cascade=True),
        unique("event", "key"),
    )
    index("event", "at")
    index("event", "claim_id")
    index("event", "statement_id")
    op.create_table(
        "delivery",
        sa.Column("event_id", BIG, nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("sent_at", TIME, nullable=False),
        refers("delivery", "event_id", "event", cascade=True),
        sa.PrimaryKeyConstraint("event_id", "channel", name="pk_delivery"),
    )
    op.create_table(
        "fixed_digest",
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("fixed_at", TIME, nullable=False),
        sa.Column("body", JSON, nullable=False),
        sa.PrimaryKeyConstraint("week", name="pk_fixed_digest"),
    )
