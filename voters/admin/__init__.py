"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import feedback, meetings, participants, petitions, references, remarks, supervisions, worklists
from .answers import boards, replies

__all__ = [
    "boards", "feedback", "meetings", "participants", "petitions", "references", "remarks", "replies", "supervisions", "worklists",
]  # fmt: skip
