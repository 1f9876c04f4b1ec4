"""The sheet of transfers: what it brings waits for the second person."""

from frontportal.sheets.resources import RecordResource

from .models import FundTransfer


class FundTransferResource(RecordResource):
    def check_row(self, row, checks) -> None:
        super().check_row(row, checks)
        if row.record is not None and not row.is_new and row.record.is_confirmed and row.changed():
            row.refuse("Lần chuyển đã xác nhận thì không sửa được.")

    class Meta(RecordResource.Meta):
        model = FundTransfer
        import_id_fields = ("fund", "direction", "document_number", "date", "amount")
        fields = ("fund", "year", "date", "direction", "level", "other_fund", "amount", "document_number", "note")
