"""What waits for people on the ladder: areas to be inspected, lists to be decided."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo

from .models.decision import Decision
from .models.registration import Registration


def todos(user) -> list[Todo]:
    found = []
    today = timezone.localdate()
    if user.has_perm("recognition.change_registration"):
        waiting = Registration.objects.visible_to(user).in_year(today.year).filter(inspected_on=None).count()
        url = f"{reverse('admin:recognition_registration_changelist')}?chang=dang-ky&year={today.year}"
        tone = "due" if today.month >= 10 else "calm"
        found.append(Todo(f"Khu dân cư đăng ký năm {today.year} chưa kiểm tra", waiting, url, tone))
    if user.has_perm("recognition.decide_decision"):
        lists = Decision.objects.undecided().exclude(listed_by=user).count()
        url = reverse("admin:recognition_decision_changelist")
        found.append(Todo("Danh sách công nhận khu dân cư chờ quyết định", lists, url, "due"))
    return [todo for todo in found if todo.count]
