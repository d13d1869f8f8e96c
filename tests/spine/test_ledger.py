"""What people decide: verdicts beside the status, acts that can be undone."""

import pytest

from claimtrack import ledger
from claimtrack.db.models import Statement
from claimtrack.db.queries import acts, claims, statements
from claimtrack.errors import BadInput, Conflict, NotFound
from claimtrack.ledger import Acting, Given
from claimtrack.ledger.acts import Judgement
from claimtrack.standing import recompute
from claimtrack.vocab import Ruling
from tests.spine.world import LATER, Desk, Story, claimed, day

BRIDGE = "the old bridge over the Orla fell into the river"
MARKET = "army planes bombed the grain market in Tolun"
PROOF = "https://archive.test/photo?id=7"
ANN = Acting("Ann", LATER, "checked")


def given(url: str = PROOF, name: str = "Ann") -> Given:
    return Given(evidence_url=url, note="seen on the photo", name=name, at=LATER)


def first(desk: Desk) -> str:
    desk.take(claimed("Ama Odu", BRIDGE, kind="person"))
    return desk.claim("old bridge").public_id


def test_a_verdict_never_touches_the_status_and_leads(desk: Desk) -> None:
    public_id = first(desk)
    with desk.database.write() as session:
        ledger.rule(session, public_id, Ruling.UNPROVEN, given=given())
        ledger.rule(session, public_id, Ruling.REFUTED, given=given(name="Ben"))
    claim = desk.claim("old bridge")
    leading = ledger.leading(claim)
    assert leading is not None
    assert (leading.ruling, leading.name, len(claim.verdicts)) == ("refuted", "Ben", 2)
    assert claim.status == "uncorroborated"
    assert not ledger.outdated(leading, claim)
    told = [event.data["text"] for event in desk.events(claim) if event.kind == "verdict"]
    assert told == [
        "Ann ruled it unproven: seen on the photo",
        "Ben ruled it refuted: seen on the photo",
    ]


@pytest.mark.parametrize(
    ("story", "outdated"),
    [
        (claimed("Road Agency", BRIDGE, cue="denied", stance="denies", at=day(1)), True),
        (claimed("Ama Odu", BRIDGE, kind="person", outlet="The Post", at=day(1)), False),
    ],
)
def test_a_verdict_is_outdated_by_a_denial_but_not_by_a_repetition(
    desk: Desk, story: Story, outdated: bool
) -> None:
    public_id = first(desk)
    with desk.database.write() as session:
        ledger.rule(session, public_id, Ruling.CONFIRMED, given=given())
    desk.take(story)
    claim = desk.claim("old bridge")
    (verdict,) = claim.verdicts
    assert ledger.outdated(verdict, claim) is outdated
    assert [event.live for event in desk.events(claim) if event.kind == "verdict"] == [True]


def test_a_verdict_is_outdated_when_a_figure_moves(desk: Desk) -> None:
    for number, (word, count) in enumerate([("six", 6), ("nine", 9)]):
        what = f"{word} people were killed when the tower on Mill Street in Varna collapsed"
        desk.take(
            claimed(
                "Rescue Service", what, figures=[(word, "killed", count, count)], at=day(number)
            )
        )
        claim = desk.claim("Mill Street")
        if number == 0:
            with desk.database.write() as session:
                ledger.rule(session, claim.public_id, Ruling.CONFIRMED, given=given())
    assert ledger.outdated(claim.verdicts[0], claim)
    assert claim.status == "uncorroborated"


@pytest.mark.parametrize(
    "url", ["", "photo.jpg", "javascript:alert(1)", "ftp://a.test/x", "https://", "http://a b/"]
)
def test_evidence_must_be_a_web_address(desk: Desk, url: str) -> None:
    public_id = first(desk)
    with desk.database.write() as session, pytest.raises(BadInput, match="http"):
        ledger.rule(session, public_id, Ruling.REFUTED, given=given(url))
    assert desk.claim("old bridge").verdicts == []


def test_a_verdict_needs_a_name_and_a_claim(desk: Desk) -> None:
    public_id = first(desk)
    with desk.database.write() as session:
        with pytest.raises(BadInput, match="name"):
            ledger.rule(session, public_id, Ruling.REFUTED, given=given(name="  "))
        with pytest.raises(NotFound):
            ledger.rule(session, "caaaaaaaaaaaa", Ruling.REFUTED, given=given())


def test_void_takes_a_denial_out_and_unvoid_puts_it_back(desk: Desk) -> None:
    first(desk)
    desk.take(claimed("Road Agency", BRIDGE, cue="denied", stance="denies", at=day(1)))
    before = desk.dump()
    denial = desk.links(desk.claim("old bridge"))[1].statement_id
    with desk.database.write() as session:
        ledger.void(session, denial, by=ANN)
        with pytest.raises(Conflict, match="already"):
            ledger.void(session, denial, by=ANN)
    claim = desk.claim("old bridge")
    assert (claim.status, claim.denied) == ("uncorroborated", False)
    assert [event.kind for event in desk.events(claim)] == ["new_claim"]
    with desk.database.write() as session:
        ledger.unvoid(session, denial, by=ANN)
        with pytest.raises(Conflict, match="not void"):
            ledger.unvoid(session, denial, by=ANN)
    assert desk.claim("old bridge").status == "disputed"
    assert [row for row in desk.dump() if row["type"] != "act"] == before
    with desk.database.read() as session:
        assert [act.kind for act in acts.log(session)] == ["void", "undo"]


def test_recompute_takes_voids_from_the_acts(desk: Desk) -> None:
    first(desk)
    link = desk.links(desk.claim("old bridge"))[0]
    with desk.database.write() as session:
        ledger.void(session, link.statement_id, by=ANN)
    before = desk.dump()
    with desk.database.write() as session:
        session.get_one(Statement, link.statement_id).voided = False
        session.flush()
        recompute(session, now=LATER)
    assert desk.dump() == before


def two(desk: Desk) -> tuple[str, str, int]:
    """Two claims of which the second statement is suggested for the first."""
    desk.take(
        claimed("Ama Odu", BRIDGE, kind="person"),
        claimed(
            "Ben Ilo",
            "part of a bridge over the Orla was swept away in the flood",
            kind="person",
            at=day(1),
        ),
    )
    one, other = desk.claim("old bridge"), desk.claim("swept away")
    (link,) = desk.links(other)
    return one.public_id, other.public_id, link.statement_id


def test_same_joins_and_undo_puts_everything_back(desk: Desk) -> None:
    one, other, statement = two(desk)
    before = desk.dump()
    with desk.database.write() as session:
        act = ledger.judge(session, statement, one, Judgement.SAME, by=ANN)
    assert (desk.claim("old bridge").origins, desk.claim("old bridge").status) == (
        2,
        "corroborated",
    )
    with desk.database.read() as session:
        assert claims.get(session, other).public_id == one
    with desk.database.write() as session:
        ledger.undo(session, act.id, by=ANN)
    with desk.database.read() as session:
        assert claims.get(session, other).public_id == other
    after = [row for row in desk.dump() if row["type"] not in ("act", "event")]
    assert after == [row for row in before if row["type"] != "event"]


def test_different_leaves_the_claim_for_one_of_its_own(desk: Desk) -> None:
    first(desk)
    desk.take(claimed("Ben Ilo", BRIDGE, kind="person", outlet="The Post", at=day(1)))
    claim = desk.claim("old bridge")
    assert claim.origins == 2
    statement = desk.links(claim)[1].statement_id
    with desk.database.write() as session:
        ledger.judge(session, statement, claim.public_id, Judgement.DIFFERENT, by=ANN)
    assert sorted((c.origins, c.status) for c in desk.claims()) == [
        (1, "uncorroborated"),
        (1, "uncorroborated"),
    ]


def test_unsure_is_only_kept(desk: Desk) -> None:
    one, _, statement = two(desk)
    before = [row for row in desk.dump() if row["type"] != "act"]
    with desk.database.write() as session:
        act = ledger.judge(session, statement, one, Judgement.UNSURE, by=ANN)
    assert act.payload["judgement"] == "unsure"
    assert [row for row in desk.dump() if row["type"] != "act"] == before


def waiting(desk: Desk) -> tuple[int, list[int]]:
    story = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {MARKET}. The cabinet denied it.")
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    story.says(MARKET, speaker="Ben Ilo", kind="person")
    story.says(
        "it",
        speaker="The cabinet",
        cue="denied",
        stance="denies",
        anaphoric=True,
        candidates=(1, 2),
    )
    (result,) = desk.take(story)
    with desk.database.read() as session:
        told = statements.of_article(session, result.article_id or 0)
    return told[2].id, [told[0].id, told[1].id]


def test_a_person_names_the_target_of_a_denial(desk: Desk) -> None:
    denial, targets = waiting(desk)
    with desk.database.write() as session:
        act = ledger.set_target(session, denial, targets[1], by=ANN)
    assert desk.claim("grain market").status == "disputed"
    assert desk.claim("old bridge").status == "uncorroborated"
    with desk.database.read() as session:
        assert statements.needing_target(session) == []
    with desk.database.write() as session:
        with pytest.raises(Conflict, match="already"):
            ledger.set_target(session, denial, targets[0], by=ANN)
        ledger.undo(session, act.id, by=ANN)
        with pytest.raises(Conflict, match="undone already"):
            ledger.undo(session, act.id, by=ANN)
    assert desk.claim("grain market").status == "uncorroborated"
    with desk.database.read() as session:
        assert [one.id for one in statements.needing_target(session)] == [denial]


def test_a_target_must_belong_to_a_claim(desk: Desk) -> None:
    denial, _ = waiting(desk)
    with desk.database.write() as session:
        with pytest.raises(BadInput, match="itself"):
            ledger.set_target(session, denial, denial, by=ANN)
        with pytest.raises(NotFound):
            ledger.set_target(session, denial, 999, by=ANN)
