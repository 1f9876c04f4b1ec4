"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import criticism, feedback, meetings, participants, petitions, references, remarks, supervisions, worklists
from .answers import boards, replies

__all__ = [
    "boards", "criticism", "feedback", "meetings", "participants", "petitions", "references", "remarks", "replies", "supervisions", "worklists",
]  # fmt: skip
