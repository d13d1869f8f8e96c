import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.ingest.urls import canonical_url, domain_of, is_url, url_key

_PARTS = st.text(alphabet="abcXYZ019-._~%/?#&=+é ü:@[]!", max_size=25)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTPS://News.Example.COM:443/A/b?utm_source=x&id=5#top",
            "https://news.example.com/A/b?id=5",
        ),
        ("http://example.com", "http://example.com/"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com/a/?fbclid=1&gclid=2", "https://example.com/a/"),
        ("https://example.com/s.php?cid=12&eid=3", "https://example.com/s.php?cid=12&eid=3"),
        ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
        ("https://user:word@example.com./a", "https://example.com/a"),
        ("https://bücher.example/ä?q=ü", "https://xn--bcher-kva.example/%C3%A4?q=%C3%BC"),
        ("https://example.com/%c3%a4", "https://example.com/%C3%A4"),
        ("http://[::1]:80/x", "http://[::1]/x"),
    ],
)
def test_spellings_meet_in_one_address(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com/a",
        "ftp://example.com/a",
        "mailto:a@b.c",
        "http://",
        "http://[::1",
        "http://a b/",
    ],
)
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical_url(url) is None
    assert domain_of(url) is None


@given(host=st.sampled_from(["a.example", "WWW.b.com:80", "é.example"]), rest=_PARTS)
def test_twice_is_once(host: str, rest: str) -> None:
    once = canonical_url(f"http://{host}/{rest}")
    assert once is not None
    assert canonical_url(once) == once
    assert url_key(once) == url_key(f"http://{host}/{rest}")


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    for url in (text, f"https://{text}"):
        once = canonical_url(url)
        assert once is None or canonical_url(once) == once


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://www.example.com/", "example.com"),
        ("https://someone.blogspot.com/2025/01/a.html", "someone.blogspot.com"),
        ("https://someone.wordpress.com/a", "someone.wordpress.com"),
        ("https://www.courier.example/a", "courier.example"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        (None, None),
    ],
)
def test_the_domain_is_the_publishers(url: str | None, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_a_key_leaves_out_what_sites_change() -> None:
    spellings = ["http://www.example.com/a/", "https://example.com/a", "https://example.com/a#x"]
    assert {url_key(url) for url in spellings} == {"example.com/a"}
    assert url_key("nothing") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("https://a.example", True), ("file:///a", True), ("a.txt", False), ("C:\\a", False)],
)
def test_an_address_has_a_scheme(text: str, answer: bool) -> None:
    assert is_url(text) is answer
