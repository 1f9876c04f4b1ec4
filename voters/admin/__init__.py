"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import criticism, feedback, meetings, participants, petitions, remarks, worklists
from .answers import boards, replies
from .references import pages as references
from .supervision import pages as supervisions

__all__ = [
    "boards", "criticism", "feedback", "meetings", "participants", "petitions", "references", "remarks", "replies", "supervisions", "worklists",
]  # fmt: skip
