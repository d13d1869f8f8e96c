"""Taking articles in: idempotent, one transaction an article, faults told and passed over."""

from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest

from claimtrack.db.queries import articles, statements
from claimtrack.db.session import Database
from claimtrack.errors import BadInput
from claimtrack.extract.attributions import Reading
from claimtrack.extract.types import Attribution
from claimtrack.ingest.items import Skipped
from claimtrack.intake import IntakeOptions, take_in
from claimtrack.standing import recompute
from claimtrack.vocab import Outcome
from tests.spine.world import LATER, Desk, Story, claimed, day

BRIDGE = "the old bridge over the Orla fell into the river"
MARKET = "army planes bombed the grain market in Tolun"


def week() -> list[Story]:
    """A few days with an assertion, denials, an admission, a figure and a nested report."""
    nested = Story(
        "The Herald reported that Mayor Ama Odu said the old bridge over the Orla fell into the "
        "river.",
        outlet="The Herald",
        at=day(1),
        url="https://herald.test/2",
    )
    nested.says(
        "Mayor Ama Odu said the old bridge over the Orla fell into the river",
        speaker="The Herald",
        kind="outlet",
        source="The Herald",
        cue="reported",
    )
    nested.says(BRIDGE, speaker="Mayor Ama Odu", kind="person", relay=("The Herald",))
    pointing = Story(
        f"Council of Elders said that {MARKET}. The army rejected the report.",
        url="https://post.test/3",
        outlet="The Post",
        at=day(2),
    )
    pointing.says(MARKET, speaker="Council of Elders")
    pointing.says(
        "the report",
        speaker="The army",
        cue="rejected",
        stance="denies",
        about=(1,),
        anaphoric=True,
    )
    return [
        claimed("Mayor Ama Odu", BRIDGE, kind="person", url="https://daily.test/1"),
        nested,
        pointing,
        claimed(
            "Road Agency",
            BRIDGE,
            cue="denied",
            stance="denies",
            at=day(3),
            url="https://daily.test/4",
        ),
        claimed(
            "Road Agency",
            BRIDGE,
            cue="confirmed",
            stance="confirms",
            at=day(4),
            outlet="The Post",
            url="https://post.test/5",
        ),
    ]


def test_the_same_articles_twice_change_nothing(desk: Desk) -> None:
    first = desk.take(*week())
    before = desk.dump()
    desk.now = LATER + timedelta(days=1)
    read = len(desk.read)
    second = desk.take(*week())
    assert [r.outcome for r in first] == [Outcome.ADDED] * 5
    assert [r.outcome for r in second] == [Outcome.UNCHANGED] * 5
    assert len(desk.read) == read
    assert desk.dump() == before
    assert [(r.statements, r.claims) for r in second] == [(r.statements, r.claims) for r in first]


def test_a_crash_between_articles_and_another_run_equal_an_undisturbed_run(
    desk: Desk, database: Database
) -> None:
    undisturbed = desk.know(week())

    def broken(text: str, reading: Reading) -> list[Attribution]:
        if "rejected the report" in text:
            raise RuntimeError("the power went")
        return desk._extract(text, reading)

    options = replace(desk.options(), extractor=broken)
    with pytest.raises(RuntimeError, match="power"):
        list(take_in(database, undisturbed, options=options))
    with database.read() as session:
        assert articles.count(session) == 2
    again = list(take_in(database, undisturbed, options=desk.options()))
    assert [r.outcome for r in again][:3] == [Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.ADDED]
    after_crash = desk.dump()
    (database.path or pytest.fail("SQLite")).unlink()
    for ending in ("-wal", "-shm"):
        database.path.with_name(database.path.name + ending).unlink(missing_ok=True)
    database.close()
    from claimtrack.db.session import open_database

    fresh = open_database(f"sqlite:///{database.path}", create=True)
    other = Desk(fresh)
    other.take(*week())
    assert other.dump() == after_crash
    fresh.close()


def test_a_failure_inside_a_transaction_leaves_nothing_of_the_article(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.take(week()[0])
    before = desk.dump()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("claimtrack.intake.filing.refresh", fail)
    with pytest.raises(RuntimeError, match="fire"):
        desk.take(week()[1])
    assert desk.dump() == before


def test_recompute_gives_exactly_what_was_stored(desk: Desk) -> None:
    desk.take(*week())
    before = desk.dump()
    with desk.database.write() as session:
        count = recompute(session, now=LATER + timedelta(days=9))
    assert count == len(desk.claims()) > 1
    assert desk.dump() == before


def test_one_bad_item_does_not_stop_the_rest(desk: Desk) -> None:
    good = desk.know([week()[0]])
    items = [
        Skipped("old.html", "an index page"),
        BadInput("not a text", item="photo.jpg", hint="give a text"),
        replace(good[0], text="  \n ", url=None, item="empty.txt"),
        replace(good[0], text="x" * 100, url=None, item="long.txt"),
        *good,
    ]
    options = replace(desk.options(), max_chars=99)
    results = list(take_in(desk.database, items, options=options))
    assert [r.outcome for r in results] == [
        Outcome.SKIPPED,
        Outcome.FAILED,
        Outcome.FAILED,
        Outcome.FAILED,
        Outcome.ADDED,
    ]
    assert [r.item for r in results[:4]] == ["old.html", "photo.jpg", "empty.txt", "long.txt"]
    assert results[0].reason == "an index page"
    assert "give a text" in (results[1].reason or "")
    assert "100 characters" in (results[3].reason or "")


def test_another_language_is_stored_and_not_read(desk: Desk) -> None:
    story = Story("Die alte Brücke fiel in den Fluss.", language="de", outlet="Tagblatt")
    (result,) = desk.take(story)
    (again,) = desk.take(story)
    assert (result.outcome, result.statements) == (Outcome.SKIPPED, 0)
    assert "not English (de)" in (result.reason or "")
    assert desk.read == []
    assert again.outcome is Outcome.UNCHANGED
    with desk.database.read() as session:
        newest = articles.newest_revision(session, result.article_id or 0)
    assert newest is not None
    assert (newest.text, newest.skipped) == (story.text, "not English (de): not read")


def test_a_denial_with_several_candidates_waits_for_a_person(desk: Desk) -> None:
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
    desk.take(story)
    with desk.database.read() as session:
        (waiting,) = statements.needing_target(session)
    assert waiting.candidates == [1, 2]
    assert [claim.denied for claim in desk.claims()] == [False, False]


def test_a_denial_of_several_claims_goes_to_each_of_them(desk: Desk) -> None:
    story = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {MARKET}. The cabinet denied both.")
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    story.says(MARKET, speaker="Ben Ilo", kind="person")
    story.says(
        "both", speaker="The cabinet", cue="denied", stance="denies", anaphoric=True, about=(1, 2)
    )
    desk.take(story)
    assert [claim.status for claim in desk.claims()] == ["disputed", "disputed"]


def test_who_denies_a_denial_stands_by_the_claim(desk: Desk) -> None:
    story = Story(f"The cabinet denied that {MARKET}. Villagers called the denial a lie.")
    story.says(MARKET, speaker="The cabinet", cue="denied", stance="denies")
    story.says(
        "the denial",
        speaker="Villagers",
        kind="anonymous",
        cue="called",
        stance="denies",
        anaphoric=True,
        about=(1,),
    )
    desk.take(story)
    claim = desk.claim("grain market")
    assert [link.stance for link in desk.links(claim)] == ["denies", "asserts"]
    assert claim.status == "disputed"


def test_a_plain_negative_joins_with_the_opposite_stance(desk: Desk) -> None:
    desk.take(
        claimed("Ama Odu", "the cargo plane was carrying weapons to Tolun", kind="person"),
        claimed(
            "Airport Authority",
            "the cargo plane was not carrying weapons to Tolun",
            outlet="The Post",
            at=day(1),
        ),
    )
    claim = desk.claim("cargo plane")
    assert [link.stance for link in desk.links(claim)] == ["asserts", "denies"]
    assert claim.status == "disputed"
    assert desk.contradictions(claim) == ["negation"]


def test_who_only_reports_that_another_said_it_is_no_origin(desk: Desk) -> None:
    desk.take(*week()[:2])
    claim = desk.claim("old bridge")
    assert {link.statement.speaker.name for link in desk.links(claim)} == {"Mayor Ama Odu"}
    assert (claim.articles, claim.origins, claim.status) == (2, 1, "uncorroborated")


def test_own_voice_joins_and_takes_the_origin_of_whom_the_article_cites(desk: Desk) -> None:
    text = "The old bridge over the Orla fell into the river. Ama Odu said " + BRIDGE + "."
    story = Story(text, outlet="The Daily")
    story.says("The old bridge over the Orla fell into the river", kind="outlet")
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    desk.take(story)
    claim = desk.claim("old bridge")
    assert {link.origin for link in desk.links(claim)} == {"speaker:name:ama odu"}
    assert (claim.origins, claim.attributed) == (1, True)


def test_own_voice_alone_is_of_the_family(desk: Desk) -> None:
    text = "The old bridge over the Orla fell into the river."
    desk.take(
        Story(text, outlet="The Daily").says(text[:-1], kind="outlet"),
        Story(text + " Boats turned back.", outlet="The Post").says(text[:-1], kind="outlet"),
    )
    claim = desk.claim("old bridge")
    assert (claim.attributed, claim.families, claim.checkable) == (False, 2, True)


def test_two_threads_lose_nothing(desk: Desk) -> None:
    stories = [
        claimed(
            f"Speaker {chr(65 + i)}",
            BRIDGE if i % 2 else MARKET,
            kind="person",
            outlet=f"Paper {i}",
            url=f"https://paper{i}.test/",
            at=day(i % 5),
        )
        for i in range(16)
    ]
    parsed = desk.know(stories)
    done: list[Outcome] = []

    def run(part: int) -> None:
        own = Database(desk.database.url.render_as_string(hide_password=False))
        done.extend(r.outcome for r in take_in(own, parsed[part::2], options=desk.options()))
        own.close()

    threads = [Thread(target=run, args=(part,)) for part in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [Outcome.ADDED] * 16
    assert sorted((c.articles, c.origins, c.status) for c in desk.claims()) == [
        (8, 8, "corroborated"),
        (8, 8, "corroborated"),
    ]


def test_options_say_who_read_it(desk: Desk) -> None:
    (result,) = desk.take(week()[0])
    with desk.database.read() as session:
        (told,) = statements.of_article(session, result.article_id or 0)
    assert told.extractor == "gold"
    assert IntakeOptions(version="x" * 99).extractor_name() == "x" * 80


def test_frequent_keys_are_counted_on_the_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    monkeypatch.setattr("claimtrack.intake.run.HOT_EVERY", 2)
    monkeypatch.setattr(
        "claimtrack.intake.run.candidates.rebuild_hot", lambda _session: counted.append(1)
    )
    desk.take(*week())
    desk.take(*week())
    assert len(counted) == 2
