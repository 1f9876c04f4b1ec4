"""The fund's figures, asked of a handful of records; the demonstration year is tested in tests/test_year_2023.py."""

from datetime import date

import pytest

from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.narrative.paragraphs import paragraph
from frontportal.yearly.summary import YearFigure, figures_of_year
from tests.welfare.makers import (
    MILLION,
    make_books,
    make_contribution,
    make_disbursement,
    make_gift,
    make_house,
    make_livelihood,
    make_pair,
)
from welfare.funds.models.fund import Fund
from welfare.ledger.figures.entries import names_of_funds
from welfare.ledger.models.fund_year import FundYear

pytestmark = pytest.mark.django_db


def value(slug: str, year: int = 2023) -> int:
    return registry[slug].value(year)


def test_only_confirmed_money_of_the_main_fund_counts(world):
    maker, checker = make_pair()
    books = make_books(target=9 * MILLION)
    other = make_books(fund=books.fund.__class__.objects.create(name="Quỹ khác", slug="quy-khac"))
    make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker)
    make_contribution(books, world.south, 7 * MILLION, by=maker)
    make_contribution(other, world.south, 11 * MILLION, by=maker, confirmed_by=checker)
    make_disbursement(books, world.north_areas[0], 2 * MILLION, by=maker, confirmed_by=checker)
    assert (value("fund-received"), value("fund-spent")) == (5 * MILLION, 2 * MILLION)
    assert registry["fund-received"].plan.value(2023) == 9 * MILLION
    assert registry["fund-received"].plan.value(2022) is None
    spent = registry["fund-spent"].by_commune(2023)
    assert spent == {world.north.pk: {"value": 2 * MILLION, "records": 1}}


def test_every_other_fund_has_its_part_in_figures_of_their_own(world):
    first, second = make_pair()
    make_contribution(make_books(), world.north, 5 * MILLION, by=first, confirmed_by=second)
    assert not shown_of_other_funds()
    funds = [Fund.objects.create(name=f"Quỹ {name}", slug=str(len(name))) for name in ("Cứu trợ", "Trẻ em", "Kín")]
    relief, care = (
        make_books(fund=fund, target=millions * MILLION) for fund, millions in zip(funds[:2], (2, 3), strict=True)
    )
    hidden = FundYear.objects.create(fund=funds[2], year=2023, target=0)
    for books, unit, amount in ((relief, world.north, 7), (care, world.south, 4), (hidden, world.south, 100)):
        make_contribution(books, unit, amount * MILLION, by=first, confirmed_by=second)
    make_contribution(care, world.south, MILLION, by=first)
    make_disbursement(care, world.north_areas[0], 2 * MILLION, by=first, confirmed_by=second)
    received, spent = shown_of_other_funds()
    assert (value("fund-received"), received.value, spent.value) == (5 * MILLION, 11 * MILLION, 2 * MILLION)
    assert (received.target, spent.target) == (5 * MILLION, None)
    assert registry["other-funds-received"].plan.value(2022) is None
    assert received.figure.by_commune(2023) == {
        world.north.pk: {"value": 7 * MILLION, "records": 1},
        world.south.pk: {"value": 4 * MILLION, "records": 1},
    }
    assert said_of_other_funds() == (
        "Các quỹ khác tiếp nhận 11 triệu đồng (Quỹ Cứu trợ 7.000.000 đồng; Quỹ Trẻ em 4.000.000 đồng), bằng 220% kế hoạch "
        "giao (5.000.000 đồng), chi hỗ trợ 2 triệu đồng (Quỹ Trẻ em)."
    )


def shown_of_other_funds() -> list[YearFigure]:
    return [each for each in figures_of_year(2023) if each.figure.section == "Các quỹ khác"]


def said_of_other_funds() -> str:
    own = [each for each in year_content(2023)["figures"] if each["section"] == "Các quỹ khác"]
    return "".join(words for words, _ in paragraph(own, 2023, lambda slug: registry[slug].clause))


def test_a_sentence_names_the_first_of_many_funds():
    rows = [(f"Quỹ {number}", number) for number in range(7, 0, -1)]
    named = "Quỹ 7 7 đồng; Quỹ 6 6 đồng; Quỹ 5 5 đồng; Quỹ 4 4 đồng; Quỹ 3 3 đồng; 2 quỹ khác"
    assert [names_of_funds(each) for each in (rows, rows[:1], [])] == [f"({named})", "(Quỹ 7)", ""]


def test_tet_gifts_count_in_the_year_of_tet(world):
    handed_out = {"occasion": "tet", "tet_year": 2024, "year": 2023, "date": date(2023, 12, 27)}
    make_gift(world.north, 100, 500_000, name="Tết Giáp Thìn", **handed_out)
    make_gift(world.south, 20, 300_000, name="Thăm hỏi 27/7")
    assert [(value("gift-packages", year), value("gift-value", year)) for year in (2023, 2024)] == [
        (20, 6 * MILLION),
        (100, 50 * MILLION),
    ]


def test_a_planned_house_is_not_yet_support(world):
    make_house(world.north, "nha-1", state="handed_over", handed_over_on=date(2023, 9, 2))
    make_house(world.north_areas[0], "nha-2", kind="tinh-nghia")
    make_house(world.north, "nha-3", state="planned")
    assert (value("houses"), value("house-value")) == (2, 100 * MILLION)


def test_only_livelihoods_of_the_launch_make_its_value(world):
    make_livelihood(world.north, 30 * MILLION, "sk-1", occasion="launch")
    make_livelihood(world.north, 15 * MILLION, "sk-2")
    assert (value("livelihood-value"), value("livelihoods")) == (30 * MILLION, 2)


def test_households_of_all_livelihoods_are_added_up(world):
    make_livelihood(world.north, 30 * MILLION, "sk-1", occasion="launch", households=3)
    make_livelihood(world.south, 15 * MILLION, "sk-2", households=20)
    assert value("livelihood-households") == 23
    assert registry["livelihood-households"].text(23) == "23 hộ"


def test_sentences_never_say_more_than_the_records():
    said = {slug: registry[slug].text for slug in ("fund-received", "gift-packages", "livelihood-value")}
    assert said["fund-received"](2_412_350_000) == "trên 2,4 tỷ đồng"
    assert said["gift-packages"](3_024) == "hơn 3.000 suất"
    assert said["livelihood-value"](2_035_000_000) == "trên 2 tỷ đồng"
    assert said["gift-packages"](3_000) == "3.000 suất"
