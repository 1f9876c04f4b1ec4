from .report import ReportTemplate, ReportText
from .superior_form import SuperiorForm, SuperiorFormCell

__all__ = ["ReportTemplate", "ReportText", "SuperiorForm", "SuperiorFormCell"]
