import errno
import io
import json
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.errors import BadInput, FetchError
from claimtrack.ingest.fetch import HttpFetcher
from claimtrack.ingest.items import Item, Limits, Skipped
from claimtrack.ingest.read import read_items
from claimtrack.ingest.types import Defaults, ParsedArticle
from tests.ingest.conftest import LONG_STORY, STORY, FakeFetcher, Site

Read = Callable[..., list[Item]]
HTML = f"<html><body><article><p>{STORY}</p></article></body></html>"
RECORD = json.dumps({"text": STORY})
ITEM = f"<item><description>{LONG_STORY}</description></item>"
RSS = f"<rss version='2.0'><channel><title>T</title>{ITEM}</channel></rss>"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def the_article(items: list[Item]) -> ParsedArticle:
    [item] = items
    assert isinstance(item, ParsedArticle), item
    return item


def the_fault(items: list[Item]) -> str:
    [item] = items
    assert isinstance(item, BadInput | FetchError), item
    assert "\n" not in str(item)
    return str(item)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Line one.\r\nLine two.\r\n",
        "Non\u00a0breaking, “curly” quotes – and \u200bnothing changed.  Two spaces. \n\n \n\nEnd",
        "\n\n  Leading and trailing space stays.  \n\n",
        "Old Mac\rline ends\rstay",
        "A bridge 🌉 over the river e\u0301.",
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_kept_as_given(tmp_path: Path, read: Read, text: str, mark: bytes) -> None:
    article = the_article(read(write(tmp_path, "a.txt", mark + text.encode())))
    assert article.text == text
    assert article.method == "text"


def test_a_text_gives_its_date_title_and_credit(tmp_path: Path, read: Read) -> None:
    text = f"Monday, January 13, 2025\n\nWhat happened at the bridge?\n\n{STORY}(NWA)\n"
    article = the_article(read(write(tmp_path, "a.txt", text)))
    assert article.published_at == datetime(2025, 1, 13, tzinfo=UTC)
    assert (article.title, article.credit) == ("What happened at the bridge?", "NWA")
    assert (article.outlet, article.url, article.language) == (None, None, "en")


def test_a_files_own_time_is_never_used(tmp_path: Path, read: Read) -> None:
    assert the_article(read(write(tmp_path, "a.txt", STORY))).published_at is None


@pytest.mark.parametrize(
    ("name", "content", "method"),
    [
        ("a.txt", STORY, "text"),
        ("a.html", HTML, "html"),
        ("a.txt", HTML, "html"),
        ("a", HTML, "html"),
        ("a.json", RECORD, "json"),
        ("a.jsonl", RECORD + "\n", "json"),
        ("a.xml", RSS, "feed"),
        ("a.txt", RSS, "feed"),
        ("a.json", "\ufeff" + RECORD, "json"),
        ("a.txt", STORY.encode("utf-16"), "text"),
    ],
)
def test_every_kind_is_read(
    tmp_path: Path, read: Read, name: str, content: str | bytes, method: str
) -> None:
    assert the_article(read(write(tmp_path, name, content))).method == method


@pytest.mark.parametrize("content", [STORY, HTML, RECORD, f"{RECORD}\n{RECORD}", RSS])
def test_standard_input_is_read_like_a_file(read: Read, content: str) -> None:
    items = read("-", stdin=io.BytesIO(content.encode()))
    assert items
    assert all(isinstance(item, ParsedArticle) for item in items)
    assert items[0].item.startswith("standard input")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "", "is empty"),
        ("a.txt", " \n", "is empty"),
        ("a.txt", b"abc\0def", "a binary file, not a text"),
        ("a.jsonl", b"abc\0def", "a binary file, not a text"),
        ("a.txt", b"%PDF-1.4", "a PDF (save its text and ingest that)"),
        ("a.html", b"%PDF-1.4", "a PDF (save its text and ingest that)"),
        ("a.txt", b"a" * 20_000_001, "larger than 20,000,000 bytes"),
        ("a.txt", b"a " * 10_000_000, "a text of 20,000,000 characters; the limit is 400,000"),
        ("a.txt", "é é ".encode() + b"\xff", "not valid UTF-8 at byte 6"),
        ("a.html", "<html><body></body></html>", "no article text in this page"),
        ("a.xml", "<catalogue/>", "not a feed"),
        ("a.json", '{"text": ', "not valid JSON at line 1"),
        ("a.json", '{"a.txt": []}', 'has neither "text" nor "html"'),
        ("a.json", "[]", "an empty list"),
        ("a.json", '{"text": "a\\u0000b"}', "holds a NUL character"),
        ("a.json", '{"text": "a\\ud83d b"}', "holds half a surrogate pair"),
        ("a.json", '{"version": "https://jsonfeed.org/version/1"}', 'a JSON Feed without "items"'),
    ],
)
def test_a_bad_file_gives_one_line_and_the_rest_goes_on(
    tmp_path: Path, read: Read, name: str, content: str | bytes, message: str
) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "good.txt", STORY)
    first, *faults, last = read(good, bad, good)
    assert the_fault(faults).startswith(f"{bad}: {message}")
    assert isinstance(first, ParsedArticle)
    assert isinstance(last, ParsedArticle)


def test_a_missing_file_is_told(tmp_path: Path, read: Read) -> None:
    assert the_fault(read(tmp_path / "none.txt")).startswith(f"{tmp_path}/none.txt: no such file")
    assert "https://" in the_fault(read("example.com/article"))


def test_an_unreadable_file_is_told(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.txt"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert the_fault(read(path)).startswith(f"{path}: cannot be read: No such device")


def test_a_forbidden_file_is_told(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", STORY)
    # Root may read everything, so the refusal comes from a fake rather than from chmod.
    forbidden = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr(Path, "open", lambda *args, **kwargs: raised(forbidden))
    assert the_fault(read(path)) == f"{path}: cannot be read: Permission denied"


def raised(error: Exception) -> NoReturn:
    raise error


def test_a_pipe_is_read(tmp_path: Path, read: Read) -> None:
    reading, writing = os.pipe()
    os.write(writing, STORY.encode())
    os.close(writing)
    try:
        assert the_article(read(f"/dev/fd/{reading}")).text == STORY
    finally:
        os.close(reading)


def test_a_folder_is_read_in_order_at_any_depth(tmp_path: Path, read: Read) -> None:
    for folder in ("b", "b/c", ".git"):
        (tmp_path / folder).mkdir()
    for name in ("z.txt", "b/y.html", "b/c/x.json", ".git/a.txt", "a.png", "Makefile", ".DS_Store"):
        content = {".html": HTML, ".json": RECORD}.get(Path(name).suffix, STORY)
        write(tmp_path, name, content)
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [(type(item), Path(item.item or "").name) for item in read(tmp_path)]
    assert found == [
        (Skipped, ".DS_Store"),
        (Skipped, ".git"),
        (Skipped, "Makefile"),
        (Skipped, "a.png"),
        (ParsedArticle, "x.json"),
        (ParsedArticle, "y.html"),
        (Skipped, "loop"),
        (ParsedArticle, "z.txt"),
    ]


def test_what_a_folder_passes_over_has_a_reason(tmp_path: Path, read: Read) -> None:
    assert read(tmp_path) == [Skipped(str(tmp_path), "an empty folder")]
    path = write(tmp_path, "a.png", "x")
    assert read(tmp_path) == [
        Skipped(str(path), "the kind .png is not read from a folder; name it to try")
    ]


def test_a_url_is_fetched(read: Read, fetcher: FakeFetcher) -> None:
    fetcher.add("https://courier.example/a", HTML)
    article = the_article(read("https://courier.example/a", fetcher=fetcher))
    assert (article.url, article.domain) == ("https://courier.example/a", "courier.example")


def test_a_url_that_answers_404_stops_nothing(tmp_path: Path, read: Read, site: Site) -> None:
    fault, article = read(
        site.url("/gone"), write(tmp_path, "a.txt", STORY), fetcher=HttpFetcher(allow_private=True)
    )
    assert str(fault) == f"{site.url('/gone')}: answered 404 Not Found (check the address)"
    assert isinstance(article, ParsedArticle)


def test_a_page_and_a_feed_come_from_a_server(read: Read, site: Site) -> None:
    site.add("/page", HTML.encode())
    link = f"<item><title>T</title><link>{site.url('/page')}</link></item>"
    feed = f"<rss version='2.0'><channel><title>Site</title>{link}</channel></rss>"
    site.add("/feed", feed.encode(), mime="application/rss+xml")
    page, entry = read(
        site.url("/page"), site.url("/feed"), fetcher=HttpFetcher(allow_private=True)
    )
    assert isinstance(page, ParsedArticle)
    assert isinstance(entry, ParsedArticle)
    assert page.text == entry.text
    assert (page.outlet, entry.outlet) == (None, "Site")


def test_defaults_fill_only_what_the_text_leaves_open(tmp_path: Path, read: Read) -> None:
    day = datetime(2024, 2, 5, tzinfo=UTC)
    defaults = Defaults("The Courier", "https://courier.example/a?utm_source=x", day)
    plain = the_article(read(write(tmp_path, "a.txt", STORY), defaults=defaults))
    assert (plain.outlet, plain.published_at) == ("The Courier", day)
    assert (plain.url, plain.domain) == ("https://courier.example/a", "courier.example")
    record = {
        "text": STORY,
        "outlet": "Other",
        "published": "2020-01-01",
        "url": "https://o.example/b",
    }
    other = the_article(read(write(tmp_path, "b.json", json.dumps(record)), defaults=defaults))
    assert (other.outlet, other.url) == ("Other", "https://o.example/b")
    assert other.published_at == datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("outlet", ["North Wire", "the North-Wire"])
def test_an_outlet_is_no_credit_of_its_own_text(tmp_path: Path, read: Read, outlet: str) -> None:
    path = write(tmp_path, "a.txt", f"LENN (North Wire) - {STORY}")
    assert the_article(read(path)).credit == "North Wire"
    assert the_article(read(path, defaults=Defaults(outlet=outlet))).credit is None
    record = {"text": path.read_text(), "outlet": outlet}
    assert the_article(read(write(tmp_path, "a.json", json.dumps(record)))).credit is None


def test_one_url_cannot_stand_for_several_articles(tmp_path: Path, read: Read) -> None:
    defaults = Defaults(url="https://courier.example/a")
    path = write(tmp_path, "a.jsonl", f"{RECORD}\n{RECORD}\n")
    assert "one URL for several articles" in the_fault(read(path, defaults=defaults))
    for targets in ([str(path), str(path)], [str(tmp_path)]):
        with pytest.raises(BadInput, match="one URL for several articles"):
            read_items(targets, defaults, fetcher=None)


def test_jsonl_is_read_line_by_line() -> None:
    stream = io.BytesIO(f"{RECORD}\n".encode() * 5000)
    items = iter(read_items(["-"], Defaults(), fetcher=None, stdin=stream))
    assert [next(items).item for _ in range(3)] == [f"standard input:{n}" for n in (1, 2, 3)]
    assert stream.tell() < len(stream.getvalue()) / 5


def test_lines_keep_their_numbers_across_the_first_block(tmp_path: Path, read: Read) -> None:
    lines = [RECORD] * 600
    lines[450] = "{broken"
    items = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert len(items) == 600
    faults = [item for item in items if isinstance(item, BadInput)]
    assert [fault.item for fault in faults] == [f"{tmp_path}/a.jsonl:451"]


def test_a_line_above_the_limit_costs_only_itself(tmp_path: Path, read: Read) -> None:
    path = write(tmp_path, "a.jsonl", "\n".join([RECORD, RECORD, "x" * 200_000, RECORD]))
    first, second, long, last = read(path, limits=Limits(document_bytes=70_000))
    assert str(long) == f"{path}:3: a line of more than 70,000 bytes"
    assert all(isinstance(item, ParsedArticle) for item in (first, second, last))
    assert last.item == f"{path}:4"


def test_without_standard_input_or_fetcher_that_is_said(read: Read) -> None:
    assert the_fault(read("-")) == "standard input: there is no standard input"
    assert the_fault(read("https://a.example/")) == "https://a.example/: nothing is fetched here"


def test_another_language_is_read_and_marked(tmp_path: Path, read: Read) -> None:
    german = "Das Ministerium wies am Montag zurück, dass seine Truppen die Brücke angriffen. " * 5
    assert the_article(read(write(tmp_path, "a.txt", german))).language == "de"


_SCRAPS = [
    STORY,
    HTML,
    RECORD,
    RSS,
    "<rss>",
    "<item>",
    "</p>",
    "<![CDATA[",
    "&#0;",
    "\ud800",
    "{",
    "]",
]
_MESSES = st.lists(
    st.one_of(st.sampled_from(_SCRAPS), st.text(max_size=20)).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
    | st.binary(max_size=8),
    max_size=6,
).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(raw=_MESSES)
def test_whatever_comes_in_results_come_out(raw: bytes) -> None:
    items = list(read_items(["-"], Defaults(), fetcher=None, stdin=io.BytesIO(raw)))
    assert items
    for item in items:
        assert item.item
        if isinstance(item, ParsedArticle):
            assert item.text.strip()
            assert "\0" not in item.text
            item.text.encode()
        elif isinstance(item, BadInput):
            assert "\n" not in str(item)
