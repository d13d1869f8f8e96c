import pytest

from claimtrack.ingest.sniff import Kind, sniff


@pytest.mark.parametrize(
    ("text", "suffix", "mime", "kind"),
    [
        ("A plain sentence.", ".txt", "", Kind.TEXT),
        ("A plain sentence.", "", "text/plain", Kind.TEXT),
        ("<!DOCTYPE html><html>", ".txt", "text/plain", Kind.HTML),
        ("\n<!-- saved --><html>", "", "", Kind.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "", "", Kind.HTML),
        ("Text without a tag", ".html", "", Kind.HTML),
        ("<p>Hello</p>", "", "", Kind.HTML),
        ("<3 is not a tag", "", "", Kind.TEXT),
        ("<sarcasm>Yes</sarcasm>", "", "", Kind.TEXT),
        ('<?xml version="1.0"?>\n<rss version="2.0">', ".html", "text/html", Kind.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "", "", Kind.FEED),
        ("<rdf:RDF>", "", "", Kind.FEED),
        ("something", ".xml", "", Kind.FEED),
        ('{"text": "a"}', ".txt", "", Kind.JSON),
        ('[{"text": "a"}]', "", "", Kind.JSON),
        ('{"text": "a"}\n{"text": "b"}\n', "", "", Kind.JSONL),
        ('{"text": "broken\n{"text": "b"}\n', "", "", Kind.JSONL),
        ('{"text": "a"}', ".jsonl", "", Kind.JSONL),
        ('{"text": "a"}', "", "application/x-ndjson", Kind.JSONL),
        ('{\n "a": {"b": 1},\n "c": 2\n}', "", "", Kind.JSON),
        ("broken", ".json", "", Kind.JSON),
        ("[Photo: the bridge] A text.", ".txt", "", Kind.TEXT),
    ],
)
def test_content_decides_before_the_name(text: str, suffix: str, mime: str, kind: Kind) -> None:
    assert sniff(text, suffix=suffix, mime=mime) is kind
