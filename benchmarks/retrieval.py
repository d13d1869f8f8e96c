"""Rank stored claims for each query by blocking keys, then by likeness.

    python -m benchmarks.retrieval --claims CLAIMS.jsonl --queries QUERIES.jsonl --out PRED.jsonl

In: ``{"id", "text", "title"?}`` claims and ``{"id", "text"}`` queries. Out: ``{"id", "ranked"}``
with the ids of the best claims, best first. The steps are those of the stored way: keys from
the rarest until ``READ`` postings are spent, ``KEPT`` candidates by summed rarity, ordered by
the cheap likeness (``match.score.glance``); contradictions label a match and do not rank it.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimtrack.match.keys import keys
from claimtrack.match.profile import profile
from claimtrack.match.score import glance
from claimtrack.match.types import Profile

READ = 2000
KEPT = 50
"""The look-up's own limits (docs/matching.md)."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


class Shelf:
    """Claims with their postings."""

    def __init__(self, claims: Iterable[Mapping[str, Any]]) -> None:
        self.profiles: dict[str, Profile] = {}
        self.postings: dict[int, list[str]] = defaultdict(list)
        for claim in claims:
            text = f"{claim['text']} {claim.get('title', '')}".strip()
            self.profiles[claim["id"]] = profile(text)
            for key in keys(self.profiles[claim["id"]]):
                self.postings[key].append(claim["id"])

    def candidates(self, query: Profile) -> list[str]:
        """Return the ids that share the rarest keys, by summed rarity."""
        total: dict[str, float] = defaultdict(float)
        left = READ
        known = (key for key in keys(query) if key in self.postings)
        for key in sorted(known, key=lambda key: (len(self.postings[key]), key)):
            left -= len(self.postings[key])
            if left < 0 and total:
                break
            weight = math.log(1 + len(self.profiles) / len(self.postings[key]))
            for claim in self.postings[key]:
                total[claim] += weight
        return sorted(total, key=lambda claim: (-total[claim], claim))[:KEPT]

    def ranked(self, text: str) -> list[str]:
        """Return the best claims for a text, best first."""
        query = profile(text)
        alike = {claim: glance(query, self.profiles[claim]) for claim in self.candidates(query)}
        return sorted(alike, key=lambda claim: (-alike[claim], claim))


def main() -> None:
    """Read claims and queries, write the rankings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    shelf = Shelf(rows(given.claims))
    with given.out.open("w", encoding="utf-8") as out:
        for query in rows(given.queries):
            ranked = shelf.ranked(query["text"])
            out.write(json.dumps({"id": query["id"], "ranked": ranked}) + "\n")


if __name__ == "__main__":
    main()
