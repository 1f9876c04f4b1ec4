"""Illustration: appeals of each year up to today; accounted for in time, late, not yet, and one that is open."""

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
GALES = (
    "Dông lốc đầu tháng 8 làm tốc mái nhiều căn nhà, gãy đổ vườn cây. Ủy ban Mặt trận kêu gọi góp sức để các gia đình "
    "lợp lại mái nhà giữa mùa mưa."
)
SCHOOL = (
    "Năm học mới sắp đến, nhiều em nhà nghèo còn thiếu sách vở, áo ấm. Ủy ban Mặt trận kêu gọi góp sức để không em nào "
    "phải nghỉ học vì hoàn cảnh."
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
    "DONGLOC825": (
        "Giúp gia đình bị thiệt hại do dông lốc tháng 8/2025", GALES,
        date(2025, 8, 4), date(2025, 9, 30), date(2025, 10, 10), 30 * MILLION,
    ),
    "VNN2025": (
        "Tháng cao điểm “Vì người nghèo” 2025", PEAK,
        date(2025, 10, 17), date(2025, 11, 18), date(2025, 12, 5), 40 * MILLION,
    ),
    "DENTRUONG26": (
        "Tiếp sức học sinh nghèo đến trường năm học 2026–2027", SCHOOL,
        date(2026, 6, 15), date(2026, 9, 12), date(2026, 9, 30), 40 * MILLION,
    ),
    "VNN2026": (
        "Tháng cao điểm “Vì người nghèo” 2026", PEAK,
        date(2026, 10, 17), date(2026, 11, 18), None, 80 * MILLION,
    ),
}  # fmt: skip
# every how manieth gift in an appeal's days is for it; of the others, all
SHARES = {"VNN2023": 3, "VNN2024": 3, "MUALU823": 12}
# code without its year: what it pays for
PURPOSES = {"MUALU": {"emergency", "medical", "house"}, "DONGLOC": {"emergency", "medical"}, "DENTRUONG": {"study"}}
USUAL_PURPOSES = {"house", "study", "medical", "gift"}


def load(world) -> None:
    """Before the money: gifts and payments name their appeal from the start."""
    stamps, today = world.stamps("accountant"), timezone.localdate()
    world["appeals"] = [
        made(world, code, title, text, opened, closed, done if done and done < today else None, target, stamps)
        for code, (title, text, opened, closed, done, target) in APPEALS.items()
        if opened < today
    ]
    opened = today - timedelta(days=20)
    tet = opened.year + 1
    title = f"Tết vì người nghèo {tet}"
    open_one = made(world, f"TET{tet}", title, TET, opened, opened + timedelta(days=75), None, 150 * MILLION, stamps)
    world["appeals"].append(open_one)


def purposes_of(appeal: Appeal) -> set[str]:
    return PURPOSES.get(appeal.code.rstrip("0123456789"), USUAL_PURPOSES)


def made(world, code: str, title: str, text: str, opened, closed, distributed, target: int, stamps) -> Appeal:
    morning = timezone.make_aware(datetime.combine(opened, time(8)))
    return Appeal.objects.create(
        fund=world["fund"], year=opened.year, code=code, title=title, text=f"{text}\n\n({LABEL.capitalize()}.)",
        opened_on=opened, closed_on=closed, distributed_on=distributed, target=target,
        state="published", published_at=morning, published_by=world.users["approver"],
        written_by=stamps["created_by"], **stamps,
    )  # fmt: skip
