"""Full text search over the propositions of claims.

SQLite: an FTS5 table that keeps no text of its own (external content) and three triggers that
follow ``claim``. PostgreSQL: a generated column with a GIN index, and a configuration that
stems English but stops no words, as FTS5's porter tokenizer does: "WHO" must be found.

Revision: 0002
Follows: 0001
Date: 2026-11-21
"""

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

# https://sqlite.org/fts5.html#external_content_tables
SQLITE_UP = (
    """CREATE VIRTUAL TABLE claim_fts USING fts5(
        proposition, content='claim', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
        INSERT INTO claim_fts(rowid, proposition) VALUES (new.id, new.proposition);
    END""",
    """CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, proposition)
        VALUES ('delete', old.id, old.proposition);
    END""",
    """CREATE TRIGGER claim_fts_update AFTER UPDATE OF proposition ON claim BEGIN
        INSERT INTO claim_fts(claim_fts, rowid, proposition)
        VALUES ('delete', old.id, old.proposition);
        INSERT INTO claim_fts(rowid, proposition) VALUES (new.id, new.proposition);
    END""",
    "INSERT INTO claim_fts(claim_fts) VALUES ('rebuild')",
)
SQLITE_DOWN = (
    "DROP TRIGGER claim_fts_update",
    "DROP TRIGGER claim_fts_delete",
    "DROP TRIGGER claim_fts_insert",
    "DROP TABLE claim_fts",
)

# PostgreSQL's parser reads "al-Arabiya", "3.5" or "b.com" as one token beside its parts;
# unicode61 knows only the parts. Without the marks both split alike.
MARKS = r"""!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~‘’“”–—…"""
TOKENS = (
    "asciiword, word, numword, asciihword, hword, numhword, "
    "hword_asciipart, hword_part, hword_numpart"
)
POSTGRES_UP = (
    "CREATE TEXT SEARCH DICTIONARY claim_fts_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION claim_fts (COPY = simple)",
    f"ALTER TEXT SEARCH CONFIGURATION claim_fts ALTER MAPPING FOR {TOKENS} WITH claim_fts_stem",
    f"""ALTER TABLE claim ADD COLUMN proposition_fts tsvector GENERATED ALWAYS AS (
        to_tsvector('claim_fts', translate(proposition, '{MARKS}', repeat(' ', 40)))) STORED""",
    "CREATE INDEX ix_claim_proposition_fts ON claim USING gin (proposition_fts)",
)
POSTGRES_DOWN = (
    "DROP INDEX ix_claim_proposition_fts",
    "ALTER TABLE claim DROP COLUMN proposition_fts",
    "DROP TEXT SEARCH CONFIGURATION claim_fts",
    "DROP TEXT SEARCH DICTIONARY claim_fts_stem",
)


def upgrade() -> None:
    _run(SQLITE_UP if op.get_context().dialect.name == "sqlite" else POSTGRES_UP)


def downgrade() -> None:
    _run(SQLITE_DOWN if op.get_context().dialect.name == "sqlite" else POSTGRES_DOWN)


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.execute(statement)
