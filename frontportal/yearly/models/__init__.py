from .edition import Edition
from .summary import YearSummary
from .task import Task
from .values import FIRST_YEAR, LAST_YEAR, DeclaredFigure, Target, known_figure, year_field

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DeclaredFigure",
    "Edition",
    "Target",
    "Task",
    "YearSummary",
    "known_figure",
    "year_field",
]
