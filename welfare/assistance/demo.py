"""Illustration: gift rounds, houses with their funders, livelihoods, and the households behind some of them."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from frontportal.kit.demo import LABEL, split_sum

from . import later_demo
from .models.cofunding import CoFunding
from .models.gift import Gift, GiftRound
from .models.house import House
from .models.household import Household
from .models.livelihood import Livelihood
from .models.norm import Norm

ORDER = 41
MILLION = 10**6
NORMS = (
    ("house-new", 50 * MILLION, date(2022, 1, 1), None),
    ("house-repair", 50 * MILLION, date(2022, 1, 1), None),
    ("household", 25 * MILLION, date(2022, 1, 1), None),
    ("package", 400_000, date(2022, 1, 1), date(2022, 6, 30)),
    ("package", 500_000, date(2022, 7, 1), None),
)
# name, occasion, Tết year, year of account, day, {group: (packages, thousand đồng each)}
ROUNDS = (
    ("Tết Nhâm Dần 2022", "tet", 2022, 2022, date(2022, 1, 18),
     {"poor": (1200, 400), "near-poor": (700, 400), "hardship": (400, 300)}),
    ("Thăm hỏi ngày 27/7/2022", "invalids", None, 2022, date(2022, 7, 25), {"merit": (200, 500)}),
    ("Thăm hỏi tháng cao điểm 2022", "peak", None, 2022, date(2022, 11, 8), {"hardship": (260, 400)}),
    ("Tết Quý Mão 2023", "tet", 2023, 2023, date(2023, 1, 12),
     {"poor": (1240, 500), "near-poor": (840, 400), "hardship": (400, 400)}),
    ("Thăm hỏi ngày 27/7/2023", "invalids", None, 2023, date(2023, 7, 24), {"merit": (224, 500)}),
    ("Thăm hỏi tháng cao điểm 2023", "peak", None, 2023, date(2023, 11, 10), {"hardship": (320, 400)}),
    ("Tết Giáp Thìn 2024, đợt 1", "tet", 2024, 2023, date(2023, 12, 27), {"poor": (640, 500)}),
    ("Tết Giáp Thìn 2024, đợt 2", "tet", 2024, 2024, date(2024, 1, 29),
     {"poor": (560, 500), "near-poor": (870, 400), "hardship": (480, 400)}),
)  # fmt: skip
# million đồng from (district fund, company, province fund, state) that make the 50 million of one house
SCHEMES = {"fund": (50, 0, 0, 0), "shared": (20, 30, 0, 0), "province": (0, 0, 50, 0), "gratitude": (20, 0, 0, 30)}
HOUSES = {
    2022: {"fund": 18, "shared": 11, "province": 10, "gratitude": 8},
    2023: {"fund": 20, "shared": 12, "province": 12, "gratitude": 8},
    2024: {"fund": 6, "shared": 4, "province": 5, "gratitude": 3},
}
FUND, COMPANY, PROVINCE, STATE = range(4)
# launch of the peak month: day, number, sum in đồng, million from the fund for each of the first nine, communes
LAUNCHES = {
    2022: (date(2022, 10, 17), 39, 2_150 * MILLION, 20, ("Gia Lâm", "Nam Hà", "Tân Thanh", "Phúc Thọ")),
    2023: (date(2023, 10, 17), 37, 2_035 * MILLION, 23, ("Phú Sơn", "Liên Hà", "Đạ Đờn", "Đinh Văn")),
    2024: (date(2024, 10, 17), 21, 1_180 * MILLION, 0, ("Hoài Đức", "Mê Linh", "Tân Văn")),
}
REGULAR = {2022: 7, 2023: 8, 2024: 5}
COMPANIES = (
    "Công ty TNHH Nông sản Đồi Thông", "Công ty Cổ phần Cà phê Suối Vàng", "Hợp tác xã Dâu tằm Bình Minh",
    "Công ty TNHH Xây dựng Cao Nguyên Xanh", "Doanh nghiệp tư nhân Thành Đạt Lâm Hà",
)  # fmt: skip
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "K’", "Phạm", "Cil", "Hoàng", "Lơ Mu", "Đinh", "Bùi")
GIVEN_NAMES = (
    "Thị Lành",
    "Văn Bền",
    "Thị Sương",
    "Brôi",
    "Văn Chung",
    "Múp",
    "Thị Hoà",
    "Ha Kriêng",
    "Văn Tiến",
    "Thị Mơ",
)


def load(world) -> None:
    # One source of chance for the fund's years: a change in another pillar leaves them as they are.
    world, stamps = world.with_shared_chance("fund", seed=40), world.stamps("accountant")
    load_norms(stamps)
    load_gifts(world, stamps)
    world["houses"], world["house_funds"] = load_houses(HOUSES, world["areas"], hand_over, world.random, stamps)
    world["livelihoods"], world["livelihood_funds"] = load_livelihoods(world, stamps)
    load_later(world, stamps)


def load_later(world, stamps) -> None:
    """The years since, from sources of chance of their own, so that those before stay as they were."""
    later_demo.load_rounds(world, stamps)
    random = Random("houses of later years")
    houses, funds = load_houses(later_demo.HOUSES, world["areas_today"], hand_over_later, random, stamps)
    world["houses"] += houses
    world["house_funds"] += funds
    found = bulk_create_with_history(later_demo.livelihoods(world, stamps), Livelihood)
    bulk_create_with_history([rest_of_livelihood(record, 0, stamps) for record in found], CoFunding)


def load_norms(stamps) -> None:
    for number, (per, amount, since, until) in enumerate(NORMS, 1):
        Norm.objects.create(
            per=per, amount=amount, since=since, until=until,
            decision=f"Quyết định {number:02d}/QĐ-BVĐ năm {since.year} ({LABEL})", **stamps,
        )  # fmt: skip


def load_gifts(world, stamps) -> None:
    """Every round in every commune that gets at least one package of a group."""
    gifts, rounds = [], []
    for name, occasion, tet_year, year, day, _ in ROUNDS:
        rounds.append(
            GiftRound(
                name=name,
                occasion=occasion,
                tet_year=tet_year,
                year=year,
                date=day,
                decision=f"Kế hoạch {day:%m/%Y} ({LABEL})",
                **stamps,
            )  # fmt: skip
        )
    rounds = bulk_create_with_history(rounds, GiftRound)
    communes = list(world["communes"].values())
    for gift_round, (*_, groups) in zip(rounds, ROUNDS, strict=True):
        for group, (packages, thousands) in groups.items():
            least = packages // len(communes) * 3 // 5
            for unit, part in zip(communes, split_sum(packages, len(communes), world.random, least=least), strict=True):
                gifts.append(
                    Gift(round=gift_round, unit=unit, group=group, packages=part, unit_value=thousands * 1000, **stamps)
                )
    bulk_create_with_history(gifts, Gift)
    world["rounds"] = {gift_round.name: gift_round for gift_round in rounds}


def load_houses(
    schemes_of_years: dict, areas: list, hand_over: Callable, random: Random, stamps
) -> tuple[list[House], list[int]]:
    """The houses and, beside each, what the district fund gives for it in đồng."""
    houses, households, shares = [], [], []
    areas = random.sample(areas, len(areas))
    for year, schemes in schemes_of_years.items():
        kinds = [scheme for scheme, count in schemes.items() for _ in range(count)]
        random.shuffle(kinds)
        for number, scheme in enumerate(kinds, 1):
            area = areas[len(houses) % len(areas)]
            household = Household(
                code=f"ho-{year}-{number:03d}", unit=area, group="policy" if scheme == "gratitude" else "poor",
                head=f"{random.choice(FAMILY_NAMES)} {random.choice(GIVEN_NAMES)}",
                address=f"Địa chỉ minh hoạ, {area.name}", note=f"Nhân vật hư cấu, {LABEL}.", **stamps,
            )  # fmt: skip
            households.append(household)
            handed_over = hand_over(year, number, scheme, random)
            houses.append(house_of(year, number, scheme, area, handed_over, random, stamps))
            shares.append(SCHEMES[scheme])
    for house, household in zip(houses, bulk_create_with_history(households, Household), strict=True):
        house.household = household
    houses = bulk_create_with_history(houses, House)
    lines = [
        line for house, share in zip(houses, shares, strict=True) for line in funders(house, share, random, stamps)
    ]
    bulk_create_with_history(lines, CoFunding)
    return houses, [share[FUND] * MILLION for share in shares]


def hand_over(year: int, number: int, scheme: str, random: Random) -> date | None:
    """In its year, except the later half of 2024, which is under way."""
    # What the district fund pays for is handed over after the peak month's gifts have come in, in 2024 before them.
    first = date(year, 5, 28) if scheme == "province" or year == 2024 else date(year, 11, 12)
    day = first + timedelta(days=random.randint(0, 130 if first.month == 5 else 44))
    return day if year < 2024 or number <= 10 else None


def hand_over_later(year: int, number: int, scheme: str, random: Random) -> date | None:
    """None where that is still to come."""
    day = later_demo.day_of_hand_over(year, number, random)
    return day if day < timezone.localdate() else None


def house_of(year: int, number: int, scheme: str, area, handed_over: date | None, random, stamps) -> House:
    repair = scheme == "shared" and number % 3 == 0
    return House(
        code=f"nha-{year}-{number:03d}", year=year, unit=area, support=50 * MILLION,
        kind="tinh-nghia" if scheme == "gratitude" else "dai-doan-ket", work="repair" if repair else "new",
        total=(random.randint(52, 70) if repair else random.randint(75, 150)) * MILLION,
        state="handed_over" if handed_over else "building", handed_over_on=handed_over,
        decision=f"Quyết định số {number:02d}/QĐ-BVĐ năm {year} ({LABEL})", **stamps,
    )  # fmt: skip


def funders(house: House, share: tuple[int, ...], random, stamps) -> list[CoFunding]:
    """Everyone but the fund; neighbours and the family bring the rest. A house under way still lacks the family's part."""
    lines = []

    def add(kind: str, source: str, millions: int, form: str = "money") -> None:
        if millions:
            lines.append(
                CoFunding(
                    house=house, kind=kind, source=source, amount=millions * MILLION, form=form, note=LABEL, **stamps
                )
            )

    add("company", random.choice(COMPANIES), share[COMPANY])
    add("province", "Quỹ “Vì người nghèo” tỉnh Lâm Đồng", share[PROVINCE])
    add("state", "Ngân sách hỗ trợ người có công", share[STATE])
    rest = (house.total - house.support) // MILLION
    labour = min(rest, random.randint(2, 12))
    add("community", "Bà con trong khu dân cư", labour, "kind")
    if house.state == House.State.HANDED_OVER:
        add("family", "Gia đình", rest - labour)
    return lines


def load_livelihoods(world, stamps) -> tuple[list[Livelihood], list[int]]:
    """Livelihoods and, beside each, what the district fund gives for it in đồng."""
    random, found, shares = world.random, [], []
    for year, count in REGULAR.items():
        day, number, total, millions, names = LAUNCHES[year]
        for position, value in enumerate(split_sum(total, number, random, step=5 * MILLION, least=6)):
            unit = world["communes"][names[position % len(names)]]
            found.append(livelihood(year, len(found), unit, "launch", value, day, random, stamps))
            shares.append(millions * MILLION if position < 9 else 0)
        for _ in range(count):
            unit = random.choice(list(world["communes"].values()))
            day = date(year, 2, 20) + timedelta(days=random.randint(0, 200))
            found.append(
                livelihood(year, len(found), unit, "regular", random.randint(3, 7) * 5 * MILLION, day, random, stamps)
            )
            shares.append(0)
    found = bulk_create_with_history(found, Livelihood)
    lines = [rest_of_livelihood(record, share, stamps) for record, share in zip(found, shares, strict=True)]
    bulk_create_with_history(lines, CoFunding)
    return found, shares


def rest_of_livelihood(record: Livelihood, share: int, stamps) -> CoFunding:
    return CoFunding(
        livelihood=record, kind="province", source="Quỹ “Vì người nghèo” tỉnh Lâm Đồng", amount=record.value - share,
        note=LABEL, **stamps,
    )  # fmt: skip


def livelihood(year, number, unit, occasion, value, day, random, stamps) -> Livelihood:
    kind = random.choice(("cow", "cow", "cow", "pig", "seedlings", "tools", "weaving"))
    return Livelihood(
        code=f"sinh-ke-{year}-{number + 1:03d}", year=year, unit=unit, occasion=occasion, kind=kind, value=value, date=day,
        households=max(1, value // (25 * MILLION)), **stamps,
    )  # fmt: skip
