"""Statements, the queue of those without a target, and links to claims."""

import pytest
from sqlalchemy import inspect, select

from claimtrack.db.models import Link, Statement, StatementFigure
from claimtrack.db.queries import links, statements
from claimtrack.db.session import Database
from claimtrack.errors import NotFound
from tests.db.rows import article, at, claim, link, outlet, speaker, statement


def test_a_claims_statements_come_whole_and_in_time_order(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        fell = claim(session, "caaaaaaaaaaaa", "x")
        late = statement(session, told, ama, 1, clock=at(9))
        early = statement(session, told, ama, 2, clock=at(1), stance="denies")
        figure = {"counted": "person", "bound": "exact", "text": "six", "start": 0, "end": 3}
        session.add_all(
            [
                StatementFigure(statement_id=early.id, low=7.0, high=7.0, **figure | {"start": 9}),
                StatementFigure(statement_id=early.id, low=6.0, high=6.0, **figure),
            ]
        )
        link(session, late, fell)
        link(session, early, fell, state="suggested")
    with any_database.read() as session:
        found = statements.linked_to(session, fell.id)
        assert [one.statement.n for one in found] == [2, 1]
        first = found[0].statement
        assert first.speaker.name == "Ama"
        assert first.article.outlet.name == "The Daily"
        assert first.revision.text == "A said B."
        assert [one.low for one in first.figures] == [6.0, 7.0]
        assert [one.claim.id for one in first.links] == [fell.id]
        assert statements.linked_to(session, 999) == []


def test_denials_of_a_page_of_claims(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        one, two = claim(session, "caaaaaaaaaaaa", "x"), claim(session, "cbbbbbbbbbbbb", "y")
        for n, (about, values, state) in enumerate(
            [
                (one, {"stance": "denies"}, "joined"),
                (one, {"stance": "partly_denies"}, "joined"),
                (one, {"stance": "denies"}, "suggested"),
                (one, {"stance": "denies", "voided": True}, "joined"),
                (one, {}, "joined"),
            ],
            1,
        ):
            link(session, statement(session, told, ama, n, **values), about, state=state)
    with any_database.read() as session:
        found = statements.denials_of(session, [one.id, two.id])
        assert [item.statement.n for item in found[one.id]] == [2, 1]
        assert found[one.id][0].statement.speaker.name == "Ama"
        assert found[two.id] == []
        assert statements.denials_of(session, []) == {}


def test_of_an_article_only_the_live_ones(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        rows = [statement(session, told, ama, n) for n in (2, 1, 3)]
        link(session, rows[0], claim(session, "caaaaaaaaaaaa", "x"))
        statements.retire(session, [rows[2].id], dropped_in=2)
    with any_database.read() as session:
        live = statements.of_article(session, told.id)
        assert [one.n for one in live] == [1, 2]
        assert [one.claim.public_id for one in live[1].links] == ["caaaaaaaaaaaa"]
        every = statements.of_article(session, told.id, live_only=False)
        assert [(one.n, one.live, one.dropped_in) for one in every] == [
            (1, True, None), (2, True, None), (3, False, 2),
        ]  # fmt: skip
        of_revision = statements.of_revision(session, every[0].revision_id)
        assert [one.n for one in of_revision] == [1, 2, 3]
        assert statements.by_keys(session, ["a#2", "no"]).keys() == {"a#2"}
        one = statements.get(session, rows[0].id)
        assert one.links[0].claim.proposition == "x"
        with pytest.raises(NotFound):
            statements.get(session, 999)


def test_insert_many_gives_ids_and_stores_figures(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        model = statement(session, told, ama, 1)
        columns = {
            column.key: getattr(model, column.key)
            for column in inspect(Statement).column_attrs
            if column.key not in ("id", "key", "n")
        }
        figure = StatementFigure(counted="p", bound="exact", text="6", start=0, end=1, low=6.0)
        new = [Statement(key=f"k{n}", n=n, **columns) for n in (2, 3)]
        new[0].figures = [figure]
        statements.insert_many(session, new)
        assert all(one.id for one in new)
        assert figure.statement_id == new[0].id


def test_the_queue_holds_what_points_nowhere(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        fell = claim(session, "caaaaaaaaaaaa", "x")
        cases = {
            1: {"stance": "denies", "anaphoric": True},
            2: {"stance": "confirms", "candidates": [1, 4]},
            3: {"stance": "denies"},
            4: {"stance": "asserts", "anaphoric": True},
            5: {"stance": "retracts", "anaphoric": True, "voided": True},
            6: {"stance": "partly_denies", "anaphoric": True, "live": False},
            7: {"stance": "denies", "anaphoric": True},
            8: {"stance": "retracts", "anaphoric": True},
        }
        rows = {n: statement(session, told, ama, n, **values) for n, values in cases.items()}
        link(session, rows[7], fell, via="about")
    with any_database.read() as session:
        queue = statements.needing_target(session)
        assert [one.n for one in queue] == [1, 2, 8]
        assert queue[1].candidates == [1, 4]
        assert queue[0].article.outlet.name == "The Daily"
        rest = statements.needing_target(session, after_id=queue[0].id, limit=1)
        assert [one.n for one in rest] == [2]


def test_putting_a_link_again_changes_it(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        said = statement(session, told, speaker(session, "Ama"))
        fell = claim(session, "caaaaaaaaaaaa", "x")
        row = {
            "statement_id": said.id, "claim_id": fell.id, "via": "content",
            "stance": "asserts", "state": "suggested",
        }  # fmt: skip
        links.put(session, [row | {"score": 0.5, "evidence": [{"feature": "names"}]}])
        (first,) = links.suggested(session)
        assert (first.score, first.evidence) == (0.5, [{"feature": "names"}])
        links.put(session, [row | {"state": "joined"}, row | {"via": "about", "state": "joined"}])
        session.expire_all()
        assert links.suggested(session) == []
        stored = links.of_statements(session, [said.id])
        assert [(one.via, one.state) for one in stored] == [
            ("content", "joined"), ("about", "joined"),
        ]  # fmt: skip
        links.remove(session, [stored[0].id])
        assert [one.via for one in links.of_statements(session, [said.id])] == ["about"]


def test_moving_links_keeps_the_stronger_of_two(any_database: Database) -> None:
    with any_database.write() as session:
        told = article(session, outlet(session), "a")
        ama = speaker(session, "Ama")
        one, two = claim(session, "caaaaaaaaaaaa", "x"), claim(session, "cbbbbbbbbbbbb", "y")
        both, only = statement(session, told, ama, 1), statement(session, told, ama, 2)
        link(session, both, one)
        link(session, both, two, state="suggested")
        link(session, only, one)
        links.move(session, one.id, two.id)
        rows = session.scalars(select(Link).order_by(Link.statement_id)).all()
        assert [(row.statement_id, row.claim_id, row.state) for row in rows] == [
            (both.id, two.id, "joined"), (only.id, two.id, "joined"),
        ]  # fmt: skip
