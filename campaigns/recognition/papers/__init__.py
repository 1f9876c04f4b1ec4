"""A list for decision as the paper that is signed and the table that is published."""

from .listing import list_as_pdf, list_as_xlsx

__all__ = ["list_as_pdf", "list_as_xlsx"]
