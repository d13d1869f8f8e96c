"""Reading again, speakers and acts, as a person types them."""

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimtrack import ledger
from claimtrack.db.models import Statement
from claimtrack.db.session import Database
from claimtrack.intake import IntakeOptions
from tests.cli.conftest import Run

TEXTS = {
    "a": "The mayor of Tarn, Falah Fayyadh, said that six boats had sunk in the harbour of Tarn.\n",
    "b": "Faleh Fayad said that six boats had sunk in the harbour of Tarn.\n",
}


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    for name, text in TEXTS.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        given = ("--outlet", f"Paper {name}", "--published", "2024-02-05T10:00:00+02:00",
                 "--url", f"https://paper-{name}.example/1")  # fmt: skip
        assert run("ingest", file, *given).exit_code == 0
    return run


def listed(run: Run, *args: str) -> list[dict[str, Any]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def named(run: Run) -> dict[str, str]:
    return {one["name"]: str(one["id"]) for one in listed(run, "speakers", "list")}


def test_reading_again_with_the_same_rules_changes_nothing(desk: Run) -> None:
    before = desk("db", "dump", "--canonical").output
    (counts,) = listed(desk, "reextract")
    assert (counts["articles"], counts["revisions"], counts["failed"]) == (2, 2, 0)
    assert counts["same"] >= 2
    assert counts["changed"] == counts["new"] == counts["gone"] == 0
    assert desk("db", "dump", "--canonical").output == before
    assert listed(desk, "reextract", "--since", "2024-02-06")[0]["articles"] == 0
    assert listed(desk, "reextract", "--outdated")[0]["articles"] == 0
    assert "texts read again" in desk("reextract").output


def test_a_day_that_is_none_is_one_line(desk: Run) -> None:
    result = desk("reextract", "--since", "yesterday")
    assert result.exit_code == 1
    assert "--since 2024-02-05" in result.output


def test_what_is_lost_is_said_listed_and_given_up(
    desk: Run, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    void(data_dir)
    monkeypatch.setattr("claimtrack.cli.again.intake_options", stub)
    result = desk("reextract")
    assert result.exit_code == 0, result.output
    assert "claimtrack acts waiting" in result.output
    (row,) = listed(desk, "acts", "waiting")
    assert (row["why"], row["kind"], row["who"]) == ("lost", "void", "Ann")
    assert "six boats" in row["words"]
    assert "six boats" in desk("acts", "waiting").output
    assert desk("acts", "keep", str(row["act"])).exit_code == 5
    assert desk("acts", "attach", str(row["act"]), "999").exit_code == 4
    given_up = desk("acts", "undo", str(row["act"]), "--why", "a misreading anyway")
    assert given_up.exit_code == 0, given_up.output
    assert listed(desk, "acts", "waiting") == []


def stub() -> IntakeOptions:
    return IntakeOptions(extractor=lambda _text, _reading: [], version="stub")


def void(data_dir: Path) -> None:
    database = Database(f"sqlite:///{data_dir / 'claimtrack.db'}")
    with database.write() as session:
        first = session.query(Statement).order_by(Statement.id).first()
        assert first is not None
        ledger.void(session, first.id, by=ledger.Acting("Ann", datetime.now(UTC), "misread"))
    database.close()


def test_speakers_are_merged_split_and_told_apart(desk: Run) -> None:
    known = named(desk)
    one, other = known["Falah Fayyadh"], known["Faleh Fayad"]
    (pair,) = listed(desk, "speakers", "alike")
    assert {str(pair["left"]["id"]), str(pair["right"]["id"])} == {one, other}
    assert "transliterated" in desk("speakers", "alike").output
    merged = desk("speakers", "merge", one, other, "--why", "one man", "--name", "Ann")
    assert merged.exit_code == 0, merged.output
    assert list(named(desk)) == ["Falah Fayyadh"]
    shown = listed(desk, "speakers", "show", other)[0]
    assert {each["name"] for each in shown["names"]} == {"Falah Fayyadh", "Faleh Fayad"}
    assert "named Faleh Fayad: 1" in desk("speakers", "show", one).output
    split = desk("speakers", "split", one, "Faleh Fayad")
    assert split.exit_code == 0, split.output
    assert listed(desk, "speakers", "alike") == []
    assert desk("speakers", "merge", one, other).exit_code == 5
    assert desk("speakers", "apart", one, other).exit_code == 5
    assert desk("speakers", "show", "999").exit_code == 4
    act = listed(desk, "speakers", "show", one)[0]["acts"][-1]
    assert act["kind"] == "split_speaker"
    assert desk("acts", "undo", str(act["id"])).exit_code == 0
    assert list(named(desk)) == ["Falah Fayyadh"]


def test_roles_and_organisations_are_told(desk: Run) -> None:
    rows = {one["name"]: one["posts"] for one in listed(desk, "speakers", "list", "-q", "falah")}
    assert list(rows) == ["Falah Fayyadh"]
    roles = {post["role"] for posts in rows.values() for post in posts}
    assert any("mayor" in role for role in roles), rows


KILLED = """
import os, sys
from claimtrack.reextract import run
from claimtrack.standing import refresh
calls = []
def cut(session, touched, *, now):
    refresh(session, touched, now=now)
    session.flush()
    calls.append(1)
    if len(calls) == 2:
        os._exit(9)
run.refresh = cut
from claimtrack.cli import again, app
from claimtrack.intake import IntakeOptions
again.intake_options = lambda: IntakeOptions(extractor=lambda *_: [], version="stub")
app(["reextract"])
"""


def test_killed_between_writing_and_commit_it_leaves_whole_articles(
    desk: Run, data_dir: Path, tmp_path: Path
) -> None:
    before = statements(data_dir)
    assert set(before) == {"https://paper-a.example/1", "https://paper-b.example/1"}
    file = tmp_path / "killed.py"
    file.write_text(KILLED)
    done = subprocess.run([sys.executable, str(file)], capture_output=True, text=True)
    assert done.returncode == 9, done.stderr
    after = statements(data_dir)
    assert "https://paper-a.example/1" not in after
    assert after["https://paper-b.example/1"] == before["https://paper-b.example/1"]
    assert desk("db", "check").exit_code == 0
    assert listed(desk, "reextract")[0]["new"] == before["https://paper-a.example/1"]
    assert statements(data_dir) == before


def statements(data_dir: Path) -> dict[str, int]:
    """Return how many statements each article has."""
    with sqlite3.connect(data_dir / "claimtrack.db") as raw:
        rows = raw.execute(
            "SELECT a.url, count(*) FROM statement s JOIN article a ON a.id = s.article_id "
            "GROUP BY a.url"
        ).fetchall()
    raw.close()
    return dict(rows)
