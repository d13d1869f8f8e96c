"""Trains the English pipeline that ships in ``claimtrack/extract/model``."""
