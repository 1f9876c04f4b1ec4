"""Three invented years of the fund. Totals are those the committee published for 2023; all records are illustration."""

from random import Random

from frontportal.kit.demo import World
from welfare.appeals import demo
from welfare.assistance import demo
from welfare.feeds import demo
from welfare.ledger import demo
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation import demo, demo_statements

from .models.fund import Fund

ORDER = 40
MILLION = 10**6
# year: (plan, opening); every opening is the closing of the year before
BOOKS = {
    2022: (1_700 * MILLION, 193_020_000),
    2023: (1_900 * MILLION, 318_420_000),
    2024: (2_000 * MILLION, 443_770_000),
}


def load(world) -> None:
    # Chance of its own: a change in another room leaves these years as they are, and the other way round.
    world = World(Random(ORDER), world.users, world.made)
    maker = world.users["accountant"]
    stamps = {"created_by": maker, "updated_by": maker}
    fund = Fund.objects.create(
        name="Quỹ “Vì người nghèo” huyện Lâm Hà", slug="vi-nguoi-ngheo", level="district", is_main=True, **stamps
    )
    for year, (target, opening) in BOOKS.items():
        FundYear.objects.create(fund=fund, year=year, target=target, opening=opening, **stamps)
    world["fund"] = fund
    demo.load_norms(stamps)
    demo.load(world, stamps)
    demo.load(world, stamps)
    demo.load(world, stamps)
    demo.load_disclosures(world, stamps)
    demo_statements.load(world, stamps)
    demo.load(world, stamps)
    demo.load(world, stamps)
