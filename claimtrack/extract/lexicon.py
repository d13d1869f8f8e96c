"""The cue lexicon as data: which words report, with which stance, in which frame.

``verbs.tsv`` and ``nouns.tsv`` hold the entries; this module reads them once and answers by
inflected form, so that a wrong lemma from the parser costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimtrack.vocab import Act, Stance

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "find": "finds found finding",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "speak": "speaks spoke spoken speaking",
    "begin": "begins began begun beginning",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "swear": "swears swore sworn swearing",
    "show": "shows showed shown showing",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "seek": "seeks sought seeking",
    "read": "reads read reading",
    "forecast": "forecasts forecast forecasted forecasting",
    "understand": "understands understood understanding",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "retell": "retells retold retelling",
    "write off": "writes wrote written writing",
}
_DOUBLING = frozenset(
    [
        "regret",
        "admit",
        "rebut",
        "refer",
        "concur",
        "plan",
        "quip",
        "brag",
        "dub",
        "slam",
        "chat",
        "bar",
    ]
)
"""Verbs that double their last consonant before -ed and -ing."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports: its lemma, stance, act and the frames it takes."""

    lemma: str
    stance: Stance
    act: Act
    frames: frozenset[str]

    def prepositions(self, kind: str) -> frozenset[str]:
        """Return the prepositions of frame ``kind`` (``P`` or ``O``)."""
        return frozenset(f[2:] for f in self.frames if f.startswith(f"{kind}:"))


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb, the lemma first."""
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = f"{lemma}es" if lemma.endswith(("s", "x", "ch", "sh", "o")) else f"{lemma}s"
    return [lemma, third, f"{stem}ed", f"{stem}ing"]


def _rows(name: str) -> Iterator[list[str]]:
    text = files("claimtrack.extract").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _cue(row: list[str]) -> Cue:
    lemma, stance, act, frames = row[:4]
    return Cue(lemma, Stance(stance), Act(act), frozenset(frames.split()))


@cache
def verbs() -> dict[str, Cue]:
    """Return the verb cues by every inflected form, lower case."""
    return {
        form: cue for row in _rows("verbs.tsv") for cue in [_cue(row)] for form in inflect(row[0])
    }


@cache
def nouns() -> dict[str, Cue]:
    """Return the noun cues ("allegation", "denial") by singular and plural, lower case."""
    found = {}
    for row in _rows("nouns.tsv"):
        cue = _cue(row)
        plural = f"{cue.lemma[:-1]}ies" if cue.lemma.endswith("y") else f"{cue.lemma}s"
        found[cue.lemma] = found[plural] = cue
    return found


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of ``words.tsv`` listed under ``name``."""
    return frozenset(
        word for row in _rows("words.tsv") if row[0] == name for word in row[1].split()
    )


@cache
def pasts(form: str) -> dict[str, str]:
    """Return irregular past tenses by ``"participle"`` or by ``"gerund"``."""
    return {row[1]: row[2] for row in _rows("pasts.tsv") if row[0] == form}


@cache
def stand_ins() -> dict[str, str]:
    """Return the common verb that the parser reads instead of a rare reporting verb, by form.

    "denies" and "refuted" hardly occur in the treebanks, and a parser that has not seen them takes
    them for nouns; read with the norm of "says" and "said" they get the tree of their kind. The
    words of the text stay as they are.
    """
    found: dict[str, str] = {}
    for lemma in word_list("rare"):
        forms = inflect(lemma)
        third, past, gerund = forms[1], forms[2], forms[-1]
        found |= {third: "says", past: "said", gerund: "saying"}
    return found
