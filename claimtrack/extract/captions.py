"""Captions: lines that describe a picture and name who took it; nobody says anything in them.

Told by form: they open with "Photo:" or "FILE -", or close with a credit in brackets.
"""

import re

LONGEST = 70
"""Words of a caption at most; a paragraph of prose may well begin with "Image"."""
_OPENS = re.compile(
    r"^\W{0,3}(?:file\s+(?:photo|picture|image|video|footage)|photo(?:graph)?s?|image|picture"
    r"|caption|credits?|illustration|graphic|pictured(?:\s+(?:above|below))?)\s*(?:[:|/(\]]|[-–—]\s)"
    r"|^FILE\s*(?:[-–—:]|PHOTO)"
    r"|^\W{0,3}(?:photo(?:graph)?s?|image|picture|illustration|courtesy)\s+(?:by|of|from|courtesy)\b"
    r"(?!.*[.!?]\s)",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\((?:[A-Z][\w.&'’-]*\s){0,4}(?:photo|Photo|PHOTO)s?(?:[/:]|\s+(?:by|courtesy|via)\b)[^)]{2,60}\)\.?$"
    r"|\((?:[A-Z][\w.&'’-]*\s?){1,4}/(?:[A-Z][\w.&'’-]*\s?){1,4}\)\.?$"
    r"|(?:\(|\b)(?:photo|image|picture)(?:\s+credit)?:\s*[^.]{2,60}\)?\.?$"
)
_OF_FILE = re.compile(r"^FILE\s*[-–—:]")


def is_caption(line: str) -> bool:
    """Return whether ``line`` (one paragraph) is the caption of a picture."""
    if len(line.split()) > LONGEST:
        return False
    return bool(_OF_FILE.match(line) or _OPENS.match(line) or _CREDITED.search(line.rstrip()))
