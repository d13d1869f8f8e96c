"""A draft against what is stored: three answers, spans, denials, figures."""

from claimtrack import ledger
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution
from claimtrack.lookup import LookupResult, lookup
from claimtrack.vocab import Ruling
from tests.spine.world import LATER, Desk, Story, claimed, day

MARKET = "army planes bombed the grain market in Tolun"
BRIDGE = "the old bridge over the Orla fell into the river"


def look(desk: Desk, text: str, *, limit: int = 50, story: Story | None = None) -> LookupResult:
    def read(_text: str, _reading: Reading) -> list[Attribution]:
        return story.found if story is not None else []

    with desk.database.read() as session:
        return lookup(session, text, reading=Reading(), limit=limit, extractor=read)


def stock(desk: Desk) -> None:
    desk.take(
        claimed("Relief Council", MARKET, url="https://daily.test/1"),
        claimed(
            "Defence Ministry",
            MARKET,
            cue="denied",
            stance="denies",
            outlet="The Herald",
            at=day(1),
            url="https://herald.test/2",
        ),
        claimed("Ama Odu", BRIDGE, kind="person", outlet="The Post"),
    )


def test_a_disputed_sentence_comes_with_who_denied_it_and_where(desk: Desk) -> None:
    stock(desk)
    draft = "😀 Nobody slept. Army planes bombed the grain market in Tolun. We went home."
    found = look(desk, draft)
    (hit,) = found.hits
    assert found.answer == "disputed"
    assert draft[slice(*hit.span)] == "Army planes bombed the grain market in Tolun."
    assert hit.utf16 == (hit.span[0] + 1, hit.span[1] + 1)
    assert (hit.state, hit.status, hit.denied, hit.articles) == ("joined", "disputed", True, 2)
    (denial,) = hit.denials
    assert (denial.speaker, denial.outlet, denial.url, denial.party) == (
        "Defence Ministry",
        "The Herald",
        "https://herald.test/2",
        False,
    )
    assert denial.sentence == f"Defence Ministry denied that {MARKET}."
    told = found.to_json()
    assert (told["answer"], told["hits"][0]["claim"]) == ("disputed", hit.claim)


def test_known_and_nothing_stored_are_different_answers(desk: Desk) -> None:
    stock(desk)
    assert look(desk, "The old bridge over the Orla fell into the river.").answer == "known"
    assert look(desk, "Schools in Karbo open again after the holidays.").answer == "nothing_stored"


def test_a_verdict_against_a_claim_is_a_dispute_too(desk: Desk) -> None:
    stock(desk)
    given = ledger.Given("https://archive.test/1", "it stands", "Ann", LATER)
    with desk.database.write() as session:
        ledger.rule(session, desk.claim("old bridge").public_id, Ruling.REFUTED, given=given)
    found = look(desk, "The old bridge over the Orla fell into the river.")
    assert (found.answer, found.hits[0].verdict) == ("disputed", "refuted")


def test_figures_that_cannot_meet_are_told(desk: Desk) -> None:
    what = "six people were detained on Corn Square in Varna on Monday"
    desk.take(claimed("City Police", what, figures=[("six", "detained", 6, 6)]))
    text = "Some say 20 people were detained on Corn Square in Varna on Monday."
    said = "20 people were detained on Corn Square in Varna on Monday"
    story = Story(text).says(
        said, speaker="Some", cue="say", kind="unknown", figures=[("20", "detained", 20, 20)]
    )
    (hit,) = look(desk, text, story=story).hits
    assert text[slice(*hit.span)] == said
    assert [(f.draft, f.stored, f.speaker) for f in hit.figures] == [
        ("20", "six detained", "City Police")
    ]


def test_the_likeliest_hits_are_kept_in_the_order_of_the_draft(desk: Desk) -> None:
    stock(desk)
    draft = f"{MARKET.capitalize()}. {BRIDGE.capitalize()}."
    assert [hit.status for hit in look(desk, draft).hits] == ["disputed", "uncorroborated"]
    assert len(look(desk, draft, limit=1).hits) == 1
    with desk.database.read() as session:
        empty = lookup(session, "", reading=Reading(), extractor=lambda *_: [])
    assert empty.to_json() == {"answer": "nothing_stored", "hits": []}
