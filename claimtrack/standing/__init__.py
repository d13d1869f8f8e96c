"""What is derived of claims and written nowhere else: status, history, origins, events."""

from claimtrack.standing.refresh import recompute, refresh

__all__ = ["recompute", "refresh"]
