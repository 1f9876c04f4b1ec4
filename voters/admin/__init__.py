"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import feedback, meetings, petitions, references, worklists

__all__ = ["feedback", "meetings", "petitions", "references", "worklists"]
