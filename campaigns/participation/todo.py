"""Communes that have not reported what they did for a campaign."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo

from .models.participation import Participation


def todos(user) -> list[Todo]:
    if not user.has_perm("participation.change_participation"):
        return []
    url = f"{reverse('admin:participation_participation_changelist')}?bao-cao=chua"
    count, first_due = Participation.objects.visible_to(user).waiting()
    tone = "late" if first_due and first_due < timezone.localdate() else "calm"
    return [Todo("Xã, thị trấn chưa báo cáo kết quả cuộc vận động", count, url, tone)] if count else []
