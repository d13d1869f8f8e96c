import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from claimtrack.errors import BadInput, ClaimtrackError, FetchError
from claimtrack.ingest.fetch import MAX_REDIRECTS, HttpFetcher
from tests.ingest.conftest import Site

LOCAL = HttpFetcher(allow_private=True, timeout=5)
PAGE = b"<html><body>Hello</body></html>"
PUBLIC = "93.184.216.34"


def failure(fetcher: HttpFetcher, url: str) -> str:
    with pytest.raises(ClaimtrackError) as caught:
        fetcher.fetch(url)
    message = str(caught.value)
    assert message.startswith(f"{url}: ")
    assert "\n" not in message
    return message.removeprefix(f"{url}: ")


def pretend(answers: Callable[[httpx.Request], httpx.Response], **hosts: str) -> HttpFetcher:
    """A fetcher of a network that answers as told; hosts are public unless said otherwise."""

    def resolve(host: str, _port: int) -> list[str]:
        return [hosts.get(host.partition(".")[0], host if host[0].isdecimal() else PUBLIC)]

    return HttpFetcher(resolve=resolve, transport=httpx.MockTransport(answers))


def test_a_page_is_fetched_with_what_the_server_says_of_it(site: Site) -> None:
    site.add("/a", PAGE, mime="Text/HTML; charset=ISO-8859-1")
    document = LOCAL.fetch(site.url("/a#part"))
    assert document.raw == PAGE
    assert (document.mime, document.charset) == ("text/html", "iso-8859-1")
    assert document.url is not None
    assert document.url.startswith(site.url("/a"))


def test_the_connection_goes_to_the_vetted_address_under_the_hosts_name(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    site.add("/a", PAGE)
    fetcher = HttpFetcher(allow_private=True, resolve=resolve)
    assert fetcher.fetch(site.url("/a", host="news.example")).raw == PAGE
    assert asked == ["news.example"]
    assert site.requests == [(f"news.example:{site.port}", "/a")]


def test_a_host_that_changes_its_address_after_the_check_is_not_asked_again() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(200, content=iter([PAGE]))

    fetcher = HttpFetcher(
        resolve=lambda _host, _port: next(answers), transport=httpx.MockTransport(answer)
    )
    assert fetcher.fetch("http://rebinding.example/").raw == PAGE
    assert asked == [PUBLIC]
    assert "redirects" not in failure(fetcher, "http://rebinding.example/")
    assert asked == [PUBLIC]


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site) -> None:
    site.add("/a", PAGE)
    fetcher = HttpFetcher(
        allow_private=True, timeout=5, resolve=lambda _host, _port: ["::1", "127.0.0.1"]
    )
    assert fetcher.fetch(site.url("/a", host="two.example")).raw == PAGE


def test_redirects_are_followed(site: Site) -> None:
    site.add("/a", b"", 301, Location="/b")
    site.add("/b", b"", 302, Location=site.url("/c"))
    site.add("/c", PAGE)
    document = LOCAL.fetch(site.url("/a"))
    assert document.raw == PAGE
    assert (document.url, document.item) == (site.url("/c"), site.url("/a"))


def test_five_redirects_are_enough(site: Site) -> None:
    for number in range(MAX_REDIRECTS):
        site.add(f"/{number}", b"", 302, Location=f"/{number + 1}")
    site.add(f"/{MAX_REDIRECTS}", PAGE)
    assert LOCAL.fetch(site.url("/0")).raw == PAGE
    site.add(f"/{MAX_REDIRECTS}", b"", 302, Location="/0")
    assert failure(LOCAL, site.url("/0")) == "redirects more than 5 times"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]"])
def test_a_private_address_is_refused(site: Site, host: str) -> None:
    site.add("/a", PAGE)
    assert "leads to a private address" in failure(HttpFetcher(), site.url("/a", host=host))
    assert site.requests == []


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://inside.example/",
        "//10.0.0.1/",
        "http://[::1]/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(location: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"Location": location})

    hosts = {"inside": "192.168.0.7", "::1": "::1"}
    message = failure(pretend(answer, **hosts), "http://news.example/a")
    assert message.startswith("redirects to a private address (")
    assert "CLAIMTRACK_FETCH_PRIVATE" in message
    assert asked == [PUBLIC]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://news.example/a", "gopher://a/"])
def test_a_redirect_to_another_scheme_is_refused(location: str) -> None:
    fetcher = pretend(lambda _: httpx.Response(302, headers={"Location": location}))
    message = failure(fetcher, "http://news.example/a")
    scheme = location.partition("/")[0]
    assert message.startswith(f"redirects to '{scheme}")
    assert message.endswith("', not an http or https address")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://news.example/a", "not an http or https address"),
        ("http://", "not an http or https address"),
        ("http://user:word@news.example/", "an address with a user name is not fetched"),
        ("http://news.example:99999/", "an address with a port that does not exist"),
        ("http://[::1", "not an address"),
    ],
)
def test_what_is_no_web_address_is_not_fetched(url: str, message: str) -> None:
    assert failure(LOCAL, url) == message


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "answered 404 Not Found (check the address)"),
        (403, "answered 403 Forbidden (it refuses programs: save the article and ingest the file)"),
        (500, "answered 500 Internal Server Error (try again later)"),
        (204, "answered 204 No Content"),
        (304, "answered 304 Not Modified"),
    ],
)
def test_an_answer_that_is_no_page_is_told(site: Site, status: int, message: str) -> None:
    site.add("/a", b"", status)
    assert failure(LOCAL, site.url("/a")) == message


@pytest.mark.parametrize(
    ("mime", "message"),
    [
        ("application/pdf", "a PDF (save its text and ingest that)"),
        ("image/png", "image/png, not text, HTML, JSON or a feed"),
        ("video/mp4; codecs=x", "video/mp4, not text, HTML, JSON or a feed"),
    ],
)
def test_what_is_no_text_is_not_read(site: Site, mime: str, message: str) -> None:
    site.add("/a", PAGE, mime=mime)
    assert failure(LOCAL, site.url("/a")) == message


@pytest.mark.parametrize("mime", ["", "application/rss+xml", "application/feed+json", "text/plain"])
def test_other_texts_are_read(site: Site, mime: str) -> None:
    site.add("/a", PAGE, mime=mime)
    assert LOCAL.fetch(site.url("/a")).mime == mime


def test_too_large_a_body_is_refused(site: Site) -> None:
    small = HttpFetcher(allow_private=True, max_bytes=1000)
    site.add("/stated", bytes(1001))
    site.add("/bomb", gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")
    site.add("/fits", gzip.compress(bytes(1000)), Content_Encoding="gzip")

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10_000):
            handler.wfile.write(bytes(1000))

    site.answers["/endless"] = endless
    for path in ("/stated", "/bomb", "/endless"):
        assert failure(small, site.url(path)).startswith("is larger than 1,000 bytes"), path
    assert small.fetch(site.url("/fits")).raw == bytes(1000)


@pytest.mark.parametrize("early", [True, False])
def test_a_slow_answer_ends_in_time(site: Site, early: bool) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        if not early:
            handler.send_response(200)
            handler.end_headers()
        for _ in range(20):
            time.sleep(0.1)
            handler.wfile.write(b"" if early else b"x")

    site.answers["/a"] = slowly
    started = time.monotonic()
    message = failure(HttpFetcher(allow_private=True, timeout=0.3), site.url("/a"))
    assert message == "no whole answer within 0.3 s"
    assert time.monotonic() - started < 1.5


def test_a_host_without_address_is_told() -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert failure(HttpFetcher(resolve=resolve), "http://nowhere.example/") == (
        "no such host: nowhere.example"
    )


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_closed_port_is_told(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    assert failure(LOCAL, f"http://127.0.0.1:{port}/").startswith("could not connect (")


def test_a_connection_that_breaks_is_told(listener: socket.socket) -> None:
    def hang_up() -> None:
        connection, _ = listener.accept()
        connection.recv(1000)
        connection.close()

    thread = threading.Thread(target=hang_up)
    thread.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    assert failure(LOCAL, url) == "the connection broke (RemoteProtocolError)"
    thread.join()


def test_tls_names_the_host_and_its_failure_is_told(listener: socket.socket) -> None:
    hello: list[bytes] = []

    def no_tls() -> None:
        connection, _ = listener.accept()
        hello.append(connection.recv(4000))
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        connection.close()

    thread = threading.Thread(target=no_tls)
    thread.start()
    fetcher = HttpFetcher(allow_private=True, timeout=5, resolve=lambda _host, _port: ["127.0.0.1"])
    message = failure(fetcher, f"https://news.example:{listener.getsockname()[1]}/")
    thread.join()
    assert message.startswith("TLS failed: ")
    assert b"news.example" in hello[0]


def test_the_environments_proxies_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.add("/a", PAGE)
    assert LOCAL.fetch(site.url("/a")).raw == PAGE


def test_errors_have_their_kinds(site: Site) -> None:
    with pytest.raises(FetchError):
        LOCAL.fetch(site.url("/missing"))
    with pytest.raises(BadInput):
        LOCAL.fetch("mailto:a@example.com")
