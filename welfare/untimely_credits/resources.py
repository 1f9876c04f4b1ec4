"""Sheets of money outside of an appeal's days: for export; what becomes of it is decided one by one."""

from frontportal.sheets.resources import RecordResource

from .models import UntimelyCredit


class UntimelyCreditResource(RecordResource):
    class Meta:
        model = UntimelyCredit
        import_id_fields = ["line"]
        fields = ["line", "appeal", "choice", "next_appeal", "unit", "reason", "proposed_at", "confirmed_at"]
