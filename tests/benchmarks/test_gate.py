"""The gate holds what it pins: half a point or one case may be lost, and nothing by the way."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import accuracy_table, gate, measures
from benchmarks.scoring import Figure, count, number, percent

MANY, FEW = Figure(72.0, 2192), Figure(90.0, 40)
HASHES = {"voa": "a"}


def floors(**figures: float) -> dict[str, object]:
    return {"voa": {"sha256": "a", "figures": figures}}


@pytest.mark.parametrize(
    ("figure", "slack"),
    [
        (percent(0.72, 2192), 0.5),
        (percent(0.72, 500), 0.5),
        (percent(0.9, 40), 2.5),
        (count(31, 70), 1.0),
        (count(-1, 24), 1.0),
        (count(22, 22, strict=True), 0.0),
    ],
)
def test_slack_is_half_a_point_or_one_case(figure: Figure, slack: float) -> None:
    assert figure.slack == pytest.approx(slack)


@pytest.mark.parametrize(
    ("figure", "floor", "falls"),
    [
        (MANY, 72.5, False),
        (MANY, 72.6, True),
        (FEW, 92.5, False),
        (FEW, 92.6, True),
        (count(-1, 24), 0, False),
        (count(-2, 24), 0, True),
        (count(21, 22, strict=True), 22, True),
    ],
)
def test_a_figure_falls_only_by_more_than_its_slack(
    figure: Figure, floor: float, falls: bool
) -> None:
    assert bool(gate.broken(floors(f1=floor), HASHES, {"voa": {"f1": figure}})) is falls


def test_a_changed_set_and_a_figure_no_longer_measured_are_told() -> None:
    lines = gate.broken(floors(f1=70.0, act=80.0), {"voa": "b"}, {"voa": {"f1": MANY}})
    assert [line.split(":")[0] for line in lines] == ["voa", "voa act"]


def test_a_figure_without_a_floor_is_told() -> None:
    assert gate.unpinned(floors(f1=70.0), {"voa": {"f1": MANY, "act": FEW}}) == [
        "voa act: has no floor yet, pin it with --update"
    ]


def test_updating_raises_and_only_lowering_lowers() -> None:
    measured = {"voa": {"f1": MANY, "act": FEW}}
    raised = gate.updated(floors(f1=72.3, act=80.0), HASHES, measured, lower=False)
    lowered = gate.updated(floors(f1=72.3, act=80.0), HASHES, measured, lower=True)
    assert raised["voa"]["figures"] == {"f1": 72.3, "act": 90.0}
    assert lowered["voa"]["figures"] == {"f1": 72.0, "act": 90.0}


def test_sets_that_were_not_measured_keep_their_floors() -> None:
    other = {"wikinews": {"sha256": "w", "figures": {"f1": 72.0}}}
    told = gate.updated(other, HASHES, {"voa": {"f1": MANY}}, lower=True)
    assert told["wikinews"] == other["wikinews"]


def run(
    monkeypatch: pytest.MonkeyPatch, folder: Path, figure: Figure, *options: str
) -> tuple[int, dict[str, object]]:
    """Run the gate on one set, with its floors in ``folder``."""
    (folder / "rows.jsonl").write_text("{}\n", encoding="utf-8")
    pinned = folder / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", pinned)
    monkeypatch.setattr(gate.gold, "CORPUS", folder)
    own = {"corpus": measures.Measure(("rows.jsonl",), lambda _: {"linked_f1": figure})}
    monkeypatch.setattr(gate, "OWN", own)
    monkeypatch.setattr(sys, "argv", ["gate", "--shared", str(folder / "none"), *options])
    code = gate.main()
    return code, json.loads(pinned.read_text(encoding="utf-8")) if pinned.exists() else {}


def test_without_the_evaluation_sets_it_says_so_and_still_measures_our_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = run(monkeypatch, tmp_path, MANY)
    assert code == 1
    assert "only our own corpus is measured" in capsys.readouterr().out
    code, pinned = run(monkeypatch, tmp_path, MANY, "--update")
    assert code == 0
    assert pinned["corpus"]["figures"] == {"linked_f1": 72.0}  # type: ignore[index]
    assert run(monkeypatch, tmp_path, MANY)[0] == 0


def test_a_fallen_figure_fails_and_is_pinned_only_with_lower(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before = run(monkeypatch, tmp_path, MANY, "--update")
    worse = Figure(70.0, 2192)
    assert run(monkeypatch, tmp_path, worse) == (1, before)
    assert run(monkeypatch, tmp_path, worse, "--update") == (1, before)
    assert "NOT AS PINNED: corpus linked_f1: 70.0, the floor is 72.0" in capsys.readouterr().out
    code, after = run(monkeypatch, tmp_path, worse, "--update", "--lower")
    assert code == 0
    assert after["corpus"]["figures"] == {"linked_f1": 70.0}  # type: ignore[index]


def test_the_shipped_floors_pin_every_figure_of_our_own_corpus() -> None:
    pinned = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert set(pinned) == {*measures.OWN, *measures.SETS}
    assert pinned["corpus"]["sha256"] == gate.digest(gate.gold.CORPUS, measures.OWN["corpus"].files)


def test_a_script_that_prints_something_else_ends_the_run() -> None:
    assert number(r"F1 ([\d.]+)", "linked F1 71.5") == 71.5
    with pytest.raises(SystemExit, match="no longer prints"):
        number(r"F1 ([\d.]+)", "nothing")


def test_the_document_shows_what_is_pinned() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    document = accuracy_table.DOCUMENT.read_text(encoding="utf-8")
    assert accuracy_table.filled(document, floors) == document
    shown = {(line.of, figure) for line in accuracy_table.LINES for figure in line.figures}
    pinned = {(name, figure) for name, floor in floors.items() for figure in floor["figures"]}
    assert pinned - shown == {("articles", "not_stray")}


def test_a_moved_floor_shows_in_the_document() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    floors["corpus"]["figures"]["linked_f1"] = 12.3
    floors["denials_dev"]["figures"]["not_false"] = -7
    told = accuracy_table.filled(accuracy_table.DOCUMENT.read_text(encoding="utf-8"), floors)
    assert "| our own corpus, linked F1 | 12.3 |" in told
    assert "| … hard negatives with a false stance | 7 of 24 |" in told
