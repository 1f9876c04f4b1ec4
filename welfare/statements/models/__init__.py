"""Registers the models of this room; import each from its own module."""

from . import conflict_decision, line, overlap, rereading, statement, upload  # noqa: F401
