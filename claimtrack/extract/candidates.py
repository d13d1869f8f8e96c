"""Other readings of a sentence than the rules' own: the same verb in another frame, other verbs.

The rules stop at the first frame that fits and at the words of the lexicon. Here every frame of a
verb is tried by itself, and a verb outside the lexicon where it has a complement clause; which of
these readings stands is decided by ``ranking``. They only ever assert.
"""

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.extract import links, particles, reported
from claimtrack.extract.found import Found
from claimtrack.extract.lexicon import Cue
from claimtrack.text import Span
from claimtrack.vocab import Act, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FRAMES = {
    "clause": frozenset({"C", "Q"}),
    "told": frozenset({"OC"}),
    "infinitive": frozenset({"I"}),
    "gerund": frozenset({"G"}),
    "noun": frozenset({"N"}),
    "predicate": frozenset({"OP"}),
    "object infinitive": frozenset({"OI"}),
    "object phrase": frozenset({"O:of", "O:for", "O:as", "O:on", "O:with"}),
    "phrase": frozenset(f"P:{word}" for word in "of about on against for to over with".split()),
}
"""The frames of the lexicon, each by itself."""
COMPLEMENTS = {
    "clause": frozenset({"ccomp", "parataxis", "advcl", "csubj", "csubj:pass", "obj", "iobj"}),
    "told": frozenset({"obj", "iobj", "obl", "ccomp", "nsubj:pass"}),
    "infinitive": frozenset({"xcomp", "ccomp", "advcl", "obj"}),
    "gerund": frozenset({"xcomp", "ccomp", "advcl", "obj"}),
    "noun": frozenset({"obj", "nsubj:pass"}),
    "predicate": frozenset({"xcomp", "obl", "advcl", "ccomp"}),
    "object infinitive": frozenset({"xcomp", "ccomp", "advcl"}),
    "object phrase": frozenset({"obj", "iobj", "nsubj:pass"}),
    "phrase": frozenset({"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:unmarked"}),
}
"""Labels of which a verb must have one below it for a frame to have a chance."""
OPEN = ("clause", "told")
"""Frames in which a verb that the lexicon does not know may still be one that reports."""
CLAUSE = frozenset({"ccomp"})
"""What a verb outside the lexicon must have."""
EMPTY = frozenset(
    "be is was were are been being am 's ’s have has had having do does did doing make makes made "
    "making get gets got getting let lets help helps helped cause causes caused ensure ensures "
    "mean means meant become happen happens happened".split()
)
"""Verbs that take clauses without anybody speaking."""


def alternatives(
    doc: "Doc",
    found: Sequence[Found],
    spoken: Sequence[Span],
    settled: Container[int] = frozenset(),
) -> Iterator[Found]:
    """Yield readings that differ from ``found`` in cue or content.

    Args:
        doc: One parsed paragraph.
        found: What the rules read, quotations joined.
        spoken: Its quotations (character spans); cues inside are the speaker's own words.
        settled: Token indices of cues that need no other reading.
    """
    ruled = {f.anchor: f for f in found if f.cue}
    known = {(f.anchor, tuple(f.content)) for f in found}
    for token in links.tokens(doc):
        if token.i in settled or not token.tag_.startswith("VB") or token.lower_ in EMPTY:
            continue
        if any(start < token.idx < end for start, end in spoken):
            continue
        entry, rule = particles.cue_of(token), ruled.get(token.i)
        if entry is None and particles.cue_of(token, attitudes=True) is not None:
            continue  # a state of mind: known, and not asked for
        if rule is not None and (rule.frame != "verb" or rule.quoted):
            continue
        if (rule or entry or _PLAIN).stance is not Stance.ASSERTS:
            continue
        for other in _readings(token, entry):
            if (other.anchor, tuple(other.content)) not in known:
                known.add((other.anchor, tuple(other.content)))
                yield other


_PLAIN = Cue("", Stance.ASSERTS, Act.CLAIM, frozenset())


def _readings(token: "Token", entry: Cue | None) -> Iterator[Found]:
    labels = {c.dep_ for c in links.below(token)}
    for name in FRAMES if entry is not None else OPEN:
        if not labels & (COMPLEMENTS[name] if entry is not None else CLAUSE):
            continue
        lemma = entry.lemma if entry is not None else token.lemma_.lower()
        act = entry.act if entry is not None else Act.CLAIM
        found = reported.read(token, Cue(lemma, Stance.ASSERTS, act, FRAMES[name]))
        if found is not None and found.content and found.stance is Stance.ASSERTS:
            found.frame = name
            yield found
