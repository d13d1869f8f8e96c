"""A desk's loopback server cannot be used by another site's page, and no foreign script runs."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from claimtrack.web import guard
from tests.web.conftest import BASE
from tests.web.test_problems import VERDICT, check

FORM = {"ruling": "refuted", "evidence_url": "https://proof.example/1", "note": "", "name": "Ann"}
CLAIM = "caaaaaaaaaaaa"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST", "testserver"],
)
def test_own_hosts_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", ":80", "[::2]"]
)
def test_foreign_hosts_are_not(client: TestClient, host: str) -> None:
    problem = check(client.get("/api/v1/health", headers={"Host": host}), 421)
    assert "CLAIMTRACK_PUBLIC_URL" in str(problem["hint"])
    page = client.get("/", headers={"Host": host})
    assert page.status_code == 421
    assert page.headers["content-type"].startswith("text/html")


def test_the_public_url_is_ours(make_app: Callable[..., FastAPI]) -> None:
    app = make_app(public_url="https://claims.desk.example")
    with TestClient(app, base_url="http://claims.desk.example") as client:
        assert client.get("/").status_code == 200
        sent = client.post(
            f"/claims/{CLAIM}/verdicts",
            data=FORM,
            headers={"Origin": "https://claims.desk.example"},
        )
        assert sent.status_code == 404  # it came in; the claim is not there


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": BASE},
    ],
)
def test_other_sites_may_not_send(client: TestClient, headers: dict[str, str]) -> None:
    check(client.post(f"/api/v1/claims/{CLAIM}/verdicts", json=VERDICT, headers=headers), 403)
    check(client.post("/api/v1/articles", json={"text": "x"}, headers=headers), 403)
    page = client.post(f"/claims/{CLAIM}/verdicts", data=FORM, headers=headers)
    assert page.status_code == 403
    assert "another site" in page.text
    assert client.get(f"/api/v1/claims/{CLAIM}").json()["verdicts"] == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "headers", [{"Origin": BASE}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {}]
)
def test_own_pages_and_programs_may(client: TestClient, headers: dict[str, str]) -> None:
    sent = client.post(f"/api/v1/claims/{CLAIM}/verdicts", json=VERDICT, headers=headers)
    assert sent.status_code == 201


def test_other_sites_may_lead_readers_here(client: TestClient) -> None:
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_body_has_a_largest_size(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_BODY_BYTES", 1_000)
    check(client.post("/api/v1/articles", json={"text": "x" * 1_000}), 413)

    def parts():  # type: ignore[no-untyped-def]
        for _ in range(20):
            yield b"x" * 100

    headers = {"Content-Type": "application/json"}
    check(client.post("/api/v1/articles", content=parts(), headers=headers), 413)


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for path in ("/", "/api/v1/claims", "/static/claimtrack.css", "/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
