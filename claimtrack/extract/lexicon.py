"""The cue lexicon as data: which words report, with which stance, in which frame.

``verbs.tsv`` and ``nouns.tsv`` hold the entries; this module reads them once and answers by
inflected form, so that a wrong lemma from the parser costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from claimtrack.extract.inflection import inflect as inflect
from claimtrack.vocab import Act, Stance


class Factuality(StrEnum):
    """How a cue holds its content: who vouches that it is so, and on what ground.

    The sources of a judgement and how sure they are, after Saurí and Pustejovsky (FactBank, 2009).
    """

    SPEECH = "speech"
    """The speaker says so; the word leaves open whether it is so ("say", "deny")."""
    FACTIVE = "factive"
    """The word takes it for a fact ("reveal", "point out", "know")."""
    PERCEIVED = "perceived"
    """The speaker saw, heard or found it ("observe", "witness", "find")."""
    INFERRED = "inferred"
    """The speaker concludes, estimates or foretells it ("estimate", "suspect", "expect")."""
    JUDGED = "judged"
    """The speaker values what is taken as given ("condemn", "hail", "call X Y")."""
    WANTED = "wanted"
    """The speaker wants it to be so or will make it so ("urge", "demand", "promise")."""
    ATTITUDE = "attitude"
    """A state of mind or a wish that nobody need have said; read only where asked for."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports: its lemma, stance, act, the frames it takes and how it holds them."""

    lemma: str
    stance: Stance
    act: Act
    frames: frozenset[str]
    factuality: Factuality = Factuality.SPEECH

    @property
    def particle(self) -> str:
        """The particle of a phrasal verb ("out" of "point out"), ``""`` where there is none."""
        return self.lemma.partition(" ")[2]

    def prepositions(self, kind: str) -> frozenset[str]:
        """Return the prepositions of frame ``kind`` (``P`` or ``O``)."""
        return frozenset(f[2:] for f in self.frames if f.startswith(f"{kind}:"))


def _rows(name: str) -> Iterator[list[str]]:
    text = files("claimtrack.extract").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _cue(row: list[str]) -> Cue:
    lemma, stance, act, factuality, frames, _ = row
    held = Factuality(factuality)
    return Cue(lemma, Stance(stance), Act(act), frozenset(frames.split()), held)


@cache
def verbs(*, attitudes: bool = False) -> dict[str, Cue]:
    """Return the verb cues of one word by every inflected form, lower case.

    Args:
        attitudes: Whether the frames in which a verb only tells of a state of mind are in it.
    """
    found = [cue for cue in _verb_cues(attitudes) if " " not in cue.lemma]
    return {form: cue for cue in found for form in inflect(cue.lemma)}


@cache
def phrasal(*, attitudes: bool = False) -> dict[str, dict[str, Cue]]:
    """Return the verb cues with a particle ("point out") by inflected form, then by particle."""
    found: dict[str, dict[str, Cue]] = {}
    for cue in _verb_cues(attitudes):
        verb, _, particle = cue.lemma.partition(" ")
        for form in inflect(verb) if particle else ():
            found.setdefault(form, {})[particle] = cue
    return found


def _verb_cues(attitudes: bool) -> list[Cue]:
    """The verb cues; the rows of one lemma are one cue, its first row's with the frames of all."""
    found: dict[str, Cue] = {}
    for row in _rows("verbs.tsv"):
        cue = _cue(row)
        if cue.factuality is Factuality.ATTITUDE and not attitudes:
            continue
        before = found.get(cue.lemma)
        found[cue.lemma] = (
            cue if before is None else replace(before, frames=before.frames | cue.frames)
        )
    return list(found.values())


@cache
def nouns(*, attitudes: bool = False) -> dict[str, Cue]:
    """Return the noun cues ("allegation", "denial") by singular and plural, lower case.

    Args:
        attitudes: Whether nouns that only tell of a state of mind ("support") are in it.
    """
    found = {}
    for row in _rows("nouns.tsv"):
        cue = _cue(row)
        if cue.factuality is Factuality.ATTITUDE and not attitudes:
            continue
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
    them for nouns; read with the norm of "says" and "said" they get the tree of their kind, and
    "accuse", which it takes for a preposition, with that of "blame". The words of the text stay as
    they are.
    """
    found: dict[str, str] = {"accuse": "blame"}
    for lemma in word_list("rare"):
        _, third, past, *_, gerund = inflect(lemma)
        found |= {third: "says", past: "said", gerund: "saying"}
    return found
