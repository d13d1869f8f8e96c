"""Write the stance of short passages: ``--gold CASES.jsonl --out PRED.jsonl``.

denies and partly_denies are "deny", confirms "confirm", retracts "retract"; everything else is
"neutral", except cues of the kind "nobody disputes", which are "assert". Of several statements
the truth-related cue in the last sentence wins, there the one in the main clause before a
subordinate one, then the last.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import records
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution
from claimtrack.vocab import Stance

POLARITY = {
    Stance.DENIES: "deny",
    Stance.PARTLY_DENIES: "deny",
    Stance.CONFIRMS: "confirm",
    Stance.RETRACTS: "retract",
}
UNDISPUTED = frozenset({"undisputed", "nobody disputes"})
"""Lemmas of cues that say that nobody disputes a thing."""


def winner(found: Sequence[Attribution]) -> Attribution | None:
    """Return the statement that carries the case, or None."""
    truth = [item for item in found if item.stance in POLARITY or item.cue_lemma in UNDISPUTED]
    return max(truth, key=_rank, default=None)


def _rank(item: Attribution) -> tuple[bool, int, bool, int]:
    start = item.cue.spans[0].start if item.cue is not None else -1
    return (not item.relay, 0, item.cue_lemma != "", start)


def predictions(gold: Path, model: Path | None) -> Iterator[records.Record]:
    """Yield polarity, speaker and denied content of every case."""
    for record in records.read(gold):
        found = extract(record["text"], Reading(model=model))
        by_number = {item.n: item for item in found}
        best = winner(found)
        if best is None:
            yield {"id": record["id"], "polarity": "neutral", "speaker": "", "denied_content": ""}
            continue
        told = by_number[best.about[0]] if best.about else best
        yield {
            "id": record["id"],
            "polarity": POLARITY.get(best.stance, "assert"),
            "speaker": best.source.text if best.source is not None else "",
            "denied_content": told.content.text if told.content is not None else "",
        }


if __name__ == "__main__":
    given = records.arguments(__doc__ or "")
    records.write(given.out, predictions(given.gold, given.model))
