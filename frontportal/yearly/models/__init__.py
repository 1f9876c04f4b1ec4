from .edition import Edition
from .report import ReportTemplate, ReportText
from .summary import YearSummary
from .task import Task
from .upper import UpperCell, UpperReport
from .values import FIRST_YEAR, LAST_YEAR, DeclaredFigure, Target, known_figure, year_field

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "DeclaredFigure",
    "Edition",
    "ReportTemplate",
    "ReportText",
    "Target",
    "Task",
    "UpperCell",
    "UpperReport",
    "YearSummary",
    "known_figure",
    "year_field",
]
