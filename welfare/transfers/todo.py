"""Transfers that wait for the second person."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import FundTransfer


def todos(user) -> list[Todo]:
    if not user.has_perm("transfers.confirm_fundtransfer"):
        return []
    url = f"{reverse('admin:transfers_fundtransfer_changelist')}?confirmed_at__isempty=1"
    count = FundTransfer.objects.proposed().exclude(proposed_by=user).count()
    return [Todo("Chuyển tiền giữa các cấp chờ xác nhận", count, url, "due")] if count else []
