"""Illustration: four appeals. One is closed and was accounted for in time, one late, one owes its account, one is open."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from frontportal.kit.demo import LABEL
from welfare.disclosure.models import Disclosure
from welfare.funds.models.bank_account import BankAccount

from .models import Appeal

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
WHERE = "Cổng thông tin này và bảng tin Ủy ban"
# code: title, text, opened, closed, distributed, target, {event: day made public}
APPEALS = {
    "MUALU823": (
        "Giúp gia đình bị thiệt hại do mưa lũ tháng 8/2023", LANDSLIP,
        date(2023, 8, 7), date(2023, 9, 30), date(2023, 10, 18), 20 * MILLION,
        {"received": date(2023, 10, 27), "spent": date(2023, 11, 15)},
    ),
    "VNN2023": (
        "Tháng cao điểm “Vì người nghèo” 2023", PEAK,
        date(2023, 10, 17), date(2023, 11, 18), date(2023, 12, 8), 200 * MILLION,
        {"received": date(2023, 11, 30), "spent": date(2023, 12, 29)},
    ),
    "VNN2024": (
        "Tháng cao điểm “Vì người nghèo” 2024", PEAK,
        date(2024, 10, 17), date(2024, 11, 18), None, 200 * MILLION,
        {},
    ),
}  # fmt: skip


def load(world, stamps) -> None:
    """Before the money: gifts and payments name their appeal from the start."""
    fund = world["fund"]
    BankAccount.objects.create(
        bank="agribank", bin="970405", number="0000000202305", name="QUY VI NGUOI NGHEO HUYEN LAM HA", fund=fund,
        giving=True, **stamps,
    )  # fmt: skip
    world["appeals"] = [made(world, code, *given[:6], stamps) for code, given in APPEALS.items()]
    opened = timezone.localdate() - timedelta(days=20)
    tet = opened.year + 1
    title = f"Tết vì người nghèo {tet}"
    made(world, f"TET{tet}", title, TET, opened, opened + timedelta(days=75), None, 500 * MILLION, stamps)


def made(world, code: str, title: str, text: str, opened, closed, distributed, target: int, stamps) -> Appeal:
    morning = timezone.make_aware(datetime.combine(opened, time(8)))
    return Appeal.objects.create(
        fund=world["fund"], year=opened.year, code=code, title=title, text=f"{text}\n\n({LABEL.capitalize()}.)",
        opened_on=opened, closed_on=closed, distributed_on=distributed, target=target,
        state="published", published_at=morning, published_by=world.users["approver"], **stamps,
    )  # fmt: skip


def appeal_of_gift(world, day: date, number: int) -> Appeal | None:
    """Every third gift in the days of the peak month's appeal is for it, of another's every twelfth."""
    for appeal in world["appeals"]:
        share = 3 if appeal.code.startswith("VNN") else 12
        if appeal.opened_on <= day <= appeal.closed_on and number % share == 0:
            return appeal
    return None


def mark_payments(world, entries: list, gifts: list) -> None:
    """Name the appeal on payments in its days, as long as it received enough; `entries` in the order of their days."""
    for appeal in world["appeals"]:
        left = sum(gift.amount for gift in gifts if gift.appeal == appeal)
        purposes = (
            {"emergency", "medical", "house"}
            if appeal.code.startswith("MUALU")
            else {"house", "study", "medical", "gift"}
        )
        for entry in entries:
            fits = entry.purpose in purposes and entry.appeal is None and entry.amount <= left
            if fits and appeal.distributed_on and appeal.opened_on <= entry.date <= appeal.distributed_on:
                entry.appeal = appeal
                left -= entry.amount


def load_disclosures(world, stamps) -> None:
    """After the money: each states the total of the books."""
    for appeal in Appeal.objects.with_totals().filter(code__in=APPEALS):
        for event, day in APPEALS[appeal.code][6].items():
            amount = getattr(appeal, event)
            Disclosure.objects.create(appeal=appeal, event=event, done_on=day, where=WHERE, amount=amount, **stamps)
