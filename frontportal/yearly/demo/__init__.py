"""Published years, their plan values and what was declared of the year before any record."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from frontportal.yearly.editions.publishing import is_over, prepare_year, publish_year
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.models.task import Task
from frontportal.yearly.models.values import DeclaredFigure, Target

from .programme import TASKS

ORDER = 25
PLAN = "Kế hoạch công tác năm của Mặt trận huyện (dữ liệu minh hoạ)"
REPORT = "Báo cáo tổng kết năm 2021 (dữ liệu minh hoạ)"
PLANNED = ("gift-packages", "houses", "areas-district", "unity-areas", "meetings-council", "supervisions")
TARGETS = {
    2022: (2_600, 45, 20, 160, 16, 6),
    2023: (2_800, 50, 22, 160, 18, 7),
    2024: (3_000, 50, 24, 165, 18, 8),
    2025: (2_600, 20, None, 165, 8, 5),  # no district since the middle of the year
    2026: (2_500, 15, None, 165, 10, 5),
}
DECLARED = {
    2021: {
        "fund-received": 1_874_000_000,
        "gift-packages": 2_310,
        "houses": 41,
        "areas-district": 18,
        "supervisions": 5,
    },
}
SUMMARIES = {
    2022: (datetime(2023, 3, 10, 8, 0), "Năm 2022, số liệu tính từ hồ sơ minh hoạ, dùng để so sánh với năm 2023."),
    2023: (
        datetime(2024, 3, 15, 15, 57),
        "Mặt trận huyện và 16 xã, thị trấn cùng vận động, chăm lo, lắng nghe và giám sát. Mỗi con số dưới đây được cộng từ hồ sơ "
        "của năm; tổng số khớp với báo cáo đã công bố, còn từng hồ sơ là dữ liệu minh hoạ.",
    ),
    2024: (datetime(2025, 1, 20, 9, 0), "Năm 2024 mới ghi chép một phần, là dữ liệu minh hoạ."),
    2025: (
        datetime(2026, 1, 22, 9, 30),
        "Nửa đầu năm còn huyện và 16 xã, thị trấn; từ ngày 01/07/2025 là sáu xã mới. Hồ sơ của năm là dữ liệu minh hoạ, ghi chọn lọc.",
    ),
    2026: (
        datetime(2026, 11, 24, 16, 0),
        "Số liệu tính đến nay, năm chưa kết thúc: việc của tháng 12 còn ở phía trước. Hồ sơ là dữ liệu minh hoạ, ghi chọn lọc.",
    ),
}
SO_FAR = "Công bố số liệu mười một tháng đầu năm, theo lịch công khai (dữ liệu minh hoạ)."


def load(world) -> None:
    editor, now = world.users["editor"], timezone.localtime().replace(tzinfo=None)
    for year, (_, introduction) in ((year, row) for year, row in SUMMARIES.items() if row[0] < now):
        YearSummary.objects.create(
            year=year,
            introduction=introduction,
            on_front=year == 2023,
            created_by=editor,
            updated_by=editor,
            written_by=editor,
        )
    for year, tasks in TASKS.items():
        for position, (text, lead, due, state, done_on, measure) in enumerate(tasks, 1):
            given = {"text": text, "lead": lead, "due": due, "state": state, "done_on": done_on, "measure": measure}
            Task.objects.create(year=year, position=position, created_by=editor, **given)
    planned = {year: dict(zip(PLANNED, values, strict=True)) for year, values in TARGETS.items()}
    for model, stated, source in ((Target, planned, PLAN), (DeclaredFigure, DECLARED, REPORT)):
        for year, values in stated.items():
            for figure, value in values.items():
                given = {"year": year, "figure": figure, "value": value, "source": source}
                if value is not None:
                    model.objects.create(**given, created_by=editor, updated_by=editor)


def finish(world) -> None:
    """When all rooms have their records the years are published as the office publishes them."""
    for summary in YearSummary.objects.order_by("year"):
        at = timezone.make_aware(SUMMARIES[summary.year][0])
        prepare_year(summary, by=world.users["editor"], at=at, reason="" if is_over(summary.year) else SO_FAR)
        publish_year(summary, by=world.users["approver"], at=at, site=settings.SITE_URL)
