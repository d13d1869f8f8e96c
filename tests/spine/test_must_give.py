"""The examples under "What it must give" of the design, from attributions to status."""

from claimtrack.assess.figures import Standing, counts_of, judge
from claimtrack.db.queries import articles, outlets
from claimtrack.standing.evidence import Around, case
from tests.spine.world import FILLER, Desk, Story, claimed, day, elsewhere


def figures(desk: Desk, words: str) -> list[tuple[float | None, Standing]]:
    claim = desk.claim(words)
    with desk.database.read() as session:
        links = desk.links(claim)
        roots = articles.roots(session, [link.statement.article_id for link in links])
        families = {one.id: one.family for one in outlets.listing(session)}
        evidence = case(claim, links, Around(roots, families)).evidence
    return [(judged.given.count.low, judged.standing) for judged in judge(counts_of(evidence))]


def test_a_boast_refuted_by_an_unnamed_official_is_disputed(desk: Desk) -> None:
    text = (
        "The Hill Front claimed to have struck the Harrow air base in the north on Sunday. This "
        "assertion was refuted by an official source in Erlan, who asked not to be named."
    )
    story = Story(text, outlet="The Monitor")
    story.says(
        "to have struck the Harrow air base in the north on Sunday",
        speaker="Hill Front",
        cue="claimed",
        proposition="Hill Front struck the Harrow air base in the north on Sunday",
    )
    story.says(
        "This assertion",
        speaker="an official source in Erlan",
        kind="anonymous",
        cue="refuted",
        stance="denies",
        about=(1,),
        anaphoric=True,
    )
    desk.take(story)
    claim = desk.claim("Harrow air base")
    boast, denial = desk.links(claim)
    assert (claim.status, claim.denied, claim.origins) == ("disputed", True, 1)
    assert (boast.party, boast.stance) == (True, "asserts")
    assert (denial.stance, denial.via, denial.statement.speaker.kind) == (
        "denies",
        "about",
        "anonymous",
    )
    assert desk.contradictions(claim) == ["denial"]


def test_a_wire_printed_five_times_is_uncorroborated(desk: Desk) -> None:
    wire = Story(
        "KELDER (Northwire) - A dam above Kelder burst on Sunday night, two water engineers said. "
        + FILLER,
        outlet="Northwire",
        url="https://northwire.test/1",
    ).says(
        "A dam above Kelder burst on Sunday night",
        speaker="two water engineers",
        kind="anonymous",
    )
    papers = [
        elsewhere(wire, name, at=day(0, 10 + i))
        for i, name in enumerate(["Alder", "Birch", "Cedar", "Dogwood"])
    ]
    desk.take(wire, *papers)
    claim = desk.claim("dam above Kelder")
    assert (claim.status, claim.denied) == ("uncorroborated", False)
    assert (claim.articles, claim.outlets, claim.families, claim.origins) == (5, 5, 5, 1)


def test_a_ministry_that_denies_its_own_strike_is_a_party(desk: Desk) -> None:
    desk.take(
        claimed("Relief Council", "the Defence Ministry bombed the grain market in Tolun"),
        claimed(
            "Defence Ministry",
            "the Defence Ministry bombed the grain market in Tolun",
            cue="denied",
            stance="denies",
            outlet="The Herald",
            at=day(1),
        ),
    )
    claim = desk.claim("grain market")
    denial = next(link for link in desk.links(claim) if link.stance == "denies")
    assert claim.status == "disputed"
    assert denial.party
    assert any("the party concerned" in reason for reason in claim.reasons)


def test_denied_on_monday_and_admitted_on_thursday_is_acknowledged(desk: Desk) -> None:
    what = "the Defence Ministry bombed the grain market in Tolun"
    desk.take(
        claimed("Relief Council", what),
        claimed(
            "Defence Ministry", what, cue="denied", stance="denies", outlet="Herald", at=day(0, 15)
        ),
        claimed(
            "Defence Ministry", what, cue="admitted", stance="confirms", outlet="Post", at=day(3)
        ),
    )
    claim = desk.claim("grain market")
    denial = next(link for link in desk.links(claim) if link.stance == "denies")
    assert (claim.status, claim.denied) == ("acknowledged", True)
    assert denial.withdrawn
    assert [step.status for step in claim.history] == [
        "uncorroborated",
        "disputed",
        "acknowledged",
    ]
    assert "change_of_position" in desk.contradictions(claim)


def test_three_tolls_on_later_days_are_one_claim_with_two_superseded_figures(desk: Desk) -> None:
    stories = []
    for number, (word, count) in enumerate([("Six", 6), ("Eight", 8), ("Eleven", 11)]):
        what = f"{word} people were killed when the tower on Mill Street in Varna collapsed"
        stories.append(
            claimed(
                "Rescue Service",
                what,
                figures=[(word, "killed", count, count)],
                at=day(number),
                outlet=f"Paper {number}",
            )
        )
    desk.take(*stories)
    claim = desk.claim("Mill Street")
    assert claim.status == "uncorroborated"
    assert figures(desk, "Mill Street") == [
        (6, Standing.SUPERSEDED),
        (8, Standing.SUPERSEDED),
        (11, Standing.STANDING),
    ]
    moved = [event for event in desk.events(claim) if event.kind == "figure_moved"]
    assert len(moved) == 2
    assert "figure" not in desk.contradictions(claim)


def test_two_counts_of_one_day_conflict_in_one_claim(desk: Desk) -> None:
    six = "six people were detained on Corn Square in Varna on Monday"
    twenty = "twenty people were detained on Corn Square in Varna on Monday"
    desk.take(
        claimed("City Police", six, figures=[("six", "detained", 6, 6)]),
        claimed(
            "Lantern March",
            twenty,
            figures=[("twenty", "detained", 20, 20)],
            outlet="The Herald",
            at=day(0, 17),
        ),
    )
    claim = desk.claim("Corn Square")
    assert (claim.origins, claim.status) == (2, "uncorroborated")
    assert {standing for _, standing in figures(desk, "Corn Square")} == {Standing.CONFLICT}
    assert desk.contradictions(claim) == ["figure"]
    assert [e.kind for e in desk.events(claim)].count("figure_conflict") == 1


def test_a_denial_of_what_nobody_asserts_is_denial_only(desk: Desk) -> None:
    what = "the Central Bank plans to devalue the crown in spring"
    desk.take(claimed("Mara Ostin", what, kind="person", cue="denied", stance="denies"))
    claim = desk.claim("devalue the crown")
    assert (claim.status, claim.denied, claim.origins) == ("denial_only", True, 0)


def test_nothing_but_no_comment_is_unasserted(desk: Desk) -> None:
    what = "the commander of the Stone Regiment was wounded by a mine"
    desk.take(claimed("Hill Front", what, cue="declined to comment on reports", stance="withholds"))
    claim = desk.claim("Stone Regiment")
    assert (claim.status, claim.denied, claim.origins) == ("unasserted", False, 0)


def test_the_hospital_denied_and_the_area_admitted_are_two_claims(desk: Desk) -> None:
    hospital = "army drones hit the hospital of Lomar on Friday"
    area = "army drones struck a rebel depot near Lomar on Friday"
    desk.take(
        claimed("Hospital Director Sen", hospital, kind="person"),
        Story(f"The army denied that {hospital} but admitted that {area}.", outlet="The Herald")
        .says(hospital, speaker="army", source="The army", cue="denied", stance="denies")
        .says(area, speaker="army", source="The army", cue="admitted", stance="confirms"),
    )
    denied, admitted = desk.claim("hospital"), desk.claim("depot")
    assert denied.id != admitted.id
    assert (denied.status, denied.denied) == ("disputed", True)
    assert (admitted.status, admitted.denied) == ("uncorroborated", False)
