"""The append-only store of reports, claims, attributions and decisions."""
