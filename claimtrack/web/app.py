"""The application: ``create_app`` puts the API, the pages and the guard together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from claimtrack import __version__
from claimtrack.db.session import Database, open_database
from claimtrack.intake import IntakeOptions
from claimtrack.publish.weeks import zone_of
from claimtrack.settings import Settings
from claimtrack.web import api, pages, problems
from claimtrack.web.deps import Desk
from claimtrack.web.guard import Guard
from claimtrack.web.templating import STATIC

DESCRIPTION = """\
Who claims what across outlets, who denied it, and in which words.

Every statement names the characters of the article it was found at: offsets count Unicode code
points, end exclusive; `utf16` counts as JavaScript does. The machine's `status` is kept apart
from a person's `verdict`; nothing here scores truth. Errors are problem details (RFC 9457) of one
shape. Browsers may send unsafe requests from this server's own pages only.
"""
TAGS = [
    {"name": "articles", "description": "Texts and the statements found in them."},
    {"name": "claims", "description": "Propositions, who stands by them, who denies them."},
    {"name": "speakers", "description": "Who is who across articles; people merge and split."},
    {"name": "acts", "description": "What people did: undone, kept, attached anew."},
    {"name": "lookup", "description": "A draft against what is stored."},
    {"name": "digest", "description": "What changed in a week."},
    {"name": "service", "description": "Whether the service is well."},
]


class _App(FastAPI):
    """An application whose description holds the one shape of its errors."""

    def openapi(self) -> dict[str, Any]:
        described = super().openapi()
        described["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        return described


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    intake: IntakeOptions | None = None,
) -> FastAPI:
    """Return the application.

    Args:
        settings: Of this process.
        database: An open one, which its owner closes; by default the one the settings name is
            opened (made if it is missing) when the application starts and closed when it ends.
        intake: How articles are taken in, by default as the settings say; tests give their own
            clock and extractor.

    Raises:
        BadInput: The settings name no time zone that exists.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if database is not None:
            yield
            return
        app.state.database = open_database(settings.url(), create=True)
        try:
            yield
        finally:
            app.state.database.close()

    app = _App(
        title="claimtrack",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        openapi_tags=TAGS,
        # The documentation pages of the framework load scripts of another site.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers=dict(problems.HANDLERS),
    )
    zone = zone_of(settings.timezone)
    intake = intake or IntakeOptions(
        model=settings.model_path, max_chars=settings.max_text_chars, zone=zone
    )
    app.state.desk = Desk(settings=settings, zone=zone, intake=intake)
    app.state.zone = zone
    if database is not None:
        app.state.database = database
    app.include_router(api.router, prefix="/api/v1")
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, settings=settings)
    return app
