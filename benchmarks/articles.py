"""Score the real articles against their hand-made gold: ``python -m benchmarks.articles FOLDER``.

A gold statement is found when one extracted statement whose cue lies in its span has source,
speaker, stance, content, relay and target right. Prints what is missed and why, then the counts;
ends with 1 if fewer core statements than ``--at-least`` are right, or any statement is taken from
the bibliography or the forms.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution, Words

Gold = dict[str, Any]
TAIL = re.compile(r"^\s*(SOURCES|Your Voice:)\s*$", re.MULTILINE)
"""The lines after which the two articles have their bibliography and their forms."""


def plain(words: Words | None) -> str:
    """Return the text of ``words`` with non-breaking spaces as spaces."""
    return words.text.replace("\u00a0", " ") if words is not None else ""


def inside(found: Attribution, span: Sequence[int]) -> bool:
    """Return whether the cue lies in ``span``."""
    cue = found.cue.spans if found.cue is not None else ()
    return any(span[0] <= start and end <= span[1] for start, end in cue)


def faults(found: Attribution, gold: Gold, hits: dict[str, set[int]]) -> list[str]:
    """Return what is wrong with ``found`` for ``gold``, nothing where it is right."""
    wrong = []
    if not any(name in plain(found.source) for name in gold["source"]):
        wrong.append(f"source {plain(found.source)!r}")
    if "resolved" in gold and not any(name in found.speaker.name for name in gold["resolved"]):
        wrong.append(f"speaker {found.speaker.name!r}")
    if found.stance.value not in gold["stance"]:
        wrong.append(f"stance {found.stance.value}")
    if not all(word in plain(found.content) for word in gold["content"]):
        wrong.append(f"content {plain(found.content)!r}")
    if not all(any(name in relay for relay in found.relay) for name in gold.get("relay", [])):
        wrong.append(f"relay {found.relay}")
    targets = set().union(*(hits.get(t, set()) for t in gold.get("target", [])))
    if "target" in gold and not targets & set(found.about):
        wrong.append(f"target {found.about or found.candidates}")
    return wrong


def read(text: str, model: Path | None) -> list[Attribution]:
    """Return what is found in an article."""
    return extract(text, Reading(model=model))


def score(found: Sequence[Attribution], golds: Sequence[Gold]) -> dict[str, list[str]]:
    """Return, for every gold statement, what is wrong; an empty list where it was found."""
    hits: dict[str, set[int]] = {}
    for gold in golds:
        near = [f for f in found if inside(f, gold["span"])]
        named = [f for f in near if any(name in plain(f.source) for name in gold["source"])]
        hits[gold["id"]] = {f.n for f in named if f.stance.value in gold["stance"]}
    result = {}
    for gold in golds:
        tries = [faults(f, gold, hits) for f in found if inside(f, gold["span"])]
        result[gold["id"]] = min(tries, key=len) if tries else ["nothing found there"]
    return result


def strays(text: str, found: Sequence[Attribution]) -> list[str]:
    """Return statements taken from what follows the article: its bibliography or its forms."""
    end = TAIL.search(text)
    if end is None:
        return []
    parts = [part for f in found for part in (f.source, f.cue, f.content) if part is not None]
    return [plain(part) for part in parts if part.spans[-1].end > end.start()]


def main() -> int:
    """Score a folder and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--at-least", type=int, default=20, help="core statements to be right")
    parser.add_argument("--model", type=Path, default=None, help="another spaCy pipeline")
    given = parser.parse_args()
    right = total = stray = 0
    for name, golds in json.loads((given.folder / "gold.json").read_text(encoding="utf-8")).items():
        text = (given.folder / name).read_text(encoding="utf-8")
        core = {gold["id"] for gold in golds if gold["req"] == "core"}
        read_in_it = read(text, given.model)
        result = score(read_in_it, golds)
        for ident, wrong in result.items():
            if wrong:
                print(f"{name} {ident} {'core' if ident in core else 'bonus'}: {'; '.join(wrong)}")
        found = sum(not result[ident] for ident in core)
        bonus = sum(not wrong for ident, wrong in result.items() if ident not in core)
        print(f"{name}: {found} of {len(core)} core, {bonus} of {len(golds) - len(core)} bonus")
        right, total = right + found, total + len(core)
        stray += len(strays(text, read_in_it))
    print(f"{right} of {total} core statements right, {stray} outside the prose")
    return int(right < given.at_least or stray > 0)


if __name__ == "__main__":
    sys.exit(main())
