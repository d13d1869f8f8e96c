"""Write attributions in PolNeAR's form: ``--gold GOLD.jsonl --out PRED.jsonl``.

Own voice is left out, a quotation that runs on is joined to what it continues, coordinated
speakers are folded into one, and of nested statements the outermost is written. PolNeAR's
annotators also marked what people are said to want, support, plan or know without saying so, so
texts are read with attitudes; and where we give the noun that a relative clause speaks of
("senators who said …"), they gave its pronoun, so that is put beside the noun.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import records
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution, Words
from claimtrack.text import Span, overlap
from claimtrack.vocab import SpeakerKind


def spans(words: Words | None) -> list[Span]:
    """Return the spans of ``words``, none where there are none."""
    return list(words.spans) if words is not None else []


_RELATIVE = re.compile(r",?\s+(who|which|that)\b")
"""A relative pronoun right behind the words that were found as source."""


class Row:
    """One attribution in the form of the evaluation set."""

    def __init__(self, found: Attribution, text: str) -> None:
        """Take the spans of ``found``, one of the attributions of ``text``."""
        self.source, self.cue = spans(found.source), spans(found.cue)
        self.content = spans(found.content)
        relative = _RELATIVE.match(text, self.source[-1].end) if self.source else None
        if relative is not None and self.cue and relative.end() <= self.cue[0].start:
            self.source.append(Span(relative.start(1), relative.end(1)))

    def to_json(self) -> dict[str, list[list[int]]]:
        """Return source, cue and content as lists of offsets."""
        roles = {"source": self.source, "cue": self.cue, "content": self.content}
        return {role: [list(span) for span in sorted(found)] for role, found in roles.items()}


def rows(found: Sequence[Attribution], text: str) -> list[Row]:
    """Return the outermost attributions of the article ``text``, folded."""
    by_number: dict[int, Row] = {}
    by_cue: dict[tuple[Span, ...], Row] = {}
    for item in found:
        if item.cue is None and item.speaker.kind is SpeakerKind.OUTLET and item.continues is None:
            continue
        if item.continues in by_number:
            row = by_number[item.continues]
            row.content += [s for s in spans(item.content) if s not in row.content]
        elif item.cue is not None and item.cue.spans in by_cue:
            row = by_cue[item.cue.spans]
            row.source += spans(item.source)
        else:
            row = Row(item, text)
            if item.cue is not None:
                by_cue[item.cue.spans] = row
        by_number[item.n] = row
    every = list(dict.fromkeys(by_number.values()))
    return [row for row in every if not any(_inside(row, other) for other in every)]


def _inside(row: Row, other: Row) -> bool:
    if row is other:
        return False
    at = row.cue or row.content
    return overlap(other.content, at) > 0 and overlap(row.content, other.cue) == 0


def predictions(gold: Path, model: Path | None) -> Iterator[records.Record]:
    """Yield a prediction an article of ``gold``."""
    for record in records.read(gold):
        found = extract(record["text"], Reading(model=model, own_voice=False, attitudes=True))
        yield {
            "id": record["id"],
            "attributions": [row.to_json() for row in rows(found, record["text"])],
        }


if __name__ == "__main__":
    given = records.arguments(__doc__ or "")
    records.write(given.out, predictions(given.gold, given.model))
