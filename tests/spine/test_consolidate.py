"""Re-clustering: what came in an unlucky order is put together, unless a person had a word."""

from datetime import timedelta

from claimtrack import ledger
from claimtrack.consolidate import consolidate, rebuild_hot
from claimtrack.consolidate.run import NEIGHBOURHOOD, neighbourhoods
from claimtrack.db.models import Link
from claimtrack.db.queries import acts, claims, links
from claimtrack.db.queries.claims import NewClaim
from claimtrack.db.queries.links import Bridge
from claimtrack.ledger.acts import Judgement
from claimtrack.standing import recompute, refresh
from tests.spine.world import LATER, Desk, claimed, day

WHAT = "army planes bombed the grain market in Tolun"


def torn(desk: Desk) -> tuple[str, str]:
    """One claim in two pieces, as greedy joining can leave it: the second was only suggested."""
    desk.take(claimed("Relief Council", WHAT), claimed("Red Star", WHAT, at=day(1), outlet="Post"))
    claim = desk.claim("grain market")
    second = desk.links(claim)[1]
    with desk.database.write() as session:
        new = claims.insert(
            session,
            NewClaim(
                second.statement.key,
                second.statement.proposition,
                LATER,
                second.statement.profile,
            ),
        )
        link = session.get_one(Link, second.id)
        link.state, link.score = "suggested", 0.64
        row = {"statement_id": second.statement_id, "claim_id": new.id, "stance": "asserts"}
        links.put(session, [{**row, "via": "content", "state": "joined"}])
        refresh(session, [claim.id, new.id], now=LATER)
    assert sorted(c.origins for c in desk.claims()) == [1, 1]
    return claim.public_id, new.public_id


def test_a_torn_claim_is_made_one_and_the_older_survives(desk: Desk) -> None:
    older, younger = torn(desk)
    with desk.database.write() as session:
        assert consolidate(session, LATER + timedelta(hours=1)) == 1
    (claim,) = desk.claims()
    assert (claim.public_id, claim.origins, claim.status) == (older, 2, "corroborated")
    with desk.database.read() as session:
        assert claims.get(session, younger).public_id == older
        moved = [act for act in acts.log(session) if act.kind == "moved"]
    assert [(act.who, act.payload["from"], act.payload["to"]) for act in moved] == [
        ("claimtrack", younger, older)
    ]
    before = desk.dump()
    with desk.database.write() as session:
        assert consolidate(session, LATER + timedelta(hours=2)) == 0
        recompute(session, now=LATER)
    assert desk.dump() == before


def test_a_move_can_be_undone_and_is_not_made_again(desk: Desk) -> None:
    older, younger = torn(desk)
    with desk.database.write() as session:
        consolidate(session, LATER)
        (moved,) = [act for act in acts.log(session) if act.kind == "moved"]
        ledger.undo(session, moved.id, by=ledger.Acting("Ann", LATER))
    assert {c.public_id: c.origins for c in desk.claims()} == {older: 1, younger: 1}
    desk.take(claimed("Ben Ilo", WHAT, kind="person", at=day(2), outlet="The Herald"))
    with desk.database.write() as session:
        assert consolidate(session, LATER) == 0


def test_what_a_person_judged_is_left_alone(desk: Desk) -> None:
    older, younger = torn(desk)
    with desk.database.write() as session:
        (link,) = links.suggested(session)
        by = ledger.Acting("Ann", LATER)
        ledger.judge(session, link.statement_id, older, Judgement.UNSURE, by=by)
        assert consolidate(session, LATER) == 0
    assert {c.public_id for c in desk.claims()} == {older, younger}


def test_a_pointing_denial_follows_what_it_is_about(desk: Desk) -> None:
    older, _ = torn(desk)
    (link,) = [one for c in desk.claims() if c.public_id != older for one in desk.links(c)]
    text = f"Red Star said {WHAT}. The army denied it."
    from tests.spine.world import Story

    story = Story(text, outlet="The Herald", at=day(2))
    story.says(WHAT, speaker="Red Star")
    story.says("it", speaker="The army", cue="denied", stance="denies", anaphoric=True, about=(1,))
    desk.take(story)
    with desk.database.write() as session:
        consolidate(session, LATER)
    (claim,) = desk.claims()
    assert (claim.public_id, claim.status, claim.denied) == (older, "disputed", True)
    assert link.statement_id in {one.statement_id for one in desk.links(claim)}


def test_neighbourhoods_are_never_too_large() -> None:
    chain = [Bridge(i, i + 1, 0.5) for i in range(1, 2 * NEIGHBOURHOOD)]
    strong = Bridge(500, 501, 0.9)
    found = neighbourhoods([*chain, strong])
    assert [500, 501] in found
    assert max(map(len, found)) == NEIGHBOURHOOD
    assert sum(map(len, found)) == 2 * NEIGHBOURHOOD + 2


def test_hot_keys_are_counted(desk: Desk) -> None:
    desk.take(claimed("Relief Council", WHAT))
    with desk.database.write() as session:
        assert rebuild_hot(session) == 0
