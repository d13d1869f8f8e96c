"""The invented week, as data."""
