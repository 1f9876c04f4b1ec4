"""Registers the models of this room; import each from its own module."""

from . import ceiling, cofunding, gift, house, household, livelihood, norm  # noqa: F401
