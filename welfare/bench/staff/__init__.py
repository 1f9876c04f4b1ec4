"""Measurements of what staff do with records."""
