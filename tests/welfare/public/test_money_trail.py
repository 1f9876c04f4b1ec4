"""The way of the money, forwards and back: what it says, what it links, and what it never says."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

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
from tests.welfare.reconciliation.makers import make_appeal, make_line, make_statement
from tests.welfare.statements.makers import make_account
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.gift import GiftRound
from welfare.assistance.models.household import Household
from welfare.ledger import actions
from welfare.reconciliation import actions as matching
from welfare.reconciliation.suggestions.amounts_left import Portion

ROOT = "/quy-vi-nguoi-ngheo/2023/"


@pytest.fixture
def year(world):
    """Two gifts (5 named and in a statement, 2 unnamed in cash); a house of 4, a livelihood of 1, a round of 1 paid."""
    maker, checker = make_pair()
    books = make_books(opening=10 * MILLION)
    both = {"by": maker, "confirmed_by": checker}
    gift = make_contribution(books, world.north, 5 * MILLION, **both, donor_name="Trường Mẫu", publish_name=True)
    make_contribution(books, world.south, 2 * MILLION, **both, donor_name="Lê Kín Tiếng", channel="cash", memo="BIMAT")
    line = make_line(make_statement(make_account(fund=books.fund)), 5 * MILLION, "LE KIN TIENG 0912345678")
    matching.decide(line, contribution=gift, by=maker)
    household = Household.objects.create(code="ho-1", head="Chủ Hộ Mẫu", unit=world.north_areas[0], group="poor")
    house = make_house(
        world.north_areas[0],
        total=60 * MILLION,
        household=household,
        state="handed_over",
        handed_over_on=date(2023, 9, 2),
    )
    livelihood = make_livelihood(world.north, 3 * MILLION)
    CoFunding.objects.create(livelihood=livelihood, kind="company", source="Công ty Góp Sức", amount=MILLION)
    given = make_gift(world.north, 12, 500_000).round
    for amount, aim in ((4, {"house": house}), (1, {"livelihood": livelihood}), (1, {"gift_round": given})):
        purpose = {"gift_round": "gift"}.get(*aim, next(iter(aim)))
        unit = next(iter(aim.values())).unit if purpose != "gift" else world.north
        make_disbursement(books, unit, amount * MILLION, **both, purpose=purpose, **aim)
    make_disbursement(books, world.north, MILLION, by=maker)
    return books


def page(path: str) -> BeautifulSoup:
    response = Client().get(ROOT + path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def way(path: str) -> list[tuple[str, str]]:
    """(title, text) of every step."""
    steps = page(path).select("ol.timeline > li")
    return [
        (step.select_one(".timeline-title").text, " ".join(p.text for p in step.find_all("p")[1:])) for step in steps
    ]


def links(path: str) -> list[str]:
    return [link["href"] for link in page(path).select("ol.timeline a")]


def test_from_a_gift_to_the_hand_over(year):
    statement = year.fund.accounts.get().statements.get()
    assert way("dong-gop/1/") == [
        ("Khoản ủng hộ", "5.000.000 đồng, ngày 03/05/2023, phiếu thu số 1."),
        ("Sao kê ngân hàng", "Dòng ngày 03/05/2023 của sao kê có đúng số tiền này."),
        (
            "Quỹ năm 2023",
            "2 khoản ủng hộ, cộng 7.000.000 đồng. Tiền vào chung một quỹ: không nói được khoản ủng hộ nào đi vào việc nào.",
        ),
        ("Quyết định chi", "3 khoản chi, mỗi khoản một quyết định, cộng 6.000.000 đồng."),
        ("Đã làm được", "Góp vào 1 căn nhà, 1 lượt hỗ trợ sinh kế, 1 đợt quà."),
        ("Bàn giao", "1 trong 1 căn nhà đã bàn giao, gần nhất ngày 02/09/2023."),
    ]
    assert links("dong-gop/1/") == [
        f"/quy-vi-nguoi-ngheo/sao-ke/{statement.pk}/", ROOT, f"{ROOT}chi/", f"{ROOT}nha/", f"{ROOT}sinh-ke/", f"{ROOT}qua/",
    ]  # fmt: skip


def test_a_gift_of_several_lines_says_so(year):
    """Cash of 2 million: one line is a part of it, then a part of another line the rest."""
    gift = year.fund.contributions.get(receipt_number=2)
    statement = year.fund.accounts.get().statements.get()
    for amount, size, said in (
        (500_000, 500_000, "500.000 đồng là cả dòng ngày 03/05/2023; còn 1.500.000 đồng chưa nối với dòng nào."),
        (
            1_500_000,
            4 * MILLION,
            "500.000 đồng là cả dòng ngày 03/05/2023, 1.500.000 đồng trong dòng ngày 03/05/2023; cộng đúng số tiền này.",
        ),
    ):
        line = make_line(statement, size, "nop tien mat")
        matching.split_line(line, [Portion(amount, {"contribution": gift})], by=gift.created_by)
        assert way("dong-gop/2/")[1] == ("Sao kê ngân hàng", f"Trong sao kê: {said}")
    assert links("dong-gop/2/")[0] == f"/quy-vi-nguoi-ngheo/sao-ke/{statement.pk}/"


def test_a_payment_of_several_lines_says_so(year):
    payment = year.fund.disbursements.get(voucher_number=1)
    statement = year.fund.accounts.get().statements.get()
    for amount in (1, 3):
        share = Portion(amount * MILLION, {"disbursement": payment})
        matching.split_line(make_line(statement, -amount * MILLION), [share], by=payment.created_by)
    said = (
        "1.000.000 đồng là cả dòng ngày 03/05/2023, 3.000.000 đồng là cả dòng ngày 03/05/2023; cộng đúng số tiền này."
    )
    assert way("chi/1/")[2] == ("Sao kê ngân hàng", f"Trong sao kê: {said}")


def test_cash_has_its_receipt(year):
    assert way("dong-gop/2/")[1] == ("Cách nhận", "Tiền mặt, có phiếu thu.")
    assert page("dong-gop/2/").find("dd").text.strip() == "Nhà hảo tâm"


def test_from_a_house_back_to_the_gifts(year):
    assert way("nha/nha-1/") == [
        ("Bàn giao", "Bàn giao ngày 02/09/2023."),
        ("Quyết định chi", "Quỹ chi 4.000.000 đồng trong tổng 60.000.000 đồng."),
        (
            "Quỹ năm 2023",
            "2 khoản ủng hộ, cộng 7.000.000 đồng. Tiền vào chung một quỹ: không nói được khoản ủng hộ nào đi vào việc nào.",
        ),
    ]
    assert links("nha/nha-1/") == [f"{ROOT}chi/1/", ROOT, f"{ROOT}dong-gop/"]
    said = page("nha/nha-1/").select_one("ol.timeline a").text
    assert said == "Phiếu chi 1, quyết định 01/QĐ ngày 01/05/2023: 4.000.000 đồng"


def test_a_payment_stands_between(year):
    assert [title for title, _ in way("chi/1/")] == ["Quỹ năm 2023", "Quyết định chi", "Căn nhà"]
    assert links("chi/1/")[-1] == f"{ROOT}nha/nha-1/"
    assert links("chi/2/")[-1] == f"{ROOT}sinh-ke/sinh-ke-1/"
    assert links("chi/3/")[-1] == f"{ROOT}qua/{GiftRound.objects.get().pk}/"


def test_a_livelihood_lists_every_funder_up_to_its_total(year):
    table = page("sinh-ke/sinh-ke-1/").find("table")
    assert [[cell.text.strip() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")[1:]] == [
        ["Quỹ mẫu", "Quỹ", "1.000.000"],
        ["Công ty Góp Sức", "Doanh nghiệp, tiền", "1.000.000"],
        ["Chưa có nguồn", "", "1.000.000"],
        ["Tổng kinh phí", "", "3.000.000"],
    ]


def test_a_round_says_what_a_package_was_worth(year):
    rows = page(f"qua/{GiftRound.objects.get().pk}/").find("table").find_all("tr")
    assert [cell.text.strip() for cell in rows[1].find_all(["th", "td"])] == [
        "Xã Bắc Mẫu", "Hộ nghèo", "12", "500.000", "6.000.000",
    ]  # fmt: skip


def test_an_appeal_is_a_pool_of_its_own(year, world):
    people = {
        "by": year.fund.contributions.first().created_by,
        "confirmed_by": year.fund.contributions.first().confirmed_by,
    }
    appeal = make_appeal(year, "LUT2023", title="Vùng lũ", state="published", published_at=timezone.now())
    make_contribution(year, world.north, 3 * MILLION, **people, appeal=appeal)
    make_disbursement(year, world.north, MILLION, **people, appeal=appeal)
    assert way("dong-gop/3/")[2:4] == [
        (
            "Đợt “Vùng lũ”",
            "1 khoản ủng hộ, cộng 3.000.000 đồng. Tiền vào chung một quỹ: không nói được khoản ủng hộ nào đi vào việc nào.",
        ),
        ("Quyết định chi", "1 khoản chi, mỗi khoản một quyết định, cộng 1.000.000 đồng."),
    ]


def test_a_reversed_gift_leads_to_its_reversal_and_back(year):
    gift = year.fund.contributions.get(receipt_number=2)
    entry = actions.confirm(actions.reverse(gift, reason="Nhầm", by=gift.created_by), by=gift.confirmed_by)
    for here, there in ((2, entry.receipt_number), (entry.receipt_number, 2)):
        assert page(f"dong-gop/{here}/").select_one(f'dl a[href="{ROOT}dong-gop/{there}/"]')
    assert "Nhầm" not in page("dong-gop/3/").text


@pytest.mark.parametrize("path", ["dong-gop/9/", "chi/9/", "chi/4/", "sinh-ke/x/", "qua/0/"])
def test_what_is_not_there_or_not_confirmed(year, path):
    assert Client().get(ROOT + path).status_code == 404


PATHS = ("dong-gop/1/", "dong-gop/2/", "chi/1/", "chi/2/", "chi/3/", "nha/nha-1/", "sinh-ke/sinh-ke-1/", "qua/{round}/")


@pytest.mark.parametrize("path", PATHS)
def test_asks_little_and_keeps_silent(year, path, django_assert_max_num_queries):
    path = path.format(round=GiftRound.objects.get().pk)
    Client().get(ROOT + path)
    with django_assert_max_num_queries(11):
        content = Client().get(ROOT + path).content.decode()
    assert [
        secret
        for secret in ("Kín", "KIN TIENG", "0912345678", "BIMAT", "Chủ Hộ", "Thôn 1", "202305")
        if secret in content
    ] == []
