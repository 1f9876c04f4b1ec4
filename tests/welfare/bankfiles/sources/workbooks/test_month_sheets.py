"""A workbook with a sheet for each month, each with the whole headers: one statement where the balances go on, refused otherwise."""

import io

import openpyxl
import pytest

from tests.welfare.bankfiles.sources.workbooks.xml_spreadsheets import cell_of, excel, sheet_of
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from welfare.proof.coverage import certify

HEADERS = ["STT", "Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
MONTHS = [
    [[1, "05/01/2024", None, 500_000, 1_500_000, "A"], [2, "20/01/2024", 300_000, None, 1_200_000, "B"]],
    [[1, "03/02/2024", None, 150_000, 1_350_000, "C"]],
    [[1, "01/03/2024", None, 50_000, 1_400_000, "D"], [2, "02/03/2024", 400_000, None, 1_000_000, "E"]],
]
MOVED = [500_000, -300_000, 150_000, 50_000, -400_000]


def book(months: list, *, change=lambda book: None) -> bytes:
    """Each sheet with its title, its period, its balances and its sums."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(months, 1):
        sheet = workbook.create_sheet(f"Tháng {number}")
        ends = sorted(row[1].split("/")[1] for row in rows)[0]
        for cells in (
            ["SAO KÊ TÀI KHOẢN 9990001112223"],
            [f"Từ ngày 01/{ends}/2024 đến ngày 28/{ends}/2024"],
            [f"Số dư cuối kỳ: {rows[-1][4]}"],
            HEADERS,
            *rows,
            ["", "Tổng cộng", sum(row[2] or 0 for row in rows), sum(row[3] or 0 for row in rows)],
        ):
            sheet.append(cells)
    change(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


@pytest.mark.parametrize("order", ["oldest", "sheets turned", "newest"])
def test_sheets_whose_balances_go_on_are_one_statement(order):
    months = {
        "oldest": MONTHS,
        "sheets turned": MONTHS[::-1],
        "newest": [rows[::-1] for rows in MONTHS[::-1]],
    }[order]
    rows, reading = read_list(book(months))
    assert [row.credit - row.debit for row in rows] == (MOVED[::-1] if order == "newest" else MOVED)
    assert reading.rejected == []
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"
    assert [note.split(" (")[0] for note in reading.notes] == [
        "Tệp có 3 trang tính nối tiếp nhau theo số dư, được đọc thành một sao kê"
    ]


def to_one_column(workbook):
    """Money out and in as one amount with its sign."""
    for sheet in workbook:
        for row in sheet.iter_rows(min_row=4):
            out, into = row[2].value, row[3].value
            is_head = row[2].value == "Ghi nợ"
            row[2].value = "Số tiền" if is_head else (into or 0) - (out or 0)
            row[3].value = "Ghi chú" if is_head else None


@pytest.mark.parametrize("newest_first", [False, True])
def test_months_with_one_signed_amount_are_one_statement_too(newest_first):
    months = [rows[::-1] for rows in MONTHS[::-1]] if newest_first else MONTHS
    rows, reading = read_list(book(months, change=to_one_column))
    assert [row.credit - row.debit for row in rows] == (MOVED[::-1] if newest_first else MOVED)
    assert (reading.rejected, certify(rows, reading.printed, reading.rejected).outcome) == ([], "proven")


def test_lines_of_later_sheets_are_numbered_on_and_keep_what_is_known_of_their_cells():
    def strike(workbook):
        workbook["Tháng 3"]["D5"].font = openpyxl.styles.Font(strike=True)
        workbook["Tháng 3"]["F6"] = "#REF!"
        workbook["Tháng 3"]["F6"].data_type = "e"

    rows, reading = read_list(book(MONTHS, change=strike))
    assert [row.line for row in rows] == [5, 6, 12]
    assert [one.reason for one in reading.rejected] == [
        "Dòng 18: ô “Ghi có” bị gạch ngang.",
        "Dòng 19: ô nội dung báo lỗi “#REF!”.",
    ]


def lose_a_month(workbook):
    workbook.remove(workbook["Tháng 2"])


def rename(workbook):
    workbook["Tháng 2"]["C4"], workbook["Tháng 2"]["D4"] = "Ghi có", "Ghi nợ"


@pytest.mark.parametrize("change", [lose_a_month, rename])
def test_sheets_that_do_not_go_on_are_refused(change):
    found = refusal(book(MONTHS, change=change))
    assert (found.code, "số dư không nối tiếp nhau" in found.message) == ("several_tables", True)


def as_xml(content: bytes) -> bytes:
    """The same workbook as Excel's XML of 2003."""
    sheets = [
        sheet_of(
            [f"<Row>{''.join(map(cell_of, cells))}</Row>" for cells in sheet.iter_rows(values_only=True)],
            name=sheet.title,
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
    ]
    return excel(*sheets)


def lose_balances(workbook):
    for sheet in workbook:
        sheet["A3"] = None
        sheet.delete_cols(5)


@pytest.mark.parametrize("form", [bytes, as_xml])
@pytest.mark.parametrize("turned", [False, True])
def test_months_without_balances_are_one_statement_by_their_days(form, turned):
    rows, reading = read_list(form(book(MONTHS[::-1] if turned else MONTHS, change=lose_balances)))
    months = [MOVED[:2], MOVED[2:3], MOVED[3:]]
    assert [row.credit - row.debit for row in rows] == sum(months[::-1] if turned else months, [])
    assert [row.line for row in rows] == [5, 6, 12, 18, 19]
    assert reading.rejected == []
    assert certify(rows, reading.printed, reading.rejected).outcome == "unprovable"
    assert [note.split(" (")[0] for note in reading.notes] == [
        "Tệp có 3 trang tính không in số dư, ngày không chồng nhau, được đọc thành một sao kê"
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_months_in_xml_whose_balances_go_on_are_one_statement(turned):
    rows, reading = read_list(as_xml(book(MONTHS[::-1] if turned else MONTHS)))
    assert [row.credit - row.debit for row in rows] == MOVED
    assert (reading.rejected, certify(rows, reading.printed, reading.rejected).outcome) == ([], "proven")


def title(sheet: str, cell: str, words: str):
    def change(workbook):
        lose_balances(workbook)
        workbook[sheet][cell] = words

    return change


def name(sheet: str, words: str):
    def change(workbook):
        lose_balances(workbook)
        workbook[sheet].title = words

    return change


@pytest.mark.parametrize("form", [bytes, as_xml])
@pytest.mark.parametrize(
    "change",
    [
        title("Tháng 2", "B5", "20/01/2024"),  # a day that is the month's before
        title("Tháng 2", "A1", "SAO KÊ TÀI KHOẢN 9990001112224"),
        title("Tháng 2", "A1", "DANH SÁCH CHI TIỀN"),
        title("Tháng 2", "C1", "Đơn vị tính: nghìn đồng"),
        name("Tháng 2", "Chi"),
        name("Tháng 2", "99900011122"),
    ],
)
def test_sheets_without_balances_that_may_be_several_statements_are_refused(change, form):
    found = refusal(form(book(MONTHS, change=change)))
    why = ("không in số dư, mà tên trang", "số tài khoản hoặc đơn vị tính khác nhau")
    assert (found.code, any(map(found.message.__contains__, why))) == ("several_tables", True)


def other_account(workbook):
    workbook["Tháng 2"]["A1"] = "SAO KÊ TÀI KHOẢN 9990001112224"


def other_unit(workbook):
    workbook["Tháng 2"]["C1"] = "Đơn vị tính: nghìn đồng"


@pytest.mark.parametrize("form", [bytes, as_xml])
@pytest.mark.parametrize("change", [other_account, other_unit])
def test_sheets_of_other_accounts_or_units_are_none_of_one_statement_though_balances_go_on(change, form):
    assert "số tài khoản hoặc đơn vị tính khác nhau" in refusal(form(book(MONTHS, change=change))).message


def test_row_that_lost_its_day_at_the_end_of_a_month_is_not_lost():
    def change(workbook):
        lose_balances(workbook)
        workbook["Tháng 1"].append(["", "", "", 70_000, "F"])

    _, reading = read_list(book(MONTHS, change=change))
    assert [one.reason for one in reading.rejected] == ["Dòng 8: thiếu ngày."]


def test_row_that_lost_its_day_at_the_end_of_the_last_sheet_is_not_lost():
    _, reading = read_list(
        book(MONTHS, change=lambda workbook: workbook["Tháng 3"].append(["", "", "", 70_000, "", "F"]))
    )
    assert [one.reason for one in reading.rejected] == ["Dòng 21: thiếu ngày."]
