"""Reads the invented week: articles and outlets, as plain records."""

import json
from importlib.resources import files
from typing import Any


def articles() -> list[dict[str, Any]]:
    """Return the week's articles in the order they were published."""
    text = files("claimtrack.demo").joinpath("week.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def outlets() -> list[dict[str, Any]]:
    """Return the week's outlets with family, domain and aliases."""
    text = files("claimtrack.demo").joinpath("outlets.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found
