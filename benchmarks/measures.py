"""What the gate measures: for every evaluation set its files and its figures."""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import articles, attribution, corpus, denials, gold, heldout, records
from benchmarks.scoring import Figure, as_json, count, number, percent, printed

Figures = dict[str, Figure]
QUOTES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Measure:
    """Files that must not change unnoticed (patterns below a folder) and what measures them."""

    files: tuple[str, ...]
    take: Callable[[Path], Figures]


def real_articles(shared: Path) -> Figures:
    """Statements right in the real articles, and statements taken from outside the prose."""
    folder = shared / "articles"
    golds = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    right, every, stray = {"core": 0, "bonus": 0}, {"core": 0, "bonus": 0}, 0
    for name, told in golds.items():
        text = (folder / name).read_text(encoding="utf-8")
        found = articles.read(text, None)
        result = articles.score(found, told)
        for one in told:
            kind = "core" if one["req"] == "core" else "bonus"
            every[kind] += 1
            right[kind] += not result[one["id"]]
        stray += len(articles.strays(text, found))
    return {
        "core": count(right["core"], every["core"], strict=True),
        "bonus": count(right["bonus"], every["bonus"]),
        "not_stray": count(0 - stray, every["core"], strict=True),
    }


def polnear(shared: Path) -> Figures:
    """Linked F1 on PolNeAR's dev part, over all and by kind of quotation, and precision."""
    folder = shared / "eval/attribution"
    file = folder / "polnear_dev.jsonl"
    told = as_json(folder / "score.py", file, attribution.predictions(file, None))["subsets"]
    linked = {name: told[name]["scores"]["linked"] for name in ("all", *QUOTES)}
    cases = {name: told[name]["n_gold"] for name in linked}
    return {
        "linked_f1": percent(linked["all"]["f1"], cases["all"]),
        "linked_precision": percent(linked["all"]["p"], told["all"]["n_pred"]),
        **{f"linked_f1_{name}": percent(linked[name]["f1"], cases[name]) for name in QUOTES},
    }


def agency(shared: Path) -> Figures:
    """The agency news' dev part; denials and their targets on its train and dev part together.

    Whatever learned from the train part reads each of its articles by weights that have not seen
    that article.
    """
    folder = shared / "data/attributions"
    dev = list(heldout.predictions(shared / "data", "voa_dev.jsonl"))
    figures = _statements(folder, ("voa_dev.jsonl",), dev)
    rows = dev + list(heldout.predictions(shared / "data", "voa_train.jsonl"))
    both = _scored(folder, ("voa_train.jsonl", "voa_dev.jsonl"), rows)
    counts = both["counts"]
    return figures | {
        "denial_precision": percent(both["denial_p"], counts["deny_pred"]),
        "denial_recall": percent(both["denial_r"], counts["deny"]),
        "targets": count(counts["about_ok"], counts["about"]),
    }


def wikinews(shared: Path) -> Figures:
    """Linked F1 on the Wikinews articles, by weights that have not seen the article."""
    rows = heldout.predictions(shared / "data", "wikinews_train.jsonl")
    told = _statements(shared / "data/attributions", ("wikinews_train.jsonl",), rows)
    return {"linked_f1": told["linked_f1"]}


def denial_cases(shared: Path) -> Figures:
    """Polarity of the denial cases, false stances, and cases that are right in every part."""
    folder = shared / "eval/attribution"
    file = folder / "denials_dev.jsonl"
    told = printed(folder / "score_denials.py", file, denials.predictions(file, None))
    figures = {
        "polarity": percent(
            number(r"polarity accuracy ([\d.]+)", told), int(number(r"(\d+) cases", told))
        ),
        "not_false": count(
            0 - number(r"hard negatives (\d+)/", told),
            int(number(r"hard negatives \d+/(\d+)", told)),
        ),
    }
    for name in ("not anaphoric", "anaphoric"):
        cases = int(number(rf"(?m)^  {name} +n +(\d+)", told))
        right = number(rf"(?m)^  {name} .*all right ([\d.]+)", told)
        figures[f"all_right_{name.replace(' ', '_')}"] = percent(right, cases)
    return figures


def own_corpus(shared: Path) -> Figures:
    """Our own corpus; the folder of the evaluation sets is not needed."""
    del shared
    return corpus.figures(corpus.score())


def _statements(folder: Path, files: tuple[str, ...], rows: Iterable[records.Record]) -> Figures:
    told = _scored(folder, files, rows)
    linked = told["counts"]["linked"]
    names = ("stance", "act", "speaker", "relay")
    return {
        "linked_f1": percent(told["linked_f1"], told["counts"]["gold"]),
        **{name: percent(told[name], linked) for name in names},
    }


def _scored(folder: Path, files: tuple[str, ...], rows: Iterable[records.Record]) -> Any:
    """Score predictions for several files as one set."""
    with tempfile.TemporaryDirectory() as scratch:
        together = Path(scratch) / "gold.jsonl"
        records.write(together, (row for name in files for row in records.read(folder / name)))
        return as_json(folder / "score_statements.py", together, rows)


SETS: Mapping[str, Measure] = {
    "articles": Measure(("articles/gold.json",), real_articles),
    "polnear_dev": Measure(("eval/attribution/polnear_dev.jsonl",), polnear),
    "voa": Measure(
        ("data/attributions/voa_dev.jsonl", "data/attributions/voa_train.jsonl"), agency
    ),
    "wikinews": Measure(("data/attributions/wikinews_train.jsonl",), wikinews),
    "denials_dev": Measure(("eval/attribution/denials_dev.jsonl",), denial_cases),
}
"""The evaluation sets, below the folder they are in."""
OWN: Mapping[str, Measure] = {
    "corpus": Measure(tuple(sorted(p.name for p in gold.CORPUS.glob("*.jsonl"))), own_corpus)
}
"""What is measured everywhere."""
