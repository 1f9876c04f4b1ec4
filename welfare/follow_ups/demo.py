"""What became of the livelihoods of 2022 to 2025: invented."""

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from welfare.assistance.models.livelihood import Livelihood

from .models import FollowUp
from .terms import MONTHS, months_later

ORDER = 63
OUTCOMES = ("thriving", "kept", "kept", "kept", "shrunk", "kept", "thriving", "lost")


def load(world) -> None:
    stamps, visits = world.stamps("accountant"), []
    for number, livelihood in enumerate(Livelihood.objects.filter(year__in=(2022, 2023, 2024, 2025)).order_by("code")):
        outcome = OUTCOMES[number % len(OUTCOMES)]
        for months in MONTHS:
            if months_later(livelihood.date, months) >= timezone.localdate():
                continue
            visits.append(
                FollowUp(
                    livelihood=livelihood, months=months, date=months_later(livelihood.date, months),
                    outcome=outcome if months == 12 else "kept", people="Ban Công tác Mặt trận (minh hoạ)",
                    note="Dịch bệnh (minh hoạ)" if outcome == "lost" else "", **stamps,
                )
            )  # fmt: skip
    bulk_create_with_history(visits, FollowUp)
