from .edition import Edition
from .edition_file import EditionFile
from .preparation import Preparation
from .summary import YearSummary
from .task import Task
from .values import FIRST_YEAR, LAST_YEAR, DeclaredFigure, Target, known_figure, year_field

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DeclaredFigure",
    "Edition",
    "EditionFile",
    "Preparation",
    "Target",
    "Task",
    "YearSummary",
    "known_figure",
    "year_field",
]
