from .agency import Agency
from .board import BoardNotice
from .council import Session, Term
from .deadline import Deadline
from .document import ReplyDocument
from .due_change import DueDateChange
from .feedback import Feedback
from .meeting import Meeting
from .petition import Petition
from .petitioner import Petitioner
from .recommendation import Recommendation
from .remark import DeputyRemark
from .reply import Reply
from .step import PetitionStep
from .supervision import Supervision
from .worklists import OverduePetition, UnclassifiedPetition

__all__ = [
    "Agency",
    "BoardNotice",
    "Deadline",
    "DeputyRemark",
    "DueDateChange",
    "Feedback",
    "Meeting",
    "OverduePetition",
    "Petition",
    "PetitionStep",
    "Petitioner",
    "Recommendation",
    "Reply",
    "ReplyDocument",
    "Session",
    "Supervision",
    "Term",
    "UnclassifiedPetition",
]
