from .agency import Agency
from .deadline import Deadline
from .feedback import Feedback
from .meeting import Meeting
from .petition import OverduePetition, Petition, UnclassifiedPetition
from .petitioner import Petitioner
from .reply import Reply
from .step import PetitionStep
from .supervision import Supervision

__all__ = [
    "Agency",
    "Deadline",
    "Feedback",
    "Meeting",
    "OverduePetition",
    "Petition",
    "PetitionStep",
    "Petitioner",
    "Reply",
    "Supervision",
    "UnclassifiedPetition",
]
