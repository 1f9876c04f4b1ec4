"""Illustration: money in and out of the fund, to the đồng of the published totals."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.consents.models import Consent
from frontportal.kit.demo import LABEL, DemoContext, split_sum
from frontportal.kit.numbering import number_all
from frontportal.places.lam_ha import REFORM
from welfare.appeals.demo import SHARES, purposes_of
from welfare.appeals.models import Appeal, Leftover
from welfare.assistance.later_demo import communes_on

from ..actions import propose_leftover
from ..models.contribution import Contribution
from ..models.disbursement import Disbursement
from ..models.fund_year import FundYear
from .open_entries import load_open
from .relief import load_relief

ORDER = 43
MILLION = 10**6
# year: (plan, opening); every opening is the closing of the year before
BOOKS = {
    2022: (1_700 * MILLION, 193_020_000),
    2023: (1_900 * MILLION, 318_420_000),
    2024: (2_000 * MILLION, 443_770_000),
    2025: (700 * MILLION, 946_020_000),
    2026: (650 * MILLION, 1_004_620_000),
}
RECEIVED = {2022: 2_105_400_000, 2023: 2_412_350_000, 2024: 1_074_250_000, 2025: 742_600_000, 2026: 688_350_000}
SPENT = {2022: 1_980_000_000, 2023: 2_287_000_000, 2024: 612_000_000, 2025: 684_000_000, 2026: 571_000_000}
# contributions in each month; the peak month runs from 17 October to 18 November
MONTHLY = {
    2022: (20, 12, 14, 12, 15, 18, 16, 18, 26, 84, 88, 32),
    2023: (22, 14, 16, 14, 18, 20, 18, 22, 30, 92, 96, 38),
    2024: (14, 8, 10, 9, 12, 14, 10, 12, 16, 30),
    2025: (6, 4, 4, 4, 5, 6, 6, 5, 6, 12, 13, 5),
    2026: (7, 6, 4, 5, 5, 4, 5, 6, 6, 12, 12),
}
# million đồng spent on each gift round, split over the communes
GIFTS = {
    "Tết Nhâm Dần 2022": 170, "Thăm hỏi ngày 27/7/2022": 100, "Thăm hỏi tháng cao điểm 2022": 100,
    "Tết Quý Mão 2023": 300, "Thăm hỏi tháng cao điểm 2023": 120, "Tết Giáp Thìn 2024, đợt 1": 100,
    "Tết Giáp Thìn 2024, đợt 2": 96, "Tết Ất Tỵ 2025": 150, "Thăm hỏi tháng cao điểm 2025": 60, "Tết Bính Ngọ 2026": 120,
    "Thăm hỏi tháng cao điểm 2026": 60,
}  # fmt: skip
# purpose: (entries, million đồng in all); what then is missing to the year's total goes to emergencies
ELSEWHERE = {
    2022: {"study": (6, 60), "medical": (9, 54)},
    2023: {"study": (8, 72), "medical": (10, 50)},
    2024: {"study": (3, 24), "medical": (4, 20)},
    2025: {"study": (3, 24), "medical": (3, 15)},
    2026: {"study": (2, 20), "medical": (4, 24)},
}
EMERGENCIES = {2022: 8, 2023: 7, 2024: 2, 2025: 3, 2026: 2}
ORGANISATIONS = (
    "Cán bộ, giáo viên Trường Tiểu học {place}", "Cán bộ, giáo viên Trường Trung học cơ sở {place}",
    "Chi hội Phụ nữ {place}", "Chi hội Cựu chiến binh {place}", "Hội Nông dân {place}", "Trạm Y tế {place}",
    "Bà con tiểu thương chợ {place}", "Đoàn Thanh niên {place}", "Công ty TNHH Nông sản Đồi Thông",
    "Công ty Cổ phần Cà phê Suối Vàng", "Hợp tác xã Dâu tằm Bình Minh", "Doanh nghiệp tư nhân Thành Đạt Lâm Hà",
    "Công ty TNHH Xây dựng Cao Nguyên Xanh", "Cán bộ, công chức khối cơ quan {place}", "Câu lạc bộ Hưu trí {place}",
)  # fmt: skip
# Invented persons, by family. Those who agreed to be named and those who did not are never the same person.
AGREED = (
    ("Trần Văn Hồng Thuyên", "Trần Thị Khánh Duyên", "Trần Quốc Hoài Ân", "Trần Thị Như Phượng", "Trần Đăng Bảo Khuê"),
    ("Phạm Thị Hạnh Nguyên", "Phạm Văn Trí Cường", "Phạm Thị Yến Chi", "Phạm Ngọc Sơn Lâm", "Phạm Thị Tố Vân"),
    ("K’ Brêh Ha Sơn", "Ka Thị Bích Rơi", "K’ Thim Ha Bông", "Cil Yũ Ha Mem", "Ka Să Ka Lớt"),
)
UNNAMED = (
    ("Nguyễn Thị Thu Sương", "Nguyễn Hữu Quang Thái", "Nguyễn Đình Khắc Toàn", "Nguyễn Thị Ngọc Hiên",
     "Nguyễn Trọng Bá Lộc", "Nguyễn Thị Kim Thoa", "Nguyễn Công Tuấn Kiên", "Nguyễn Thị Hoài Phấn"),
    ("Lê Thị Bích Đào", "Lê Quang Phúc Hậu", "Lê Thị Tuyết Sa", "Lê Đức Minh Triều",
     "Lê Thị Cẩm Nhạn", "Lê Hữu Phước Thuận", "Lê Thị Diệu Miên", "Lê Viết Hồng Cẩn"),
    ("Đinh Thị Lan Chiêu", "Đinh Công Thế Mạc", "Đinh Thị Xuân Lãm", "Đinh Trọng Nghĩa Bằng",
     "Vũ Thị Mai Trúc", "Vũ Đình Khải Hoan", "Phan Thị Quế Thư", "Phan Văn Thiên Ấn"),
    ("Cil Ha Brơm", "Cil Múp Ka Đim", "Kơ Să Ha Niêng", "K’ Brốp Ha Wơn",
     "Lơ Mu Ha Krang", "Liêng Hót Ka Soa", "Rơ Ông K’ Plin", "Bon Dơng K’ Jiêng"),
    ("Hoàng Thị Ánh Lụa", "Hoàng Văn Tiến Khôi", "Nông Thị Ngàn Sen", "Bùi Thị Ngân Giang",
     "Bùi Xuân Lương Tấn", "Trương Thị Mộng Vy", "Đoàn Ngọc Hải Yên", "Tạ Thị Thanh Đậu"),
)  # fmt: skip
TYPICAL = (500_000, 1_000_000, 1_000_000, 2_000_000, 2_000_000, 3_000_000, 5_000_000, 5_000_000, 10_000_000, 15_000_000)
LARGE = 12  # so many of a year's gifts take what typical ones leave to the year's total
STEP = 50_000


def load(world) -> None:
    # One source of chance for the fund's years: a change in another pillar leaves them as they are.
    world, stamps = world.with_shared_chance("fund", seed=40), world.stamps("accountant")
    for year, (target, opening) in BOOKS.items():
        looked_at = {"opening_by": world.users["accountant"], "opening_confirmed_by": world.users["confirmer"]}
        looked_at["opening_confirmed_at"] = timezone.make_aware(datetime(year, 1, 5, 9))
        FundYear.objects.create(fund=world["fund"], year=year, target=target, opening=opening, **looked_at, **stamps)
    world["donors_consents"] = load_consents(stamps)
    later = DemoContext(Random("the fund's later years"), world.users, world.made)  # those before stay as they were
    for year in RECEIVED:
        of_year = world if year < REFORM.year else later
        contributions = load_contributions(of_year, year, stamps)
        load_disbursements(of_year, year, contributions, stamps)
    load_open(world, confirmed, stamps)
    load_leftover(world)
    load_relief(world, confirmed, stamps)


def load_leftover(world) -> None:
    """What the appeal of August 2023 left is proposed for the fund, and waits for the second person."""
    leftover = Leftover(
        appeal=Appeal.objects.get(code="MUALU823"), choice="fund", decision_number="21/QĐ-BVĐ",
        decision_date=date(2023, 10, 25), reason=f"Các gia đình bị thiệt hại đã được hỗ trợ đủ ({LABEL})",
    )  # fmt: skip
    propose_leftover(leftover, by=world.users["accountant"])


def load_consents(stamps) -> dict[tuple[str, int], Consent]:
    """(donor, year) → by which the donor is named in that year: on paper, signed in its first days."""
    consents = [
        Consent(
            person=name, purpose="donation", means="paper", given_on=date(year, 1, 3), is_illustration=True, **stamps
        )
        for year in RECEIVED
        for family in AGREED
        for name in family
    ]
    number_all(consents)
    made = bulk_create_with_history(consents, Consent)
    return {(consent.person, consent.given_on.year): consent for consent in made}


def confirmed(day: date, world) -> dict:
    """Confirmed on the next morning by the second person."""
    moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time(9, 15)))
    return {"state": "confirmed", "confirmed_at": moment, "confirmed_by": world.users["confirmer"]}


def load_contributions(world, year: int, stamps) -> list[Contribution]:
    random = world.random
    days = sorted(day_in(year, month, random) for month, count in enumerate(MONTHLY[year], 1) for _ in range(count))
    amounts = amounts_of(RECEIVED[year], len(days), random)
    entries = [
        Contribution(
            fund=world["fund"], year=year, date=day, amount=amount, receipt_number=number, memo=f"Ủng hộ quỹ ({LABEL})",
            appeal=appeal_for(world, day, number, amount), **donor(world, amount, day, number), **confirmed(day, world), **stamps,
        )
        for number, (day, amount) in enumerate(zip(days, amounts, strict=True), 1)
        if day < timezone.localdate()
    ]  # fmt: skip
    bulk_create_with_history(entries, Contribution, batch_size=500)
    return entries


def amounts_of(total: int, count: int, random) -> list[int]:
    """Gifts as people give them, and a dozen large ones that bring the sum to exactly `total`."""
    usual = [random.choice(TYPICAL) for _ in range(count - LARGE)]
    large = split_sum(total - sum(usual), LARGE, random, step=STEP, least=20 * MILLION // STEP)
    amounts = usual
    for position, amount in enumerate(large):  # spread over the year, so that the fund can pay as it goes
        amounts.insert(position * count // LARGE, amount)
    return amounts


def donor(world, amount: int, day: date, number: int) -> dict:
    """Who gave, where it is credited, and whether the name may be shown. Two of three persons did not ask to be named."""
    random = world.random
    known = [*world["communes"].values()] * 2 + [world["district"]] * 9
    unit = random.choice(known if day < REFORM else communes_on(world, day))
    place = unit.name if unit != world["district"] else "Lâm Hà"
    if amount <= 5 * MILLION and random.random() < 0.35:
        agreed = random.random() < 0.33
        family = random.choice(AGREED if agreed else UNNAMED)
        name = family[number % len(family)]
        consent = world["donors_consents"].get((name, day.year))
        who = {"donor_name": name, "donor_kind": "person", "publish_name": agreed, "consent": consent}
    else:
        name = random.choice(ORGANISATIONS).format(place=place)
        who = {"donor_name": name, "donor_kind": "organisation", "publish_name": random.random() < 0.92}
    channel = random.choice(("transfer", "transfer", "cash")) if amount <= 50 * MILLION else "transfer"
    return {**who, "unit": unit, "channel": channel}


def day_in(year: int, month: int, random) -> date:
    return date(year, month, random.randint(1, 28))


def load_disbursements(world, year: int, contributions: list[Contribution], stamps) -> None:
    disbursements = [
        *for_gifts(world, year),
        *for_houses(world, year),
        *for_livelihoods(world, year),
        *for_others(world, year),
    ]
    left = SPENT[year] - sum(disbursement["amount"] for disbursement in disbursements)
    disbursements += scattered(world, year, "emergency", EMERGENCIES[year], left)
    disbursements.sort(key=lambda disbursement: disbursement["date"])
    entries = [
        Disbursement(
            fund=world["fund"], year=year, voucher_number=number, decision_number=f"{number:02d}/QĐ-BVĐ",
            decision_date=disbursement["date"] - timedelta(days=3), **disbursement, **confirmed(disbursement["date"], world), **stamps,
        )
        for number, disbursement in enumerate(disbursements, 1)
    ]  # fmt: skip
    mark_disbursements(world, entries, contributions)
    bulk_create_with_history(entries, Disbursement, batch_size=500)


def for_gifts(world, year: int) -> list[dict]:
    return [
        {"purpose": "gift", "gift_round": gift_round, "unit": unit, "amount": amount, "date": gift_round.date}
        for name, millions in GIFTS.items()
        if name in world["rounds"] and (gift_round := world["rounds"][name]).year == year
        for communes in [communes_on(world, gift_round.date)]
        for unit, amount in zip(
            communes, split_sum(millions * MILLION, len(communes), world.random, step=500_000, least=3), strict=True
        )
    ]


def for_houses(world, year: int) -> list[dict]:
    """Paid three weeks before the hand-over; for houses under way in spring."""
    return [
        {
            "purpose": "house",
            "house": house,
            "unit": house.unit,
            "amount": amount,
            "date": house.handed_over_on - timedelta(days=21) if house.handed_over_on else date(year, 5, 20),
        }
        for house, amount in zip(world["houses"], world["house_funds"], strict=True)
        if house.year == year and amount
    ]


def for_livelihoods(world, year: int) -> list[dict]:
    return [
        {"purpose": "livelihood", "livelihood": record, "unit": record.unit, "amount": amount, "date": record.date}
        for record, amount in zip(world["livelihoods"], world["livelihood_funds"], strict=True)
        if record.year == year and amount
    ]


def for_others(world, year: int) -> list[dict]:
    return [
        disbursement
        for purpose, (count, millions) in ELSEWHERE[year].items()
        for disbursement in scattered(world, year, purpose, count, millions * MILLION)
    ]


def scattered(world, year: int, purpose: str, count: int, total: int) -> list[dict]:
    """`count` payments somewhere in the district on some day of the year."""
    first, last = 2, min(len(MONTHLY[year]), 12)
    if year >= REFORM.year:  # of the year that saw the reform, its days after it
        first, last = (REFORM.month + 1 if year == REFORM.year else 2), 10
    random, units = world.random, communes_on(world, date(year, first, 1))
    return [
        {
            "purpose": purpose,
            "unit": random.choice(units),
            "amount": amount,
            "date": day_in(year, random.randint(first, last), random),
        }
        for amount in split_sum(total, count, random, step=500_000, least=2)
    ]


def appeal_for(world, day: date, number: int, amount: int) -> Appeal | None:
    """The first appeal that takes gifts on the day and whose turn this one is; since the reform, large ones are the whole fund's."""
    for appeal in world["appeals"]:
        is_for_appeals = day < REFORM or amount < 20 * MILLION
        if appeal.takes_on(day) and is_for_appeals and number % SHARES.get(appeal.code, 1) == 0:
            return appeal
    return None


def mark_disbursements(world, entries: list, contributions: list) -> None:
    """Name the appeal on payments in its days, as long as it received enough; `entries` in the order of their days.

    Since the reform, enough until the day of the payment: one still being distributed pays too.
    """
    for appeal in world["appeals"]:
        is_later = appeal.opened_on >= REFORM
        given = [each for each in contributions if each.appeal == appeal]
        until = appeal.distributed_on or (timezone.localdate() if is_later else None)
        spent = 0
        for entry in entries:
            in_days = until and appeal.opened_on <= entry.date <= until
            if not in_days or entry.appeal or entry.purpose not in purposes_of(appeal):
                continue
            received = sum(each.amount for each in given if each.date <= entry.date or not is_later)
            if spent + entry.amount <= received:
                entry.appeal = appeal
                spent += entry.amount
