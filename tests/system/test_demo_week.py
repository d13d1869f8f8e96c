"""The invented week against ``tests/demo/expected.json``: what its editor expects of each claim.

An expected claim is found by its words: a statement belongs to it if what it was read from lies
in the evidence of one of its core statements, and the stored claim is the one that most of these
pieces of evidence lead to. ``RIGHT`` names what comes out as expected. ``NOT_YET`` holds what does
not, with what comes out instead: whoever betters the reading moves an entry up.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from claimtrack.cli.serving import load_week
from claimtrack.db.models import Article, Claim, Statement
from claimtrack.db.queries import articles, claims, statements
from claimtrack.db.session import Database
from claimtrack.demo import week
from claimtrack.ingest.urls import url_key
from claimtrack.settings import get_settings
from claimtrack.vocab import DENIALS, LinkState, Stance

pytestmark = pytest.mark.slow

Json = dict[str, Any]
EXPECTED: Json = json.loads(
    (Path(__file__).parents[1] / "demo" / "expected.json").read_text(encoding="utf-8")
)
CLAIMS: dict[str, Json] = {claim["id"]: claim for claim in EXPECTED["claims"]}


@dataclass(frozen=True)
class Seen:
    """What the desk makes of a claim: status, and who denied it at any time."""

    status: str
    deniers: frozenset[str] = frozenset()


RIGHT: tuple[str, ...] = (
    "kelmat-strike",
    "ardusk-strike",
    "vessin-lorries",
    "zarenk-rocket",
    "lomask-area",
    "lomask-hospital",
    "morvesk-deaths",
    "corn-square-detained",
    "corn-square-rubber-bullets",
    "tarn-devaluation",
    "solm-wounded",
    "renvik-villa",
    "halvek-tuesday",
    "halvek-wednesday",
    "deputies-tapped",
    "lantern-informers",
    "kelder-pass-closed",
    "karsenna-ferry",
)
"""Claims with the status and the deniers they should have."""

NOT_YET: dict[str, Seen | None] = {
    "zarenk-market": Seen(
        "disputed", frozenset({"Defence Ministry in Drovan", "Draskovian Defence Ministry"})
    ),
    "oltrek-leak": Seen("corroborated", frozenset({"Oltrek Chemicals"})),
    "sammur-crossing": Seen(
        "disputed",
        frozenset({"Interior Ministry in Kassul", "Tarmeshi Interior Ministry", "Joren Talvec"}),
    ),
    "dorremin-landing": Seen("uncorroborated"),
    "budget-passed": Seen("uncorroborated"),
    "budget-size": None,
    "cup-semi-final": Seen("uncorroborated"),
}
"""The other claims, as they come out now; None where no statement of theirs is found."""


@pytest.fixture(scope="module")
def desk(fresh: Callable[[str], AbstractContextManager[Database]]) -> Iterator[Database]:
    """The week, taken in once; the tests only read it."""
    with fresh("sqlite") as database, pytest.MonkeyPatch.context() as patch:
        # Made before a test's own settings are: a desk's other pipeline must not read the week.
        patch.delenv("CLAIMTRACK_MODEL_PATH", raising=False)
        patch.delenv("CLAIMTRACK_MAX_TEXT_CHARS", raising=False)
        get_settings.cache_clear()
        load_week(database)
        get_settings.cache_clear()
        yield database


def stored(session: Session, url: str) -> Article:
    found = articles.find(session, articles.article_key(url_key(url), ""))
    assert found is not None, f"{url} was not stored"
    return found


def told_in(session: Session, place: Json) -> list[Statement]:
    """Return the live statements read from the sentence part that ``place`` gives as evidence.

    Where a cue stands decides: who says it and that it is said. What an outlet tells in its own
    voice has none, so there its content does.
    """
    article = stored(session, place["url"])
    newest = articles.newest_revision(session, article.id)
    assert newest is not None
    start = newest.text.find(place["evidence"])
    assert start >= 0, f"{place['url']} does not say: {place['evidence']}"
    end = start + len(place["evidence"])

    return [
        one
        for one in statements.of_article(session, article.id)
        if any(a < end and start < b for a, b in one.cue_spans or one.content_spans)
    ]


def claim_of(session: Session, expected: Json) -> Claim | None:
    """Return the stored claim that most evidence of an expected one leads to."""
    votes: Counter[str] = Counter()
    for place in expected["statements"]:
        if place["req"] == "core":
            joined = {
                link.claim.public_id
                for one in told_in(session, place)
                for link in one.links
                if link.state == LinkState.JOINED and fits(link.stance, place["stance"])
            }
            votes.update(joined)
    if not votes:
        return None
    # Of two as often led to, the one with more articles; their ids are drawn by lot.
    found = [claims.get(session, one) for one, n in votes.items() if n == max(votes.values())]
    return max(found, key=lambda claim: (claim.articles, claim.proposition))


def fits(stance: str, expected: str) -> bool:
    """Return whether two stances are on one side: of a sentence that both denies and admits."""
    return (stance in DENIALS) == (expected in DENIALS)


def seen(session: Session, expected: Json) -> Seen | None:
    claim = claim_of(session, expected)
    if claim is None:
        return None
    denials = statements.denials_of(session, [claim.id])[claim.id]
    return Seen(claim.status, frozenset(link.statement.speaker.name for link in denials))


def test_every_expected_claim_is_accounted_for() -> None:
    assert sorted([*RIGHT, *NOT_YET]) == sorted(CLAIMS)


@pytest.mark.parametrize("name", RIGHT)
def test_status_and_deniers_are_as_expected(desk: Database, name: str) -> None:
    expected = CLAIMS[name]
    with desk.read() as session:
        claim = claim_of(session, expected)
        assert claim is not None
        assert seen(session, expected) == Seen(expected["status"], frozenset(expected["deniers"]))
        assert claim.denied == expected["denied"]


@pytest.mark.parametrize("name", NOT_YET)
def test_what_is_not_yet_right_is_as_known(desk: Database, name: str) -> None:
    expected = CLAIMS[name]
    with desk.read() as session:
        now = seen(session, expected)
    assert now != Seen(expected["status"], frozenset(expected["deniers"])), "move it to RIGHT"
    assert now == NOT_YET[name]


@pytest.mark.parametrize("place", EXPECTED["not_denials"], ids=lambda place: place["evidence"][:60])
def test_what_denies_nothing_is_no_denial(desk: Database, place: Json) -> None:
    with desk.read() as session:
        found = [(one.stance, one.proposition) for one in told_in(session, place)]
    assert [one for one in found if Stance(one[0]) in DENIALS] == []


def test_reprints_and_nothing_else_are_copies_of_their_root(desk: Database) -> None:
    with desk.read() as session:
        urls = {one["url"] for one in week.articles()}
        by_id = {stored(session, url).id: url for url in urls}
        roots = {
            url: by_id[root]
            for url in urls
            if (root := stored(session, url).copy_of_id) is not None
        }
    assert roots == {one["url"]: one["root"] for one in EXPECTED["copies"]}


def test_a_changed_article_has_two_revisions(desk: Database) -> None:
    (changed,) = EXPECTED["revisions"]
    with desk.read() as session:
        article = stored(session, changed["url"])
        newest = articles.newest_revision(session, article.id)
        assert newest is not None
        assert newest.number == changed["revisions"]
        assert changed["added"] in newest.text
        assert changed["dropped"] not in newest.text
        dropped = [
            one
            for one in statements.of_article(session, article.id, live_only=False)
            if one.dropped_in is not None
        ]
    assert "cylinder" in " ".join(one.proposition for one in dropped)


def test_what_one_denial_may_mean_waits_for_a_person(desk: Database) -> None:
    (place,) = EXPECTED["needs_target"]
    with desk.read() as session:
        told = [one for one in told_in(session, place) if Stance(one.stance) in DENIALS]
        assert not [link for one in told for link in one.links if link.state == LinkState.JOINED]


@pytest.mark.parametrize(("one", "other", "kind"), EXPECTED["rivals"])
def test_rivals_are_not_merged(desk: Database, one: str, other: str, kind: str) -> None:
    with desk.read() as session:
        left, right = (claim_of(session, CLAIMS[name]) for name in (one, other))
    assert left is None or right is None or left.id != right.id, f"alike but for the {kind}"
