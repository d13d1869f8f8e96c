"""The documents name what the code has: every feature with its weight, every status."""

import re
from pathlib import Path

from claimtrack.match.score import JOIN, JOIN_OPPOSITE, SUGGEST, TABLE
from claimtrack.vocab import ContradictionKind, Status

DOCS = Path(__file__).parents[2] / "docs"


def test_matching_md_has_the_table_of_the_code() -> None:
    text = (DOCS / "matching.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)`(?: †)? \| ([+−]?[\d.]+)", text, re.MULTILINE))
    told = {name: float(weight.replace("−", "-")) for name, weight in rows.items()}
    assert told == {row.test.__name__: row.weight for row in TABLE}
    barred = set(re.findall(r"^\| `(\w+)` †", text, re.MULTILINE))
    assert barred == {row.test.__name__ for row in TABLE if row.bars}


def test_matching_md_names_the_bands() -> None:
    text = (DOCS / "matching.md").read_text(encoding="utf-8")
    for name, value in (("JOIN", JOIN), ("JOIN_OPPOSITE", JOIN_OPPOSITE), ("SUGGEST", SUGGEST)):
        assert f"≥ {value} (`{name}`)" in text


def test_status_md_has_every_status_and_contradiction() -> None:
    text = (DOCS / "status.md").read_text(encoding="utf-8")
    assert all(f"| `{status}` |" in text for status in Status)
    assert all(f"`{kind}`" in text for kind in ContradictionKind)
