from .reports import ReportTemplateAdmin, ReportTextAdmin
from .summary import YearSummaryAdmin
from .tasks import TaskAdmin
from .upper import UpperReportAdmin
from .values import DeclaredFigureAdmin, TargetAdmin

__all__ = [
    "DeclaredFigureAdmin",
    "ReportTemplateAdmin",
    "ReportTextAdmin",
    "TargetAdmin",
    "TaskAdmin",
    "UpperReportAdmin",
    "YearSummaryAdmin",
]
