"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import feedback, meetings, petitions, questions

__all__ = ["feedback", "meetings", "petitions", "questions"]
