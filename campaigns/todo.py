"""What waits for people in this room."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo
from frontportal.places.models import Unit

from .models.unity_day import UnityDay


def todos(user) -> list[Todo]:
    return unity_days(user)


def unity_days(user) -> list[Todo]:
    """Areas that exist on this year's 18 November without a record; late once the day has passed."""
    if not user.has_perm("campaigns.add_unityday"):
        return []
    today = timezone.localdate()
    day = date(today.year, 11, 18)
    areas = Unit.objects.residential_areas().served().on(day).visible_to(user)
    missing = areas.exclude(Exists(UnityDay.objects.in_year(today.year).filter(unit=OuterRef("pk")))).count()
    tone = "late" if today > day else "due" if today.month >= 10 else "calm"
    label = f"Khu dân cư chưa ghi Ngày hội Đại đoàn kết năm {today.year}"
    return [Todo(label, missing, f"{reverse('admin:campaigns_unityday_sheet')}?nam={today.year}", tone)]
