from .outline import OutlinePartAdmin
from .reports import ReportTemplateAdmin, ReportTextAdmin
from .superior_forms import SuperiorFormAdmin

__all__ = ["OutlinePartAdmin", "ReportTemplateAdmin", "ReportTextAdmin", "SuperiorFormAdmin"]
