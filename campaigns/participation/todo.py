"""Communes that have not reported what they did for a campaign."""

from django.urls import reverse

from frontportal.kit.todos import Todo

from .models.participation import Participation


def todos(user) -> list[Todo]:
    if not user.has_perm("participation.change_participation"):
        return []
    url = f"{reverse('admin:participation_participation_changelist')}?bao-cao=chua"
    waiting = Participation.objects.visible_to(user).unreported()
    count, late = waiting.count(), waiting.late().exists()
    label = "Xã, thị trấn chưa báo cáo kết quả cuộc vận động"
    return [Todo(label, count, url, "late" if late else "calm")] if count else []
