from .summary import YearSummaryAdmin
from .tasks import TaskAdmin
from .values import DeclaredFigureAdmin, TargetAdmin

__all__ = [
    "DeclaredFigureAdmin",
    "TargetAdmin",
    "TaskAdmin",
    "YearSummaryAdmin",
]
