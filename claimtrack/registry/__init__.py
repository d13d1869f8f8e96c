"""Outlets and speakers across articles: a name as one text gives it in, the stored row out."""

from claimtrack.registry.alike import Alike, Known, alike
from claimtrack.registry.described import Post, post
from claimtrack.registry.heads import apart, head, members, move, redescribe, replay, returning
from claimtrack.registry.outlets import load_outlets, outlet_for, outlet_speaker
from claimtrack.registry.speakers import alias_table, is_named, rooted, speaker_for
from claimtrack.registry.spelling import acronym, canonical, initials
from claimtrack.registry.suggesting import suggestions

__all__ = [
    "Alike",
    "Known",
    "Post",
    "acronym",
    "alias_table",
    "alike",
    "apart",
    "canonical",
    "head",
    "initials",
    "is_named",
    "load_outlets",
    "members",
    "move",
    "outlet_for",
    "outlet_speaker",
    "post",
    "redescribe",
    "replay",
    "returning",
    "rooted",
    "speaker_for",
    "suggestions",
]
