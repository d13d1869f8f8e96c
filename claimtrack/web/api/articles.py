"""``/articles``: take one in, read one."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response, status
from pydantic import BaseModel, ConfigDict, Field, model_validator

from claimtrack.db.cursor import MAX_ID
from claimtrack.vocab import Outcome
from claimtrack.web import schemas, taking
from claimtrack.web.deps import Reading, Store, TheDesk
from claimtrack.web.problems import problem_answers
from claimtrack.web.views import articles as views

router = APIRouter(prefix="/articles", tags=["articles"])

ArticleId = Annotated[int, Path(ge=1, le=MAX_ID)]


class NewArticle(BaseModel):
    """One article: its ``text``, or its ``html``, or only the ``url`` to fetch it from."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "The ministry denied on Monday that the bridge had been hit.",
                    "url": "https://daily.example/2024/02/05/bridge",
                    "outlet": "The Daily",
                    "published": "2024-02-05T09:00:00+02:00",
                    "title": "Ministry denies strike on bridge",
                }
            ]
        },
    )

    text: str | None = None
    html: str | None = None
    url: str | None = Field(default=None, description="http or https.")
    outlet: str | None = None
    published: str | None = Field(default=None, description="ISO 8601 day or time.")
    title: str | None = None

    @model_validator(mode="after")
    def _is_something(self) -> "NewArticle":
        if not (self.text or self.html or self.url):
            raise ValueError("give text, html or url")
        if self.text and self.html:
            raise ValueError("give text or html, not both")
        return self


class Taken(BaseModel):
    """What became of an article."""

    outcome: Outcome
    reason: str | None = Field(description="Why it was not read, if it was not.")
    claims: list[str] = Field(description="Ids of the claims its statements are about.")
    article: schemas.ArticleDetail


@router.post(
    "",
    summary="Take an article in",
    status_code=status.HTTP_201_CREATED,
    responses={
        200: {"model": Taken, "description": "Stored before: unchanged, or a new revision"},
        **problem_answers(400, 403, 413, 422, 502, 503),
    },
)
def add_article(article: NewArticle, response: Response, store: Store, desk: TheDesk) -> Taken:
    """Store an article, read who says what, and match it to claims. Sending it again is safe."""
    result = taking.take(store, desk, article.model_dump(exclude_none=True))
    with store.read() as session:
        detail = views.detail(session, result.article_id or 0)
    if len(detail.revisions) > 1 or result.outcome is Outcome.UNCHANGED:
        response.status_code = status.HTTP_200_OK
    found = dict.fromkeys(link.claim for one in detail.statements for link in one.claims)
    return Taken(outcome=result.outcome, reason=result.reason, claims=list(found), article=detail)


@router.get(
    "/{article_id}",
    summary="An article with its statements",
    responses=problem_answers(404, 422, 503),
)
def get_article(
    article_id: ArticleId,
    session: Reading,
    revision: Annotated[int | None, Query(ge=1, le=MAX_ID)] = None,
) -> schemas.ArticleDetail:
    """Return an article's text with the statements found in it, the newest revision by default."""
    return views.detail(session, article_id, revision)
