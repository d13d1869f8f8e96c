"""A URL in, the bytes that stand there out, or one line saying why not.

Redirects are followed by hand, since each hop is vetted (see ``addresses``). The connection goes
to the vetted address itself; the host's name stays in the Host header and in TLS, so virtual
hosts and certificates work as ever. Proxies of the environment are not used: behind one the
address could not be vetted.
"""

import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

import httpx

from claimtrack import __version__
from claimtrack.errors import BadInput, FetchError
from claimtrack.ingest.addresses import Resolver, resolve_host, vetted
from claimtrack.ingest.body import ENCODINGS, read_body, too_large
from claimtrack.ingest.items import Document
from claimtrack.ingest.sniff import TEXT_MIMES

MAX_REDIRECTS = 5
MAX_ADDRESSES = 3
"""Addresses tried of a host that has many; the first that answers is used."""
USER_AGENT = f"claimtrack/{__version__}"
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
_ACCEPT += "application/feed+json, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1"
_PORTS = {"http": 80, "https": 443}
_HINTS = {
    401: "it asks for a login: save the article and ingest the file",
    403: "it refuses programs: save the article and ingest the file",
    404: "check the address",
    410: "the page was taken down",
    429: "too many requests: try again later",
    451: "blocked for legal reasons",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpFetcher:
    """Fetches over HTTP and HTTPS, refusing what a newsroom's tool must not reach.

    Attributes:
        timeout: Seconds a fetch may take, redirects included.
        max_bytes: Most bytes a body may have, also after unpacking.
        allow_private: Whether addresses that are not public may be reached.
        user_agent: How the program names itself.
        resolve: Turns a host into addresses.
        transport: Stands in for the network in tests.
    """

    timeout: float = 20.0
    max_bytes: int = 10_000_000
    allow_private: bool = False
    user_agent: str = USER_AGENT
    resolve: Resolver = resolve_host
    transport: httpx.BaseTransport | None = None

    def fetch(self, url: str) -> Document:
        """Return what stands at ``url``, after at most five redirects.

        Args:
            url: An http or https address.

        Raises:
            FetchError: If it cannot be had, leads to a private address or is too large.
            BadInput: If it is no address, or what stands there is of no use (a PDF).
        """
        deadline = time.monotonic() + self.timeout
        target = _address(url, item=url)
        with self._client() as client:
            for hop in range(MAX_REDIRECTS + 1):
                response = self._answer(client, target, _Hop(url, hop > 0, deadline))
                try:
                    if response.has_redirect_location:
                        target = _address(_next(target, response, url), item=url)
                        continue
                    return self._document(response, target, _Hop(url, hop > 0, deadline))
                finally:
                    response.close()
        raise FetchError(f"redirects more than {MAX_REDIRECTS} times", item=url)

    def _client(self) -> httpx.Client:
        """Return a client that keeps no connection.

        One kept open to an address was opened under one host's certificate and would be used for
        the next host at the same address.
        """
        return httpx.Client(
            transport=self.transport,
            verify=_tls(),
            trust_env=False,
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={
                "User-Agent": self.user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": ENCODINGS,
                "Accept-Language": "en, *;q=0.5",
            },
        )

    def _answer(self, client: httpx.Client, target: httpx.URL, hop: "_Hop") -> httpx.Response:
        """Return the response, its body unread, from the first vetted address that answers."""
        port = target.port or _PORTS[target.scheme]
        try:
            addresses = list(self.resolve(target.host, port))[:MAX_ADDRESSES]
        except (OSError, UnicodeError) as error:
            raise FetchError(f"no such host: {target.host}", item=hop.item) from error
        if not self.allow_private:
            vetted(target.host, addresses, item=hop.item, redirected=hop.redirected)
        failure: httpx.TransportError | None = None
        for address in addresses:
            request = client.build_request(
                "GET",
                target.copy_with(host=address, fragment=None),
                headers={"Host": target.netloc.decode("ascii")},
                extensions={"sni_hostname": target.raw_host.decode("ascii")},
                timeout=max(0.01, hop.deadline - time.monotonic()),
            )
            try:
                return client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
            except httpx.TransportError as error:
                raise self._failure(error, hop.item) from error
        if failure is None:
            raise FetchError(f"no such host: {target.host}", item=hop.item)
        raise self._failure(failure, hop.item) from failure

    def _document(self, response: httpx.Response, target: httpx.URL, hop: "_Hop") -> Document:
        _check_status(response, hop.item)
        mime, charset = _content_type(response, hop.item)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.max_bytes:
            raise too_large(self.max_bytes, item=hop.item)
        try:
            raw = read_body(
                self._chunks(response, hop),
                encoding=response.headers.get("content-encoding", ""),
                max_bytes=self.max_bytes,
                item=hop.item,
            )
        except httpx.TransportError as error:
            raise self._failure(error, hop.item) from error
        return Document(item=hop.item, raw=raw, url=str(target), mime=mime, charset=charset)

    def _chunks(self, response: httpx.Response, hop: "_Hop") -> Iterator[bytes]:
        for chunk in response.iter_raw():
            if time.monotonic() > hop.deadline:
                raise self._late(hop.item)
            yield chunk

    def _late(self, item: str) -> FetchError:
        return FetchError(f"no whole answer within {self.timeout:g} s", item=item)

    def _failure(self, error: httpx.TransportError, item: str) -> FetchError:
        if isinstance(error, httpx.TimeoutException):
            return self._late(item)
        cause: BaseException | None = error
        while cause is not None and not isinstance(cause, ssl.SSLError):
            cause = cause.__cause__ or cause.__context__
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(f"TLS certificate refused: {cause.verify_message}", item=item)
        if cause is not None:
            reason = cause.reason or "handshake failed"
            return FetchError(f"TLS failed: {reason.lower().replace('_', ' ')}", item=item)
        if isinstance(error, httpx.ConnectError):
            return FetchError("could not connect", item=item, hint=str(error)[:120] or None)
        return FetchError(f"the connection broke ({type(error).__name__})", item=item)


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request of a fetch: the URL asked for at first, and the time left for all of them."""

    item: str
    redirected: bool
    deadline: float


@cache
def _tls() -> ssl.SSLContext:
    """Return the TLS rules, made once: reading the certificates takes longer than a request."""
    return httpx.create_ssl_context()


def _address(url: str, *, item: str) -> httpx.URL:
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise BadInput("not an address", item=item) from error
    if found.scheme not in _PORTS or not found.host:
        message = "not an http or https address"
        raise BadInput(
            message if url == item else f"redirects to {url[:200]!r}, {message}", item=item
        )
    if found.port is not None and not 0 < found.port < 65_536:
        raise BadInput("an address with a port that does not exist", item=item)
    if found.userinfo:
        raise BadInput("an address with a user name is not fetched", item=item)
    return found


def _next(target: httpx.URL, response: httpx.Response, item: str) -> str:
    try:
        return str(target.join(response.headers["location"]))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("redirects to something that is no address", item=item) from error


def _check_status(response: httpx.Response, item: str) -> None:
    code = response.status_code
    if code == HTTPStatus.OK:
        return
    phrase = response.reason_phrase or "no reason given"
    hint = _HINTS.get(code, "try again later" if code >= 500 else None)
    raise FetchError(f"answered {code} {phrase}", item=item, hint=hint)


def _content_type(response: httpx.Response, item: str) -> tuple[str, str | None]:
    mime = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if mime == "application/pdf":
        raise BadInput("a PDF", item=item, hint="save its text and ingest that")
    if mime and mime not in TEXT_MIMES:
        raise BadInput(f"{mime[:60]}, not text, HTML, JSON or a feed", item=item)
    return mime, response.charset_encoding
