"""Fixtures of the ingest tests: a fetcher without a network, and a server on loopback.

Texts are invented and as short as the rule under test allows; a test that needs a long one
repeats a sentence.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimtrack.errors import FetchError
from claimtrack.ingest.items import Document, Item
from claimtrack.ingest.read import read_items
from claimtrack.ingest.types import Defaults

STORY = (
    "The ministry denied on Monday that its forces had struck the Orla bridge.\n"
    "The Varn Front said that eight people were killed there, and a hospital put it at eleven.\n"
)
LONG_STORY = STORY * 4


@dataclass
class FakeFetcher:
    """Gives what it was told to, and remembers what it was asked for."""

    pages: dict[str, Document] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(self, url: str, body: str, mime: str = "text/html") -> None:
        self.pages[url] = Document(url, body.encode(), url=url, mime=mime)

    def fetch(self, url: str) -> Document:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError("answered 404 Not Found", item=url)
        return self.pages[url]


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher()


@pytest.fixture
def read() -> Callable[..., list[Item]]:
    """Read targets without defaults and return all results."""

    def reader(*targets: object, **options: object) -> list[Item]:
        defaults = options.pop("defaults", Defaults())
        options.setdefault("fetcher", None)
        return list(read_items([str(target) for target in targets], defaults, **options))

    return reader


@dataclass
class Site:
    """A web server on loopback: answers by path, and remembers the requests."""

    port: int
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def add(
        self, path: str, body: bytes, status: int = 200, mime: str = "text/html", **headers: str
    ) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            if mime:
                handler.send_header("Content-Type", mime)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append((self.headers["Host"], self.path))
            answer = served.answers.get(self.path)
            try:
                answer(self) if answer else self.send_error(404)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()
