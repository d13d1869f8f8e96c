"""A changed text is a new revision: what it still says stays, what it drops is kept as dropped."""

from dataclasses import replace

from claimtrack import ledger
from claimtrack.db.queries import articles, statements
from claimtrack.vocab import Outcome
from tests.spine.world import LATER, Desk, Story, claimed, day

BRIDGE = "the old bridge over the Orla fell into the river"
FERRY = "a ferry with forty passengers sank in the bay of Tolun"


def first() -> Story:
    story = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {FERRY}.", url="https://daily.test/1")
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    return story.says(FERRY, speaker="Ben Ilo", kind="person")


def second() -> Story:
    text = f"UPDATED. There was no storm. Ama Odu said {BRIDGE}. Cy Abe said it was late."
    story = Story(text, url="https://www.daily.test/1/?utm_source=x", at=day(1))
    return story.says(BRIDGE, speaker="Ama Odu", kind="person")


def test_dropped_statements_leave_the_counts_and_are_kept(desk: Desk) -> None:
    desk.take(first())
    (result,) = desk.take(second())
    assert (result.outcome, result.statements) == (Outcome.REVISED, 1)
    bridge, ferry = desk.claim("old bridge"), desk.claim("ferry")
    assert (bridge.status, bridge.articles) == ("uncorroborated", 1)
    assert (ferry.status, ferry.articles, ferry.origins) == ("unasserted", 0, 0)
    (dropped,) = desk.links(ferry)
    assert (dropped.statement.live, dropped.statement.dropped_in) == (False, 2)
    (kept,) = desk.links(bridge)
    assert (kept.statement.live, kept.statement.revision.number) == (True, 2)
    with desk.database.read() as session:
        article = articles.get(session, result.article_id or 0)
        every = statements.of_article(session, article.id, live_only=False)
    assert [revision.newest for revision in article.revisions] == [False, True]
    assert [(one.live, one.dropped_in) for one in every] == [
        (False, None),
        (False, 2),
        (True, None),
    ]


def test_a_revision_is_no_new_event_and_no_retraction(desk: Desk) -> None:
    desk.take(first())
    before = {event.key for event in desk.events(desk.claim("old bridge"))}
    desk.take(second())
    assert {event.key for event in desk.events(desk.claim("old bridge"))} == before
    assert desk.events(desk.claim("ferry")) == []
    assert desk.claim("ferry").history == []


def test_a_denial_dropped_later_was_still_made(desk: Desk) -> None:
    denial = claimed(
        "Road Agency", BRIDGE, cue="denied", stance="denies", url="https://post.test/2"
    )
    desk.take(first(), denial)
    assert desk.claim("old bridge").status == "disputed"
    desk.take(Story("The Road Agency has withdrawn to its offices.", url="https://post.test/2"))
    claim = desk.claim("old bridge")
    assert (claim.status, claim.denied) == ("uncorroborated", True)


def test_peoples_acts_follow_a_statement_into_the_next_revision(desk: Desk) -> None:
    desk.take(first())
    (link,) = desk.links(desk.claim("old bridge"))
    with desk.database.write() as session:
        ledger.void(session, link.statement_id, by=ledger.Acting("Ann", LATER, "misread"))
    desk.take(second())
    (link,) = desk.links(desk.claim("old bridge"))
    assert (link.statement.live, link.statement.voided) == (True, True)
    with desk.database.write() as session:
        ledger.unvoid(session, link.statement_id, by=ledger.Acting("Ann", LATER))
    assert desk.claim("old bridge").articles == 1


def test_white_space_alone_is_no_revision(desk: Desk) -> None:
    desk.take(first())
    (again,) = desk.take(replace(first(), text=first().text.replace(". ", ".\n\n")))
    assert again.outcome is Outcome.UNCHANGED
