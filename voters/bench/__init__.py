"""Measurements of petitions (docs/performance.md)."""
