"""The ladder of recognition: criteria, registrations with their scores, decisions, titles after a merger."""

from .carryover import TitleCarryover
from .criteria import CriteriaSet
from .criterion import Criterion
from .decision import Decision
from .registration import Registration
from .score import Score

__all__ = ["CriteriaSet", "Criterion", "Decision", "Registration", "Score", "TitleCarryover"]
