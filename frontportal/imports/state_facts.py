"""Files that are being read or stored just now, and those that nobody has decided on."""

from datetime import timedelta

from django.utils import timezone

from frontportal.kit.operating_state import StateFact

from .models import SheetImport

State = SheetImport.State
LONGEST = timedelta(hours=1)  # that a file is at work; longer than any sheet takes


def facts() -> list[StateFact]:
    at_work = SheetImport.objects.filter(state__in=[State.READING, State.STORING])
    stuck = at_work.filter(updated_at__lt=timezone.now() - LONGEST).count()
    waiting = SheetImport.objects.filter(state=State.READY).count()
    text = f"{at_work.count()} tệp" + (f", trong đó {stuck} tệp đã hơn một giờ" if stuck else "")
    return [
        StateFact("Đang đọc hoặc đang nhập", text, not stuck),
        StateFact("Chờ người nhập xác nhận", f"{waiting} tệp"),
    ]


GROUPS = [("Nhập tệp", facts)]
