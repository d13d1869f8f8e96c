"""Counts of what is right in rows of our own corpus, and a line for everything that is not."""

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.gold import Row, Statement
from benchmarks.linking import Found, link
from benchmarks.sameness import same_relay, same_speaker
from claimtrack.text import covered
from claimtrack.vocab import DENIALS, Stance

DENYING = DENIALS | {Stance.RETRACTS}
"""Denials and retractions are counted together, as in the shared scoring scripts."""
TRUTH = DENYING | {Stance.CONFIRMS}
SHOWN = 90
"""Characters of a content in a line about an error."""


class Tally:
    """Counts over all rows (``n``), and what was wrong, row by row (``errors``)."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.n: Counter[str] = Counter()
        self.errors: list[str] = []

    def add(self, row: Row, found: Sequence[Found]) -> None:
        """Count one row with what was found in it."""
        linked = link(row.text, row.statements, found)
        self.n.update(expected=len(row.statements), found=len(found), linked=len(linked))
        for i, gold in enumerate(row.statements):
            self._expected(row, gold, found[linked[i]] if i in linked else None)
            if gold.about:
                self._target(row, i, found, linked)
        back = {j: i for i, j in linked.items()}
        for j, one in enumerate(found):
            self._found(row, one, row.statements[back[j]] if j in back else None)
        if row.hard:
            self.n["hard"] += 1
            self.n["hard_false"] += any(one.first.stance in TRUTH for one in found)

    def share(self, part: str, whole: str) -> float:
        """Return one count as a percentage of another, 0 where there is none."""
        return 100 * self.n[part] / self.n[whole] if self.n[whole] else 0.0

    def _expected(self, row: Row, gold: Statement, one: Found | None) -> None:
        denying = gold.stance in DENYING
        self.n.update([f"of {gold.stance}", f"of {gold.quote}"])
        self.n["denials"] += denying
        if one is None:
            self._wrong(row, "missed", gold, "")
            return
        told = one.first
        self.n[f"linked {gold.quote}"] += 1
        self.n[f"right {gold.stance}"] += told.stance == gold.stance
        self.n["denials_right"] += denying and told.stance in DENYING
        right = {
            f"stance {told.stance}": told.stance == gold.stance,
            f"act {told.act}": told.act == gold.act,
            f"speaker {one.names}": same_speaker(gold.speaker, one.names),
            f"kind {told.speaker.kind}": told.speaker.kind == gold.kind,
            f"relay {told.relay}": same_relay(gold.relay, told.relay),
        }
        for read, is_right in right.items():
            name, _, value = read.partition(" ")
            self.n[name] += is_right
            if not is_right:
                self._wrong(row, name, gold, f"read as {value}")

    def _found(self, row: Row, one: Found, gold: Statement | None) -> None:
        denying = one.first.stance in DENYING
        self.n["denials_found"] += denying
        self.n["denials_true"] += denying and gold is not None and gold.stance in DENYING
        if gold is None:
            words = one.first.content.text if one.first.content is not None else ""
            cue = one.first.cue.text if one.first.cue is not None else ""
            told = f"[{covered(row.text, one.source)}] <{cue}> {words[:SHOWN]}"
            self.errors.append(f"{row.id} extra {one.first.stance}: {told}")

    def _target(self, row: Row, i: int, found: Sequence[Found], linked: Mapping[int, int]) -> None:
        gold = row.statements[i]
        wanted = {n for t in gold.about if t - 1 in linked for n in found[linked[t - 1]].numbers}
        one = found[linked[i]].first if i in linked else None
        hit = one is not None and bool(wanted & set(one.about))
        self.n["targets"] += 1
        self.n["targets_right"] += hit
        if one is not None and not hit:
            self._wrong(row, "target", gold, f"read as {one.about}, candidates {one.candidates}")

    def _wrong(self, row: Row, kind: str, gold: Statement, how: str) -> None:
        source, cue, content = (
            covered(row.text, part) for part in (gold.source, gold.cue, gold.content)
        )
        told = f"[{source}] <{cue}> {content[:SHOWN]}"
        self.errors.append(f"{row.id} {kind} {gold.stance}: {told} {how}")
