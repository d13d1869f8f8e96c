from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from claimtrack.db.session import Database
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution, SpeakerName, Words
from claimtrack.text import Span
from claimtrack.vocab import Act, Quote, SpeakerKind, Stance
from tests.db import rows
from tests.web import story
from tests.web.conftest import BASE

ARTICLES = "/api/v1/articles"
TEXT = "The mayor said the bridge over the Orvel fell on Sunday. Traffic stopped."
ARTICLE = {
    "text": TEXT,
    "url": "https://daily.example/1",
    "outlet": "The Daily",
    "published": "2024-02-05T09:00:00+02:00",
    "title": "Bridge falls",
}


def finds_the_mayor(text: str, reading: Reading) -> list[Attribution]:
    """Find what the mayor said, in a text that begins with it."""
    if not text.startswith("The mayor said"):
        return []
    end = text.index(".")
    return [
        Attribution(
            n=1,
            speaker=SpeakerName("mayor", SpeakerKind.PERSON, "The mayor"),
            source=Words.of(text, (Span(0, 9),)),
            cue=Words.of(text, (Span(10, 14),)),
            cue_lemma="say",
            content=Words.of(text, (Span(15, end),)),
            quote=Quote.INDIRECT,
            stance=Stance.ASSERTS,
            act=Act.CLAIM,
            proposition=text[15:end],
        )
    ]


@pytest.fixture
def desk(make_app: Callable[..., FastAPI]) -> TestClient:
    return TestClient(
        make_app(extractor=finds_the_mayor), base_url=BASE, raise_server_exceptions=False
    )


def test_an_article_goes_in_and_its_claim_comes_out(desk: TestClient) -> None:
    response = desk.post(ARTICLES, json=ARTICLE)
    assert response.status_code == 201, response.text
    taken = response.json()
    assert taken["outcome"] == "added"
    article = taken["article"]
    assert article["text"] == TEXT
    assert article["outlet"]["name"] == "The Daily"
    assert article["published_at"] == "2024-02-05T07:00:00Z"
    (one,) = article["statements"]
    assert one["content"]["text"] == "the bridge over the Orvel fell on Sunday"
    (claim,) = taken["claims"]
    assert one["claims"][0]["claim"] == claim
    assert desk.get(f"/api/v1/claims/{claim}").json()["status"] == "uncorroborated"
    assert desk.get(f"{ARTICLES}/{article['id']}").json() == article


def test_again_it_changes_nothing(desk: TestClient) -> None:
    first = desk.post(ARTICLES, json=ARTICLE).json()
    again = desk.post(ARTICLES, json=ARTICLE)
    assert again.status_code == 200
    assert again.json()["outcome"] == "unchanged"
    assert again.json()["article"] == first["article"]


def test_a_changed_text_is_a_new_revision(desk: TestClient) -> None:
    desk.post(ARTICLES, json=ARTICLE)
    changed = desk.post(ARTICLES, json={**ARTICLE, "text": "Nobody speaks of it any more now."})
    assert changed.status_code == 200
    article = changed.json()["article"]
    assert changed.json()["outcome"] == "revised"
    assert [one["number"] for one in article["revisions"]] == [1, 2]
    assert article["statements"] == []
    assert [one["dropped_in"] for one in article["dropped"]] == [2]
    old = desk.get(f"{ARTICLES}/{article['id']}?revision=1").json()
    assert old["text"] == TEXT
    assert len(old["statements"]) == 1


def test_a_foreign_text_is_stored_and_says_why_it_was_not_read(desk: TestClient) -> None:
    text = (
        "Der Bürgermeister sagte am Sonntag, die Brücke sei eingestürzt. Die Polizei hat die "
        "Straße gesperrt, und die Züge fahren nicht mehr über den Fluss."
    )
    taken = desk.post(ARTICLES, json={"text": text, "outlet": "Der Tag"}).json()
    assert taken["outcome"] == "skipped"
    assert "not English" in taken["reason"]
    assert "not English" in taken["article"]["revisions"][0]["skipped"]


def test_html_is_read_as_its_prose(desk: TestClient) -> None:
    taken = desk.post(ARTICLES, json={"html": f"<p>{TEXT}</p>"}).json()
    assert taken["article"]["text"].strip() == TEXT


def test_about_is_resolved_to_ids(client: TestClient, filled: Database) -> None:
    article = client.get(f"{ARTICLES}/1").json()
    said, denial = article["statements"]
    assert denial["about"] == [said["id"]]


def test_a_statement_nobody_linked_has_no_claims(client: TestClient, database: Database) -> None:
    with database.write() as session:
        said = story.waiting(session)
        number = said.article_id
    statements = client.get(f"{ARTICLES}/{number}").json()["statements"]
    assert [one["claims"] for one in statements] == [[], [], []]


def test_health_tells_what_it_runs_on(client: TestClient, database: Database) -> None:
    with database.write() as session:
        rows.claim(session, "caaaaaaaaaaaa", "It fell")
    health = client.get("/api/v1/health").json()
    assert health["status"] == "ok"
    assert health["database"] == "sqlite"
    assert health["claims"] == 1
    assert health["articles"] == 0
    assert health["schema_revision"]
    assert health["extractor"] == "test"
