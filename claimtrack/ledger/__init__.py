"""What people decide: verdicts on claims, acts on statements and speakers. Append-only."""

from claimtrack.ledger.acts import judge, set_target, undo, unvoid, void
from claimtrack.ledger.recording import Acting
from claimtrack.ledger.speakers import keep_apart, merge_speakers, split_speaker
from claimtrack.ledger.verdicts import Given, leading, outdated, rule
from claimtrack.ledger.waiting import attach, keep

__all__ = [
    "Acting",
    "Given",
    "attach",
    "judge",
    "keep",
    "keep_apart",
    "leading",
    "merge_speakers",
    "outdated",
    "rule",
    "set_target",
    "split_speaker",
    "undo",
    "unvoid",
    "void",
]
