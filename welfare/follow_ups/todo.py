"""Livelihoods at which somebody should look: half a year, and a year after they were handed over."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo
from welfare.assistance.models.livelihood import Livelihood

from .models import FollowUp
from .querysets import due
from .terms import MONTHS


def todos(user) -> list[Todo]:
    if not user.has_perm("follow_ups.add_followup"):
        return []
    url, livelihoods = reverse("admin:assistance_livelihood_changelist"), Livelihood.objects.visible_to(user)
    found = [
        Todo(
            f"Sinh kế đã trao {months} tháng, chưa ghi kết quả theo dõi",
            due(livelihoods, FollowUp.objects.all(), months, timezone.localdate()).count(),
            f"{url}?theo-doi={months}",
            "due",
        )
        for months in MONTHS
    ]
    late = livelihoods.exclude(state=Livelihood.State.HANDED_OVER).filter(date__lt=timezone.localdate()).count()
    found.append(Todo("Sinh kế đã quá ngày dự kiến trao", late, f"{url}?theo-doi=qua-ngay", "late"))
    return [todo for todo in found if todo.count]
