from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.conftest import BASE
from tests.web.test_articles_api import ARTICLE, finds_the_mayor
from tests.web.test_problems import check

LOOKUP = "/api/v1/lookup"


@pytest.fixture
def desk(make_app: Callable[..., FastAPI]) -> TestClient:
    client = TestClient(make_app(extractor=finds_the_mayor), base_url=BASE)
    assert client.post("/api/v1/articles", json=ARTICLE).status_code == 201
    return client


def test_a_draft_that_repeats_a_claim(desk: TestClient) -> None:
    draft = "🚀 Hello. The bridge over the Orvel fell on Sunday, it is told here."
    found = desk.post(LOOKUP, json={"text": draft}).json()
    assert found["answer"] == "known"
    (hit,) = found["hits"]
    assert hit["proposition"] == "the bridge over the Orvel fell on Sunday"
    assert hit["status"] == "uncorroborated"
    assert hit["denials"] == []
    start, end = hit["span"]
    assert "bridge over the Orvel" in draft[start:end]
    assert hit["utf16"] == [start + 1, end + 1]
    assert desk.get(f"/api/v1/claims/{hit['claim']}").status_code == 200


def test_nothing_like_it_is_another_answer(desk: TestClient) -> None:
    found = desk.post(LOOKUP, json={"text": "Tarnish prices rose in Karsenna."}).json()
    assert found == {"answer": "nothing_stored", "hits": []}


def test_a_draft_is_not_stored(desk: TestClient) -> None:
    desk.post(LOOKUP, json={"text": "The mayor said a new tunnel was dug under the hill."})
    assert desk.get("/api/v1/health").json()["articles"] == 1


def test_a_draft_no_database_holds(desk: TestClient) -> None:
    check(desk.post(LOOKUP, json={"text": "a\x00b"}), 422)
