import json
from typing import Any

import pytest

from claimtrack.errors import BadInput
from claimtrack.ingest.items import Limits
from claimtrack.ingest.records import load_json, parse_record, read_lines, read_records
from claimtrack.ingest.types import ParsedArticle
from tests.ingest.conftest import STORY

RECORD = {
    "text": STORY,
    "url": "https://Courier.example/a?utm_source=x",
    "outlet": "The Courier",
    "published": "2024-02-05T14:30:00+03:00",
    "title": "Ministry denies strike",
    "credit": "North Wire",
    "something": {"else": 1},
}


def test_a_record_is_read_key_by_key() -> None:
    article = parse_record(RECORD, item="a")
    assert article.text == STORY
    assert article.url == "https://courier.example/a"
    assert (article.outlet, article.domain) == ("The Courier", "courier.example")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-02-05T14:30:00+03:00"
    assert (article.title, article.credit) == ("Ministry denies strike", "North Wire")
    assert (article.method, article.language) == ("json", "en")


def test_html_in_a_record_is_read() -> None:
    html = "".join(f"<p>{line}</p>" for line in STORY.splitlines())
    assert parse_record({"html": html}, item="a").text == STORY.strip()
    whole = f"<html><body><article>{html}</article></body></html>"
    assert parse_record({"html": whole}, item="a").text == STORY.strip()


@pytest.mark.parametrize("value", [RECORD, [RECORD], {"articles": [RECORD]}])
def test_an_object_a_list_and_a_wrapped_list_are_read(value: Any) -> None:
    [article] = read_records(value, item="a.json")
    assert isinstance(article, ParsedArticle)
    assert article.text == STORY


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, 'has neither "text" nor "html"'),
        ({"text": ""}, 'has neither "text" nor "html"'),
        ({"text": 5}, '"text" is int, not a string'),
        ({"text": STORY, "outlet": ["a"]}, '"outlet" is list, not a string'),
        ({"text": STORY, "published": "yesterday"}, "\"published\" is not a time: 'yesterday'"),
        ({"text": STORY, "date": 1707143400}, '"date" is int, not a string'),
        ({"text": STORY, "url": "courier"}, "url 'courier' is not an http or https address"),
        ({"text": "a\0b"}, "holds a NUL character at character 1"),
        ({"text": "ab\ud800c"}, r"holds half a surrogate pair ('\ud800') at character 2"),
        ({"html": "<p>ab\udfffc</p>"}, "holds half a surrogate pair"),
        ({"text": STORY, "title": "\0"}, "holds a NUL character"),
        ({"text": "   "}, "holds no text"),
        ({"text": "a" * 400_001}, "a text of 400,001 characters; the limit is 400,000"),
        ("a string", "not an object"),
        (None, "not an object"),
    ],
)
def test_a_wrong_record_says_what_is_wrong(record: Any, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_record(record, item="a.json[3]")
    assert str(caught.value).startswith(f"a.json[3]: {message}")
    assert "\n" not in str(caught.value)


def test_one_wrong_record_of_a_list_stops_nothing() -> None:
    first, second, third = read_records([RECORD, 5, RECORD], item="a.json")
    assert isinstance(first, ParsedArticle)
    assert isinstance(third, ParsedArticle)
    assert str(second).startswith("a.json[2]: not an object")
    assert first.item == "a.json[1]"


@pytest.mark.parametrize(
    ("value", "message"),
    [("text", "JSON of another shape"), (5, "JSON of another shape"), ([], "an empty list")],
)
def test_json_of_another_shape_is_a_fault(value: Any, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        list(read_records(value, item="a.json"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text": "a"', "not valid JSON at line 1 column 13"),
        ('{\n"a": b}', "not valid JSON at line 2 column 6"),
        ("[" * 100_000, "JSON that cannot be read"),
        ("9" * 10_000, "JSON that cannot be read"),
    ],
)
def test_broken_json_says_where(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        load_json(text, item="a.json")


def test_a_broken_line_costs_only_itself() -> None:
    good = json.dumps(RECORD).encode()
    lines = [good, b"", b'{"text": ', b"\xff\xfe\xfd{}", b"x" * 5000, good + b"\r\n"]
    first, broken, undecodable, long, last = read_lines(
        lines, item="a.jsonl", limits=Limits(document_bytes=4000)
    )
    assert isinstance(first, ParsedArticle)
    assert isinstance(last, ParsedArticle)
    assert (first.item, last.item) == ("a.jsonl:1", "a.jsonl:6")
    assert str(broken).startswith("a.jsonl:3: not valid JSON at line 1")
    assert str(undecodable).startswith("a.jsonl:4: not valid UTF")
    assert str(long) == "a.jsonl:5: a line of more than 4,000 bytes"
