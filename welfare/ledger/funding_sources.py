"""What funds pay for a house or a livelihood, asked by welfare.assistance."""

from django.db.models import Sum


def paid_for(record, *, leaving_out: int | None = None) -> int:
    """Đồng of the payments that name `record`, drafts too; without the one with the key `leaving_out`."""
    lines = record.disbursements.counted_in_lines().exclude(pk=leaving_out)
    return lines.aggregate(total=Sum("amount"))["total"] or 0
