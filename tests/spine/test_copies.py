"""Copies: one tree, one root, one origin, whatever the order of arrival."""

from itertools import permutations

import pytest

from claimtrack.db.models import Article
from claimtrack.db.queries import articles
from tests.spine.world import FILLER, Desk, Story, day, elsewhere

WHAT = "A dam above Kelder burst on Sunday night"


def wire() -> Story:
    text = f"{WHAT}, two water engineers said. {FILLER}"
    story = Story(text, outlet="Northwire", url="https://northwire.test/1", at=day(0, 9))
    return story.says(WHAT, speaker="two water engineers", kind="anonymous")


def stories() -> list[Story]:
    return [
        wire(),
        elsewhere(wire(), "Alder", at=day(0, 11)),
        elsewhere(wire(), "Birch", at=day(0, 10)),
    ]


def tree(desk: Desk) -> dict[str, str | None]:
    with desk.database.read() as session:
        ids = range(1, articles.count(session) + 1)
        found = {one: articles.get(session, one) for one in ids}
    names = {one: article.outlet.name for one, article in found.items()}
    return {names[a.id]: names.get(a.copy_of_id or 0) for a in found.values()}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_earliest_is_the_root_in_any_order(desk: Desk, order: tuple[int, ...]) -> None:
    listed = stories()
    desk.take(*(listed[i] for i in order))
    assert tree(desk) == {"Northwire": None, "Alder": "Northwire", "Birch": "Northwire"}
    claim = desk.claim("dam above Kelder")
    assert (claim.articles, claim.origins, claim.status) == (3, 1, "uncorroborated")
    assert {link.statement.speaker_id for link in desk.links(claim)} == {
        desk.links(claim)[0].statement.speaker_id
    }
    assert all("counted once" in link.origin_how for link in desk.links(claim))


def test_the_credited_agency_is_the_root_though_it_came_later(desk: Desk) -> None:
    late = elsewhere(wire(), "Northwire", url="https://northwire.test/1", at=day(1))
    early = elsewhere(wire(), "Alder", at=day(0), credit="Northwire")
    desk.take(early, late)
    assert tree(desk) == {"Alder": "Northwire", "Northwire": None}
    with desk.database.read() as session:
        copy: Article = articles.get(session, 1)
    assert "it credits Northwire" in (copy.copy_how or "")


def test_own_reporting_is_no_copy_and_another_origin(desk: Desk) -> None:
    own = Story(
        f"{WHAT}, said Ama Odu, who lives below it. Water stood in the church up to the altar.",
        outlet="Cedar",
        url="https://cedar.test/1",
        at=day(0, 12),
    ).says(WHAT, speaker="Ama Odu", kind="person")
    desk.take(wire(), own)
    assert tree(desk)["Cedar"] is None
    claim = desk.claim("dam above Kelder")
    assert (claim.origins, claim.status) == (2, "corroborated")
