"""The second person's word on a transfer, asked of the fund's books."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from welfare.ledger.actions import check_enough
from welfare.ledger.models.fund_year import FundYear

from ..models import FundTransfer


@transaction.atomic
def confirm(seen: FundTransfer, *, by: Any) -> FundTransfer:
    """Let a transfer count. Raises ValidationError when `by` proposed it, when it is confirmed, changed since, without books, and
    when the fund has not so much that belongs to nothing else."""
    books = FundYear.objects.select_for_update().filter(fund=seen.fund_id, year=seen.year).first()
    if books is None or not books.has_confirmed_opening:
        raise ValidationError(f"Sổ quỹ năm {seen.year} chưa mở hoặc số dư đầu kỳ chưa được xác nhận.")
    transfer = FundTransfer.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if transfer.is_confirmed:
        raise ValidationError("Lần chuyển này đã được xác nhận.")
    if transfer.updated_at != seen.updated_at:
        raise ValidationError("Lần chuyển vừa được sửa. Hãy xem lại.")
    if transfer.proposed_by_id in (None, by.pk):
        raise ValidationError("Người xác nhận phải khác người lập.")
    if transfer.direction == FundTransfer.Direction.OUT:
        check_enough(books, None, transfer.amount)
    transfer.confirmed_by, transfer.confirmed_at, transfer.updated_by = by, timezone.now(), by
    transfer.save()
    return transfer
