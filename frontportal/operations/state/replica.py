"""Whether readers are answered by the replica, as the process sees it that makes this page."""

from django.conf import settings

from frontportal.kit.operating_state import StateFact
from frontportal.replica.freshness import freshness
from frontportal.replica.routing import REPLICA


def facts() -> list[StateFact]:
    if REPLICA not in settings.DATABASES:
        return []
    is_fit, most = freshness.is_fit(), settings.DATABASE_REPLICA_LAG
    text = "đang trả lời người đọc" if is_fit else "không trả lời hoặc theo sau quá lâu; người đọc dùng máy chủ chính"
    return [StateFact("Bản sao cho người đọc", f"{text} (được phép chậm {most} giây)", is_fit)]
