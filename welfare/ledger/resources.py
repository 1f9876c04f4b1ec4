"""Sheets of contributions and disbursements."""

import re

from import_export.fields import Field

from frontportal.kit.values.text import fold
from frontportal.sheets.cells import WholeCell, text_of
from frontportal.sheets.proposals import ProposalResource
from frontportal.sheets.resources import RecordResource
from welfare.appeals.models import Appeal, Leftover

from .balances import with_totals
from .models.condition import GiftCondition
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .tables.receipt_cell import ReceiptCell

NUMBERED = re.compile(r"(?:pt|phieu thu)\s*(?:so)?[\s.:-]*([0-9]+)")


class VoucherNumberCell(WholeCell):
    """A receipt's or a payment's number, bare or as bookkeeping programs write it: 12, PT12, PT 0012, Phiếu thu số 12."""

    def clean(self, value, row=None, **kwargs):
        found = NUMBERED.fullmatch(fold(text_of(value)))
        return super().clean(found[1] if found else value, row, **kwargs)


class ContributionResource(RecordResource):
    """Imported contributions are drafts. A receipt's number names its row; a row without one is known by all it says,
    and true twins stay two."""

    instructions = {"consent": "Mã trong sổ đồng ý, ví dụ DY-2026-001; phải có khi nêu tên cá nhân."}
    receipt_number = Field(attribute="receipt_number", column_name="Số phiếu thu", widget=VoucherNumberCell())
    alike = ("fund", "year", "date", "donor_name", "unit", "channel", "amount", "memo")

    class Meta:
        model = Contribution
        import_id_fields = ["fund", "year", "receipt_number"]
        fields = [
            "fund", "year", "receipt_number", "date", "donor_name", "donor_kind", "publish_name", "consent", "unit",
            "channel", "amount", "memo", "appeal",
        ]  # fmt: skip


class DisbursementResource(RecordResource):
    """For export; payments are entered one by one, each with its decision."""

    class Meta:
        model = Disbursement
        import_id_fields = ["fund", "year", "voucher_number"]
        fields = [
            "fund", "year", "voucher_number", "date", "purpose", "gift_round", "house", "livelihood", "unit", "amount",
            "decision_number", "decision_date", "norm_reason", "state", "appeal",
        ]  # fmt: skip


class ReceiptResource(RecordResource):
    """One record of a receipt at most, which names its row."""

    instructions = {
        "contribution": "Ví dụ “Phiếu thu 12 năm 2024”; quỹ khác quỹ chính thì ghi thêm tên quỹ sau dấu phẩy."
    }

    @classmethod
    def cell_of(cls, field):
        return ReceiptCell() if field.related_model is Contribution else super().cell_of(field)


class GiftConditionResource(ReceiptResource):
    class Meta:
        model = GiftCondition
        import_id_fields = ["contribution"]
        fields = ["contribution", "purpose", "unit", "words"]


class LeftoverResource(ProposalResource):
    """Decisions about what appeals leave: the sum is what the books have left, and stands in no cell."""

    def check_row(self, row, checks) -> None:
        if row.record is not None and row.is_new and row.record.appeal_id:
            row.record.amount = with_totals(Appeal.objects.filter(pk=row.record.appeal_id)).get().available
        super().check_row(row, checks)

    class Meta:
        model = Leftover
        import_id_fields = ["appeal"]
        fields = ["appeal", "choice", "next_appeal", "decision_number", "decision_date", "reason"]
