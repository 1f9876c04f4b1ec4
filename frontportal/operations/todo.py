"""What an administrator must know in the morning: no good backup, no drill, a night that failed."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo

from .models import OperationRun

Kind = OperationRun.Kind
# How old the newest good run may be. A nightly backup has two hours to spare.
LONGEST = {Kind.BACKUP: timedelta(hours=26), Kind.NIGHTLY: timedelta(hours=26), Kind.DRILL: timedelta(days=35)}
CLOCKS_APART = timedelta(minutes=10)  # of two machines
LABELS = {
    Kind.BACKUP: "Chưa có bản sao lưu nào trong 26 giờ qua",
    Kind.NIGHTLY: "Việc ban đêm chưa chạy xong trong 26 giờ qua",
    Kind.DRILL: "Chưa thử khôi phục bản sao lưu trong 35 ngày qua",
}


def todos(user) -> list[Todo]:
    """Alarms; a demonstration has nothing that must be kept."""
    if settings.DEMO or not user.has_perm("operations.view_operationrun"):
        return []
    listed = reverse("admin:operations_operationrun_changelist")
    return [Todo(LABELS[kind], 1, f"{listed}?kind__exact={kind}", "late") for kind in Kind if is_overdue(kind)]


def is_overdue(kind: str) -> bool:
    """A run that ended in the future, by a clock that has been set back since, is no comfort either."""
    now, good = timezone.now(), OperationRun.objects.filter(kind=kind, result=OperationRun.Result.DONE)
    return not good.filter(ended_at__gte=now - LONGEST[kind], ended_at__lte=now + CLOCKS_APART).exists()
