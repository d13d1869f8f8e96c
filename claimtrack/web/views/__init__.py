"""Stored rows in, the API's answers out; the pages are made from the same answers."""
