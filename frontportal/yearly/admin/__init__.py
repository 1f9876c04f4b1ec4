from frontportal.reports.admin.reports import ReportTemplateAdmin, ReportTextAdmin
from frontportal.reports.admin.superior_forms import SuperiorFormAdmin

from .summary import YearSummaryAdmin
from .tasks import TaskAdmin
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
