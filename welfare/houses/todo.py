"""Houses that stand still: surveyed and not approved, approved and not begun, begun and not ended, paused."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo
from welfare.assistance.models.house import House

from .models.step import HouseStep
from .querysets import with_stage
from .workflow import Stage

IDLE_DAYS = 30  # a reminder of the desk, no term of any rule


def idle(houses):
    """Houses on their way whose last step is older than IDLE_DAYS; what is handed over has arrived."""
    until = timezone.localdate() - timedelta(days=IDLE_DAYS)
    stepped = with_stage(houses, HouseStep.objects.all())
    return stepped.filter(last_step_on__lt=until).exclude(last_stage=Stage.HANDOVER)


def todos(user) -> list[Todo]:
    found, url = [], reverse("admin:assistance_house_changelist")
    houses = House.objects.visible_to(user)
    if user.has_perm("houses.approve_housestep"):
        waiting = with_stage(houses, HouseStep.objects.all()).filter(last_stage=Stage.SURVEY).count()
        found.append(Todo("Nhà đã khảo sát chờ phê duyệt", waiting, f"{url}?buoc=survey", "due"))
    if user.has_perm("houses.add_housestep"):
        still = idle(houses).count()
        found.append(Todo(f"Nhà đứng yên quá {IDLE_DAYS} ngày ở một bước", still, f"{url}?buoc=dung-yen", "late"))
    return [todo for todo in found if todo.count]
