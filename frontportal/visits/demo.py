"""What the committee's former website had counted, as it stood under the review of 2023."""

from datetime import date

from .models import SITE, Baseline
from .pages import key_of

ORDER = 35
AS_OF = date(2024, 3, 15)
NOTE = "Chuyển từ trang thông tin cũ."


def load(world) -> None:
    Baseline.objects.create(page=SITE, count=424_280, as_of=AS_OF, note=NOTE)
    Baseline.objects.create(page=key_of(world["review"]), count=423, as_of=AS_OF, note=NOTE)
