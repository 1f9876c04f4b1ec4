"""Sheets of what one person proposes and another confirms: a sheet proposes, and confirms nothing."""

from typing import Any

from django.utils import timezone

from .resources import RecordResource

ON_ITS_PAGE = "Bản ghi này đã có. Hãy sửa ở trang của nó, để người thứ hai xác nhận đúng điều mới sửa."


class ProposalResource(RecordResource):
    """Of models with `proposed_by`: whoever brings the sheet proposes its new rows; those that are there stay as they are."""

    def check_row(self, row: Any, checks: Any) -> None:
        super().check_row(row, checks)
        if row.record is not None and not row.is_new and row.changed():
            row.refuse(ON_ITS_PAGE)

    def before_write(self, records: list[Any]) -> None:
        super().before_write(records)
        for record in records:
            record.proposed_by, record.proposed_at = self.user, timezone.now()
