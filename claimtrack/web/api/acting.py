"""What endpoints that record acts of people share: who acts, and the act as it is answered."""

from pydantic import BaseModel, ConfigDict, Field

from claimtrack.db.models import Act
from claimtrack.ingest.parse import check_characters
from claimtrack.ledger import Acting
from claimtrack.web import schemas
from claimtrack.web.deps import TheDesk

MAX_WHY = 5_000
MAX_NAME = 200


class Said(BaseModel):
    """Who acts, and why."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"why": "The two pages name one man.", "name": "A. Desk"}]},
    )

    why: str = Field(default="", max_length=MAX_WHY)
    name: str | None = Field(
        default=None, max_length=MAX_NAME, description="Who acts; the desk's name by default."
    )


def acting(said: Said, desk: TheDesk) -> Acting:
    """Return who acts now.

    Raises:
        BadInput: A field holds what cannot be stored.
    """
    for field in ("why", "name"):
        check_characters(getattr(said, field) or "", item=field)
    who = (said.name or "").strip() or desk.settings.user_name
    return Acting(who, desk.now(), said.why)


def done(act: Act) -> schemas.Done:
    """Return an act as it is answered."""
    return schemas.Done(act=act.id, kind=act.kind, who=act.who, at=act.at, why=act.why)
