"""Evidence in a few words, for rows that read like the case they stand for."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from claimtrack.assess.types import Count, Evidence
from claimtrack.vocab import SpeakerKind, Stance

MONDAY = datetime(2024, 2, 5, 12, tzinfo=UTC)
S = Stance
PERSON, GROUP, ANON = SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.ANONYMOUS
SELF = SpeakerKind.OUTLET


def said(who: str, stance: Stance, day: float = 0, **more: Any) -> Evidence:
    """Return one statement: by default an organisation's own word in an article of its own."""
    n = more.pop("n", f"{who}-{stance.value}-{day:g}")
    values: dict[str, Any] = {
        "key": n,
        "speaker": who,
        "speaker_name": who.title(),
        "kind": GROUP,
        "stance": stance,
        "origin": who,
        "at": MONDAY + timedelta(days=day),
        "order": (n, 0),
        "outlet": f"outlet-{n}",
        "family": f"family-{n}",
        "article": f"article-{n}",
    }
    return Evidence(**{**values, **more})


def dead(low: float | None, high: float | None = None, as_of: str | None = None) -> tuple[Count]:
    """Return a count of the dead; ``high`` None means exactly ``low``."""
    return (Count("people killed", low, low if high is None else high, as_of),)


def at_least(low: float) -> tuple[Count]:
    """Return "at least so many dead"."""
    return (Count("dead", low, None),)


Case = tuple[str, Sequence[Evidence], str]
