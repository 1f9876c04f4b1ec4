from .agency import Agency
from .council import Session, Term
from .deadline import Deadline
from .due_change import DueDateChange
from .feedback import Feedback
from .meeting import Meeting
from .petition import Petition
from .petitioner import Petitioner
from .reply import Reply
from .step import PetitionStep
from .supervision import Supervision
from .worklists import OverduePetition, UnclassifiedPetition

__all__ = [
    "Agency",
    "Deadline",
    "DueDateChange",
    "Feedback",
    "Meeting",
    "OverduePetition",
    "Petition",
    "PetitionStep",
    "Petitioner",
    "Reply",
    "Session",
    "Supervision",
    "Term",
    "UnclassifiedPetition",
]
