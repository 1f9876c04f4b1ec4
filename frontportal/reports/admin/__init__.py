from .reports import ReportTemplateAdmin, ReportTextAdmin
from .superior_forms import SuperiorFormAdmin

__all__ = ["ReportTemplateAdmin", "ReportTextAdmin", "SuperiorFormAdmin"]
