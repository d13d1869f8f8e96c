"""Speakers that persons make one or tell apart, and acts that wait after a text was read anew.

A statement keeps the name its article gave, so that a merge can be put back; until now that was
the stored speaker's. What is known of the unnamed (``anonymity``) comes with the next reading.

Revision: 0003
Follows: 0002
Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("article", sa.Column("published_offset", sa.Integer(), nullable=True))
    op.add_column("revision", sa.Column("day", sa.String(length=10), nullable=True))
    # Without a rebuild of the table, which would drop the triggers of its search index.
    op.add_column("claim", sa.Column("unread", sa.Boolean(), nullable=True))
    with op.batch_alter_table("speaker") as batch:
        batch.add_column(sa.Column("merged_into_id", BIG, nullable=True))
        batch.create_foreign_key(
            "fk_speaker_merged_into_id_speaker", "speaker", ["merged_into_id"], ["id"]
        )
    op.create_index("ix_speaker_merged_into_id", "speaker", ["merged_into_id"])
    op.add_column("statement", sa.Column("named", sa.Text(), nullable=True))
    op.add_column("statement", sa.Column("anonymity", JSON, nullable=True))
    op.execute(
        "UPDATE statement SET anonymity = '{}', named = "
        "(SELECT name FROM speaker WHERE speaker.id = statement.speaker_id)"
    )
    with op.batch_alter_table("statement") as batch:
        batch.alter_column("named", existing_type=sa.Text(), nullable=False)
        batch.alter_column("anonymity", existing_type=JSON, nullable=False)
    op.create_table(
        "waiting_act",
        sa.Column("act_id", BIG, autoincrement=False, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("told", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name="fk_waiting_act_act_id_act", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_waiting_act_article_id_article",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("act_id", name="pk_waiting_act"),
    )
    op.create_index("ix_waiting_act_article_id", "waiting_act", ["article_id"])


def downgrade() -> None:
    op.drop_table("waiting_act")
    with op.batch_alter_table("statement") as batch:
        batch.drop_column("anonymity")
        batch.drop_column("named")
    op.drop_index("ix_speaker_merged_into_id", table_name="speaker")
    with op.batch_alter_table("speaker") as batch:
        batch.drop_constraint("fk_speaker_merged_into_id_speaker", type_="foreignkey")
        batch.drop_column("merged_into_id")
    op.drop_column("claim", "unread")
    op.drop_column("revision", "day")
    op.drop_column("article", "published_offset")
