"""Opening + received − spent + what moved between levels = closing, the same to the đồng on the page, in XLSX, CSV and JSON, and in SQL."""

import csv
import io
import json
from itertools import accumulate

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from welfare.ledger import actions

ROOT = "/quy-vi-nguoi-ngheo/"
FILES = {"account": "thu-chi", "months": "theo-thang", "purposes": "theo-muc-dich", "communes": "theo-xa"}
SQL = {
    "account": """
        SELECT opening, received, spent, moved, opening + received - spent + moved FROM (
            SELECT books.opening,
                (SELECT coalesce(sum(CASE direction WHEN 'in' THEN amount ELSE -amount END), 0)::bigint
                    FROM transfers_fundtransfer entry WHERE entry.fund_id = books.fund_id AND entry.year = books.year
                    AND confirmed_at IS NOT NULL) AS moved,
                (SELECT coalesce(sum(amount), 0)::bigint FROM ledger_contribution entry
                    WHERE entry.fund_id = books.fund_id AND entry.year = books.year AND state = 'confirmed') AS received,
                (SELECT coalesce(sum(amount), 0)::bigint FROM ledger_disbursement entry
                    WHERE entry.fund_id = books.fund_id AND entry.year = books.year AND state = 'confirmed') AS spent
            FROM ledger_fundyear books JOIN funds_fund fund ON fund.id = books.fund_id
            WHERE fund.is_main AND books.year = %s
        ) sums""",
    "months": """
        SELECT month, coalesce(sum(amount) FILTER (WHERE side = 'in'), 0)::bigint,
            coalesce(sum(amount) FILTER (WHERE side = 'out'), 0)::bigint,
            coalesce(sum(amount) FILTER (WHERE side = 'moved'), 0)::bigint
        FROM generate_series(1, 12) month LEFT JOIN (
            SELECT 'in' AS side, date, amount, year, fund_id FROM ledger_contribution WHERE state = 'confirmed'
            UNION ALL
            SELECT 'out', date, amount, year, fund_id FROM ledger_disbursement WHERE state = 'confirmed'
            UNION ALL
            SELECT 'moved', date, CASE direction WHEN 'in' THEN amount ELSE -amount END, year, fund_id
            FROM transfers_fundtransfer WHERE confirmed_at IS NOT NULL
        ) entry ON extract(month FROM date) = month AND year = %s
            AND fund_id = (SELECT id FROM funds_fund WHERE is_main)
        GROUP BY month ORDER BY month""",
    "purposes": """
        SELECT purpose, sum(amount)::bigint FROM ledger_disbursement
        WHERE year = %s AND state = 'confirmed' AND fund_id = (SELECT id FROM funds_fund WHERE is_main)
        GROUP BY purpose ORDER BY 2 DESC""",
    "communes": """
        SELECT coalesce(commune.name, ''), coalesce(sum(amount) FILTER (WHERE side = 'in'), 0)::bigint,
            coalesce(sum(amount) FILTER (WHERE side = 'out'), 0)::bigint
        FROM (
            SELECT 'in' AS side, unit_id, amount, year, fund_id FROM ledger_contribution WHERE state = 'confirmed'
            UNION ALL
            SELECT 'out', unit_id, amount, year, fund_id FROM ledger_disbursement WHERE state = 'confirmed'
        ) entry
        JOIN places_unit unit ON unit.id = entry.unit_id
        LEFT JOIN places_unit commune ON commune.kind IN ('commune', 'town', 'ward')
            AND commune.id IN (unit.id, unit.parent_id)
        WHERE entry.year = %s AND fund_id = (SELECT id FROM funds_fund WHERE is_main)
        GROUP BY 1""",
}


def number(text: str) -> int:
    return int(text.replace(".", "").replace("−", "-"))


def asked(question: str, year: int) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(SQL[question], [year])
        return cursor.fetchall()


def from_sql(year: int) -> dict:
    return {
        "account": list(asked("account", year)[0]),
        "months": with_balances(asked("account", year)[0][0], [row[1:] for row in asked("months", year)]),
        "purposes": [amount for _, amount in asked("purposes", year)],
        "communes": {name: [received, spent] for name, received, spent in asked("communes", year)},
    }


def with_balances(opening: int, months: list[tuple[int, int, int]]) -> list[list[int]]:
    """(received, spent, moved) of each month → opening, received, spent, closing."""
    balances = list(accumulate((received - spent + moved for received, spent, moved in months), initial=opening))
    sides = [month[:2] for month in months]
    return [[before, *month, after] for before, month, after in zip(balances[:-1], sides, balances[1:], strict=True)]


def table(page: BeautifulSoup, caption: str) -> list[list[str]]:
    found = next(each for each in page.find_all("table") if each.caption and each.caption.text.startswith(caption))
    return [[" ".join(cell.text.split()) for cell in row.find_all(["th", "td"])] for row in found.find_all("tr")[1:]]


def place(name: str) -> str:
    return name.removeprefix("Xã ").removeprefix("Thị trấn ").replace("Cấp trên xã", "")


def from_page(year: int) -> dict:
    page = BeautifulSoup(Client().get(f"{ROOT}{year}/").content, "lxml")
    opening, received, spent, *moved, closing = (number(row[1]) for row in table(page, "Thu, chi và số dư"))
    months, communes = table(page, "Quỹ nhận, chi"), table(page, "Ủng hộ và hỗ trợ")
    assert [number(text) for text in months.pop()[1:]] == [opening, received, -spent, closing]
    assert [number(text) for text in communes.pop()[1:]] == [received, -spent]
    return {
        "account": [opening, received, -spent, sum(moved), closing],
        "months": [[number(text) for text in row[1:]] for row in months],
        "purposes": [number(row[-1]) for row in table(page, "Chi theo mục đích")],
        "communes": {place(row[0]): [number(text) for text in row[1:]] for row in communes},
    }


def shaped(rows: dict[str, list[list]]) -> dict:
    """The same from rows of files: every cell as written, headers left out."""
    opening, received, spent, *moved, closing = (int(row[1]) for row in rows["account"])
    return {
        "account": [opening, received, spent, sum(moved), closing],
        "months": [[int(row[place]) for place in (3, 1, 2, 4)] for row in rows["months"]],  # newer columns stand last
        "purposes": [int(row[2]) for row in rows["purposes"]],
        "communes": {place(row[0]): [int(row[1]), int(row[2])] for row in rows["communes"]},
    }


def from_csv(year: int) -> dict:
    texts = {name: Client().get(f"{ROOT}{year}/{slug}.csv").content.decode("utf-8-sig") for name, slug in FILES.items()}
    return shaped({name: list(csv.reader(io.StringIO(text)))[1:] for name, text in texts.items()})


def from_json(year: int) -> dict:
    data = json.loads(Client().get(f"{ROOT}{year}/so-lieu.json").content)
    kept = data["tong_hop"]
    found = shaped({name: [list(row.values()) for row in data["bang"][slug]] for name, slug in FILES.items()})
    opening, received, spent, _, closing = found["account"]
    assert [opening, received, spent, closing] == [kept["dau_ky"], kept["da_nhan"], kept["da_chi"], kept["cuoi_ky"]]
    return found


def from_xlsx(year: int) -> dict:
    book = openpyxl.load_workbook(io.BytesIO(Client().get(f"{ROOT}{year}/so-lieu.xlsx").content))
    titles = {
        "account": "Thu, chi và số dư", "months": "Theo tháng", "purposes": "Theo mục đích", "communes": "Theo xã, thị trấn",
    }  # fmt: skip
    return shaped({name: [list(row) for row in book[title].values][1:] for name, title in titles.items()})


def ends_agree(year: int) -> dict:
    """All five sources say the same, and each adds up. Returns it."""
    truth = from_sql(year)
    assert from_page(year) == truth
    assert from_csv(year) == truth
    assert from_json(year) == truth
    assert from_xlsx(year) == truth
    opening, received, spent, moved, closing = truth["account"]
    assert opening + received - spent + moved == closing
    assert [sum(side) for side in zip(*truth["months"], strict=True)][1:3] == [received, spent]
    assert (truth["months"][0][0], truth["months"][-1][-1]) == (opening, closing)
    assert sum(truth["purposes"]) == spent
    assert [sum(side) for side in zip(*truth["communes"].values(), strict=True)] == [received, spent]
    return truth


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_the_demonstration_years(year):
    truth = ends_agree(year)
    if year == 2023:
        assert truth["account"][1:3] == [2_412_350_000, 2_287_000_000]


@pytest.mark.usefixtures("visit")
def test_each_year_opens_with_what_the_year_before_closed_with():
    accounts = [asked("account", year)[0] for year in (2022, 2023, 2024)]
    assert [before[-1] for before in accounts[:2]] == [after[0] for after in accounts[1:]]
    page = BeautifulSoup(Client().get(f"{ROOT}2023/").content, "lxml").text
    assert "Số dư đầu kỳ bằng đúng số dư cuối kỳ năm 2022." in page


def test_reversals_areas_and_drafts(world):
    """What is reversed counts as taken back everywhere; a draft counts nowhere; an area counts for its commune."""
    maker, checker = make_pair()
    books, both = make_books(opening=20 * MILLION), {"by": maker, "confirmed_by": checker}
    gift = make_contribution(books, world.north, 5 * MILLION, **both)
    make_contribution(books, world.district, 3 * MILLION, **both)
    make_contribution(books, world.south, 9 * MILLION, by=maker)
    actions.confirm(actions.reverse(gift, reason="Nhầm", by=maker), by=checker)
    make_disbursement(books, world.south_areas[0], 2 * MILLION, **both)
    make_disbursement(books, world.north, 7 * MILLION, by=maker)
    truth = ends_agree(2023)
    assert truth["account"] == [20 * MILLION, 3 * MILLION, 2 * MILLION, 0, 21 * MILLION]
    assert truth["communes"] == {"Bắc Mẫu": [0, 0], "": [3 * MILLION, 0], "Nam Mẫu": [0, 2 * MILLION]}


def test_a_gap_between_two_years_is_told_in_public(world):
    first = make_books(2023, opening=10 * MILLION)
    make_books(2024, fund=first.fund, opening=9 * MILLION)
    page = BeautifulSoup(Client().get(f"{ROOT}2024/").content, "lxml").text
    assert "Số dư đầu kỳ lệch −1.000.000 đồng so với số dư cuối kỳ năm 2023." in page
