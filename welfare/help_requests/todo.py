"""Requests for help to which nobody has answered; late after ten working days."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo
from frontportal.kit.values.workdays import subtract_workdays

from .models import HelpRequest

LATE_AFTER = 10  # working days


def todos(user) -> list[Todo]:
    if not user.has_perm("help_requests.change_helprequest"):
        return []
    url = f"{reverse('admin:help_requests_helprequest_changelist')}?state__in=new,checking"
    waiting = HelpRequest.objects.visible_to(user).unanswered()
    days = [timezone.localdate(arrived) for arrived in waiting.order_by().values_list("arrived", flat=True)]
    is_late = bool(days) and min(days) < subtract_workdays(timezone.localdate(), LATE_AFTER)
    return [Todo("Đề nghị giúp đỡ chưa trả lời", len(days), url, "late" if is_late else "due")] if days else []
