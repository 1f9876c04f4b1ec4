from frontportal.reports.models.report import ReportTemplate, ReportText
from frontportal.reports.models.superior_form import SuperiorForm, SuperiorFormCell

from .edition import Edition
from .summary import YearSummary
from .task import Task
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
