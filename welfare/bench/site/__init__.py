"""Measurements of the site as visitors and staff meet it."""
