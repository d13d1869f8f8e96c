"""What a reader sees, without a browser: the pages' HTML read back."""

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import html
from sqlalchemy import event

from claimtrack.db.models import Claim
from claimtrack.db.session import Database
from tests.db import rows
from tests.web import story
from tests.web.conftest import BASE

HARIR, MARKET, HOSTILE = "caaaaaaaaaaaa", "cbbbbbbbbbbbb", "ccccccccccccc"
OWN = {"Origin": BASE}
FORM = {
    "ruling": "refuted",
    "evidence_url": "https://proof.example/1",
    "note": "The log was published.",
    "name": "Ann Reviewer",
}
BOARD_QUERIES = 15
"""A page of the board asks this often, however many claims are on it: four parts of the list,
each with its verdicts if it has claims, the denials and figures with what belongs to them, the
counts. A higher number means that rows are loaded one by one."""


def see(client: TestClient, path: str, status: int = 200) -> html.HtmlElement:
    response = client.get(path)
    assert response.status_code == status, response.text
    return html.fromstring(response.text)


def text(found: html.HtmlElement) -> str:
    return " ".join(found.text_content().split())


def marked(found: html.HtmlElement) -> list[str]:
    return [mark.text_content() for mark in found.iter("mark")]


@pytest.fixture
def board(client: TestClient, filled: Database) -> html.HtmlElement:
    return see(client, "/")


def test_the_board_leads_with_the_newest_dispute(board: html.HtmlElement) -> None:
    links = [a.get("href") for a in board.cssselect(".row h2 a")]
    assert links == [f"/claims/{HOSTILE}", f"/claims/{HARIR}", f"/claims/{MARKET}"]


def test_a_row_of_the_board(board: html.HtmlElement) -> None:
    _, harir, market = board.cssselect(".row")
    said = text(harir)
    assert "Disputed" in said
    assert "Denied by an official source in Erbil not named in Rudaw" in said
    assert "An official source in Erbil denied this assertion" in said
    assert [text(div) for div in harir.cssselect(".counts div")] == [
        "article1", "outlet1", "family1", "origin1",
    ]  # fmt: skip
    assert "Figures: at least 6 people killed in conflict" in text(market)
    assert harir.cssselect("time")[0].get("datetime") == "2024-02-05T10:00:00+00:00"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?status=disputed&denied=&verdict=&speaker=&denied_by=&outlet=&since=&until=&q=", [HARIR]),
        ("?denied=false", [MARKET]),
        ("?denied_by=erbil", [HARIR]),
        ("?q=%22Zarenk+market%22", [MARKET]),
        ("?outlet=Courier", [MARKET]),
        ("?speaker=police", [MARKET]),
        ("?since=2024-02-06&until=2024-02-06", [MARKET]),
        ("?verdict=none&status=uncorroborated", [MARKET]),
        ("?unknown=ignored&denied=false", [MARKET]),
    ],
)
def test_filters_of_the_form(
    client: TestClient, filled: Database, query: str, expected: list[str]
) -> None:
    page = see(client, f"/{query}")
    assert [a.get("href")[-13:] for a in page.cssselect(".row h2 a")] == expected


def test_the_form_keeps_what_was_asked(client: TestClient, filled: Database) -> None:
    page = see(client, "/?status=disputed&denied=true&speaker=Erbil&since=2024-02-05&q=base")
    (form,) = page.cssselect("form.filters")
    fields = dict(form.fields)
    assert fields["status"] == "disputed"
    assert fields["denied"] == "true"
    assert fields["speaker"] == "Erbil"
    assert fields["since"] == "2024-02-05"
    assert fields["q"] == "base"
    assert page.cssselect("details")[0].get("open") is not None


def test_older_claims_keep_the_filters(client: TestClient, filled: Database) -> None:
    page = see(client, "/?denied=true&limit=1")
    (older,) = page.cssselect("a.older")
    assert "denied=" in older.get("href")
    second = see(client, older.get("href"))
    assert [a.get("href") for a in second.cssselect(".row h2 a")] == [f"/claims/{HARIR}"]
    assert not second.cssselect("a.older")
    assert "Back to the newest" in text(second)


def test_a_first_run_says_what_to_do(client: TestClient) -> None:
    page = see(client, "/")
    assert "Nothing is stored yet" in text(page)
    assert any("claimtrack ingest" in text(code) for code in page.iter("code"))
    assert "Nothing waits" in text(see(client, "/queue"))
    assert "Nothing new in this week" in text(see(client, "/digest/2024-W06"))


def test_no_claim_fits(client: TestClient, filled: Database) -> None:
    assert "No claim fits" in text(see(client, "/?q=unheard"))


@pytest.mark.parametrize("claims", [1, 12])
def test_the_boards_queries_do_not_grow(
    client: TestClient, database: Database, claims: int
) -> None:
    with database.write() as session:
        base = story.harir(session)
        told = story.article(session, rows.outlet(session, "Wire"), story.TOLL)
        for n in range(claims):
            other = rows.claim(
                session, f"c{'b' * 11}{'abcdefghijklmn'[n]}", f"Claim {n}", denied=True,
                last_at=story.at(n), last_denied_at=story.at(n),
            )  # fmt: skip
            who = story.speaker(session, f"Minister {n}", "person")
            said = story.statement(
                session, told, who, n + 1, stance="denies",
                figures=[("six people", "people", 6, 6)],
                words={"source": "Police", "cue": "said", "content": "six people were killed"},
            )  # fmt: skip
            story.link(session, said, other)
        assert base.id
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    page = see(client, "/")
    event.remove(database.engine, "before_cursor_execute", note)
    assert len(page.cssselect(".row")) == claims + 1
    selects = [one for one in asked if one.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert len(selects) <= BOARD_QUERIES


def test_a_claim_shows_both_sentences_marked(client: TestClient, filled: Database) -> None:
    page = see(client, f"/claims/{HARIR}")
    (pair,) = page.cssselect(".pair")
    said, denial = pair.cssselect(".said")[0], pair.cssselect(".answer")[0]
    assert "These groups claimed to have struck the Harir base" in text(said)
    assert marked(said) == [
        "These groups",
        "claimed",
        "to have struck the Harir base in Iraq's Kurdistan region on Sunday",
    ]
    assert "An official source in Erbil denied this assertion, Rudaw learned." in text(denial)
    assert marked(denial) == ["An official source in Erbil", "denied", "this assertion"]
    assert "“these groups” is read as Islamic Resistance in Iraq" in text(said)
    assert "not named" in text(denial)


def test_a_claims_statements_are_in_time_order_and_linked(
    client: TestClient, filled: Database
) -> None:
    page = see(client, f"/claims/{HARIR}")
    first, second = page.cssselect(".timeline .statement")
    assert "asserts" in text(first)
    assert "denies" in text(second)
    assert "through Rudaw" in text(second)
    (to,) = [a.get("href") for a in second.cssselect(".refers a")]
    assert to == f"#{first.get('id')}"
    (back,) = [a.get("href") for a in first.cssselect(".refers a")]
    assert back == f"#{second.get('id')}"
    assert "/articles/1?revision=1#t2" in [a.get("href") for a in second.iter("a")]
    history = text(page.cssselect(".history")[0])
    assert "5 Feb 2024, 11:00 EET Uncorroborated by statement 1" in history
    assert "5 Feb 2024, 12:00 EET Disputed by statement 2" in history


def test_a_claims_figures_are_a_table(client: TestClient, filled: Database) -> None:
    table = see(client, f"/claims/{MARKET}").cssselect("table")[0]
    first, second = table.cssselect("tbody tr")
    assert (
        text(first)
        == "2024-02-06 six people in conflict people killed Sorvane police in The Courier"
    )
    assert "at least 20 people in conflict people killed Lomask hospital" in text(second)


def test_what_is_unknown_is_said_to_be(client: TestClient, database: Database) -> None:
    with database.write() as session:
        lone = rows.outlet(session, "unknown", key="unknown:1")
        told = story.article(session, lone, "That was denied. The bridge stood.", published_at=None)
        nobody = story.speaker(session, "", "unknown")
        claim = rows.claim(
            session, HARIR, "The bridge fell", denied=True, last_at=story.NOW,
            last_denied_at=story.NOW,
        )  # fmt: skip
        words = {"cue": "denied", "content": "That"}
        said = story.statement(session, told, nobody, 1, stance="denies", words=words)
        story.link(session, said, claim)
        voice = story.speaker(session, "The Daily", "outlet")
        words = {"content": "The bridge stood"}
        own = story.statement(session, told, voice, 2, stance="denies", words=words)
        story.link(session, own, claim)
    row = text(see(client, "/").cssselect(".row")[0])
    undated = "in an unknown outlet, undated, recorded 9 Feb 2024"
    assert f"Denied by an unknown speaker {undated}" in row
    first, second = see(client, f"/claims/{HARIR}").cssselect(".timeline .statement")
    assert "Unknown speaker denies" in text(first)
    assert "an unknown outlet · undated, recorded 9 Feb 2024, 14:30 EET" in text(first)
    assert "The Daily own voice denies" in text(second)


def test_what_does_not_count_is_apart(client: TestClient, filled: Database) -> None:
    with filled.write() as session:
        claim = session.query(Claim).filter_by(public_id=HARIR).one()
        told = story.article(session, rows.outlet(session, "Wire"), story.TOLL, key="w1")
        police = story.speaker(session, "Police")
        words = {"source": "Police", "cue": "said", "content": "six people were killed"}
        perhaps = story.statement(session, told, police, 1, words=words)
        story.link(session, perhaps, claim, state="suggested")
        gone = story.statement(session, told, police, 2, words=words, live=False, dropped_in=2)
        story.link(session, gone, claim)
    page = see(client, f"/claims/{HARIR}")
    assert len(page.cssselect(".timeline > .statements > .statement")) == 2
    apart = text(page.cssselect(".uncounted")[0])
    assert "2 statements not counted" in apart
    assert "Only suggested" in apart
    assert "since its revision 2. That is not a retraction." in apart


def test_a_merged_claims_page_moves(client: TestClient, filled: Database) -> None:
    with filled.write() as session:
        survivor = session.query(Claim).filter_by(public_id=HARIR).one()
        rows.claim(session, "cdddddddddddd", "Harir was hit", merged_into_id=survivor.id)
    response = client.get("/claims/cdddddddddddd", follow_redirects=False)
    assert response.status_code == 301
    assert response.headers["location"] == f"/claims/{HARIR}"


def test_a_verdict_by_the_form(client: TestClient, filled: Database) -> None:
    sent = client.post(f"/claims/{HARIR}/verdicts", data=FORM, headers=OWN, follow_redirects=False)
    assert sent.status_code == 303
    assert sent.headers["location"] == f"/claims/{HARIR}#verdict"
    page = see(client, f"/claims/{HARIR}")
    lead = text(page.cssselect(".ruling")[0])
    assert "Verdict: Refuted" in lead
    assert "Given by Ann Reviewer, 9 Feb 2024, 14:30 EET" in lead
    assert "The log was published." in lead
    assert "Outdated" not in lead
    assert "Disputed" in text(page.cssselect(".claim-head")[0])
    assert "Verdict: Refuted" in text(see(client, "/").cssselect(".row")[1])


def test_an_outdated_verdict_says_so_everywhere(client: TestClient, filled: Database) -> None:
    client.post(f"/claims/{HARIR}/verdicts", data=FORM, headers=OWN)
    with filled.write() as session:
        session.query(Claim).filter_by(public_id=HARIR).one().status = "acknowledged"
    assert "Outdated" in text(see(client, f"/claims/{HARIR}").cssselect(".ruling")[0])
    assert "(outdated)" in text(see(client, "/").cssselect(".row")[1])


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"ruling": ""}, "Choose a verdict"),
        ({"evidence_url": "javascript:alert(1)"}, "http or https"),
        ({"evidence_url": ""}, "http or https"),
        ({"note": "x" * 5_001}, "The note"),
    ],
)
def test_a_form_with_a_fault_comes_back_filled_in(
    client: TestClient, filled: Database, changed: dict[str, str], says: str
) -> None:
    sent = client.post(f"/claims/{HARIR}/verdicts", data={**FORM, **changed}, headers=OWN)
    assert sent.status_code == 422
    page = html.fromstring(sent.text)
    assert says in text(page.cssselect(".fault")[0])
    (form,) = page.cssselect(".rule form")
    assert dict(form.fields)["name"] == "Ann Reviewer"
    assert client.get(f"/api/v1/claims/{HARIR}").json()["verdicts"] == []


def test_an_article_shows_its_statements_in_its_text(client: TestClient, filled: Database) -> None:
    page = see(client, "/articles/1")
    body = page.cssselect(".text")[0]
    assert "These groups" in marked(body)
    assert "this assertion" in marked(body)
    items = page.cssselect(".found > li")
    assert [item.get("id") for item in items] == ["st1", "st2"]
    assert [a.get("href") for a in body.cssselect("a.ref")] == ["#st1", "#st2"]
    assert {"t1", "t2"} <= {a.get("id") for a in body.iter("a")}
    assert "about 1" in text(items[1])
    # What is printed is the text, character by character, but for the numbers.
    for ref in body.cssselect("a.ref"):
        ref.drop_tree()
    shown = [p.text_content() for p in body.iter("p")]
    assert shown == [line for line in story.BOAST.split("\n") if line][1:]
    assert text(page.cssselect("h1")[0]) == "Drones over Harir"


def test_nested_statements_are_both_shown(client: TestClient, database: Database) -> None:
    words = "Reuters said the mayor denied that the bridge fell."
    with database.write() as session:
        told = story.article(session, rows.outlet(session, "Wire"), words)
        reuters, mayor = story.speaker(session, "Reuters"), story.speaker(session, "Mayor")
        story.statement(
            session, told, reuters, 1,
            words={"source": "Reuters", "cue": "said",
                   "content": "the mayor denied that the bridge fell"},
        )  # fmt: skip
        story.statement(
            session, told, mayor, 2, stance="denies",
            words={"source": "the mayor", "cue": "denied", "content": "that the bridge fell"},
        )  # fmt: skip
        number = told.id
    body = see(client, f"/articles/{number}").cssselect(".text")[0]
    numbers = {mark.text_content(): mark.get("data-n") for mark in body.iter("mark")}
    assert numbers["the mayor"] == "1 2"
    assert numbers["Reuters"] == "1"
    assert numbers["that the bridge fell"] == "1 2"
    assert [a.get("href") for a in body.cssselect("a.ref")] == ["#st1", "#st2"]


def test_revisions_are_told(client: TestClient, filled: Database) -> None:
    with filled.write() as session:
        told = story.article(session, rows.outlet(session, "Wire"), story.TOLL, key="w1")
        police = story.speaker(session, "Police")
        words = {"source": "Police", "cue": "said", "content": "six people were killed"}
        story.statement(session, told, police, 1, words=words, live=False, dropped_in=2)
        story.add_revision(session, told, "Police said nothing.")
        number = told.id
    newest = text(see(client, f"/articles/{number}"))
    assert "Revision 2 of 2" in newest
    assert "dropped in revision 2; not a retraction" in newest
    old = see(client, f"/articles/{number}?revision=1")
    assert "Only the newest revision’s statements count." in text(old)
    assert "six people were killed" in marked(old)


def test_the_queue_lists_what_a_denial_may_be_about(client: TestClient, filled: Database) -> None:
    page = see(client, "/queue")
    (row,) = page.cssselect(".row")
    said = text(row)
    assert "Ulric Samdor denies" in said
    assert "the peg would go" in said
    assert "the bank was empty" in said


def test_the_digest_leads_to_this_week(client: TestClient) -> None:
    response = client.get("/digest", follow_redirects=False)
    assert response.headers["location"] == "/digest/2024-W06"
    page = see(client, "/digest/2024-W05")
    assert [a.get("href") for a in page.cssselect(".pager a")] == [
        "/digest/2024-W04",
        "/digest/2024-W06",
    ]


@pytest.mark.parametrize("path", ["/", f"/claims/{HOSTILE}", "/articles/4", "/?q=%3Cscript%3E"])
def test_hostile_text_shows_harmlessly(client: TestClient, filled: Database, path: str) -> None:
    response = client.get(path)
    page = html.fromstring(response.text)
    assert [one.get("src", "")[:8] for one in page.iter("script")] == ["/static/"]
    assert not list(page.iter("img"))
    assert not page.xpath("//@onerror")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", response.text)
    if path != "/?q=%3Cscript%3E":
        assert "[RLO]" in response.text
        assert "&lt;script&gt;" in response.text


def test_no_page_asks_another_site_for_anything(client: TestClient, filled: Database) -> None:
    for path in ("/", f"/claims/{HARIR}", "/articles/1", "/queue", "/digest/2024-W06", "/nope"):
        page = html.fromstring(client.get(path).text)
        loaded = page.xpath("//script/@src | //link/@href | //img/@src")
        assert loaded
        assert all(address.startswith("/static/") for address in loaded)
        assert not page.xpath("//*[@style] | //style | //@onclick")
        for address in loaded:
            assert client.get(address).status_code == 200


def test_pages_have_one_heading_a_title_and_named_fields(
    client: TestClient, filled: Database
) -> None:
    for path in ("/", f"/claims/{HARIR}", "/articles/1", "/queue", "/digest/2024-W06", "/nope"):
        page = see(client, path, 404 if path == "/nope" else 200)
        assert len(page.cssselect("h1")) == 1
        assert page.findtext(".//title")
        assert page.cssselect("a.skip")[0].get("href") == "#main"
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for field in page.cssselect("input, select, textarea"):
            label = page.xpath(f"//label[@for='{field.get('id')}']")
            assert label or field.getparent().tag == "label"
        targets = [a for a in page.xpath("//a/@href") if a.startswith("#")]
        assert all(target[1:] in ids for target in targets)


def test_nothing_scores_truth(client: TestClient, filled: Database) -> None:
    for path in ("/", f"/claims/{HARIR}", "/articles/1"):
        said = text(see(client, path))
        assert "%" not in said
        assert not re.search(r"\b(true|false|fake|lie|lies|debunked)\b", said, re.IGNORECASE)


def test_below_a_path_every_link_keeps_it(
    make_app: Callable[..., FastAPI], filled: Database
) -> None:
    with TestClient(make_app(), base_url=BASE, root_path="/desk") as client:
        page = html.fromstring(client.get("/").text)
        inner = [a for a in page.xpath("//@href | //@action | //@src") if a.startswith("/")]
        assert inner
        assert all(address.startswith("/desk/") for address in inner)
