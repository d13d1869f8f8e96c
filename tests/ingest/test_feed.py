import json
from collections.abc import Callable

import pytest

from claimtrack.errors import BadInput, FetchError
from claimtrack.ingest.feed import WHOLE_CHARS, FeedReader
from claimtrack.ingest.items import Document, Item, Limits, Skipped
from claimtrack.ingest.types import Defaults, ParsedArticle
from tests.ingest.conftest import LONG_STORY, FakeFetcher

BODY = "".join(f"<p>{line}</p>" for line in LONG_STORY.splitlines())
PAGE = f"<html><head><title>A page</title></head><body><article>{BODY}</article></body></html>"
FIRST = f"""<item><title>First &amp; best</title><link>https://lenn.example/1?utm_source=rss</link>
<pubDate>Mon, 05 Feb 2024 10:00:00 +0300</pubDate>
<source url="https://nw.example/rss">North Wire</source>
<description>Only a teaser</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"""
TEASER = """<item><title>Teaser</title><link>https://lenn.example/2</link>
<pubDate>Tue, 06 Feb 2024 10:00:00 GMT</pubDate><description>Soon more.</description></item>"""


def rss(*items: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
    head += 'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    body = f"<channel><title>The Lenn Gazette</title>{''.join(items)}</channel></rss>"
    return (head + body).encode()


@pytest.fixture
def entries(fetcher: FakeFetcher) -> Callable[..., list[Item]]:
    def reader(raw: bytes, defaults: Defaults | None = None) -> list[Item]:
        feed = FeedReader(fetcher, defaults or Defaults(), Limits())
        return list(feed.read(Document("feed.xml", raw)))

    return reader


Entries = Callable[..., list[Item]]


def test_an_entry_with_its_whole_text_is_taken_as_it_is(
    entries: Entries, fetcher: FakeFetcher
) -> None:
    [article] = entries(rss(FIRST))
    assert isinstance(article, ParsedArticle)
    assert article.text == LONG_STORY.strip()
    assert article.url == "https://lenn.example/1"
    assert (article.outlet, article.domain) == ("The Lenn Gazette", "lenn.example")
    assert (article.title, article.credit) == ("First & best", "North Wire")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-02-05T10:00:00+03:00"
    assert (article.method, article.language) == ("feed", "en")
    assert fetcher.asked == []


def test_a_teaser_is_fetched(entries: Entries, fetcher: FakeFetcher) -> None:
    fetcher.add("https://lenn.example/2", PAGE)
    [article] = entries(rss(TEASER))
    assert isinstance(article, ParsedArticle)
    assert article.text == LONG_STORY.strip()
    assert article.title == "Teaser"
    assert article.outlet == "The Lenn Gazette"
    assert article.published_at is not None
    assert article.published_at.day == 6


def test_what_cannot_be_fetched_stops_nothing(entries: Entries, fetcher: FakeFetcher) -> None:
    failed, article = entries(rss(TEASER, FIRST))
    assert isinstance(failed, FetchError)
    assert str(failed) == "https://lenn.example/2: answered 404 Not Found"
    assert isinstance(article, ParsedArticle)


def test_a_person_knows_the_outlet_better_than_the_feeds_title(entries: Entries) -> None:
    [article] = entries(rss(FIRST), Defaults(outlet="Gazette"))
    assert isinstance(article, ParsedArticle)
    assert article.outlet == "Gazette"


def test_one_broken_entry_costs_only_itself(entries: Entries) -> None:
    broken = "<item><title>Broken <b>entry</title><link>https://lenn.example/3</link></item>"
    first, second, third = entries(rss(FIRST, broken, FIRST.replace("/1?", "/4?")))
    assert isinstance(first, ParsedArticle)
    assert isinstance(third, ParsedArticle)
    assert third.url == "https://lenn.example/4"
    assert isinstance(second, BadInput)
    assert str(second).startswith(
        "feed.xml[2]: not well-formed XML: Opening and ending tag mismatch"
    )


@pytest.mark.parametrize("unclosed", ["<item><title>No end</title>", "<item><title>No <end"])
def test_an_entry_without_end_does_not_swallow_the_next(entries: Entries, unclosed: str) -> None:
    fault, article = entries(rss(unclosed, FIRST))
    assert isinstance(fault, BadInput)
    assert isinstance(article, ParsedArticle)


def test_a_feed_cut_off_in_the_middle_gives_what_is_whole(entries: Entries) -> None:
    raw = rss(FIRST, FIRST)
    first, fault = entries(raw[: raw.rindex(b"</content")])
    assert isinstance(first, ParsedArticle)
    assert str(fault).startswith("feed.xml[2]: not well-formed XML")


def test_entities_and_ampersands_of_html_are_no_fault(entries: Entries) -> None:
    loose = FIRST.replace("First &amp; best", "Caf&eacute; &nbsp;& more &unknown; &#38; &lt;")
    [article] = entries(rss(loose))
    assert isinstance(article, ParsedArticle)
    assert article.title == "Café & more &unknown; & <"


def test_undeclared_prefixes_are_no_fault(entries: Entries) -> None:
    raw = rss(FIRST.replace("</item>", "<slash:n>3</slash:n><media:x y='1'/></item>"))
    [article] = entries(raw.replace(b"xmlns:content=", b"xmlns:other="))
    assert isinstance(article, ParsedArticle)
    assert article.text == LONG_STORY.strip()


def test_references_to_no_character_are_no_fault(entries: Entries) -> None:
    [article] = entries(rss(FIRST.replace("best", "&#xd800;&#0;&#11; best")))
    assert isinstance(article, ParsedArticle)
    assert article.title == "First & \ufffd\ufffd\ufffd best"


def test_control_characters_are_no_fault(entries: Entries) -> None:
    [article] = entries(rss(FIRST.replace("First", "F\x0birst\x00")))
    assert isinstance(article, ParsedArticle)
    assert article.title == "First & best"


def test_a_broken_head_costs_only_the_feeds_title(entries: Entries) -> None:
    [article] = entries(rss(FIRST).replace(b"Lenn Gazette<", b"Lenn <b>Gazette<"))
    assert isinstance(article, ParsedArticle)
    assert article.outlet is None


def test_a_broken_byte_costs_only_its_entry(entries: Entries) -> None:
    raw = rss(FIRST, FIRST.replace("ministry", "ministryé", 1)).replace(
        "yé".encode(), b"y\xff\xc3\xa9"
    )
    first, fault = entries(raw)
    assert isinstance(first, ParsedArticle)
    assert "not valid UTF-8 at byte" in str(fault)


def test_atom_is_read(entries: Entries) -> None:
    raw = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom Times</title><entry>
    <title>One</title><link href="https://atom.example/1"/><published>2024-02-05T10:00:00Z</published>
    <content type="html"><![CDATA[{BODY}]]></content></entry></feed>""".encode()
    [article] = entries(raw)
    assert isinstance(article, ParsedArticle)
    assert (article.outlet, article.url) == ("Atom Times", "https://atom.example/1")
    assert article.published_at is not None
    assert article.text == LONG_STORY.strip()


def test_an_entry_with_nothing_is_a_fault(entries: Entries) -> None:
    [fault] = entries(rss("<item><title>Nothing</title></item>"))
    assert str(fault) == "feed.xml[1]: an entry with neither a link nor a whole text"


def test_nothing_is_fetched_without_a_fetcher() -> None:
    [fault] = FeedReader(None, Defaults(), Limits()).read(Document("feed.xml", rss(TEASER)))
    assert str(fault) == "https://lenn.example/2: an entry without its text, and nothing is fetched"


def test_a_feed_without_entries_is_skipped(entries: Entries) -> None:
    assert entries(rss()) == [Skipped("feed.xml", "a feed without entries")]


@pytest.mark.parametrize("raw", [b"hello", b"<catalogue><book/></catalogue>", b"<rss"])
def test_what_is_no_feed_is_a_fault(entries: Entries, raw: bytes) -> None:
    with pytest.raises(BadInput, match="not a feed"):
        entries(raw)


def test_entities_that_multiply_are_refused(entries: Entries) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    for name, inner in zip("bcdefghij", "abcdefghi", strict=True):
        bomb += f'<!ENTITY {name} "{f"&{inner};" * 10}">'
    raw = f"{bomb}]><rss version='2.0'><channel><item><title>&j;</title></item></channel></rss>"
    for item in entries(raw.encode()):
        assert isinstance(item, BadInput)


def test_json_feed_is_read(fetcher: FakeFetcher) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "JSON Times",
        "items": [
            {
                "id": "1",
                "url": "https://json.example/1",
                "content_html": BODY,
                "date_published": "2024-02-05T10:00:00Z",
                "title": "One",
            },
            {"id": "https://json.example/2", "content_text": LONG_STORY},
            {"id": "3", "summary": "short"},
            "broken",
        ],
    }
    document = Document("feed.json", json.dumps(feed).encode())
    one, two, three, four = FeedReader(fetcher, Defaults(), Limits()).read_json(feed, document)
    assert isinstance(one, ParsedArticle)
    assert (one.outlet, one.title, one.text) == ("JSON Times", "One", LONG_STORY.strip())
    assert isinstance(two, ParsedArticle)
    assert two.url == "https://json.example/2"
    assert str(three).startswith("feed.json[3]: an entry with neither")
    assert str(four).startswith("feed.json[4]: an entry with neither")


def test_the_teaser_limit_lies_below_the_story() -> None:
    assert len(LONG_STORY) > WHOLE_CHARS
