"""What people decide: verdicts on claims, and acts on statements and matches. Append-only."""

from claimtrack.ledger.acts import Acting, judge, set_target, undo, unvoid, void
from claimtrack.ledger.verdicts import Given, leading, outdated, rule

__all__ = [
    "Acting",
    "Given",
    "judge",
    "leading",
    "outdated",
    "rule",
    "set_target",
    "undo",
    "unvoid",
    "void",
]
