"""Reading and writing the JSONL files the benchmark programs share."""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def arguments(about: str) -> argparse.Namespace:
    """Return ``--gold``, ``--out`` and ``--model`` of a program described by ``about``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--gold", type=Path, required=True, help="JSONL with id and text")
    parser.add_argument("--out", type=Path, required=True, help="JSONL to write")
    parser.add_argument("--model", type=Path, default=None, help="another spaCy pipeline")
    return parser.parse_args()


def read(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write(path: Path, records: Iterable[Record]) -> int:
    """Write ``records`` as JSONL and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count
