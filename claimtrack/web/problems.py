"""Whatever goes wrong, told in one shape: problem details for the API, a page for a reader.

The API's shape is RFC 9457's with two members of ours, the same for every error: ``type``,
``title``, ``status``, ``detail``, ``instance``, ``item`` (what it is about) and ``hint`` (what to
do). No answer holds a stack trace; faults of the server are logged with one.
"""

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.web.policy import HEADERS
from claimtrack.web.templating import page

log = logging.getLogger(__name__)

API = "/api/"
MEDIA_TYPE = "application/problem+json"
Handler = Callable[[Request, Any], Response]

_HINTS = {
    400: "send the body as JSON in UTF-8",
    404: "check the address; the board lists everything that is stored",
    405: "see the API's description at /api/v1/openapi.json",
    413: "split it; JSONL from the command line is read line by line",
    500: "the server's log says more; trying again may help",
}


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it, with ``item`` and ``hint``."""

    type: str = Field(examples=["urn:claimtrack:problem:not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no such claim"])
    instance: str = Field(examples=["/api/v1/claims/cabcdefghijkl"])
    item: str | None = Field(description="What it is about.", examples=["cabcdefghijkl"])
    hint: str | None = Field(description="What to do about it.", examples=[None])


def problem_answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses`` of an endpoint that may answer with these error codes."""
    return {
        status: {
            # Not as "model": that would also promise the same as plain application/json.
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def expected(request: Request, error: ClaimtrackError) -> Response:
    """Answer with an error of ours; those that are the server's are logged."""
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s: %s", request.method, request.url.path, error)
    found = _problem(request, error.status, error.title, error.message)
    return answer(request, found.model_copy(update={"item": error.item, "hint": error.hint}))


def http(request: Request, error: HTTPException) -> Response:
    """Answer with what the framework found: no such page, no such method, a body too large."""
    phrase = HTTPStatus(error.status_code).phrase
    detail = error.detail if error.detail != phrase else _told(request, error.status_code)
    found = _problem(request, error.status_code, phrase, detail)
    return answer(request, found, headers=error.headers)


def invalid(request: Request, error: RequestValidationError) -> Response:
    """Answer with the first thing that is wrong with a request, and how many more there are."""
    faults = error.errors()
    where = [str(part) for part in faults[0]["loc"][1:]]
    said = str(faults[0]["msg"]).removeprefix("Value error, ")
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    detail = f"{'.'.join(where)}: {said}" if where else said
    found = _problem(request, BadInput.status, BadInput.title, detail + more)
    hint = "the fields and their types are in /api/v1/openapi.json" if is_api(request) else None
    return answer(request, found.model_copy(update={"item": ".".join(where) or None, "hint": hint}))


def fault(request: Request, error: Exception) -> Response:
    """Answer for a fault of ours; the framework raises it on, so that the server logs it."""
    found = _problem(request, 500, "Internal server error", "the server met an unexpected fault")
    # This answer is made outside the guard, which gives all others their headers.
    return answer(request, found, headers=HEADERS)


HANDLERS: Mapping[Any, Handler] = {
    ClaimtrackError: expected,
    HTTPException: http,
    RequestValidationError: invalid,
    Exception: fault,
}
"""Which answer each type of exception gets."""


def is_api(request: Request) -> bool:
    """Return whether a program asks, not a reader."""
    return request.url.path.startswith(API)


def answer(
    request: Request, problem: Problem, *, headers: Mapping[str, str] | None = None
) -> Response:
    """Return ``problem`` as JSON to a program, as a page to a reader."""
    if is_api(request):
        body = {name: _encodable(value) for name, value in problem.model_dump().items()}
        return JSONResponse(body, problem.status, headers=headers, media_type=MEDIA_TYPE)
    return page(request, "error.html", {"problem": problem}, status=problem.status, headers=headers)


def _problem(request: Request, status: int, title: str, detail: str) -> Problem:
    slug = "-".join(title.lower().split())
    return Problem(
        type=f"urn:claimtrack:problem:{slug}",
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        item=None,
        hint=_HINTS.get(status),
    )


def _encodable(value: object) -> object:
    """Return what UTF-8 can hold: JSON may name a field by half a surrogate pair."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _told(request: Request, status: int) -> str:
    if status == HTTPStatus.NOT_FOUND:
        return "there is nothing at this address"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"this address does not take {request.method}"
    return HTTPStatus(status).phrase.lower()
