"""Content turned into a sentence that stands alone, in the affirmative.

"claimed to have struck X" by Y becomes "Y struck X", "denied hitting X" becomes "Y hit X", "accused
X of lying" becomes "X lied"; quotation marks go, "we" and "it" become the speaker where that is
plain. Where no rule is sure the article's words stay as they are; they are always kept beside it.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimtrack.extract import fragments, infinitives, shapes, wording
from claimtrack.extract.found import Found
from claimtrack.extract.wording import Told
from claimtrack.text import squeeze

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimtrack.extract.types import SpeakerName

SHAPES: tuple[Callable[[Told], str | None], ...] = (
    shapes.responsibility,
    shapes.accusation,
    shapes.description,
    infinitives.demanded,
    infinitives.rumoured,
    shapes.shown,
    infinitives.infinitive,
    infinitives.gerund,
    fragments.noun,
    fragments.told_clause,
    shapes.clause,
)
"""The forms a content takes, in the order they are tried; the first that fits gives the words."""
_LEAD = re.compile(r"^(?:(?:and|but|or)\s+)?(?:that|whether)\s+|^(?:and|but)\s+", re.IGNORECASE)
_EDGES = " ,.;:—–-"


def proposition(found: Found, doc: "Doc", speaker: "SpeakerName") -> str:
    """Return what ``found`` says as one sentence without a final stop.

    Args:
        found: The finding, for its cue, its frame and the head of its content.
        doc: The paragraph it stands in.
        speaker: Who says it; its name is ``""`` where nobody is known.
    """
    told = Told.of(found, doc, speaker)
    if not told.tokens:
        return ""
    for shape in SHAPES:
        sentence = shape(told)
        if sentence:
            break
    else:
        sentence = told.say()
    return _set(sentence)


def _set(sentence: str) -> str:
    """The sentence trimmed, without the word that only introduced it, with a capital."""
    clean = squeeze(sentence).strip(_EDGES)
    bare = _LEAD.sub("", clean).lstrip(_EDGES)
    clean = wording.spaced(bare or clean)
    return clean[:1].upper() + clean[1:]
