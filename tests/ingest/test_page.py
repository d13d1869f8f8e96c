import json

import pytest

from claimtrack.errors import BadInput
from claimtrack.ingest.items import Document
from claimtrack.ingest.page import parse_page
from claimtrack.ingest.parse import parse_document
from claimtrack.ingest.prose import html_prose
from tests.ingest.conftest import STORY

URL = "https://courier.example/news/orla-bridge"
BODY = "".join(f"<p>{line}</p>" for line in STORY.splitlines()) * 2


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/world>World</a></nav><article>{body}</article>"
        "<footer>Subscribe to our newsletter</footer></body></html>"
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_a_page_gives_its_text_and_what_it_states() -> None:
    head = (
        "<title>Ministry denies strike | The Courier</title>"
        '<meta property="og:title" content="Ministry denies strike">'
        '<meta property="og:site_name" content="The Courier">'
        f'<link rel=canonical href="{URL}?utm_source=feed">'
        '<meta property="article:published_time" content="2024-02-05T14:30:00+03:00">'
    )
    article = parse_page(page(head), item="a.html", url=URL + "?x=1")
    assert article.text.splitlines()[:2] == STORY.splitlines()
    assert "newsletter" not in article.text
    assert "World" not in article.text
    assert (article.title, article.outlet) == ("Ministry denies strike", "The Courier")
    assert (article.url, article.domain) == (URL, "courier.example")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-02-05T14:30:00+03:00"
    assert article.method == "html"


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        (
            linked(**{"@type": "NewsArticle", "datePublished": "2024-02-05T10:00:00Z"}),
            "2024-02-05T10:00:00+00:00",
        ),
        (
            linked(
                **{
                    "@graph": [
                        {"@type": "WebPage"},
                        {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-02-05"},
                    ]
                }
            ),
            "2024-02-05T00:00:00+00:00",
        ),
        (
            '<meta property="article:published_time" content="2024-02-05">',
            "2024-02-05T00:00:00+00:00",
        ),
        (linked(**{"@type": "Organization", "foundingDate": "2001-01-01"}), None),
        ('<script type="application/ld+json">{broken</script>', None),
        (linked(**{"@type": "Article", "datePublished": "0001-01-01T00:00:00"}), None),
        ("", None),
    ],
)
def test_the_date_is_what_the_page_states(head: str, iso: str | None) -> None:
    found = parse_page(
        page(head, BODY + "<p>It opened on March 3, 1962.</p>"), item="a"
    ).published_at
    assert (found and found.isoformat()) == iso


def test_a_canonical_address_elsewhere_is_a_credit() -> None:
    head = '<link rel=canonical href="https://northwire.example/orla">'
    article = parse_page(page(head), item="a", url=URL)
    assert (article.url, article.credit) == (URL, "northwire.example")


@pytest.mark.parametrize("href", ["/", "https://courier.example", "javascript:void(0)", ""])
def test_a_canonical_address_of_the_whole_site_is_left_out(href: str) -> None:
    article = parse_page(page(f'<link rel=canonical href="{href}">'), item="a", url=URL)
    assert article.url == URL


def test_a_saved_page_has_the_address_it_states_itself() -> None:
    article = parse_page(page(f'<link rel=canonical href="{URL}">'), item="a.html")
    assert (article.url, article.domain) == (URL, "courier.example")
    assert parse_page(page(), item="a.html").url is None


def test_an_organisation_as_author_is_credited() -> None:
    agency = {"@type": "Organization", "name": "North Wire"}
    person = {"@type": "Person", "name": "Jane Doe"}
    for author, credit in (
        (agency, "North Wire"),
        ([person, agency], "North Wire"),
        (person, None),
    ):
        head = linked(**{"@type": "NewsArticle", "author": author})
        assert parse_page(page(head), item="a").credit == credit


def test_a_host_name_is_no_outlet() -> None:
    assert parse_page(page(), item="a", url=URL).outlet is None


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><div id=a></div><noscript>You need JavaScript to run this app.</noscript></html>",
        "<html><body><img src=a.png><button>Log in</button></body></html>",
        "<!doctype html><html><head><title>Only a title of some length here</title></head></html>",
        "<html>" + "<div>" * 50_000,
    ],
    ids=["empty", "script", "button", "title", "deep"],
)
def test_a_page_without_an_article_is_a_fault(html: str) -> None:
    with pytest.raises(BadInput, match=r"a\.html: (no article text in this page|HTML that)"):
        parse_page(html, item="a.html")


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(BadInput, match="a page of more than 50,000 elements"):
        parse_page("<html><body>" + "<a href=x>l</a>" * 60_000, item="a.html")


def test_a_piece_of_html_is_read_too() -> None:
    assert parse_page("<p>Police said six people died on Monday.</p>", item="a").text == (
        "Police said six people died on Monday."
    )


def test_a_broken_byte_matters_only_inside_the_article() -> None:
    sound = page().encode().replace(b"Subscribe", b"Abonn\xe9\xff")
    article = parse_document(Document("a.html", sound + "é".encode()))
    assert article.text.startswith("The ministry denied")
    broken = page().encode().replace(b"ministry", b"minist\xffry", 1) + "é".encode()
    with pytest.raises(BadInput, match="not valid UTF-8 at byte"):
        parse_document(Document("a.html", broken))


def test_the_charset_of_a_page_is_its_own() -> None:
    raw = page("", "<p>Министерство опровергло сообщение о взрыве моста.</p>" * 3)
    raw = raw.replace("utf-8", "windows-1251")
    article = parse_document(Document("a.html", raw.encode("windows-1251")))
    assert article.text.startswith("Министерство опровергло")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; two</p><p>three<br>four</p>", "One & two\nthree\nfour"),
        ("<div>a <b>b</b>c<ul><li>d<li>e</ul>f</div><script>x()</script>", "a bc\nd\ne\nf"),
        ("no tags", "no tags"),
        ("a &lt; b", "a < b"),
        ("<!-- only a comment -->", ""),
        ("", ""),
    ],
)
def test_a_piece_of_html_keeps_its_paragraphs(html: str, text: str) -> None:
    assert html_prose(html) == text
