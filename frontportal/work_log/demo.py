"""The log of 2024 and the years since: invented work of communes, and of the district while there was one."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.places.lam_ha import REFORM

from .models import LoggedWork

ORDER = 45
YEAR, LATER_YEARS = 2024, (2025, 2026)
FEWER = 4  # of each kind one in so many stands in the log of later years
SOURCE = "Báo cáo của xã, thị trấn (dữ liệu minh hoạ)"
# kind, body, how many, title, least and most of: quantity, people, opinions, amount in hundreds of thousands
COMMUNES = (
    ("propaganda", "front", 38, "Tuyên truyền tại khu dân cư", (1, 2), (40, 140), None, None),
    ("propaganda", "women", 12, "Truyền thông của Hội Phụ nữ", (1, 1), (35, 90), None, None),
    ("online", "front", 12, "Tin, bài đăng trong tháng", (4, 22), None, None, None),
    ("dialogue", "front", 9, "Đối thoại của Bí thư, Chủ tịch xã với Nhân dân", (1, 1), (60, 150), (8, 30), None),
    ("inspection", "front", 14, "Kiểm tra các khoản đóng góp của dân", (1, 2), None, (0, 4), None),
    ("investment", "front", 16, "Giám sát công trình đường thôn", (1, 2), None, (0, 3), None),
    ("hardship", "front", 11, "Thăm, tặng quà", (6, 14), None, None, (20, 60)),
    ("dignitary", "front", 7, "Thăm nhân dịp lễ", (5, 9), None, None, (25, 60)),
    ("relief", "front", 5, "Hỗ trợ sau mưa lốc", (6, 18), None, None, (60, 240)),
    ("repair", "youth", 4, "Giúp sửa mái nhà sau lốc", (1, 4), None, None, (10, 50)),
    ("members", "farmers", 8, "Kết nạp trong quý", (8, 30), None, None, None),
    ("members", "women", 8, "Kết nạp trong quý", (10, 40), None, None, None),
    ("association", "veterans", 6, "Cựu chiến binh giữ gìn trật tự", (1, 3), None, None, None),
    ("reward-own", "front", 10, "Khen thưởng cuối năm", (3, 12), None, None, None),
)
DISTRICT = (
    ("diplomacy", "front", 2, "Giao lưu, đón đoàn bạn", (1, 1), None, None, None),
    ("training", "front", 4, "Tập huấn nghiệp vụ Mặt trận", (1, 2), (60, 120), None, None),
    ("reward-above", "front", 2, "Bằng khen, giấy khen của cấp trên", (2, 6), None, None, None),
)


def load(world) -> None:
    stamps, communes = world.stamps("editor"), list(world["communes"].values())
    random = world.random
    found = [made(random, work, random.choice(communes), stamps) for work in COMMUNES for _ in range(work[2])]
    found += [made(random, work, world["district"], stamps) for work in DISTRICT for _ in range(work[2])]
    found += [session(world, month, stamps) for month in (1, 4, 7, 10)]
    for year in LATER_YEARS:
        found += later_work(world, year, Random(f"log of {year}"), stamps)
    unique = {(each.kind, each.body, each.unit_id, each.date, each.title): each for each in found}
    bulk_create_with_history(list(unique.values()), LoggedWork)


def later_work(world, year: int, random: Random, stamps: dict) -> list[LoggedWork]:
    """Fewer lines of each kind, in the communes of the day, up to today."""
    found, today = [], timezone.localdate()
    for work in (*COMMUNES, *DISTRICT):
        for _ in range(-(-work[2] // FEWER)):
            each = made(random, work, None, stamps, year=year)
            each.unit = random.choice(list(world["communes" if each.date < REFORM else "today"].values()))
            found += [each] if each.date < today else []
    return found


def made(random: Random, work: tuple, unit, stamps: dict, *, year: int = YEAR) -> LoggedWork:
    kind, body, _, title, *measures = work
    numbers = [random.randint(*each) if each else None for each in measures]
    quantity, people, opinions, hundreds = numbers
    return LoggedWork(
        kind=kind, body=body, unit=unit, year=year, date=date(year, 1, 8) + timedelta(days=random.randrange(340)),
        title=title, quantity=quantity, people=people, opinions=opinions, source=SOURCE, is_illustration=True,
        amount=None if hundreds is None else hundreds * 100_000, **stamps,
    )  # fmt: skip


def session(world, month: int, stamps: dict) -> LoggedWork:
    return LoggedWork(
        kind="session", body="front", unit=world["district"], year=YEAR, date=date(YEAR, month, 12),
        title=f"Hội nghị Ủy ban Mặt trận quý {(month + 2) // 3}", people=47 + month % 5, invited=55, source=SOURCE,
        is_illustration=True, **stamps,
    )  # fmt: skip
