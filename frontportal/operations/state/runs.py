"""Backup, drill and nightly run: when each was last done well, and how the newest ended."""

from django.conf import settings
from django.urls import reverse

from frontportal.kit.operating_state import StateFact
from frontportal.kit.web.tags import moment

from ..models import OperationRun
from ..todo import is_overdue

Kind, Result = OperationRun.Kind, OperationRun.Result


def facts() -> list[StateFact]:
    return [of_kind(kind) for kind in Kind]


def of_kind(kind: str) -> StateFact:
    runs = OperationRun.objects.filter(kind=kind)
    good, newest = runs.filter(result=Result.DONE).order_by("-ended_at").first(), runs.first()
    text = f"Lần xong gần nhất: {moment(good.ended_at)}." if good else "Chưa lần nào xong."
    if newest and newest != good:
        text += f" Lần mới nhất, {moment(newest.started_at)}: {newest.get_result_display().lower()}."
    listed = reverse("admin:operations_operationrun_changelist")
    # Nothing of a demonstration must be kept.
    is_well = None if settings.DEMO else not is_overdue(kind)
    return StateFact(Kind(kind).label, text, is_well, f"{listed}?kind__exact={kind}")
