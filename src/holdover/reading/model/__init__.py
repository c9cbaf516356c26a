"""The trained reader: its files, and what runs them on a plain CPU."""
