"""What feeds ask of staff on the first screen: calls to look at, lines that wait too long, lines that do not join."""

from django.urls import reverse
from django.utils import timezone

from frontportal.kit.todos import Todo

from .models.call import FeedCall
from .models.feed import Feed
from .models.provisional import ProvisionalLine
from .provisional.coverage import coverage_of


def todos(user) -> list[Todo]:
    """Nothing is asked where no feed was ever made."""
    feeds = list(Feed.objects.all()) if user.has_perm("feeds.view_provisionalline") else []
    if not feeds:
        return []
    lines, waiting = reverse("admin:feeds_provisionalline_changelist"), ProvisionalLine.objects
    found = [
        Todo(
            f"Dòng tạm ghi chưa thấy trong sao kê quá {days} ngày",
            waiting.overdue(timezone.localdate()).filter(feed__wait_days=days).count(),
            f"{lines}?tinh-trang=qua-han",
            "late",
        )
        for days in sorted({feed.wait_days for feed in feeds})
    ]
    found += [
        Todo(
            "Dòng tạm ghi không thấy trong sao kê đã nhập",
            waiting.missing().count(),
            f"{lines}?tinh-trang=khong-thay",
            "due",
        ),
        Todo(
            "Dòng tạm ghi có mã ngoài thời gian tiếp nhận",
            waiting.untimely().count(),
            f"{lines}?tinh-trang=ngoai",
            "due",
        ),
        Todo("Dòng tạm ghi khác với sao kê", waiting.with_differences().count(), f"{lines}?tinh-trang=khac", "due"),
    ]
    if user.has_perm("feeds.review_feedcall"):
        calls, url = FeedCall.objects.to_review().count(), reverse("admin:feeds_feedcall_changelist")
        found.append(Todo("Lời gọi của nguồn báo có cần xem", calls, f"{url}?xem=chua", "due"))
    broken = sum(bool(coverage_of(account).gaps) for account in {feed.account_id for feed in feeds if feed.active})
    url = reverse("admin:feeds_feed_changelist")
    found.append(Todo("Tài khoản có chỗ thiếu giữa các dòng tạm ghi", broken, url, "due"))
    return [todo for todo in found if todo.count]
