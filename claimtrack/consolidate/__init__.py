"""Re-clustering of what was touched, so that the order of arrival hardly matters."""

from claimtrack.consolidate.run import consolidate, rebuild_hot

__all__ = ["consolidate", "rebuild_hot"]
