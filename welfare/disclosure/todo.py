"""Appeals that owe the public their account, and those that wait to be published."""

from django.urls import reverse

from frontportal.kit.todos import Todo
from welfare.appeals.models import Appeal

from .deadlines import SOON, DisclosureSchedule, overdue_and_due_soon
from .posting import complete_notices, complete_online


def todos(user) -> list[Todo]:
    appeals, url, found = Appeal.objects.visible_to(user), reverse("admin:appeals_appeal_changelist"), []
    if user.has_perm("appeals.view_appeal"):
        # Leaders too: an appeal that owes the public its account is theirs to see.
        late, soon = map(len, overdue_and_due_soon(appeals.announced()))
        found.append(Todo("Đợt vận động quá hạn công khai", late, f"{url}?cong-khai=qua-han", "late"))
        words = f"Đợt vận động đến hạn công khai trong {SOON} ngày tới"
        found.append(Todo(words, soon, f"{url}?cong-khai=sap-den-han", "due"))
    if user.has_perm("disclosure.change_appealnotice"):
        schedule = DisclosureSchedule()
        boards = {notice.appeal_id for notice in complete_notices(schedule)}
        found.append(
            Todo("Đợt vận động đã niêm yết đủ ngày tại bảng, chờ ghi ngày gỡ", len(boards), listed(url, boards), "due")
        )
        online = {
            appeal.pk
            for appeal in complete_online(appeals.filter(state="published", closed_on__lt=schedule.today), schedule)
        }
        found.append(Todo("Đợt vận động đã niêm yết đủ ngày trên cổng", len(online), listed(url, online)))
    if user.has_perm("appeals.change_appeal"):
        drafts = appeals.filter(state=Appeal.State.DRAFT, created_by=user).count()
        found.append(Todo("Đợt vận động của bạn còn là bản nháp", drafts, f"{url}?state__exact=draft"))
    if user.has_perm("appeals.publish_appeal"):
        waiting = appeals.filter(state=Appeal.State.WAITING).count()
        found.append(Todo("Đợt vận động chờ duyệt", waiting, f"{url}?state__exact=waiting", "due"))
    return [todo for todo in found if todo.count]


def listed(url: str, keys: set[int]) -> str:
    """The list of these appeals."""
    return f"{url}?pk__in={','.join(map(str, sorted(keys)))}"
