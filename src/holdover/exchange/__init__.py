"""Existing records of office-holders read as claims, each with the rows that make it as its evidence."""
