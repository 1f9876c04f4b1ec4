"""Years made ready that wait for a second person."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models.preparation import Preparation


def todos(user) -> list[Todo]:
    """One line for who may publish, without what the person made ready alone."""
    if not user.has_perm("yearly.publish_yearsummary"):
        return []
    waiting = Preparation.objects.filter(edition__isnull=True)
    if not user.may_approve_own:
        waiting = waiting.exclude(prepared_by=user)
    return [Todo("Số liệu năm chờ bạn công bố", waiting.count(), reverse("admin:yearly_yearsummary_changelist"), "due")]
