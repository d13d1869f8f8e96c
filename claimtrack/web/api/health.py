"""``/health``: whether the service can do its work."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from claimtrack import __version__
from claimtrack.db import schema
from claimtrack.db.queries import articles, claims
from claimtrack.web.deps import Store, TheDesk
from claimtrack.web.problems import problem_answers

router = APIRouter(prefix="/health", tags=["service"])


class Health(BaseModel):
    """The service is well; what it runs on."""

    status: str = Field(examples=["ok"])
    version: str = Field(examples=["0.1.0"])
    database: str = Field(description="Kind of database.", examples=["sqlite"])
    schema_revision: str = Field(examples=["0003"])
    extractor: str = Field(description="Version of the rules and of the model.")
    articles: int
    claims: int


@router.get("", summary="Whether the service is well", responses=problem_answers(503))
def health(store: Store, desk: TheDesk) -> Health:
    """Return what the service runs on, or a problem where the database cannot be used."""
    store.check()
    with store.read() as session:
        counts = {"articles": articles.count(session), "claims": claims.total(session)}
    return Health(
        status="ok",
        version=__version__,
        database=store.url.get_backend_name(),
        schema_revision=schema.current(store) or "",
        extractor=desk.intake.extractor_name(),
        **counts,
    )
