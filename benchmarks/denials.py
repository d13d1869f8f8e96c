"""Write the stance of short passages: ``--gold CASES.jsonl --out PRED.jsonl``.

denies and partly_denies are "deny", confirms "confirm", retracts "retract"; everything else is
"neutral", except cues of the kind "nobody disputes", which are "assert". Of several statements
the truth-related cue in the last sentence wins, there the one in the main clause before a
subordinate one, then the last.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import records
from claimtrack.extract import furniture, nlp
from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.stance import UNDISPUTED
from claimtrack.extract.types import Attribution
from claimtrack.vocab import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

POLARITY = {
    Stance.DENIES: "deny",
    Stance.PARTLY_DENIES: "deny",
    Stance.CONFIRMS: "confirm",
    Stance.RETRACTS: "retract",
}
MAIN = ("conj", "parataxis")
"""What a main clause may be to the one before it."""
Places = dict[int, tuple[int, bool]]
"""Of each offset a token begins at: its sentence, and whether it heads a main clause."""


def places(text: str, model: Path | None) -> Places:
    """Return where the words of ``text`` stand: by offset, the sentence and the kind of clause."""
    found: Places = {}
    sentence = 0
    for paragraph in nlp.parse(text, list(furniture.prose(text)), model):
        for sent in paragraph.doc.sents:
            for token in sent:
                found[paragraph.offset + token.idx] = (sentence, _main(token))
            sentence += 1
    return found


def _main(token: "Token") -> bool:
    while token.head != token and token.dep_ in MAIN:
        token = token.head
    return token.head == token


def winner(found: Sequence[Attribution], where: Places) -> Attribution | None:
    """Return the statement that carries the case, or None."""
    truth = [item for item in found if item.stance in POLARITY or item.cue_lemma in UNDISPUTED]
    return max(truth, key=lambda item: _rank(item, where), default=None)


def _rank(item: Attribution, where: Places) -> tuple[int, bool, int]:
    if item.cue is None:
        return (-1, False, -1)
    within = [where.get(i, (-1, False)) for start, end in item.cue.spans for i in range(start, end)]
    sentence = max(place[0] for place in within)
    main = any(place == (sentence, True) for place in within)
    return (sentence, main, item.cue.spans[0].start)


def predictions(gold: Path, model: Path | None) -> Iterator[records.Record]:
    """Yield polarity, speaker and denied content of every case."""
    for record in records.read(gold):
        found = extract(record["text"], Reading(model=model))
        by_number = {item.n: item for item in found}
        best = winner(found, places(record["text"], model))
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
