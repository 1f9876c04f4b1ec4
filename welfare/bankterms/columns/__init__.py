"""Heads of a table to the fields they name."""
