from django.urls import reverse

from frontportal.kit.duty import Duty
from welfare.appeals.models import Appeal


def to_publish(user) -> list[Duty]:
    """One's own drafts of appeals, and for those who may publish what was handed in."""
    appeals, url = Appeal.objects.visible_to(user), reverse("admin:welfare_appeal_changelist")
    found = []
    if user.has_perm("welfare.change_appeal"):
        drafts = appeals.filter(state=Appeal.State.DRAFT, created_by=user).count()
        found.append(Duty("Đợt vận động của bạn còn là bản nháp", drafts, f"{url}?state__exact=draft"))
    if user.has_perm("welfare.publish_appeal"):
        waiting = appeals.filter(state=Appeal.State.WAITING).count()
        found.append(Duty("Đợt vận động chờ duyệt", waiting, f"{url}?state__exact=waiting", "due"))
    return found
