"""Whom "he", "it" and "they" mean: the one in focus that fits, or nobody.

In focus is who speaks or is the subject in this sentence before the pronoun, then in the ones
before it (after Grosz, Joshi and Weinstein's centering, 1995). Two in one place who both fit, and
neither of whom spoke, leave the pronoun open.
"""

from claimtrack.extract.cast import BODIES, NEVER, Cast, Known
from claimtrack.extract.lexicon import word_list
from claimtrack.vocab import SpeakerKind

SINGULAR = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
FAR = 4
"""Sentences that "he" and "she" reach back; each is itself a mention, so chains run on."""
NEAR = 2
"""Sentences that "it" and "they" reach back; further away another body may be meant."""


def meant(word: str, cast: Cast) -> Known | None:
    """Return whom the pronoun ``word`` means at the place the cast was read to, if plain."""
    reach = FAR if word in SINGULAR else NEAR
    fits = [k for k in cast if _fits(word, k)]
    for back in range(reach + 1):
        here = [k for k in fits if cast.sentence - k.salient_in() == back]
        found = _one(here, word)
        if found is not None or here:
            return _settled(found, word)
    if word not in SINGULAR:
        return None
    near = [k for k in fits if k.seen_in != NEVER and cast.sentence - k.seen_in <= 1]
    return _settled(near[0], word) if len(near) == 1 else None


def _one(here: list[Known], word: str) -> Known | None:
    """The only one in focus; of several the one that speaks there, if only one does."""
    if len(here) < 2:
        return here[0] if here else None
    known = [k for k in here if k.gender is not None] if word in SINGULAR else []
    if len(known) == 1 and len(here) == 1 + sum(k.gender is None for k in here):
        return known[0]
    spoke = [k for k in here if k.spoke_in == k.salient_in()]
    acted = [k for k in here if k.spoke_in != k.salient_in()]
    if len(spoke) == 1 and all(k.subject < spoke[0].spoke for k in acted):
        return spoke[0]
    if len(spoke) > 1:
        return max(spoke, key=lambda k: k.spoke)
    return None


def _settled(known: Known | None, word: str) -> Known | None:
    """Remember what the pronoun says of whom it means."""
    if known is None:
        return None
    if word in SINGULAR:
        known.gender = known.gender or SINGULAR[word]
    elif word in NEUTER and known.nameless():
        known.kind = SpeakerKind.ORGANISATION  # nothing but its form spoke for a person
    return known


def _fits(word: str, known: Known) -> bool:
    if known.salient_in() == NEVER and word not in SINGULAR:
        return False
    if word in SINGULAR:
        human = known.kind is SpeakerKind.PERSON or (
            known.kind is SpeakerKind.ANONYMOUS and known.head in word_list("role")
        )
        return human and not known.plural and known.gender in (None, SINGULAR[word])
    if word in NEUTER:
        return not known.plural and (known.kind in BODIES or known.nameless())
    if word in PLURAL:
        many = known.plural and known.kind is not SpeakerKind.PERSON
        return many or known.kind is SpeakerKind.ORGANISATION
    return False
