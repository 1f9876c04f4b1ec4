"""Pledges whose day has passed and of which not all has come."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import Pledge


def todos(user) -> list[Todo]:
    if not user.has_perm("pledges.change_pledge"):
        return []
    count = Pledge.objects.visible_to(user).overdue().count()
    url = f"{reverse('admin:pledges_pledge_changelist')}?loi-hua=qua-hen"
    return [Todo("Lời hứa ủng hộ quá hẹn", count, url, "due")] if count else []
