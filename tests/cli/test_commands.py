"""The commands, as a person types them."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Run

STRIKE = (
    "Armed groups identifying themselves as the “Free Hills Coalition” launched drones on Sunday. "
    "These groups claimed to have struck the Kelmat base, although this assertion was later refuted "
    "by an official source in Brenduk.\n"
)


def ingested(run: Run, tmp_path: Path) -> str:
    """Take the strike in and return the claim's id."""
    file = tmp_path / "strike.txt"
    file.write_text(STRIKE, encoding="utf-8")
    given = ("--outlet", "Tarn Daily", "--published", "2024-02-05T10:00:00+00:00")
    result = run("ingest", file, *given)
    assert result.exit_code == 0, result.output
    claims = json.loads(run("claims", "--denied", "--format", "json").output)
    return str(claims[0]["id"])


def test_from_a_file_to_a_denied_claim(run: Run, tmp_path: Path) -> None:
    ident = ingested(run, tmp_path)
    (claim,) = json.loads(run("claims", "--denied", "--format", "json").output)
    assert claim["status"] == "disputed"
    (denial,) = claim["denials"]
    assert denial["speaker"] == "an official source in Brenduk"
    assert denial["outlet"] == "Tarn Daily"
    assert denial["words"] == "this assertion was later refuted by an official source in Brenduk"
    table = run("claims", "--denied").output
    assert "disputed" in table
    shown = run("show", ident).output
    assert "Free Hills Coalition struck the Kelmat base" in shown


def test_the_same_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    ingested(run, tmp_path)
    before = run("db", "dump", "--canonical").output
    result = run("ingest", tmp_path / "strike.txt", "--outlet", "Tarn Daily")
    assert "1 unchanged" in result.output
    assert run("db", "dump", "--canonical").output == before


def test_a_changed_text_is_a_revision(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    url = ("--url", "https://tarndaily.example/boats", "--outlet", "Tarn Daily")
    file.write_text("The mayor of Tarn said that six boats had sunk in the harbour.")
    assert "1 added" in run("ingest", file, *url).output
    file.write_text("The mayor of Tarn said that the harbour was closed on Sunday.")
    assert "1 revised" in run("ingest", file, *url).output
    rows = [json.loads(x) for x in run("db", "dump", "--canonical").output.splitlines()]
    assert len([row for row in rows if row.get("type") == "revision"]) == 2


def test_a_verdict_is_shown_and_changes_no_status(run: Run, tmp_path: Path) -> None:
    ident = ingested(run, tmp_path)
    refused = run("rule", ident, "refuted", "--evidence", "not an address")
    assert refused.exit_code == 1
    told = run("rule", ident, "refuted", "--evidence", "https://desk.example/note", "--name", "Ada")
    assert told.exit_code == 0, told.output
    (claim,) = json.loads(run("claims", "--denied", "--format", "json").output)
    assert claim["verdict"] == "refuted"
    assert claim["status"] == "disputed"


def test_lookup_finds_the_dispute_and_tells_unknown_apart(run: Run, tmp_path: Path) -> None:
    ident = ingested(run, tmp_path)
    text = "The Free Hills Coalition struck the Kelmat base on Sunday, the group said."
    found = json.loads(run("lookup", text, "--format", "json").output)
    assert found["answer"] == "disputed"
    assert ident in {hit["claim"] for hit in found["hits"]}
    nothing = json.loads(run("lookup", "The cat sat on the mat.", "--format", "json").output)
    assert nothing["answer"] == "nothing_stored"


def test_digest_of_the_week(run: Run, tmp_path: Path) -> None:
    ingested(run, tmp_path)
    text = run("digest", "--week", "2024-W06").output
    assert "New denials" in text
    assert "an official source in Brenduk" in text
    empty = run("digest", "--week", "2023-W01").output
    assert "Nothing new" in empty


def test_recompute_reproduces_everything(run: Run, tmp_path: Path) -> None:
    ingested(run, tmp_path)
    before = run("db", "dump", "--canonical").output
    assert run("recompute").exit_code == 0
    assert run("db", "dump", "--canonical").output == before


def test_extract_prints_the_contract(run: Run) -> None:
    lines = run("extract", "-", "--format", "jsonl", stdin=STRIKE).output.splitlines()
    found = [json.loads(line) for line in lines]
    claim = next(f for f in found if f["cue"] and f["cue"]["text"] == "claimed")
    assert claim["speaker"] == {
        "name": "Free Hills Coalition", "kind": "organisation", "mention": "These groups",
    }  # fmt: skip
    assert claim["proposition"] == "Free Hills Coalition struck the Kelmat base"
    denial = next(f for f in found if f["stance"] == "denies")
    assert denial["about"] == [claim["n"]]


def test_extract_reads_attitudes_only_when_asked(run: Run) -> None:
    wish = "The farmers of Tarmesh want to sell their land.\n"
    plain = run("extract", "-", "--format", "jsonl", stdin=wish).output
    assert [json.loads(line)["cue"] for line in plain.splitlines()] in ([], [None])
    told = run("extract", "-", "--format", "jsonl", "--attitudes", stdin=wish).output
    assert "want" in [(json.loads(line)["cue"] or {}).get("lemma") for line in told.splitlines()]


def test_cluster_groups_a_list(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    texts = {
        "a": "Six people were killed when a block of flats collapsed in Morvesk",
        "b": "Eight people were killed when a block of flats collapsed in Morvesk",
        "c": "The central bank raised its rate by half a point",
    }
    file.write_text("\n".join(json.dumps({"id": k, "text": v}) for k, v in texts.items()))
    lines = run("cluster", file, "--format", "jsonl").output.splitlines()
    label = {row["id"]: row["cluster"] for row in map(json.loads, lines)}
    assert label["a"] == label["b"] != label["c"]


def test_help_loads_neither_spacy_nor_the_web() -> None:
    code = (
        "import sys; from claimtrack.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'fastapi', 'trafilatura', 'sqlalchemy'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "ingest" in done.stdout
