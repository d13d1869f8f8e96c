"""A draft against what is stored: which sentences repeat claims, and what is known of those."""

from claimtrack.lookup.result import Denial, Hit, LookupResult, OtherFigure
from claimtrack.lookup.run import lookup

__all__ = ["Denial", "Hit", "LookupResult", "OtherFigure", "lookup"]
