"""What waits for a second person, what was decided about it, and what writer and approver say to each other."""

from .note import Note
from .proposed_change import ProposalStep, ProposedChange
from .reminder import Reminder

__all__ = ["Note", "ProposalStep", "ProposedChange", "Reminder"]
