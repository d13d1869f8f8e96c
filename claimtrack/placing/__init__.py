"""Where a statement belongs among the stored claims."""

from claimtrack.placing.leaving import left_empty, live_on
from claimtrack.placing.near import Near, nearest
from claimtrack.placing.nesting import Nesting, nesting, ties_of
from claimtrack.placing.placer import Place, Placer, found, opposed, pointed

__all__ = [
    "Near",
    "Nesting",
    "Place",
    "Placer",
    "found",
    "left_empty",
    "live_on",
    "nearest",
    "nesting",
    "opposed",
    "pointed",
    "ties_of",
]
