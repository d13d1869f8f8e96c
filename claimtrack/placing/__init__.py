"""Where a statement belongs among the stored claims."""

from claimtrack.placing.near import Near, nearest
from claimtrack.placing.nesting import Nesting, nesting, ties_of
from claimtrack.placing.placer import Place, Placer, found, opposed, pointed

__all__ = [
    "Near",
    "Nesting",
    "Place",
    "Placer",
    "found",
    "nearest",
    "nesting",
    "opposed",
    "pointed",
    "ties_of",
]
