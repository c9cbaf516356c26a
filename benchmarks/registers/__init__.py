"""Imported registers against plain SQL and plain lists over the same files."""
