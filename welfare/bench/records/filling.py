"""Invented records of two kinds that an office has most of: contributions, and households behind houses."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import NamedTuple

from frontportal.places.models import Unit
from welfare.assistance.models.household import Household
from welfare.funds.models.fund import Fund
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
MIDDLE = ["Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quang", "Kim", "Xuân"]
GIVEN = [
    "An",
    "Bình",
    "Chung",
    "Dung",
    "Hạnh",
    "Hoa",
    "Hùng",
    "Hương",
    "Khánh",
    "Lan",
    "Liên",
    "Long",
    "Mai",
    "Minh",
    "Nam",
    "Nga",
    "Phúc",
    "Quyên",
    "Sơn",
    "Tâm",
    "Thảo",
    "Tuấn",
    "Yến",
]
BODIES = ["Công ty TNHH", "Trường Tiểu học", "Chi hội Phụ nữ", "Câu lạc bộ Hưu trí", "Hợp tác xã", "Cơ sở"]
UNITS = 16
YEAR = 2023
BATCH = 5_000
SHARE_OF_HOUSEHOLDS = 5  # every fifth record


class FilledRecords(NamedTuple):
    """What was written: every record has an amount or a telephone number of its own."""

    units: list[Unit]
    names: list[str]


def fill(count: int) -> FilledRecords:
    """Write `count` records and say what can be asked of them."""
    random = Random(7)
    units = [
        Unit.objects.create(code=f"xa-{number}", name=f"{random.choice(GIVEN)} {random.choice(GIVEN)}", kind="commune")
        for number in range(UNITS)
    ]
    books = FundYear.objects.create(
        fund=Fund.objects.create(name="Quỹ đo", slug="quy-do", is_main=True), year=YEAR, target=0, opening=0
    )
    names = [name_of(random) for _ in range(count)]
    households, contributions = count // SHARE_OF_HOUSEHOLDS, count - count // SHARE_OF_HOUSEHOLDS
    in_batches(Household, (household(number, names[number], units, random) for number in range(households)))
    rest = names[households:]
    in_batches(
        Contribution, (contribution(number, rest[number], books, units, random) for number in range(contributions))
    )
    return FilledRecords(units, names)


def in_batches(model, records: Iterator) -> None:
    while batch := list(islice(records, BATCH)):
        model.objects.bulk_create(batch)


def name_of(random: Random) -> str:
    person = f"{random.choice(FAMILY)} {random.choice(MIDDLE)} {random.choice(GIVEN)} {random.choice(GIVEN)}"
    return person if random.random() < 0.8 else f"{random.choice(BODIES)} {random.choice(GIVEN)} {random.choice(GIVEN)}"


def household(number: int, name: str, units: list[Unit], random: Random) -> Household:
    return Household(
        code=f"ho-{number}",
        head=name,
        unit=random.choice(units),
        group="poor",
        phone=f"09{number:08d}",
        address="Thôn 1",
    )


def contribution(number: int, name: str, books: FundYear, units: list[Unit], random: Random) -> Contribution:
    return Contribution(
        fund=books.fund,
        year=YEAR,
        date=date(YEAR, 1, 1) + timedelta(days=random.randrange(365)),
        amount=1_000_000 + number * 1_000,
        unit=random.choice(units),
        donor_name=name,
        memo=f"ủng hộ quỹ Vì người nghèo đợt {number % 12 + 1}",
    )
