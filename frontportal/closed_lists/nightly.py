"""Each night: what was written about readings of closed lists goes after its 24 months."""

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from .models import KEPT_MONTHS, Reading


def forget_readings() -> str:
    until = timezone.now() - relativedelta(months=KEPT_MONTHS, days=1)  # a day more: the database counts for itself
    count, _ = Reading.objects.filter(at__lt=until).delete()
    return f"đã xoá {count} dòng quá {KEPT_MONTHS} tháng."


JOBS = [("Nhật ký xem danh sách kín", forget_readings)]
