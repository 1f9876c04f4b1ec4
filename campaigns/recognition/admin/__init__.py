"""Registers the pages of this room; import each from its own module."""

from . import carryovers, criteria, decisions, registrations, scores  # noqa: F401
