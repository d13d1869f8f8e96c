"""Write every statement as ``claimtrack extract`` does: ``--gold GOLD.jsonl --out PRED.jsonl``."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import records
from claimtrack.extract.attributions import Reading, extract


def predictions(gold: Path, model: Path | None) -> Iterator[records.Record]:
    """Yield the statements of every record's text, nested ones and own voice included."""
    for record in records.read(gold):
        found = extract(record["text"], Reading(model=model))
        yield {"id": record["id"], "statements": [item.to_json() for item in found]}


if __name__ == "__main__":
    given = records.arguments(__doc__ or "")
    records.write(given.out, predictions(given.gold, given.model))
