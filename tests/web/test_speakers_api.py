"""Speakers and waiting acts through the API and on the queue's page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import html

from claimtrack import ledger
from claimtrack.db.session import Database
from claimtrack.reextract import reextract
from claimtrack.vocab import Stance
from tests.spine.world import LATER, Desk, claimed, day
from tests.web.conftest import BASE

BRIDGE = "the old bridge over the Orla fell into the river"
ANN = ledger.Acting("Ann", LATER, "misread")


@pytest.fixture
def desk(database: Database) -> Desk:
    made = Desk(database)
    for n, name in enumerate(("Falah Fayyadh", "Faleh Fayad")):
        source = f"Oltrek spokesman {name}"
        made.take(
            claimed(source, BRIDGE, kind="person", url=f"https://paper{n}.test/1", at=day(n),
                    outlet=f"Paper {n}", mention=source)
        )  # fmt: skip
    return made


@pytest.fixture
def api(desk: Desk, make_app: Callable[..., FastAPI]) -> TestClient:
    return TestClient(make_app(), base_url=BASE)


def ok(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.text
    return response.json()


def named(api: TestClient) -> dict[str, int]:
    page = ok(api.get("/api/v1/speakers"))
    return {one["name"]: one["id"] for one in page["items"]}


def test_speakers_are_listed_with_names_and_posts(api: TestClient) -> None:
    page = ok(api.get("/api/v1/speakers", params={"limit": 1}))
    (row,) = page["items"]
    assert row["name"] == "Oltrek spokesman Falah Fayyadh"
    assert row["names"] == [{"name": row["name"], "statements": 1}]
    rest = ok(api.get("/api/v1/speakers", params={"after": page["next"]}))
    assert [one["name"] for one in rest["items"]] == ["Oltrek spokesman Faleh Fayad"]
    assert rest["next"] is None
    assert ok(api.get("/api/v1/speakers", params={"name": "faleh"}))["items"] == rest["items"]
    assert ok(api.get("/api/v1/speakers", params={"name": "nobody"}))["items"] == []


def test_a_merge_a_split_and_their_undoing(api: TestClient, desk: Desk) -> None:
    one, other = named(api).values()
    (pair,) = ok(api.get("/api/v1/speakers/alike"))["items"]
    assert (pair["left"]["id"], pair["right"]["id"]) == (one, other)
    made = ok(
        api.post(f"/api/v1/speakers/{one}/merge", json={"other": other, "why": "one man"}), 201
    )
    assert (made["kind"], made["who"], made["why"]) == ("merge_speakers", "desk", "one man")
    assert desk.claim("bridge").origins == 1
    moved = api.get(f"/api/v1/speakers/{other}", follow_redirects=False)
    assert moved.status_code == 301
    assert moved.json() == {"merged_into": one}
    shown = ok(api.get(moved.headers["location"]))
    assert [each["name"] for each in shown["names"]] == [
        "Oltrek spokesman Falah Fayyadh", "Oltrek spokesman Faleh Fayad",
    ]  # fmt: skip
    assert [(act["kind"], act["undone"]) for act in shown["acts"]] == [("merge_speakers", False)]
    claim = ok(api.get(f"/api/v1/claims/{desk.claim('bridge').public_id}"))
    speakers = [each["speaker"] for each in claim["statements"]]
    assert [(each["id"], each["named"]) for each in speakers] == [
        (one, None), (one, "Oltrek spokesman Faleh Fayad"),
    ]  # fmt: skip
    alias = {"alias": "Oltrek spokesman Faleh Fayad", "name": "Ben"}
    split = ok(api.post(f"/api/v1/speakers/{one}/split", json=alias), 201)
    assert split["who"] == "Ben"
    assert desk.claim("bridge").origins == 2
    refused = api.post(f"/api/v1/speakers/{one}/merge", json={"other": other})
    assert refused.status_code == 409
    assert refused.json()["hint"] == f"undo act {split['act']} first"
    ok(api.post(f"/api/v1/acts/{split['act']}/undo", json={}), 201)
    assert desk.claim("bridge").origins == 1
    assert api.post(f"/api/v1/acts/{split['act']}/undo", json={}).status_code == 409


def test_told_apart_they_are_suggested_no_more(api: TestClient) -> None:
    one, other = named(api).values()
    made = ok(api.post(f"/api/v1/speakers/{one}/apart", json={"other": other}), 201)
    assert ok(api.get("/api/v1/speakers/alike"))["items"] == []
    (act,) = ok(api.get(f"/api/v1/speakers/{one}"))["acts"]
    assert (act["id"], act["kind"]) == (made["act"], "keep_apart")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("speakers/999/merge", {"other": 1}, 404),
        ("speakers/1/merge", {"other": 999}, 404),
        ("speakers/1/merge", {"other": 1}, 409),
        ("speakers/1/merge", {}, 422),
        ("speakers/1/split", {"alias": "Nobody"}, 404),
        ("speakers/1/split", {"alias": "a\x00b"}, 422),
        ("speakers/1/merge", {"other": 2, "why": "a\x00b"}, 422),
        ("acts/999/undo", {}, 404),
        ("acts/999/keep", {}, 404),
        ("acts/999/attach", {"statement": 1}, 404),
    ],
)
def test_what_cannot_be(api: TestClient, path: str, body: dict[str, Any], status: int) -> None:
    response = api.post(f"/api/v1/{path}", json=body)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"


def reread(desk: Desk, stance: Stance | None) -> int:
    """Void the first statement and read its text anew: not found, or of another stance."""
    (link, _) = desk.links(desk.claim("bridge"))
    with desk.database.write() as session:
        act = ledger.void(session, link.statement_id, by=ANN).id
    (text,) = [text for text in desk._known if "Falah" in text]
    found = desk._known[text]
    desk._known[text] = [] if stance is None else [replace(found[0], stance=stance)]
    assert all(one.failed is None for one in reextract(desk.database, options=desk.options()))
    return act


def test_a_lost_act_is_in_the_queue_until_a_person_attaches_it(api: TestClient, desk: Desk) -> None:
    act = reread(desk, None)
    (row,) = ok(api.get("/api/v1/acts/waiting"))["items"]
    assert (row["act"], row["why"], row["kind"], row["now"]) == (act, "lost", "void", None)
    assert row["words"].endswith(BRIDGE)
    page = html.fromstring(api.get("/queue").text)
    (shown,) = page.cssselect(f"#act{act}")
    said = " ".join(shown.text_content().split())
    assert "Ann took it out of all counting" in said
    assert "statement not found again" in said
    assert BRIDGE in said
    (link,) = desk.links(desk.claim("bridge"))
    refused = api.post(f"/api/v1/acts/{act}/keep", json={})
    assert refused.status_code == 409
    done = api.post(f"/api/v1/acts/{act}/attach", json={"statement": link.statement_id})
    assert ok(done, 201)["kind"] == "void"
    assert ok(api.get("/api/v1/acts/waiting")) == {"items": [], "next": None}
    assert "Nothing waits" in api.get("/queue").text


def test_an_act_on_what_reads_differently_is_kept_by_a_person(api: TestClient, desk: Desk) -> None:
    act = reread(desk, Stance.DENIES)
    (row,) = ok(api.get("/api/v1/acts/waiting"))["items"]
    assert (row["why"], row["stance"], row["now"]["stance"]) == ("changed", "asserts", "denies")
    assert "reads differently now" in api.get("/queue").text
    ok(api.post(f"/api/v1/acts/{act}/keep", json={"why": "still misread"}), 201)
    assert ok(api.get("/api/v1/acts/waiting"))["items"] == []


def test_what_a_text_says_of_the_unnamed_is_told(desk: Desk, api: TestClient) -> None:
    source = "two military sources close to the command"
    desk.take(claimed(source, BRIDGE, kind="anonymous", url="https://paper9.test/1"))
    claim = desk.claim("bridge")
    told = ok(api.get(f"/api/v1/claims/{claim.public_id}"))
    (speaker,) = [s["speaker"] for s in told["statements"] if s["speaker"]["kind"] == "anonymous"]
    assert speaker["anonymity"] == {
        "kind": "military", "count": 2, "plural": True, "distance": "close", "to": "the command",
        "terms": "",
    }  # fmt: skip
    assert "2 people · close to the command" in api.get(f"/claims/{claim.public_id}").text
