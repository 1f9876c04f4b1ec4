"""Areas with poor households that nobody has helped for two years."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo

from .unhelped import MONTHS, unhelped_areas


def todos(user) -> list[Todo]:
    if not user.has_perm("household_years.view_householdyear"):
        return []
    count = len(unhelped_areas(user, timezone.localdate()))
    label = f"Khu dân cư có hộ nghèo, {MONTHS} tháng chưa được hỗ trợ"
    return [Todo(label, count, reverse("admin:household_years_householdyear_unhelped"), "calm")] if count else []
