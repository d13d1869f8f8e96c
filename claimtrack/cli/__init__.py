"""The command line: ``claimtrack``. Thin: each command opens, calls one function, prints."""

from claimtrack.cli.app import app

__all__ = ["app"]
