"""The pages of those who meet voters, follow petitions and answer citizens."""

from . import feedback, meetings, petitions, references, remarks, supervisions, worklists
from .answers import boards, replies

__all__ = [
    "boards", "feedback", "meetings", "petitions", "references", "remarks", "replies", "supervisions", "worklists",
]  # fmt: skip
