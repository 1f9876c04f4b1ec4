"""Three requests: one answered, one being looked at, one new. Invented."""

from datetime import timedelta

from django.utils import timezone

from .models import HelpRequest

ORDER = 66
ASKED = (
    ("house", "Mái nhà dột nặng sau trận mưa tháng trước, nhà có hai người già và một cháu nhỏ.", 34,
     "listed", "Ban Công tác Mặt trận thôn đã đến xem ngày thứ ba; hộ được đưa vào danh sách xét làm nhà đợt tới."),
    ("medical", "Chồng tôi phải mổ và nằm viện dài ngày, nhà không còn ai đi làm.", 9, "checking", ""),
    ("study", "Cháu vừa mồ côi cha, năm nay vào lớp sáu, chưa có sách vở và xe đạp đi học.", 2, "new", ""),
)  # fmt: skip
NAMES = ("Người dân (minh hoạ) một", "Người dân (minh hoạ) hai", "Người dân (minh hoạ) ba")


def load(world) -> None:
    units = list(world["today"].values())
    for number, (need, message, days, state, answer) in enumerate(ASKED):
        moment = timezone.now() - timedelta(days=days)
        HelpRequest.objects.create(
            unit=units[number % len(units)], need=need, message=message, name=NAMES[number], address="Thôn (minh hoạ)",
            contact="0900 000 000", arrived=moment, state=state, answer=answer,
            answered_at=moment + timedelta(days=6) if answer else None,
            answered_by=world.stamps("data_officer")["updated_by"] if answer else None,
        )  # fmt: skip
