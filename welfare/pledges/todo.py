"""Pledges whose day has passed and of which not all has come."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models import Pledge

MOST = 500  # no more are counted


def todos(user) -> list[Todo]:
    if not user.has_perm("pledges.change_pledge"):
        return []
    count = len(Pledge.objects.visible_to(user).overdue().values_list("pk")[:MOST])
    url = f"{reverse('admin:pledges_pledge_changelist')}?loi-hua=qua-hen"
    return [Todo("Lời hứa ủng hộ quá hẹn", count, url, "due")] if count else []
