"""An article with its text and the statements found in it."""

from datetime import datetime

from pydantic import Field

from claimtrack.vocab import LinkState, Stance, Status, Via
from claimtrack.web.schemas.statements import Answer, Outlet, Statement


class ClaimLink(Answer):
    """A claim that a statement is about."""

    claim: str
    proposition: str
    status: Status
    stance: Stance
    via: Via
    state: LinkState


class ArticleStatement(Statement):
    """A statement of an article, with the claims it is about."""

    claims: list[ClaimLink]


class Revision(Answer):
    """One state of an article's text."""

    number: int
    newest: bool
    title: str | None
    recorded_at: datetime
    language: str | None
    skipped: str | None = Field(description="Why it was not read, if it was not.")


class ArticleDetail(Answer):
    """An article with its text and the statements found in it."""

    id: int
    title: str | None
    url: str | None
    outlet: Outlet
    published_at: datetime | None
    recorded_at: datetime
    copy_of: int | None
    copy_how: str | None
    credit: str | None
    revision: int = Field(description="Number of the revision shown.")
    revisions: list[Revision]
    text: str
    statements: list[ArticleStatement] = Field(description="Of this revision, in text order.")
    dropped: list[ArticleStatement] = Field(
        description="Of older revisions, no longer in the newest one."
    )
