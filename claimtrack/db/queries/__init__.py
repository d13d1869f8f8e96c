"""Named queries, a module a noun."""
