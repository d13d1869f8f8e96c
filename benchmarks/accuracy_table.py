"""Write the pinned figures into ``docs/accuracy.md``: ``python -m benchmarks.accuracy_table``.

The figures are those of ``floors.json``, which ``benchmarks.gate --update`` measured; nothing is
measured here. With ``--check`` nothing is written, and it ends with 1 when the document's table is
not what the floors say.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.gate import FLOORS

DOCUMENT = Path(__file__).parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- pinned figures: begin -->", "<!-- pinned figures: end -->"


class Line(NamedTuple):
    """A row of the table: what it shows of which set, and what others reach there."""

    what: str
    of: str
    figures: tuple[str, ...]
    rival: str = ""
    human: str = ""


LINES = (
    Line("PolNeAR dev, linked F1", "polnear_dev", ("linked_f1",), "35.0", "75.3"),
    Line("… precision", "polnear_dev", ("linked_precision",), "54.7", "73.5"),
    Line(
        "… direct / mixed / indirect",
        "polnear_dev",
        ("linked_f1_direct", "linked_f1_mixed", "linked_f1_indirect"),
        "50 / 22 / 32",
        "97.7 / 88.6 / 66.8",
    ),
    Line("agency news dev, linked F1", "voa", ("linked_f1",), "66", "96.4 ¹"),
    Line(
        "… of the linked: stance / act / speaker right",
        "voa",
        ("stance", "act", "speaker"),
        "99 / 60 / 82",
        "99 / 98 / 98 ¹",
    ),
    Line("… relay right", "voa", ("relay",)),
    Line(
        "agency news, all: denials and retractions, precision / recall",
        "voa",
        ("denial_precision", "denial_recall"),
        "56 / 49",
    ),
    Line("… targets found", "voa", ("targets",), "0"),
    Line("Wikinews, linked F1", "wikinews", ("linked_f1",), "52"),
    Line("denial cases, polarity right", "denials_dev", ("polarity",), "61"),
    Line("… hard negatives with a false stance", "denials_dev", ("not_false",), "23 of 24"),
    Line(
        "… all right, not anaphoric / anaphoric",
        "denials_dev",
        ("all_right_not_anaphoric", "all_right_anaphoric"),
        "61 / 0",
    ),
    Line("real articles, core statements", "articles", ("core",)),
    Line("… bonus statements", "articles", ("bonus",)),
    Line("our own corpus, linked F1", "corpus", ("linked_f1",)),
    Line("… precision", "corpus", ("linked_precision",)),
    Line("… of the linked: stance / act / speaker right", "corpus", ("stance", "act", "speaker")),
    Line("… relay right", "corpus", ("relay",)),
    Line(
        "… denials and retractions, precision / recall",
        "corpus",
        ("denial_precision", "denial_recall"),
    ),
    Line("… targets found", "corpus", ("targets",)),
    Line("… hard negatives with a false stance", "corpus", ("not_false",)),
)
COUNTED = frozenset(["core", "bonus", "targets", "not_false"])


def table(floors: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| | claimtrack | first try | human |"
    yield "|---|---|---|---|"
    for line in LINES:
        told = " / ".join(_value(floors[line.of], figure) for figure in line.figures)
        yield f"| {line.what} | {told} | {line.rival} | {line.human} |"


def _value(pinned: Mapping[str, Any], figure: str) -> str:
    value = pinned["figures"][figure]
    if figure in COUNTED:
        return f"{abs(value):.0f} of {pinned['cases'][figure]}"
    return f"{value:.1f}"


def filled(document: str, floors: Mapping[str, Any]) -> str:
    """Return the document with its table as the floors say."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, *table(floors), END + after])


def main() -> int:
    """Write or check the document and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell whether it is as pinned")
    given = parser.parse_args()
    document = DOCUMENT.read_text(encoding="utf-8")
    told = filled(document, json.loads(FLOORS.read_text(encoding="utf-8")))
    if given.check:
        print("as pinned" if told == document else f"{DOCUMENT.name} is not what the floors say")
        return int(told != document)
    DOCUMENT.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
