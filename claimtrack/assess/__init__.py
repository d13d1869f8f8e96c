"""What stands behind a claim: origins, contradictions and status. Pure."""
