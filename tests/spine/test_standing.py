"""What follows from statements: parties, retractions, events, history, rivals, wording."""

from itertools import permutations

import pytest

from claimtrack.match.profile import profile
from claimtrack.standing.party import described, interest
from tests.spine.world import Desk, Story, claimed, day

VILLA = "Health Minister Alda Renn accepted a villa from the Pharma Duna company"


@pytest.mark.parametrize(
    ("claim", "kind", "name", "also", "party"),
    [
        ("Oltrek poisoned the river", "person", "Jan Ode", "Oltrek spokesman Jan Ode", True),
        ("Oltrek poisoned the river", "person", "Jan Ode", "resident Jan Ode", False),
        ("Oltrek poisoned the river", "organisation", "Oltrek Chemicals", None, True),
        ("Israel bombed the port", "organisation", "Israeli military", None, True),
        ("Israel bombed the port", "organisation", "Israeli Observatory", None, False),
        ("the port was hit by the Hill Front", "organisation", "Hill Front", None, True),
        ("the port was hit by the Hill Front", "organisation", "Port Office", None, False),
        ("Mara Ostin resigned on Monday", "person", "Mara Ostin", None, True),
        ("Mara Ostin resigned on Monday", "unknown", "", None, False),
        (
            "toluene leaked into the river from the Oltrek plant",
            "organisation",
            "Oltrek",
            None,
            True,
        ),
        ("the solvent leaked from a pipe of Oltrek", "person", "J. Ode", "head of Oltrek", True),
    ],
)
def test_who_is_a_party(claim: str, kind: str, name: str, also: str | None, party: bool) -> None:
    assert interest(profile(claim), described(kind, name, [also])).party is party


def test_an_outlets_retraction_takes_down_what_only_it_carried(desk: Desk) -> None:
    report = claimed("two aides", VILLA, kind="anonymous", outlet="The Courier")
    retraction = Story(
        f"The Courier retracts its report that {VILLA}.", outlet="The Courier", at=day(3)
    ).says(VILLA, speaker="The Courier", kind="outlet", cue="retracts", stance="retracts",
           source="The Courier")  # fmt: skip
    desk.take(report, retraction)
    claim = desk.claim("villa")
    assert (claim.status, claim.origins) == ("retracted", 0)
    assert [step.status for step in claim.history] == ["uncorroborated", "retracted"]
    assert [link.withdrawn for link in desk.links(claim)] == [True, False]
    assert "retraction" in [event.kind for event in desk.events(claim)]
    desk.take(
        claimed("Ben Ilo", VILLA, kind="person", outlet="The Post", at=day(4)),
    )
    claim = desk.claim("villa")
    assert (claim.status, claim.origins) == ("uncorroborated", 1)


def test_a_denial_in_a_retracted_story_is_still_a_denial(desk: Desk) -> None:
    story = Story(f"Two aides said that {VILLA}. Renn denied it.", outlet="The Courier")
    story.says(VILLA, speaker="Two aides", kind="anonymous")
    story.says(
        "it",
        speaker="Alda Renn",
        source="Renn",
        kind="person",
        cue="denied",
        stance="denies",
        anaphoric=True,
        about=(1,),
    )
    retraction = Story(f"We retract that {VILLA}.", outlet="The Courier", at=day(3)).says(
        VILLA,
        speaker="The Courier",
        kind="outlet",
        source="We",
        cue="retract",
        stance="retracts",
    )
    desk.take(story, retraction)
    claim = desk.claim("villa")
    assert (claim.status, claim.denied) == ("retracted", True)


def days() -> list[Story]:
    what = "army planes bombed the grain market in Tolun"
    return [
        claimed("Relief Council", what, url="https://a.test/1"),
        claimed("the army", what, cue="denied", stance="denies", at=day(1), url="https://b.test/1"),
        claimed("the army", what, cue="admitted", stance="confirms", at=day(3),
                url="https://c.test/1"),
        claimed("Red Star", what, at=day(4), url="https://d.test/1", outlet="The Post"),
    ]  # fmt: skip


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_history_and_live_events_do_not_depend_on_the_order_of_arrival(
    desk: Desk, order: tuple[int, ...]
) -> None:
    listed = days()
    desk.take(*(listed[i] for i in order))
    claim = desk.claim("grain market")
    assert [(step.at, step.status) for step in claim.history] == [
        (day(0), "uncorroborated"),
        (day(1), "disputed"),
        (day(3), "corroborated"),
    ]
    told = [(event.at, event.kind) for event in desk.events(claim)]
    assert sorted(told) == [
        (day(0), "new_claim"),
        (day(1), "denial"),
        (day(1), "status_change"),
        (day(3), "status_change"),
    ]
    assert claim.proposition == "Army planes bombed the grain market in Tolun"
    assert (claim.first_at, claim.last_at, claim.last_denied_at) == (day(0), day(4), day(1))


def test_a_later_told_earlier_denial_lets_the_old_event_fall_and_keeps_it(desk: Desk) -> None:
    first, denied, *_ = days()
    desk.take(first, denied)
    claim = desk.claim("grain market")
    assert len(desk.events(claim)) == 3
    earlier = claimed(
        "the army",
        "army planes bombed the grain market in Tolun",
        cue="denied",
        stance="denies",
        at=day(0, 18),
        url="https://z.test/1",
        outlet="The Herald",
    )
    desk.take(earlier)
    live, every = desk.events(claim), desk.events(claim, live=False)
    assert {event.at for event in live if event.kind == "denial"} == {day(0, 18)}
    assert len(every) == 5


def test_an_event_tells_who_through_whom_in_which_words(desk: Desk) -> None:
    desk.take(*days()[:2])
    (denial,) = [e for e in desk.events(desk.claim("grain market")) if e.kind == "denial"]
    assert (denial.data["speaker"], denial.data["outlet"], denial.data["url"]) == (
        "the army",
        "The Daily",
        "https://b.test/1",
    )
    words = "the army denied that army planes bombed the grain market in Tolun"
    assert denial.data["words"] == words


def test_claims_alike_but_for_a_place_are_rivals_and_never_merged(desk: Desk) -> None:
    desk.take(
        claimed("Hill Front", "Hill Front rockets hit the airport in Harrow at noon"),
        claimed("Hill Front", "Hill Front rockets hit the airport in Tolun at noon"),
    )
    one, other = desk.claims()
    assert {one.status, other.status} == {"uncorroborated"}
    kinds = {*desk.contradictions(one), *desk.contradictions(other)}
    assert kinds == {"place"}


def test_the_wording_is_the_earliest_attributed_one(desk: Desk) -> None:
    own = Story("The old bridge over the Orla fell into the river.", at=day(0, 7), outlet="Post")
    own.says("The old bridge over the Orla fell into the river", kind="outlet")
    denial = claimed(
        "Road Agency",
        "the old bridge over the Orla has fallen into the river",
        cue="denied",
        stance="denies",
        at=day(0, 8),
    )
    said = claimed(
        "Ama Odu",
        "the old bridge over the river Orla fell into the river",
        kind="person",
        at=day(1),
    )
    desk.take(denial, own, said)
    (claim,) = desk.claims()
    assert claim.proposition == "The old bridge over the river Orla fell into the river"
    assert claim.attributed


def test_a_confirmation_that_only_relays_has_its_inner_sources_as_origin(desk: Desk) -> None:
    what = "two hundred fighters crossed the Orla on Sunday"
    story = Story(
        f"The Monitor said {what}. That was confirmed by Northwire, which quoted two officers as "
        "saying that units were moving to secure a supply road.",
        outlet="The Daily",
    )
    story.says(what, speaker="The Monitor")
    story.says(
        "That",
        speaker="Northwire",
        cue="confirmed",
        stance="confirms",
        anaphoric=True,
        about=(1,),
    )
    story.says(
        "units were moving to secure a supply road",
        speaker="two officers",
        kind="anonymous",
        cue="quoted",
        relay=("Northwire",),
    )
    desk.take(story)
    claim = desk.claim("crossed the Orla")
    _, confirmation = desk.links(claim)
    assert confirmation.origin.startswith("anonymous:")
    assert "relayed from two officers" in confirmation.origin_how
    assert claim.origins == 2
