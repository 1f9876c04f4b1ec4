"""What a statement proves, on its public page: spans, sentence and badge; no wider than a phone."""

import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser import SITE, STICKS_OUT, browser_with, needs_chromium
from tests.welfare.makers import looked_at
from tests.welfare.statements.makers import load, make_account
from welfare.ledger.models.fund_year import FundYear
from welfare.statements.models.statement import Statement

pytestmark = pytest.mark.django_db
HEADER = "Ngày GD,Số CT,Ghi nợ,Ghi có,Số dư,Nội dung\n"
ROWS = [
    "01/09/2024,1,,50000,1050000,a",
    "02/09/2024,2,,50000,1100000,b",
    "03/09/2024,3,,70000,,c",
    "03/09/2024,4,20000,,,d",
]


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "\n".join(ROWS), encoding="utf-8")
    account = make_account()
    statement = Statement.objects.get(pk=load(path, account=account.number).statement)
    response = Client(headers={"host": "localhost"}).get(statement.get_absolute_url())
    return statement, response


def test_the_public_reads_what_is_covered_and_what_is_not(page):
    statement, response = page
    text = response.content.decode()
    assert (statement.outcome, statement.proven_rows, statement.closing) == ("partly", 2, None)
    for words in (
        "Đối soát được một phần (2 trên 4 dòng)",
        "Chưa có căn cứ đối soát giao dịch thứ 3 đến 4: 2 dòng, ghi có 70.000 đồng, ghi nợ 20.000 đồng",
        "Khớp đến từng đồng",
        "Chưa đối soát được",
    ):
        assert words in text


# Frames that scroll sideways, and how far.
SCROLLS = """() => [...document.querySelectorAll(".table-frame")]
    .map(each => [each.getAttribute("aria-label"), each.scrollWidth - each.clientWidth]).filter(each => each[1] > 1)"""


@needs_chromium
@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_amount_and_result_of_every_span_without_scrolling(page, width):
    statement, response = page
    address = statement.get_absolute_url()
    listed = reverse("welfare:statements", args=[2024])
    FundYear.objects.get_or_create(fund=statement.account.fund, year=2024, defaults={"target": 0} | looked_at())
    pages = {address: response, listed: Client(headers={"host": "localhost"}).get(listed)}
    with browser_with(pages, viewport={"width": width, "height": 900}) as screen:
        for each in pages:
            screen.goto(f"{SITE}{each}")
            assert screen.evaluate(SCROLLS) == []
            cells = screen.locator("tbody td")
            assert cells.count() >= 5
            for cell in cells.all():
                assert cell.get_attribute("data-label") in cell.evaluate(
                    "each => getComputedStyle(each, '::before').content"
                )


@needs_chromium
@pytest.mark.parametrize("width", [390, 1280])
def test_spans_fit_the_screen(page, width):
    statement, response = page
    address = statement.get_absolute_url()
    with browser_with({address: response}, viewport={"width": width, "height": 900}) as screen:
        screen.goto(f"{SITE}{address}")
        assert screen.evaluate(STICKS_OUT) == []
        if folder := os.environ.get("SCREENSHOTS"):
            screen.screenshot(path=str(Path(folder) / f"statement-{width}.png"), full_page=True)
