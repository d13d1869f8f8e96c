import json

import pytest
from fastapi.testclient import TestClient

from claimtrack.db.models import Claim
from claimtrack.db.session import Database
from claimtrack.text import Span
from tests.db import rows
from tests.web import story

CLAIMS = "/api/v1/claims"
HARIR, MARKET, HOSTILE = "caaaaaaaaaaaa", "cbbbbbbbbbbbb", "ccccccccccccc"
VERDICT = {
    "ruling": "refuted",
    "evidence_url": "https://proof.example/1",
    "note": "The log was published.",
    "name": "Ann Reviewer",
}

pytestmark = pytest.mark.usefixtures("filled")


def ids(client: TestClient, query: str = "") -> list[str]:
    response = client.get(CLAIMS + query)
    assert response.status_code == 200, response.text
    return [row["id"] for row in response.json()["items"]]


def test_newest_dispute_first(client: TestClient) -> None:
    assert ids(client) == [HOSTILE, HARIR, MARKET]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?denied=true", [HOSTILE, HARIR]),
        ("?denied=false", [MARKET]),
        ("?status=disputed", [HARIR]),
        ("?status=disputed&status=uncorroborated", [HARIR, MARKET]),
        ("?speaker=islamic+resistance", [HARIR]),
        ("?denied_by=Erbil", [HARIR]),
        ("?denied_by=Islamic", []),
        ("?outlet=rudaw.example", [HARIR]),
        ("?q=Harir+-Zarenk", [HARIR]),
        ("?q=nothing+like+it", []),
        ("?since=2024-02-06", [MARKET]),
        ("?until=2024-02-05", [HOSTILE, HARIR]),
        ("?since=2024-02-05&until=2024-02-06", [HOSTILE, HARIR, MARKET]),
        ("?verdict=none", [HOSTILE, HARIR, MARKET]),
        ("?verdict=refuted", []),
    ],
)
def test_filters(client: TestClient, query: str, expected: list[str]) -> None:
    assert ids(client, query) == expected


def test_days_are_the_desks(client: TestClient) -> None:
    # The first statement about the market is of 05:00 UTC, which is 07:00 in Kyiv.
    assert ids(client, "?since=2024-02-06T05:00:00Z&until=2024-02-06T05:00:01Z") == [MARKET]
    assert ids(client, "?since=2024-02-06T07:00:00&until=2024-02-06T07:00:01") == [MARKET]


def test_a_row_tells_who_denied_it_in_which_words(client: TestClient) -> None:
    (row,) = client.get(CLAIMS + "?status=disputed").json()["items"]
    (denial,) = row["denials"]
    number = denial["speaker"].pop("id")
    assert denial["speaker"] == {
        "name": "an official source in Erbil",
        "kind": "anonymous",
        "mention": None,
        "named": None,
        "anonymity": None,
    }
    speaker = client.get(f"/api/v1/speakers/{number}").json()
    assert speaker["name"] == "an official source in Erbil"
    assert denial["article"]["outlet"]["name"] == "Rudaw"
    assert denial["words"] == "An official source in Erbil denied this assertion"
    assert denial["time"] == "2024-02-05T10:00:00Z"
    assert [row[name] for name in ("articles", "outlets", "families", "origins")] == [1, 1, 1, 1]


def test_a_row_tells_how_far_figures_are_apart(client: TestClient) -> None:
    (row,) = client.get(CLAIMS + "?q=Zarenk").json()["items"]
    (figure,) = row["figures"]
    assert figure == {"counted": "people killed", "low": 6.0, "high": None, "conflict": True}


def test_pages_follow_one_another(client: TestClient) -> None:
    seen = []
    query = "?limit=1"
    for _ in range(3):
        found = client.get(CLAIMS + query).json()
        assert found["total"] == 3
        seen += [row["id"] for row in found["items"]]
        query = f"?limit=1&cursor={found['next']}"
    assert seen == [HOSTILE, HARIR, MARKET]
    assert found["next"] is None


def test_a_claim_tells_everything_behind_it(client: TestClient) -> None:
    claim = client.get(f"{CLAIMS}/{HARIR}").json()
    said, denial = claim["statements"]
    assert said["speaker"]["name"] == "Islamic Resistance in Iraq"
    assert said["speaker"]["mention"] == "these groups"
    assert (said["stance"], denial["stance"]) == ("asserts", "denies")
    assert denial["relay"] == ["Rudaw"]
    assert denial["via"] == "about"
    assert denial["denies"] == [said["id"]]
    assert said["denied_by"] == [denial["id"]]
    assert said["counted"]
    assert [step["status"] for step in claim["history"]] == ["uncorroborated", "disputed"]
    assert claim["history"][1]["statement"] == denial["id"]
    assert claim["contradictions"][0]["left"] == said["id"]
    assert [one["statements"] for one in claim["origin_table"]] == [[said["id"]], [denial["id"]]]


def test_spans_are_the_articles_words(client: TestClient) -> None:
    for one in client.get(f"{CLAIMS}/{HARIR}").json()["statements"]:
        text = client.get(f"/api/v1/articles/{one['article']['id']}").json()["text"]
        for part in ("source", "cue", "content"):
            (start, end), = one[part]["spans"]  # fmt: skip
            assert text[start:end] == one[part]["text"]
            (mark,) = (m for m in one["sentence"]["marks"] if m["role"] == part)
            place = Span(*mark["span"])
            assert one["sentence"]["text"][place.start : place.end] == one[part]["text"]


def test_utf16_counts_as_javascript_does(client: TestClient, database: Database) -> None:
    with database.write() as session:
        text = "🚀🚀 Doe said the 𝔹ridge fell."
        told = story.article(session, rows.outlet(session, "Wide"), text)
        doe = story.speaker(session, "Doe", "person")
        words = {"source": "Doe", "cue": "said", "content": "the 𝔹ridge fell"}
        story.statement(session, told, doe, 1, words=words)
        number = told.id
    (one,) = client.get(f"/api/v1/articles/{number}").json()["statements"]
    ((start, end),) = one["content"]["utf16"]
    units = text.encode("utf-16-le")
    assert units[2 * start : 2 * end].decode("utf-16-le") == "the 𝔹ridge fell"
    assert one["content"]["spans"] != one["content"]["utf16"]


def test_figures_tell_who_says_how_many(client: TestClient) -> None:
    table = client.get(f"{CLAIMS}/{MARKET}").json()["figure_table"]
    assert [(row["speaker"], row["low"], row["standing"]) for row in table] == [
        ("Sorvane police", 6.0, "in_conflict"),
        ("Lomask hospital", 20.0, "in_conflict"),
    ]
    assert table[0]["by"] == table[1]["statement"]
    assert table[0]["as_of"] == "2024-02-06"


@pytest.fixture
def merged(filled: Database) -> str:
    with filled.write() as session:
        survivor = session.query(Claim).filter_by(public_id=HARIR).one()
        rows.claim(session, "cdddddddddddd", "Harir was hit", merged_into_id=survivor.id)
    return "cdddddddddddd"


def test_a_merged_claim_leads_to_its_survivor(client: TestClient, merged: str) -> None:
    response = client.get(f"{CLAIMS}/{merged}", follow_redirects=False)
    assert response.status_code == 301
    assert response.json() == {"merged_into": HARIR}
    assert response.headers["location"].endswith(f"{CLAIMS}/{HARIR}")
    assert client.get(f"{CLAIMS}/{merged}").json()["merged"] == [merged]


def test_a_verdict_goes_in_and_comes_out(client: TestClient) -> None:
    before = client.get(f"{CLAIMS}/{HARIR}").json()
    assert before["verdict"] is None
    response = client.post(f"{CLAIMS}/{HARIR}/verdicts", json=VERDICT)
    assert response.status_code == 201
    assert response.json() == {
        **VERDICT,
        "given_at": "2024-02-09T12:30:00Z",
        "leading": True,
        "outdated": False,
    }
    after = client.get(f"{CLAIMS}/{HARIR}").json()
    assert after["verdict"]["ruling"] == "refuted"
    assert after["status"] == before["status"]
    assert ids(client, "?verdict=refuted") == [HARIR]


def test_verdicts_are_only_added(client: TestClient) -> None:
    client.post(f"{CLAIMS}/{HARIR}/verdicts", json=VERDICT)
    client.post(f"{CLAIMS}/{HARIR}/verdicts", json={**VERDICT, "ruling": "unproven"})
    verdicts = client.get(f"{CLAIMS}/{HARIR}").json()["verdicts"]
    assert [(one["ruling"], one["leading"]) for one in verdicts] == [
        ("refuted", False),
        ("unproven", True),
    ]


def test_a_verdict_is_outdated_when_the_status_changes(
    client: TestClient, filled: Database
) -> None:
    client.post(f"{CLAIMS}/{HARIR}/verdicts", json=VERDICT)
    with filled.write() as session:
        session.query(Claim).filter_by(public_id=HARIR).one().status = "acknowledged"
    assert client.get(f"{CLAIMS}/{HARIR}").json()["verdict"]["outdated"]
    (row,) = client.get(f"{CLAIMS}?status=acknowledged").json()["items"]
    assert row["verdict"]["outdated"]


def test_the_desk_signs_where_nobody_does(client: TestClient) -> None:
    unsigned = {name: value for name, value in VERDICT.items() if name != "name"}
    assert client.post(f"{CLAIMS}/{HARIR}/verdicts", json=unsigned).json()["name"] == "desk"


@pytest.mark.parametrize("note", ["a\x00b", "half \ud83d pair"])
def test_what_no_database_holds_is_refused(client: TestClient, note: str) -> None:
    body = json.dumps({**VERDICT, "note": note})
    headers = {"Content-Type": "application/json"}
    response = client.post(f"{CLAIMS}/{HARIR}/verdicts", content=body, headers=headers)
    assert response.status_code == 422
    assert response.json()["item"] == "note"
