"""Measurements of the search over all records."""
