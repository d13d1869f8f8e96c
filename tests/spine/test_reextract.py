"""Texts read again by another model: statements are replaced, what people did stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from claimtrack import ledger
from claimtrack.db.models import Statement
from claimtrack.db.queries import acts, claims, statements, waiting
from claimtrack.db.session import Database
from claimtrack.errors import Conflict, NotFound
from claimtrack.extract.types import Attribution, SpeakerName
from claimtrack.ledger import Acting
from claimtrack.ledger.acts import Judgement
from claimtrack.reextract import Changes, reextract, run
from claimtrack.standing import recompute
from claimtrack.vocab import Ruling, SpeakerKind, Stance
from tests.spine.test_intake import week
from tests.spine.world import LATER, MONDAY, Desk, Story, claimed, day

BRIDGE = "the old bridge over the Orla fell into the river"
MARKET = "army planes bombed the grain market in Tolun"
FERRY = "a ferry with forty passengers sank in the bay of Tolun"
ANN = Acting("Ann", LATER, "checked")
Change = Callable[[Attribution], Attribution]


def again(desk: Desk, **given: Any) -> Changes:
    """Read everything again and return the counts of all articles."""
    total = Changes()
    for one in reextract(desk.database, options=replace(desk.options(), **given.pop("options", {})),
                         **given):  # fmt: skip
        assert one.failed is None, one
        total.add(one.changes)
    return total


def reads(desk: Desk, story: Story, *found: Attribution) -> None:
    """Let the next reading find this in a story's text, numbered anew."""
    desk.know([replace(story, found=[replace(one, n=i) for i, one in enumerate(found, 1)])])


def only(desk: Desk, words: str) -> Statement:
    (link,) = desk.links(desk.claim(words))
    return link.statement


def nonzero(changes: Changes) -> dict[str, int]:
    return {name: count for name, count in changes.to_json().items() if count}


def test_the_same_model_changes_nothing(desk: Desk) -> None:
    desk.take(*week())
    before = desk.dump()
    first = again(desk)
    assert nonzero(first) == {"revisions": first.revisions, "same": first.same}
    assert first.same == 7
    assert desk.dump() == before


@pytest.mark.postgres
def test_another_model_and_back_on_both_databases(any_database: Database) -> None:
    desk = Desk(any_database)
    stories = week()
    desk.take(*stories)
    before = desk.dump()
    for story in stories:
        reads(desk, story, *story.found[:1])
    thinned = again(desk, options={"version": "thin"})
    assert thinned.gone > 0
    once = desk.dump()
    assert nonzero(again(desk, options={"version": "thin"})).keys() == {"revisions", "same"}
    assert desk.dump() == once
    desk.know(stories)
    back = again(desk)
    assert back.new == thinned.gone
    kept = {"outlet", "article", "revision", "statement", "speaker"}
    assert [row for row in desk.dump() if row["type"] in kept] == [
        row for row in before if row["type"] in kept
    ]
    with desk.database.write() as session:
        now = desk.dump()
        recompute(session, now=LATER)
    assert desk.dump() == now


def two() -> Story:
    story = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {MARKET}.", url="https://daily.test/1")
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    return story.says(MARKET, speaker="Ben Ilo", kind="person")


def test_a_statement_read_better_keeps_its_id_claim_and_events(desk: Desk) -> None:
    story = two()
    desk.take(story)
    claim, said = desk.claim("bridge"), only(desk, "bridge")
    event = [(one.id, one.kind) for one in desk.events(claim)]
    better = replace(story.found[0], proposition="The old bridge across the Orla fell in",
                     speaker=SpeakerName("Ama Odu", SpeakerKind.PERSON, "she"))  # fmt: skip
    reads(desk, story, better, story.found[1])
    found = again(desk, options={"version": "better"})
    assert nonzero(found) == {"revisions": 1, "same": 1, "changed": 1}
    now = desk.claim("bridge")
    assert (now.public_id, now.proposition) == (claim.public_id, better.proposition)
    assert only(desk, "bridge").id == said.id
    assert only(desk, "bridge").extractor == "better"
    assert [(one.id, one.kind) for one in desk.events(now)] == event
    assert len(desk.events(now, live=False)) == len(event)


def test_a_misread_claim_is_gone_from_every_list_and_its_id_answers(desk: Desk) -> None:
    story = two()
    desk.take(story)
    gone = desk.claim("market").public_id
    reads(desk, story, story.found[0])
    found = again(desk)
    assert (found.gone, found.claims_unread) == (1, 1)
    assert [one.public_id for one in desk.claims()] == [desk.claim("bridge").public_id]
    with desk.database.read() as session:
        claim = claims.get(session, gone)
        assert (claim.status, claim.articles) == ("unasserted", 0)
        assert claim.reasons == ["no stored text is read as saying this any more"]
    reads(desk, story, *story.found)
    assert again(desk).new == 1
    assert desk.claim("market").public_id == gone


def acted(desk: Desk, public_id: str, statement: int) -> None:
    """Do on one statement all that a person can."""
    with desk.database.write() as session:
        ledger.void(session, statement, by=ANN)
        ledger.judge(session, statement, public_id, Judgement.SAME, by=ANN)


def test_a_void_follows_its_statement_by_key_and_by_overlap(desk: Desk) -> None:
    story = two()
    desk.take(story)
    said = only(desk, "bridge")
    with desk.database.write() as session:
        ledger.void(session, said.id, by=ANN)
    assert nonzero(again(desk)) == {"revisions": 1, "same": 2, "acts_by_key": 1}
    longer = story._attribution(BRIDGE.removesuffix(" river"), speaker="Ama Odu", kind="person")
    reads(desk, story, longer, story.found[1])
    found = again(desk)
    assert (found.acts_by_overlap, found.acts_lost, found.changed) == (1, 0, 1)
    assert only(desk, "bridge").voided
    assert desk.claim("bridge").articles == 0


def test_too_little_overlap_sends_the_act_to_the_queue(desk: Desk) -> None:
    story = two()
    desk.take(story)
    said = only(desk, "bridge")
    with desk.database.write() as session:
        act = ledger.void(session, said.id, by=ANN)
    half = story._attribution("the old bridge over the Orla", speaker="Ama Odu", kind="person")
    reads(desk, story, half, story.found[1])
    found = again(desk)
    assert (found.acts_lost, found.gone, found.new) == (1, 1, 1)
    with desk.database.read() as session:
        (row,) = waiting.acts(session)
        assert (row.act_id, row.why, row.act.statement_id) == (act.id, "lost", None)
        assert row.told["words"].endswith(BRIDGE)
        assert row.told["speaker"] == "Ama Odu"
    assert not only(desk, "old bridge").voided
    assert again(desk).acts_lost == 0


def test_a_lost_act_comes_back_with_its_statement(desk: Desk) -> None:
    story = two()
    desk.take(story)
    said = only(desk, "bridge")
    with desk.database.write() as session:
        ledger.void(session, said.id, by=ANN)
    before = [row for row in desk.dump() if row["type"] not in ("event",)]
    reads(desk, story, story.found[1])
    assert again(desk).acts_lost == 1
    reads(desk, story, *story.found)
    assert again(desk).acts_back == 1
    assert only(desk, "bridge").voided
    assert [row for row in desk.dump() if row["type"] not in ("event",)] == before


def test_a_person_attaches_or_gives_up_what_was_lost(desk: Desk) -> None:
    story = two()
    desk.take(story)
    statement = {word: only(desk, word).id for word in ("bridge", "market")}
    with desk.database.write() as session:
        lost = [ledger.void(session, one, by=ANN).id for one in statement.values()]
    half = story._attribution("the old bridge over the Orla", speaker="Ama Odu", kind="person")
    reads(desk, story, half)
    assert again(desk).acts_lost == 2
    target = only(desk, "old bridge").id
    with desk.database.write() as session:
        with pytest.raises(Conflict, match="lost its statement"):
            ledger.keep(session, lost[0], by=ANN)
        done = ledger.attach(session, lost[0], target, by=ANN)
        ledger.undo(session, lost[1], by=ANN)
        with pytest.raises(NotFound, match="does not wait"):
            ledger.attach(session, lost[0], target, by=ANN)
        assert waiting.acts(session) == []
        assert acts.get(session, lost[0]).undone_by_id == done.id
    assert only(desk, "old bridge").voided


def test_an_act_on_what_reads_differently_now_is_put_to_a_person(desk: Desk) -> None:
    story = two()
    desk.take(story)
    said = only(desk, "bridge")
    with desk.database.write() as session:
        act = ledger.void(session, said.id, by=ANN)
    other = replace(story.found[0], stance=Stance.DENIES)
    reads(desk, story, other, story.found[1])
    found = again(desk)
    assert (found.acts_by_key, found.acts_changed) == (1, 1)
    assert only(desk, "bridge").voided
    with desk.database.write() as session:
        (row,) = waiting.acts(session)
        assert (row.why, row.told["stance"]) == ("changed", "asserts")
        with pytest.raises(Conflict, match="has its statement"):
            ledger.attach(session, act.id, said.id, by=ANN)
        ledger.keep(session, act.id, by=ANN)
        assert waiting.acts(session) == []
    assert again(desk).acts_changed == 0
    with desk.database.write() as session:
        ledger.undo(session, act.id, by=ANN)
    assert desk.claim("bridge").status == "denial_only"


def judged(desk: Desk) -> tuple[str, str, int]:
    """A statement that a person joined to a claim the machine only suggested."""
    what = "part of a bridge over the Orla was swept away in the flood"
    one = claimed("Ama Odu", BRIDGE, kind="person", url="https://daily.test/1")
    other = claimed("Ben Ilo", what, kind="person", at=day(1), url="https://daily.test/2")
    desk.take(one, other)
    home, own = desk.claim("old bridge").public_id, desk.claim("swept away").public_id
    statement = only(desk, "swept away").id
    with desk.database.write() as session:
        ledger.judge(session, statement, home, Judgement.SAME, by=ANN)
    return home, own, statement


def test_a_judgement_holds_whatever_the_statement_says_now(desk: Desk) -> None:
    home, own, statement = judged(desk)
    what = "part of a bridge over the Orla was swept away in the flood"
    story = claimed("Ben Ilo", what, kind="person", at=day(1), url="https://daily.test/2")
    worded = replace(story.found[0], proposition="A road bridge in the north was washed away")
    reads(desk, story, worded)
    assert again(desk).acts_by_key == 1
    claim = desk.claim("old bridge")
    assert (claim.public_id, claim.origins) == (home, 2)
    with desk.database.read() as session:
        assert claims.get(session, own).public_id == home
        (link,) = statements.get(session, statement).links
        assert (link.claim_id, link.state) == (claim.id, "joined")


def test_a_lost_judgement_joins_again_when_the_statement_is_back(desk: Desk) -> None:
    home, _, _ = judged(desk)
    what = "part of a bridge over the Orla was swept away in the flood"
    story = claimed("Ben Ilo", what, kind="person", at=day(1), url="https://daily.test/2")
    reads(desk, story)
    assert again(desk).acts_lost == 1
    assert desk.claim("old bridge").origins == 1
    desk.know([story])
    assert again(desk).acts_back == 1
    claim = desk.claim("old bridge")
    assert (claim.public_id, claim.origins) == (home, 2)


def test_different_stays_different(desk: Desk) -> None:
    one = claimed("Ama Odu", BRIDGE, kind="person", url="https://daily.test/1")
    other = claimed("Ben Ilo", BRIDGE, kind="person", at=day(1), url="https://daily.test/2")
    desk.take(one, other)
    claim = desk.claim("old bridge")
    said = desk.links(claim)[1].statement
    assert said.named == "Ben Ilo"
    with desk.database.write() as session:
        ledger.judge(session, said.id, claim.public_id, Judgement.DIFFERENT, by=ANN)
    reads(desk, other, replace(other.found[0], confidence=0.5))
    again(desk)
    assert [c.origins for c in desk.claims()] == [1, 1]
    reads(desk, other)
    assert again(desk).acts_lost == 1
    desk.know([other])
    assert again(desk).acts_back == 1
    assert [c.origins for c in desk.claims()] == [1, 1]


def waiting_denial() -> Story:
    story = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {MARKET}. The cabinet denied it.",
                  url="https://daily.test/1")  # fmt: skip
    story.says(BRIDGE, speaker="Ama Odu", kind="person")
    story.says(MARKET, speaker="Ben Ilo", kind="person")
    return story.says("it", speaker="The cabinet", cue="denied", stance="denies", anaphoric=True,
                      candidates=(1, 2))  # fmt: skip


def aimed(desk: Desk, story: Story) -> tuple[int, int]:
    (result,) = desk.take(story)
    with desk.database.write() as session:
        _, target, denial = statements.of_article(session, result.article_id or 0)
        ledger.set_target(session, denial.id, target.id, by=ANN)
    assert desk.claim("market").status == "disputed"
    return denial.id, target.id


def test_a_target_that_a_person_named_stays_through_new_numbers_and_keys(desk: Desk) -> None:
    story = waiting_denial()
    denial, target = aimed(desk, story)
    found = story.found
    renamed = replace(found[1], speaker=SpeakerName("Ben Ilos", SpeakerKind.PERSON))
    reads(desk, story, found[0], replace(renamed, proposition="Planes hit Tolun's market"),
          replace(found[2], candidates=(1,)))  # fmt: skip
    changed = again(desk)
    assert (changed.acts_by_key, changed.acts_lost, changed.changed) == (1, 0, 2)
    claim = desk.claim("tolun")
    assert claim.status == "disputed"
    assert {link.statement_id for link in desk.links(claim)} == {denial, target}
    with desk.database.read() as session:
        (act,) = acts.of_statement(session, denial)
        assert act.payload["target"] == statements.get(session, target).key
        assert statements.needing_target(session) == []


def test_a_denial_whose_target_is_read_no_more_keeps_its_claim_and_waits(desk: Desk) -> None:
    story = waiting_denial()
    denial, _ = aimed(desk, story)
    home = desk.claim("market").public_id
    reads(desk, story, story.found[0], replace(story.found[2], candidates=(1,)))
    changed = again(desk)
    assert (changed.gone, changed.acts_changed) == (1, 1)
    with desk.database.read() as session:
        claim = claims.get(session, home)
        assert (claim.public_id, claim.status) == (home, "denial_only")
        (row,) = waiting.acts(session)
        assert (row.why, row.act.statement_id) == ("changed", denial)


def test_a_lost_denial_takes_its_target_up_again(desk: Desk) -> None:
    story = waiting_denial()
    aimed(desk, story)
    reads(desk, story, *story.found[:2])
    assert again(desk).acts_lost == 1
    assert desk.claim("market").status == "uncorroborated"
    desk.know([story])
    assert again(desk).acts_back == 1
    assert desk.claim("market").status == "disputed"


def test_a_verdict_stays_with_its_claim_id(desk: Desk) -> None:
    story = two()
    desk.take(story)
    ruled = desk.claim("market").public_id
    given = ledger.Given("https://archive.test/7", "seen", "Ann", LATER)
    with desk.database.write() as session:
        ledger.rule(session, ruled, Ruling.REFUTED, given=given)
    reads(desk, story, story.found[0])
    again(desk)
    claim = desk.claim("market")
    assert (claim.public_id, claim.articles, len(claim.verdicts)) == (ruled, 0, 1)
    assert ledger.outdated(claim.verdicts[0], claim)
    desk.know([story])
    again(desk)
    claim = desk.claim("market")
    assert (claim.public_id, claim.articles, len(claim.verdicts)) == (ruled, 1, 1)


def test_a_ruled_claim_is_not_reworded_to_something_else(desk: Desk) -> None:
    story = two()
    desk.take(story)
    ruled = desk.claim("market").public_id
    given = ledger.Given("https://archive.test/7", "seen", "Ann", LATER)
    with desk.database.write() as session:
        ledger.rule(session, ruled, Ruling.REFUTED, given=given)
    other = replace(story.found[1], proposition="A private boat ran aground off Kassul")
    reads(desk, story, story.found[0], other)
    again(desk)
    with desk.database.read() as session:
        claim = claims.get(session, ruled)
        assert (claim.public_id, claim.articles) == (ruled, 0)
        assert "market" in claim.proposition
    assert desk.claim("Kassul").verdicts == []


def test_merged_speakers_stay_merged(desk: Desk) -> None:
    stories = [
        claimed(who, BRIDGE, kind="person", url=f"https://paper{n}.test/", outlet=f"Paper {n}")
        for n, who in enumerate(("Falah Fayyadh", "Faleh Fayad"))
    ]
    desk.take(*stories)
    with desk.database.write() as session:
        one, other = (link.statement.speaker_id for link in desk.links(desk.claim("bridge")))
        ledger.merge_speakers(session, one, other, by=ANN)
    assert desk.claim("bridge").origins == 1
    for story in stories:
        reads(desk, story, replace(story.found[0], confidence=0.4))
    assert again(desk).changed == 2
    assert desk.claim("bridge").origins == 1
    assert {link.statement.named for link in desk.links(desk.claim("bridge"))} == {
        "Falah Fayyadh", "Faleh Fayad",
    }  # fmt: skip


def test_two_speakers_of_one_quotation_are_told_apart_by_name_or_not_at_all(desk: Desk) -> None:
    story = Story(f"The board and the union said {BRIDGE}.", url="https://daily.test/1")
    story.says(BRIDGE, speaker="The board and the union")
    desk.take(story)
    with desk.database.write() as session:
        ledger.void(session, only(desk, "bridge").id, by=ANN)
    first = story._attribution(BRIDGE, speaker="Road Board", source="The board")
    second = story._attribution(BRIDGE, speaker="Rail Union", source="the union")
    reads(desk, story, first, second)
    found = again(desk)
    assert (found.acts_lost, found.new, found.gone) == (1, 2, 1)


def revised() -> tuple[Story, Story]:
    first = Story(f"Ama Odu said {BRIDGE}. Ben Ilo said {FERRY}.", url="https://daily.test/1")
    first.says(BRIDGE, speaker="Ama Odu", kind="person")
    first.says(FERRY, speaker="Ben Ilo", kind="person")
    text = f"UPDATED. Ama Odu said {BRIDGE}. Cy Abe said {MARKET}."
    second = Story(text, url="https://daily.test/1", at=day(1))
    second.says(BRIDGE, speaker="Ama Odu", kind="person")
    return first, second.says(MARKET, speaker="Cy Abe", kind="person")


def test_every_revision_is_read_again(desk: Desk) -> None:
    first, second = revised()
    desk.take(first)
    desk.take(second)
    before = desk.dump()
    assert nonzero(again(desk)) == {"revisions": 2, "same": 4}
    assert desk.dump() == before
    # The new model finds the ferry in neither text and the bridge only in the older one.
    reads(desk, first, first.found[0])
    reads(desk, second, second.found[1])
    assert again(desk).gone == 2
    (dropped,) = desk.links(desk.claim("bridge"))
    assert (dropped.statement.live, dropped.statement.dropped_in) == (False, 2)
    desk.know([first, second])
    again(desk)
    links = desk.links(desk.claim("bridge"))
    assert [(link.statement.live, link.statement.revision.number) for link in links] == [(True, 2)]
    (dropped,) = desk.links(desk.claim("ferry"))
    assert (dropped.statement.live, dropped.statement.dropped_in) == (False, 2)


def test_the_day_a_text_was_read_against_stays_its_own(desk: Desk) -> None:
    night = datetime(2024, 2, 5, 0, 30, tzinfo=timezone(timedelta(hours=5)))
    story = claimed("Ama Odu", BRIDGE, kind="person", at=night, said_at="2024-02-04")
    days = []

    def extractor(text: str, reading: Any) -> list[Attribution]:
        days.append(reading.published)
        return story.found

    desk.know([story])
    desk._extract = extractor  # type: ignore[method-assign]
    desk.take(story)
    before = desk.dump()
    again(desk)
    assert [str(one) for one in days] == ["2024-02-05", "2024-02-05"]
    assert desk.dump() == before


@pytest.mark.parametrize(
    ("since", "revisions"),
    [(MONDAY, 3), (day(1, 0), 2), (day(2, 0), 1), (LATER + timedelta(days=1), 0)],
)
def test_since_leaves_out_what_is_older(desk: Desk, since: datetime, revisions: int) -> None:
    desk.take(
        claimed("Ama Odu", BRIDGE, kind="person", url="https://a.test/1"),
        claimed("Ama Odu", MARKET, kind="person", url="https://a.test/2", at=day(1)),
        claimed("Ama Odu", FERRY, kind="person", url="https://a.test/3", at=None),
    )
    assert again(desk, since=since).revisions == revisions


def test_outdated_leaves_out_what_this_version_has_read(desk: Desk) -> None:
    desk.take(two())
    assert again(desk, outdated=True).revisions == 0
    assert again(desk, outdated=True, options={"version": "new"}).revisions == 1
    assert again(desk, outdated=True, options={"version": "new"}).revisions == 0


def test_killed_in_the_middle_an_article_is_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = two()
    other = claimed("Cy Abe", FERRY, kind="person", url="https://b.test/1")
    desk.take(story, other)
    with desk.database.write() as session:
        ledger.void(session, only(desk, "bridge").id, by=ANN)
    before = desk.dump()
    reads(desk, story, story.found[1])
    reads(desk, other)

    def cut(*_args: object, **_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "refresh", cut)
    with pytest.raises(KeyboardInterrupt):
        again(desk)
    assert desk.dump() == before
    monkeypatch.undo()
    results = reextract(desk.database, options=desk.options())
    assert next(results).changes.gone == 1
    results.close()  # it ends between two articles
    with desk.database.read() as session:
        assert len(waiting.acts(session)) == 1
    assert again(desk).gone == 1
    with desk.database.read() as session:
        assert len(waiting.acts(session)) == 1


def test_a_fault_of_one_article_stops_no_other(desk: Desk) -> None:
    story, other = two(), claimed("Cy Abe", FERRY, kind="person", url="https://b.test/1")
    desk.take(story, other)

    def picky(text: str, reading: Any) -> list[Attribution]:
        if text == story.text:
            raise Conflict("cannot be read")
        return other.found

    options = replace(desk.options(), extractor=picky)
    first, second = reextract(desk.database, options=options)
    assert (first.article, first.failed) == ("https://daily.test/1", "cannot be read")
    assert (second.failed, second.changes.same) == (None, 1)


def test_nothing_a_person_did_is_lost_by_a_stub(desk: Desk) -> None:
    """A model that finds nothing, then the real one again: everything a person did stands."""
    story = waiting_denial()
    aimed(desk, story)
    home, own, _ = judged_beside(desk)
    given = ledger.Given("https://archive.test/7", "seen", "Ann", LATER)
    with desk.database.write() as session:
        ledger.rule(session, home, Ruling.CONFIRMED, given=given)
        void = desk.links(desk.claim("ferry"))[0].statement_id
        ledger.void(session, void, by=ANN)
    done = told_acts(desk)
    before = {c.public_id: (c.status, c.origins) for c in desk.claims() if c.public_id != own}
    texts = list(desk._known)
    found = {text: desk._known[text] for text in texts}
    desk._known = {text: [] for text in texts}
    stubbed = again(desk, options={"version": "stub"})
    assert stubbed.acts_lost == 3
    assert told_acts(desk) == done
    with desk.database.read() as session:
        assert len(waiting.acts(session)) == 3
        assert len(claims.get(session, home).verdicts) == 1
    desk._known = found
    assert again(desk).acts_back == 3
    assert told_acts(desk) == done
    assert {
        c.public_id: (c.status, c.origins) for c in desk.claims() if c.public_id in before
    } == before
    with desk.database.read() as session:
        assert waiting.acts(session) == []
        assert claims.get(session, own).public_id == home


def judged_beside(desk: Desk) -> tuple[str, str, int]:
    what = "a stone arch across the Orla was swept away in the flood"
    other = claimed("Dan Ulo", what, kind="person", at=day(1), url="https://daily.test/2")
    desk.take(other, claimed("Cy Abe", FERRY, kind="person", url="https://b.test/1"))
    home, own = desk.claim("old bridge").public_id, desk.claim("swept away").public_id
    statement = only(desk, "swept away").id
    with desk.database.write() as session:
        ledger.judge(session, statement, home, Judgement.SAME, by=ANN)
    return home, own, statement


def told_acts(desk: Desk) -> list[tuple[str, str, str, bool]]:
    with desk.database.read() as session:
        return [(one.kind, one.who, one.why, one.undone_by_id is None) for one in acts.log(session)]
