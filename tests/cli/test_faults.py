"""Bad input: one clear line each, the rest goes on, nothing stored is lost."""

import sqlite3
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import Result

from claimtrack.db import schema
from claimtrack.db.session import Database
from tests.cli.conftest import Run

GOOD = "The mayor of Tarn said that six boats had sunk in the harbour.\n"
OTHER = "The Harbour Authority denied that six boats had sunk in the harbour of Tarn.\n"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Tarn Daily</title>
<item><title>Boats</title><link>https://tarndaily.example/1</link><description>{good}</description></item>
<item><title>Broken</title><description>No &lt;end</item>
</channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """Answers 404 to everything."""

    def do_GET(self) -> None:
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def lines_about(result: Result, name: str) -> list[str]:
    return [line for line in result.output.splitlines() if name in line]


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "huge.txt": b"The mayor said so. " * 1_100_000,
    "broken.txt": "The mayor said: “no”.".encode() + b"\xff\xfe\x81\x8d plain \xc3( text",
    "paper.pdf": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_stops_nothing(name: str, run: Run, tmp_path: Path) -> None:
    first, bad, last = tmp_path / "a.txt", tmp_path / name, tmp_path / "z.txt"
    first.write_text(GOOD)
    bad.write_bytes(BAD[name])
    last.write_text(OTHER)
    result = run("ingest", first, bad, last, "--format", "jsonl")
    assert result.exit_code == 1
    assert "2 added" in result.output
    assert "1 failed" in result.output
    (line,) = lines_about(result, name)
    assert '"outcome": "failed"' in line
    assert "Traceback" not in result.output


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(GOOD)
    result = run("ingest", tmp_path / "nowhere.txt", good, "--format", "jsonl")
    assert result.exit_code == 1
    assert "1 added" in result.output
    assert lines_about(result, "nowhere.txt")


def test_a_feed_with_one_broken_entry_gives_the_others(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED.format(good=GOOD * 8))
    result = run("ingest", feed, "--format", "jsonl")
    assert "1 added" in result.output
    assert "1 failed" in result.output
    assert "Traceback" not in result.output


def test_addresses_that_lead_nowhere(
    run: Run, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "a.txt"
    good.write_text(GOOD)
    refused = run("ingest", f"{site}/gone", good, "--format", "jsonl")
    assert "1 added" in refused.output
    assert refused.exit_code == 1
    monkeypatch.setenv("CLAIMTRACK_FETCH_PRIVATE", "true")
    gone = run("ingest", f"{site}/gone", good, "--format", "jsonl")
    assert any("404" in line for line in lines_about(gone, "/gone"))


def test_a_private_address_is_refused(run: Run) -> None:
    # Redirects to one are refused by the same check: tests/ingest/test_fetch.py.
    result = run("ingest", "http://10.0.0.1/secret", "--format", "jsonl")
    assert result.exit_code == 1
    (line,) = lines_about(result, "10.0.0.1")
    assert "private" in line


def test_a_locked_database_says_so_and_keeps_what_is_stored(
    run: Run, tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "a.txt"
    good.write_text(GOOD)
    assert run("ingest", good).exit_code == 0
    before = run("db", "dump", "--canonical").output
    monkeypatch.setattr("claimtrack.db.session.BUSY_SECONDS", 0.1)
    monkeypatch.setattr(Database.__init__, "__kwdefaults__", {"patience": 0.1})
    holder = sqlite3.connect(data_dir / "claimtrack.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    other = tmp_path / "b.txt"
    other.write_text(OTHER)
    result = run("ingest", other)
    holder.execute("ROLLBACK")
    holder.close()
    assert result.exit_code in (1, 3)
    assert "Traceback" not in result.output
    assert "busy" in result.output or "locked" in result.output or "writing" in result.output
    assert run("db", "dump", "--canonical").output == before


def test_an_older_schema_names_the_command(run: Run, data_dir: Path, tmp_path: Path) -> None:
    assert run("db", "upgrade").exit_code == 0
    database = Database(f"sqlite:///{data_dir / 'claimtrack.db'}")
    schema.downgrade(database, "-1")
    database.close()
    result = run("claims")
    assert result.exit_code == 3
    assert "claimtrack db upgrade" in " ".join(result.output.split())
    assert run("db", "upgrade").exit_code == 0
    assert run("claims").exit_code == 0


def test_a_newer_schema_says_to_upgrade_the_software(run: Run, data_dir: Path) -> None:
    assert run("db", "upgrade").exit_code == 0
    with sqlite3.connect(data_dir / "claimtrack.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999_from_tomorrow'")
    raw.close()
    result = run("claims")
    assert result.exit_code == 3
    assert "newer" in result.output


def test_no_database_yet_is_one_line(run: Run) -> None:
    result = run("claims")
    assert result.exit_code == 3
    assert "no database" in result.output


def test_not_english_is_stored_and_not_read(run: Run, tmp_path: Path) -> None:
    text = (
        "Der Bürgermeister von Tarn hat am Montag erklärt, dass sechs Boote im Hafen gesunken sind. "
        "Die Hafenbehörde wollte sich dazu nicht äußern und verwies auf das Ministerium. "
    ) * 4
    file = tmp_path / "de.txt"
    file.write_text(text, encoding="utf-8")
    result = run("ingest", file, "--format", "jsonl")
    assert result.exit_code == 0
    (line,) = lines_about(result, "de.txt")
    assert '"outcome": "skipped"' in line
    assert '"statements": 0' in line


def test_unknown_claim_and_bad_week(run: Run) -> None:
    assert run("db", "upgrade").exit_code == 0
    missing = run("show", "cnothing")
    assert missing.exit_code == 4
    week = run("digest", "--week", "2024-99")
    assert week.exit_code == 1
    assert "2024-W06" in week.output
