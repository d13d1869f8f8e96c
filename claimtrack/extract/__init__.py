"""Text in, attributions out. Pure: no settings, no database, no clock."""
