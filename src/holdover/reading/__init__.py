"""Report in, claims and attributions out; knows no storage."""

from holdover.reading.reader import read, read_by_rule, read_changes, read_text

__all__ = ["read", "read_by_rule", "read_changes", "read_text"]
