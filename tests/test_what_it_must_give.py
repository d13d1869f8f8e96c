"""The status examples of the design, from text to status: articles in, claims out.

Each case is a few short invented articles and, for a claim named by words of its proposition,
what the desk must see. Nothing is faked: the shipped pipeline reads, the database is SQLite.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimtrack.db.models import Claim
from claimtrack.db.queries import board, findings
from claimtrack.db.session import Database
from claimtrack.ingest.types import ParsedArticle
from claimtrack.intake import take_in
from claimtrack.publish.claims import full
from claimtrack.vocab import ContradictionKind, Outcome, Status


@dataclass(frozen=True)
class Told:
    """One article: outlet, day and hour in February 2024, text."""

    outlet: str
    day: int
    text: str

    def parsed(self, number: int) -> ParsedArticle:
        at = datetime.fromisoformat(f"2024-02-{self.day:02}T{8 + number % 12:02}:00:00+00:00")
        domain = self.outlet.lower().replace(" ", "") + ".example"
        return ParsedArticle(
            text=self.text,
            url=f"https://{domain}/2024/02/{self.day:02}/{number}",
            outlet=self.outlet,
            domain=domain,
            published_at=at,
            language="en",
            item=f"{self.outlet} {number}",
        )


def tell(database: Database, told: Sequence[Told]) -> None:
    results = list(take_in(database, [one.parsed(n) for n, one in enumerate(told)]))
    assert [r.outcome for r in results] == [Outcome.ADDED] * len(told)


def claims(database: Database, *words: str) -> list[dict[str, object]]:
    """Return the claims whose proposition holds all ``words``, in full."""
    with database.read() as session:
        found: list[Claim] = board.listing(session, board.ClaimFilter(), limit=200).claims
        hits = [c for c in found if all(w.lower() in c.proposition.lower() for w in words)]
        return [full(session, claim) for claim in hits]


def the_claim(database: Database, *words: str) -> dict[str, object]:
    hits = claims(database, *words)
    assert len(hits) == 1, [hit["proposition"] for hit in hits]
    return hits[0]


def test_a_boast_refuted_by_an_official_is_disputed(database: Database) -> None:
    tell(database, [Told(
        "Tarn Daily", 5,
        "Armed groups identifying themselves as the “Free Hills Coalition” launched drones on "
        "Sunday. These groups claimed to have struck the Kelmat base, although this assertion was "
        "later refuted by an official source in Brenduk.",
    )])  # fmt: skip
    claim = the_claim(database, "struck the Kelmat base")
    assert claim["status"] == Status.DISPUTED
    (denial,) = claim["denials"]  # type: ignore[misc]
    assert denial["speaker"] == "an official source in Brenduk"
    assert denial["kind"] == "anonymous"


def test_a_wire_story_printed_five_times_has_one_origin(database: Database) -> None:
    body = (
        "VESSIN (Orvel Press) - Customs officers have seized 34 lorries of smuggled rice at the "
        "Vessin crossing, the Customs Service said on Monday.\n\nThe lorries had been hidden in a "
        "quarry for two weeks, the service said. Three drivers were being questioned in Vessin, it "
        "added. The rice was worth two million tarn and came from three warehouses across the "
        "border, according to the service."
    )
    outlets = ["Orvel Press", "Tarn Daily", "Coast Herald", "Hill Gazette", "Radio Ombrel"]
    tell(database, [Told(name, 5, body) for name in outlets])
    claim = the_claim(database, "seized 34 lorries")
    assert claim["status"] == Status.UNCORROBORATED
    assert (claim["articles"], claim["outlets"], claim["origins"]) == (5, 5, 1)


def test_a_ministry_denying_its_own_strike_is_the_party(database: Database) -> None:
    tell(database, [
        Told("Tarn Daily", 5, "The mayor of Zarenk said that the Draskovian Defence Ministry had shelled the market in Zarenk."),
        Told("Coast Herald", 6, "The Draskovian Defence Ministry denied that it had shelled the market in Zarenk."),
    ])  # fmt: skip
    claim = the_claim(database, "shelled the market")
    assert claim["status"] == Status.DISPUTED
    (denial,) = claim["denials"]  # type: ignore[misc]
    assert denial["interest"] == "party"


def test_denied_on_monday_admitted_on_thursday_is_acknowledged(database: Database) -> None:
    tell(database, [
        Told("Tarn Daily", 5, "Residents said that Oltrek Chemicals had leaked solvent into the Orvel river."),
        Told("Coast Herald", 5, "Oltrek Chemicals denied that it had leaked solvent into the Orvel river."),
        Told("Coast Herald", 8, "Oltrek Chemicals admitted that it had leaked solvent into the Orvel river."),
    ])  # fmt: skip
    claim = the_claim(database, "leaked solvent")
    assert claim["status"] == Status.ACKNOWLEDGED
    (denial,) = claim["denials"]  # type: ignore[misc]
    assert denial["withdrawn"]


def test_a_rising_toll_is_one_claim_with_two_superseded_figures(database: Database) -> None:
    tell(database, [
        Told("Tarn Daily", 5, "The Emergency Service said that six people were killed when a block of flats collapsed in Morvesk."),
        Told("Coast Herald", 6, "The Emergency Service said that eight people were killed when a block of flats collapsed in Morvesk."),
        Told("Hill Gazette", 7, "The Emergency Service said that 11 people were killed when a block of flats collapsed in Morvesk."),
    ])  # fmt: skip
    claim = the_claim(database, "collapsed in Morvesk")
    assert claim["articles"] == 3
    assert claim["status"] == Status.UNCORROBORATED
    with database.read() as session:
        (stored,) = board.listing(session, board.ClaimFilter(), limit=10).claims
        kinds = {pair.kind for pair, _ in findings.contradictions(session, stored.id)}
    assert ContradictionKind.FIGURE not in kinds


def test_two_tolls_on_one_day_are_one_claim_with_a_conflict(database: Database) -> None:
    tell(database, [
        Told("Tarn Daily", 5, "Police said that six people were detained during the march on Corn Square on Monday."),
        Told("Coast Herald", 5, "The Lantern Movement said that 20 people were detained during the march on Corn Square on Monday."),
    ])  # fmt: skip
    claim = the_claim(database, "Corn Square")
    assert claim["status"] == Status.UNCORROBORATED
    kinds = {pair["kind"] for pair in claim["contradictions"]}  # type: ignore[attr-defined]
    assert kinds == {ContradictionKind.FIGURE}


def test_a_denial_of_what_nobody_asserts_is_denial_only(database: Database) -> None:
    tell(database, [Told("Tarn Daily", 5, "The Central Bank denied that it would devalue the tarn before the spring.")])  # fmt: skip
    claim = the_claim(database, "devalue the tarn")
    assert claim["status"] == Status.DENIAL_ONLY
    assert claim["denied"]


def test_only_no_comment_is_unasserted(database: Database) -> None:
    tell(database, [Told("Tarn Daily", 5, "The Interior Ministry declined to say whether Commander Hadrek Solm had been wounded in Lomask.")])  # fmt: skip
    claim = the_claim(database, "Solm")
    assert claim["status"] == Status.UNASSERTED
    assert not claim["denied"]


def test_denied_the_hospital_admitted_the_area_is_two_claims(database: Database) -> None:
    tell(database, [
        Told("Tarn Daily", 5, "Doctors said that the Velmorian army had hit the Lomask hospital."),
        Told("Coast Herald", 6, "The Velmorian army denied hitting the Lomask hospital but admitted striking a depot in the area."),
    ])  # fmt: skip
    hospital = the_claim(database, "hit the Lomask hospital")
    assert hospital["status"] == Status.DISPUTED
    area = the_claim(database, "struck a depot")
    assert area["id"] != hospital["id"]
    assert not area["denied"]
