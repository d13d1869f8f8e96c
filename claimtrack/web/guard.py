"""What every request passes before anything reads it, and every answer after.

A desk's server listens on loopback without accounts, so a page of another site open in the same
browser must not be able to use it. Three doors: the Host must be one of ours (a foreign name that
resolves to 127.0.0.1 is refused: DNS rebinding), an unsafe method sent by a browser must come
from our own pages (Fetch Metadata, else Origin), and a body has a largest size. Answers carry a
policy under which no script but our own file runs.
"""

from collections.abc import Collection
from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claimtrack.errors import ClaimtrackError
from claimtrack.settings import Settings
from claimtrack.web import problems
from claimtrack.web.policy import HEADERS

MAX_BODY_BYTES = 20_000_000
"""As ``ingest.items.Limits.document_bytes``: no article comes near it."""
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1", "testserver"})
"""Always ours; "testserver" is what the framework's test client calls itself."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class WrongHost(ClaimtrackError):
    """The request names a host that is not this server."""

    status = HTTPStatus.MISDIRECTED_REQUEST
    title = "Wrong host"


class CrossSite(ClaimtrackError):
    """A page of another site sent this."""

    status = HTTPStatus.FORBIDDEN
    title = "Cross-site request"


class Guard:
    """ASGI middleware in front of the application.

    Args:
        app: What comes next.
        settings: Names the host listened on and the public URL.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.public = urlsplit(settings.public_url or "").netloc.lower()
        named = {settings.host.lower(), urlsplit(settings.public_url or "").hostname or ""}
        self.hosts = LOCAL_HOSTS | (named - {""})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        try:
            self.check(request)
        except ClaimtrackError as error:
            await problems.expected(request, error)(scope, receive, with_headers)
        except HTTPException as error:
            await problems.http(request, error)(scope, receive, with_headers)
        else:
            await self.app(scope, _counted(receive), with_headers)

    def check(self, request: Request) -> None:
        """See that the request may come in.

        Raises:
            WrongHost: Its Host is not one of ours.
            CrossSite: A browser sent it from another site's page.
            HTTPException: It announces a body that is too large.
        """
        host = request.headers.get("host", "").lower()
        if _name(host) not in self.hosts:
            raise WrongHost(
                "this server does not answer under that name",
                item=host[:100] or None,
                hint="open it as localhost, or set CLAIMTRACK_PUBLIC_URL to its address",
            )
        if request.method not in SAFE and not same_origin(request.headers, {host, self.public}):
            raise CrossSite(
                "sent by a page of another site",
                hint="open the form on this server's own pages and send it from there",
            )
        length = request.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > MAX_BODY_BYTES:
            raise _too_large()


def same_origin(headers: Headers, hosts: Collection[str]) -> bool:
    """Return whether a request came from our own pages, or from no browser at all.

    Browsers state where a request comes from and scripts cannot change it: Sec-Fetch-Site (to
    https and localhost), and Origin with every POST. Programs send neither.

    Args:
        headers: Of the request.
        hosts: Our ``host[:port]``, lower case.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin.lower()).netloc in {h for h in hosts if h}


def _name(host: str) -> str:
    """Return the name in a Host header, without its port and an address's brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _counted(receive: Receive) -> Receive:
    """Return ``receive`` that stops at the largest body, for those that announce no length."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            raise _too_large()
        return message

    return counted


def _too_large() -> HTTPException:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return HTTPException(status, f"a body of more than {MAX_BODY_BYTES:,} bytes")
