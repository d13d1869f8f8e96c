"""Stored texts read again with better rules or weights; what people did stays."""

from claimtrack.reextract.run import reextract
from claimtrack.reextract.types import Changes, Reread

__all__ = ["Changes", "Reread", "reextract"]
