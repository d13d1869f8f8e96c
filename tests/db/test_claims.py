"""Claims: ids that never die, merging; what is found about them; events, verdicts, acts."""

import pytest
from sqlalchemy import select

from claimtrack.db.models import Act, Claim, Verdict
from claimtrack.db.queries import acts, claims, digests, events, findings, verdicts
from claimtrack.db.queries.claims import NewClaim
from claimtrack.db.queries.findings import Pair, Step
from claimtrack.db.session import Database
from claimtrack.errors import Conflict, NotFound
from claimtrack.vocab import ContradictionKind, EventKind, Status
from tests.db.rows import NOW, article, at, claim, outlet, speaker, statement


def test_the_public_id_is_a_pure_function_of_the_first_statement() -> None:
    assert claims.public_id("key") == claims.public_id("key")
    assert claims.public_id("key").startswith("c")
    ids = {claims.public_id(f"key {n}", attempt) for n in range(200) for attempt in range(3)}
    assert len(ids) == 600
    assert all(len(one) == 13 and one.isalnum() and one == one.lower() for one in ids)


def test_a_taken_id_gives_way_to_the_next(any_database: Database) -> None:
    with any_database.write() as session:
        made = [claims.insert(session, NewClaim("key", "x", NOW)) for _ in range(3)]
        assert [one.public_id for one in made] == [claims.public_id("key", n) for n in range(3)]
        assert made[0].status == "unasserted"
        assert claims.total(session) == 3


def test_a_merged_id_answers_with_the_survivor(any_database: Database) -> None:
    with any_database.write() as session:
        one, two, three = (claims.insert(session, NewClaim(key, key, at(1))) for key in "abc")
        claims.mark_merged(session, two, into=one)
        claims.mark_merged(session, one, into=three)
        verdicts.add(session, Verdict(
            claim_id=three.id, ruling="refuted", evidence_url="u", name="Ann", given_at=NOW
        ))  # fmt: skip
        with pytest.raises(Conflict, match="already"):
            claims.mark_merged(session, two, into=three)
        with pytest.raises(Conflict, match="itself"):
            claims.mark_merged(session, three, into=two)
        ids = [one.public_id, two.public_id, three.public_id]
    with any_database.read() as session:
        found = [claims.get(session, asked) for asked in ids]
        assert {answer.id for answer in found} == {three.id}
        assert [answer.ruling for answer in found[0].verdicts] == ["refuted"]
        assert found[0].history == []
        merged = claims.find(session, two.public_id)
        assert merged is not None
        assert merged.id == two.id
        assert [one.id for one in claims.merged_into(session, one.id)] == [two.id]
        assert claims.total(session) == 1
        assert claims.ids(session) == [three.id]
        assert claims.ids(session, after_id=three.id) == []
        assert claims.by_ids(session, [two.id, 999]).keys() == {two.id}


@pytest.mark.parametrize("asked", ["", "caaaaaaaaaaaa", "c\x00", "\ud800", "C" * 13, "1; DROP"])
def test_an_id_that_is_none_is_not_found(any_database: Database, asked: str) -> None:
    with any_database.read() as session, pytest.raises(NotFound, match="no such claim"):
        claims.get(session, asked)


def test_history_is_replaced_and_equal_steps_stay(any_database: Database) -> None:
    def step(hour: int, status: Status) -> Step:
        return Step(at(hour), status, ("why",), f"statement {hour}")

    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        steps = [
            step(1, Status.UNCORROBORATED),
            step(2, Status.DISPUTED),
            step(3, Status.RETRACTED),
        ]
        findings.replace_history(session, one.id, steps)
        before = [row.id for row in findings.history(session, one.id)]
        findings.replace_history(session, one.id, [steps[0], step(2, Status.ACKNOWLEDGED)])
        after = findings.history(session, one.id)
        assert [row.id for row in after] == before[:2]
        assert [(row.seq, row.status, row.at) for row in after] == [
            (1, "uncorroborated", at(1)), (2, "acknowledged", at(2)),
        ]  # fmt: skip
        assert claims.get(session, one.public_id).history == after


def test_contradictions_are_replaced(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        a, b, c = (statement(session, told, ama, n) for n in (1, 2, 3))
        one = claim(session, "caaaaaaaaaaaa", "x")
        first = Pair(ContradictionKind.DENIAL, a.id, b.id, "b denies a")
        second = Pair(ContradictionKind.FIGURE, a.id, c.id, "6 and 20")
        findings.replace_contradictions(session, one.id, [first, second, second])
        again = Pair(ContradictionKind.DENIAL, a.id, b.id, "better said")
        findings.replace_contradictions(session, one.id, [again])
    with any_database.read() as session:
        ((pair, (left, right)),) = findings.contradictions(session, one.id)
        assert (pair.kind, pair.reason) == ("denial", "better said")
        assert (left.n, right.n) == (1, 2)
        assert left.article.outlet.name == "The Daily"
        assert findings.contradictions(session, 999) == []


def test_rivals_are_seen_from_both_sides_and_move(any_database: Database) -> None:
    with any_database.write() as session:
        a, b, c = (claim(session, f"c{key * 12}", key) for key in "abc")
        findings.put_rivals(session, b.id, a.id, "date")
        findings.put_rivals(session, a.id, b.id, "place")
        findings.put_rivals(session, b.id, c.id, "actor")
        assert [(kind, one.id) for kind, one in findings.rivals(session, a.id)] == [("date", b.id)]
        # b is merged into a: a and c are rivals now, a and b no more.
        findings.move_rivals(session, b.id, a.id)
        claims.mark_merged(session, b, into=a)
        assert [(kind, one.id) for kind, one in findings.rivals(session, c.id)] == [("actor", a.id)]
        assert [(kind, one.id) for kind, one in findings.rivals(session, a.id)] == [("actor", c.id)]
        assert findings.rivals(session, b.id) == []


def row(key: str, claim_id: int, **values: object) -> dict[str, object]:
    return {
        "key": key, "kind": "denial", "claim_id": claim_id, "statement_id": None, "at": at(1),
        "recorded_at": NOW, "data": {},
    } | values  # fmt: skip


def test_events_are_stored_once_and_told_once(any_database: Database) -> None:
    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        assert events.insert_absent(session, [row("e2", one.id, at=at(2)), row("e1", one.id)]) == 2
        assert events.insert_absent(session, [row("e1", one.id), row("e3", one.id, at=at(3))]) == 1
        assert [event.key for event in events.of_claim(session, one.id)] == ["e1", "e2", "e3"]
        events.keep_live(session, one.id, {"e1", "e3"})
        waiting = events.undelivered(session, "digest")
        assert [(event.key, of.id) for event, of in waiting] == [("e1", one.id), ("e3", one.id)]
        ids = [event.id for event, _ in waiting]
        assert events.mark_delivered(session, "digest", ids[:1], NOW) == 1
        assert events.mark_delivered(session, "digest", ids, NOW) == 1
        assert events.undelivered(session, "digest") == []
        assert len(events.undelivered(session, "feed", limit=1)) == 1
        events.keep_live(session, one.id, {"e1", "e2", "e3"})
        assert [event.key for event, _ in events.undelivered(session, "digest")] == ["e2"]


def test_events_of_a_time(any_database: Database) -> None:
    with any_database.write() as session:
        one, two = claim(session, "caaaaaaaaaaaa", "x"), claim(session, "cbbbbbbbbbbbb", "y")
        events.insert_absent(
            session,
            [
                row("a", one.id, at=at(1)),
                row("b", one.id, at=at(2), kind="new_claim"),
                row("c", one.id, at=at(3)),
                row("d", two.id, at=at(1), live=False),
            ],
        )

        def keys(*when: int, **asked: object) -> list[str]:
            since, until = map(at, when)
            found = events.between(session, since, until, **asked)  # type: ignore[arg-type]
            return [event.key for event, _ in found]

        assert keys(1, 3) == ["a", "b"]
        assert keys(1, 4, kinds=[EventKind.DENIAL]) == ["a", "c"]
        assert keys(1, 4, recorded=True) == []
        found = events.between(session, NOW, at(999), recorded=True)
        assert [event.key for event, _ in found] == ["a", "b", "c"]
        events.move(session, [found[0][0].id], two.id)
        assert [event.key for event in events.of_claim(session, two.id)] == ["a", "d"]


def test_the_last_verdict_of_each_claim(any_database: Database) -> None:
    with any_database.write() as session:
        one, two = claim(session, "caaaaaaaaaaaa", "x"), claim(session, "cbbbbbbbbbbbb", "y")
        for ruling in ("unproven", "confirmed"):
            verdicts.add(session, Verdict(
                claim_id=one.id, ruling=ruling, evidence_url="u", name="Ann", given_at=NOW
            ))  # fmt: skip
        latest = verdicts.latest(session, [one.id, two.id])
        assert {key: verdict.ruling for key, verdict in latest.items()} == {one.id: "confirmed"}
        given = [verdict.ruling for verdict in verdicts.of_claim(session, one.id)]
        assert given == ["unproven", "confirmed"]


def test_a_digest_is_fixed_once(any_database: Database) -> None:
    with any_database.write() as session:
        assert digests.find(session, "2024-W06") is None
        fixed = digests.fix(session, "2024-W06", {"denials": ["x"]}, at=NOW)
        assert fixed.fixed_at == NOW
        with pytest.raises(Conflict, match="2024-W06"):
            digests.fix(session, "2024-W06", {}, at=NOW)
        digests.fix(session, "2023-W52", {}, at=NOW)
        last = digests.last_before(session, "2024-W06")
        assert last is not None
        assert last.week == "2023-W52"
        assert digests.last_before(session, "2023-W52") is None
        assert digests.weeks(session) == ["2024-W06", "2023-W52"]


def test_acts_are_a_log_and_undone_once(any_database: Database) -> None:
    with any_database.write() as session:
        one = claim(session, "caaaaaaaaaaaa", "x")
        merge = acts.add(session, Act(kind="merge", who="Ann", at=NOW, claim_id=one.id))
        undo = acts.add(session, Act(kind="undo", who="Ben", at=NOW))
        acts.mark_undone(session, merge, by=undo)
        with pytest.raises(Conflict, match="undone already"):
            acts.mark_undone(session, merge, by=undo)
        assert acts.get(session, merge.id).undone_by_id == undo.id
        assert [act.kind for act in acts.log(session)] == ["merge", "undo"]
        assert [act.kind for act in acts.log(session, after_id=merge.id)] == ["undo"]
        assert [act.id for act in acts.of_claim(session, one.id)] == [merge.id]
        assert acts.of_statement(session, 1) == []
        with pytest.raises(NotFound):
            acts.get(session, 999)
        assert session.scalars(select(Claim)).one().version == 0
