"""claimtrack: who says what, who denied it, in which words."""

__version__ = "0.1.0"
