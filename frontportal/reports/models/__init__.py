from .outline import OutlinePart
from .report import ReportTemplate, ReportText
from .superior_form import SuperiorForm, SuperiorFormCell

__all__ = ["OutlinePart", "ReportTemplate", "ReportText", "SuperiorForm", "SuperiorFormCell"]
