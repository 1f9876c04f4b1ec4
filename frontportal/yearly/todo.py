"""Years made ready that wait for a second person."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models.preparation import Preparation
from .models.task import Task


def todos(user) -> list[Todo]:
    """Years that wait for this person, and what of the programme is late."""
    return [*waiting_years(user), *late_tasks(user)]


def late_tasks(user) -> list[Todo]:
    if not user.has_perm("yearly.change_task"):
        return []
    address = f"{reverse('admin:yearly_task_changelist')}?qua_han=1"
    return [Todo("Nhiệm vụ quá hạn trong chương trình công tác", Task.objects.overdue().count(), address, "late")]


def waiting_years(user) -> list[Todo]:
    """One line for who may publish, without what the person made ready alone."""
    if not user.has_perm("yearly.publish_yearsummary"):
        return []
    waiting = Preparation.objects.filter(edition__isnull=True)
    if not user.may_approve_own:
        waiting = waiting.exclude(prepared_by=user)
    return [Todo("Số liệu năm chờ bạn công bố", waiting.count(), reverse("admin:yearly_yearsummary_changelist"), "due")]
