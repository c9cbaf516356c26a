"""Speed, measured beside something real in the same run: ``make bench``, ``make speeds``."""
