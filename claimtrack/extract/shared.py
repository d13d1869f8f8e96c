"""The speaker that a second reporting verb shares with the one before it.

"X said Y and called for Z", "X said Y, adding Z": where the parser hung the second verb on
something inside Y, its source would be the subject of Y. What stands between the end of Y and the
verb shows whose it is.
"""

from typing import TYPE_CHECKING

from claimtrack.extract.found import Found
from claimtrack.extract.tree import SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BETWEEN = frozenset({"CC", "RB", "MD", ",", ":"})
"""Tags of the words that may stand between the first content and the second verb."""
HELPERS = frozenset({"have", "has", "had", "is", "are", "was", "were", "also"})
NEAR = 6
"""Tokens that may stand between the first content and the second verb."""


def share(doc: "Doc", found: list[Found]) -> None:
    """Give every verb that goes on behind another's content that one's source.

    Args:
        doc: The paragraph.
        found: Its findings; those without a subject of their own are changed in place.
    """
    for f in found:
        cue = doc[f.anchor]
        if f.frame != "verb" or not f.cue or not _leans(cue):
            continue
        before = [o for o in found if o is not f and _ends_before(doc, o, f)]
        if before:
            first = min(before, key=lambda o: (doc[o.anchor].tag_ != cue.tag_, o.anchor))
            f.source, f.head = first.source, first.head


def _leans(cue: "Token") -> bool:
    """Whether the verb has no subject and takes another's: coordinated, or a participle."""
    if cue.tag_ == "VBG":
        before = cue.doc[cue.i - 1].text if cue.i else ""
        return before in (",", "and", "but", "”", '"')
    return cue.dep_ in ("conj", "parataxis", "ROOT", "dep") and child(cue, *SUBJECTS) is None


def _ends_before(doc: "Doc", first: Found, second: Found) -> bool:
    """Whether the content of ``first`` ends right before the verb of ``second``."""
    if first.frame not in ("verb", "speech") or first.head is None or not first.content:
        return False
    if first.anchor >= second.anchor or doc[first.anchor].sent != doc[second.anchor].sent:
        return False
    end, start = first.content[-1].end, doc[second.anchor].idx
    if end > start:
        return False
    between = [t for t in doc[first.anchor + 1 : second.anchor] if t.idx >= end]
    if not 0 < len(between) <= NEAR:
        return False
    plain = all(t.tag_ in BETWEEN or t.is_punct or t.lower_ in HELPERS for t in between)
    return plain and between[0].text not in (".", ";")
