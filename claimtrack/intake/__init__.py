"""From articles to statements to claims: idempotent, one transaction an article."""

from claimtrack.intake.run import take_in, take_one
from claimtrack.intake.types import Extractor, IntakeOptions, ItemResult

__all__ = ["Extractor", "IntakeOptions", "ItemResult", "take_in", "take_one"]
