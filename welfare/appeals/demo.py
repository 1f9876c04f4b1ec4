"""Illustration: four appeals. One is closed and was accounted for in time, one late, one owes its account, one is open."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from frontportal.kit.demo import LABEL

from .models import Appeal

ORDER = 42
MILLION = 10**6
PEAK = (
    "Hưởng ứng Tháng cao điểm “Vì người nghèo”, Ủy ban Mặt trận kêu gọi cơ quan, doanh nghiệp và bà con góp sức để "
    "không hộ nghèo nào phải ở nhà dột nát, không học sinh nghèo nào phải bỏ học."
)
LANDSLIP = (
    "Mưa lớn đầu tháng 8 gây sạt lở, hư hỏng nhà cửa của nhiều gia đình. Ủy ban Mặt trận kêu gọi mọi người chung tay "
    "giúp các gia đình bị thiệt hại sớm ổn định cuộc sống."
)
TET = (
    "Để mọi nhà đều có Tết, Ủy ban Mặt trận kêu gọi cùng góp quà Tết tặng hộ nghèo, gia đình chính sách, người có công."
)
# code: title, text, opened, closed, distributed, target
APPEALS = {
    "MUALU823": (
        "Giúp gia đình bị thiệt hại do mưa lũ tháng 8/2023", LANDSLIP,
        date(2023, 8, 7), date(2023, 9, 30), date(2023, 10, 18), 20 * MILLION,
    ),
    "VNN2023": (
        "Tháng cao điểm “Vì người nghèo” 2023", PEAK,
        date(2023, 10, 17), date(2023, 11, 18), date(2023, 12, 8), 200 * MILLION,
    ),
    "VNN2024": (
        "Tháng cao điểm “Vì người nghèo” 2024", PEAK,
        date(2024, 10, 17), date(2024, 11, 18), None, 200 * MILLION,
    ),
}  # fmt: skip


def load(world) -> None:
    """Before the money: gifts and payments name their appeal from the start."""
    stamps = world.stamps("accountant")
    world["appeals"] = [made(world, code, *given, stamps) for code, given in APPEALS.items()]
    opened = timezone.localdate() - timedelta(days=20)
    tet = opened.year + 1
    title = f"Tết vì người nghèo {tet}"
    made(world, f"TET{tet}", title, TET, opened, opened + timedelta(days=75), None, 500 * MILLION, stamps)


def made(world, code: str, title: str, text: str, opened, closed, distributed, target: int, stamps) -> Appeal:
    morning = timezone.make_aware(datetime.combine(opened, time(8)))
    return Appeal.objects.create(
        fund=world["fund"], year=opened.year, code=code, title=title, text=f"{text}\n\n({LABEL.capitalize()}.)",
        opened_on=opened, closed_on=closed, distributed_on=distributed, target=target,
        state="published", published_at=morning, published_by=world.users["approver"],
        written_by=stamps["created_by"], **stamps,
    )  # fmt: skip
