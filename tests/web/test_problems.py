"""Every error of the API has one shape; every error page says what to do."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from claimtrack.db.queries import board
from claimtrack.db.session import Database
from tests.web.conftest import BASE

SHAPE = {"type", "title", "status", "detail", "instance", "item", "hint"}
VERDICT = {"ruling": "refuted", "evidence_url": "https://proof.example/1", "name": "Ann"}

ERRORS = [
    ("GET", "/api/v1/nothing", None, 404),
    ("GET", "/api/v1", None, 404),
    ("DELETE", "/api/v1/claims", None, 405),
    ("PUT", "/api/v1/health", None, 405),
    ("GET", "/api/v1/claims?denied=perhaps", None, 422),
    ("GET", "/api/v1/claims?status=true", None, 422),
    ("GET", "/api/v1/claims?statsu=disputed", None, 422),
    ("GET", "/api/v1/claims?limit=0", None, 422),
    ("GET", "/api/v1/claims?cursor=xyz", None, 422),
    ("GET", "/api/v1/claims?since=yesterday", None, 422),
    ("GET", "/api/v1/claims?since=2024-02-09&until=2024-02-05", None, 422),
    ("GET", "/api/v1/claims?since=0001-01-01", None, 422),
    ("GET", "/api/v1/claims/czzzzzzzzzzzz", None, 404),
    ("GET", "/api/v1/claims/%00%F0", None, 404),
    ("POST", "/api/v1/claims/czzzzzzzzzzzz/verdicts", VERDICT, 404),
    ("POST", "/api/v1/claims/caaaaaaaaaaaa/verdicts", {**VERDICT, "ruling": "true"}, 422),
    ("POST", "/api/v1/claims/caaaaaaaaaaaa/verdicts", {**VERDICT, "evidence_url": "x"}, 422),
    ("POST", "/api/v1/claims/caaaaaaaaaaaa/verdicts", {"ruling": "refuted"}, 422),
    ("GET", "/api/v1/articles/999", None, 404),
    ("GET", "/api/v1/articles/one", None, 422),
    ("GET", "/api/v1/articles/1?revision=9", None, 404),
    ("GET", "/api/v1/articles/99999999999999999999999", None, 422),
    ("POST", "/api/v1/articles", {}, 422),
    ("POST", "/api/v1/articles", {"text": ""}, 422),
    ("POST", "/api/v1/articles", {"text": "a\x00b"}, 422),
    ("POST", "/api/v1/articles", {"text": "a", "published": "soon"}, 422),
    ("POST", "/api/v1/articles", {"text": "a", "url": "ftp://x.example/1"}, 422),
    ("POST", "/api/v1/articles", {"text": "a", "html": "<p>b"}, 422),
    ("POST", "/api/v1/articles", {"text": "a", "author": "me"}, 422),
    ("POST", "/api/v1/articles", {"url": "http://127.0.0.1:9/x"}, 502),
    ("POST", "/api/v1/articles", ["text"], 422),
    ("POST", "/api/v1/lookup", {}, 422),
    ("POST", "/api/v1/lookup", {"text": ""}, 422),
    ("GET", "/api/v1/digest/2024-06", None, 422),
    ("GET", "/api/v1/digest/2024-W54", None, 422),
    ("GET", "/api/v1/digest/2024-W06?format=pdf", None, 422),
]


def check(response: object, status: int) -> dict[str, object]:
    """Assert the one shape; return the problem."""
    assert response.status_code == status, response.text  # type: ignore[attr-defined]
    assert response.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    problem: dict[str, object] = response.json()  # type: ignore[attr-defined]
    assert set(problem) == SHAPE
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert "Traceback" not in str(problem)
    return problem


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("method", "path", "body", "status"), ERRORS)
def test_errors_have_one_shape(
    client: TestClient, method: str, path: str, body: object, status: int
) -> None:
    problem = check(client.request(method, path, json=body), status)
    assert str(problem["instance"]).startswith("/api/v1")


def test_no_json_is_told(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    problem = check(client.post("/api/v1/lookup", content=b"{nope", headers=headers), 422)
    assert "JSON" in str(problem["detail"])


def test_a_form_is_no_json(client: TestClient) -> None:
    check(client.post("/api/v1/lookup", data={"text": "x"}), 422)
    check(client.post("/api/v1/lookup", content=b'{"text": "x"}'), 422)


def test_a_missing_article_names_item_and_hint(client: TestClient) -> None:
    problem = check(client.get("/api/v1/articles/7"), 404)
    assert problem["item"] == "7"
    assert problem["detail"] == "no such article"
    problem = check(client.post("/api/v1/articles", json={"text": "a", "published": "soon"}), 422)
    assert "2024-02-05" in str(problem["hint"])


@pytest.mark.usefixtures("filled")
def test_an_unexpected_fault_shows_no_trace(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr(board, "listing", broken)
    response = client.get("/api/v1/claims")
    problem = check(response, 500)
    assert "secret" not in str(problem)
    page = client.get("/")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "To the board" in page.text
    assert page.headers["content-security-policy"] == response.headers["content-security-policy"]


def test_a_missing_database_is_one_line(client: TestClient, database: Database) -> None:
    database.close()
    assert database.path is not None
    for each in database.path.parent.glob("claimtrack.db*"):
        each.unlink()
    problem = check(client.get("/api/v1/health"), 503)
    assert "claimtrack db upgrade" in str(problem["hint"])
    page = client.get("/")
    assert page.status_code == 503
    assert "claimtrack db upgrade" in page.text


@pytest.mark.usefixtures("filled")
def test_a_commit_that_fails_is_no_success(
    make_app: Callable[..., FastAPI], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.orm import Session

    def fails(self: Session) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(Session, "commit", fails)
    with TestClient(make_app(), base_url=BASE, raise_server_exceptions=False) as client:
        check(client.post("/api/v1/claims/caaaaaaaaaaaa/verdicts", json=VERDICT), 500)
        monkeypatch.undo()
        assert client.get("/api/v1/claims/caaaaaaaaaaaa").json()["verdicts"] == []


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing", 404, "the board lists everything"),
        ("/claims/czzzzzzzzzzzz", 404, "No such claim"),
        ("/articles/7", 404, "No such article"),
        ("/articles/seven", 422, "article_id"),
        ("/?status=true", 422, "status"),
        ("/?cursor=xyz", 422, "Not a cursor"),
        ("/digest/2024-W99", 422, "week"),
        ("/queue?after=-1", 422, "after"),
        ("/static/nothing.css", 404, "nothing at this address"),
    ],
)
def test_error_pages_say_what_to_do(client: TestClient, path: str, status: int, says: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert says.lower() in response.text.lower()
    assert "To the board" in response.text
