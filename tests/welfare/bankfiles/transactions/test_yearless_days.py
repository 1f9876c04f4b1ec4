"""Days without a year: read where the file's period leaves one year open, told where it does not."""

from datetime import date, time

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import refusal, taken
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankterms.columns.yearless import period_of_titles

DAYS = [date(2023, 12, 5), date(2023, 12, 31), date(2024, 1, 2), date(2024, 2, 29)]
MOVED = [500_000, -300_000, 2_000_000, -11_000]
FORMS = [as_csv, as_workbook, as_pdf]
NOTE = "Ngày trong tệp không ghi năm: năm được lấy theo kỳ in trong tệp ({} – {})."
PERIODS = [
    "Kỳ sao kê: 01/12/2023 - 29/02/2024",
    "Từ ngày 01/12/2023 đến ngày 29/02/2024",
    "Từ 01/12 đến 29/02/2024",
    "Kỳ: 01/12 - 29/02/2024",
    "SAO KÊ TỪ THÁNG 12/2023 ĐẾN THÁNG 2/2024",
    "Statement of December 2023 to February 2024",
]
WAYS = ["%d/%m", "%d-%m", "%d.%m", "%d %b", "%d%b", "%d/%m 08:12", "08:12 %d/%m", "Thứ Ba, %d/%m", "Ngày %d tháng %m"]


def table(days: list[str], *, headers: str = "Ngày|Ghi nợ|Ghi có|Số dư|Nội dung") -> list[list]:
    balance, lines = 10_000_000, [headers.split("|")]
    for number, (day, moved) in enumerate(zip(days, MOVED, strict=True)):
        balance += moved
        lines.append([day, f"{max(0, -moved) or ''}", f"{max(0, moved) or ''}", str(balance), f"Nguoi {number}"])
    return lines


def written(write, period: str, lines: list[list]) -> bytes:
    return write(lines, above=(period,)) if write is as_pdf else write([[period], *lines])


@pytest.mark.parametrize("write", FORMS)
@pytest.mark.parametrize("period", PERIODS)
def test_year_is_the_one_that_the_period_leaves_open(write, period):
    moved, reading, rows = taken(written(write, period, table([f"{day:%d/%m}" for day in DAYS])))
    assert ([row.day for row in rows], moved, reading.rejected) == (DAYS, MOVED, [])
    assert reading.notes == [NOTE.format("01/12/2023", "29/02/2024")]


@pytest.mark.parametrize("way", WAYS)
def test_day_without_a_year_in_any_writing(way):
    _, _, rows = taken(as_csv([[PERIODS[0]], *table([day.strftime(way) for day in DAYS])]))
    at = time(8, 12) if "08:12" in way else None
    assert [(row.day, row.time) for row in rows] == [(day, at) for day in DAYS]


@pytest.mark.parametrize("period", ["Kỳ sao kê: 01/01/2022 - 31/12/2024", "Kỳ sao kê: 01/03/2024 - 30/09/2024"])
def test_day_that_several_years_of_the_period_have_or_none_is_set_aside(period):
    moved, reading, _ = taken(as_csv([[period], *table(["05/12", "06/04", "07/01", "08/09/2024"])]))
    outside = "mà kỳ in trong tệp không có ngày ấy, hoặc có hơn một năm."
    aside = [one.reason for one in reading.rejected]
    lines = [3, 5] if "03/2024" in period else [3, 4, 5]
    days = {3: "05/12", 4: "06/04", 5: "07/01"}
    assert aside == [f"Dòng {line}: ngày “{days[line]}” không ghi năm, {outside}" for line in lines]
    assert moved == [MOVED[number] for number in range(4) if number + 3 not in lines]


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_without_a_period_each_row_says_why_it_is_set_aside(write):
    _, reading, rows = taken(written(write, "SAO KÊ", table([f"{day:%d/%m}" for day in DAYS])))
    assert rows == []
    assert reading.rejected[0].reason == "Dòng 3: ngày “05/12” không ghi năm, mà tệp không in kỳ sao kê có năm."


def test_without_a_period_a_pdf_is_refused():
    found = refusal(as_pdf(table([f"{day:%d/%m}" for day in DAYS]), above=("SAO KÊ",)))
    assert (found.code, found.message.split(". ")[0]) == (
        "no_year", "Ngày “05/12” không ghi năm, mà tệp không in kỳ sao kê có năm",
    )  # fmt: skip


def test_page_number_in_the_column_of_days_is_none():
    lines = table([f"{day:%d/%m/%Y}" for day in DAYS])
    moved, reading, _ = taken(as_csv([[PERIODS[0]], *lines[:3], ["1/2"], *lines[3:], ["2/2"]]))
    assert (moved, reading.rejected, reading.notes) == (MOVED, [], [])


def test_pages_of_a_pdf_all_get_their_years():
    lines = table([f"{day:%d/%m}" for day in DAYS])
    _, _, rows = taken(as_pdf(lines, above=(PERIODS[0],), per_page=2))
    assert [(row.day, row.page) for row in rows] == list(zip(DAYS, [1, 1, 2, 2], strict=True))


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("SAO KÊ THÁNG 9 NĂM 2024", (date(2024, 9, 1), date(2024, 9, 30))),
        ("Tháng 02/2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("QUÝ III/2024", (date(2024, 7, 1), date(2024, 9, 30))),
        ("Quý 4 năm 2024", (date(2024, 10, 1), date(2024, 12, 31))),
        ("DANH SÁCH ỦNG HỘ NĂM 2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("Từ tháng 9 đến tháng 11 năm 2024", (date(2024, 9, 1), date(2024, 11, 30))),
        ("STATEMENT FOR SEPTEMBER 2024", (date(2024, 9, 1), date(2024, 9, 30))),
        ("Lâm Hà, ngày 05 tháng 10 năm 2024", (None, None)),
        ("Printed on 5 October 2024", (None, None)),
        ("Quyết định số 12/2023", (None, None)),
        ("In lúc 08:00 05/10/2024", (None, None)),
    ],
)
def test_titles_that_name_a_period(title, ends):
    assert period_of_titles([title]) == ends


@pytest.mark.parametrize("way", ["%d/%m", "%d %b", "%d-%m"])
def test_day_without_a_year_in_text_lined_up_with_blanks(way):
    lines = table([day.strftime(way) for day in DAYS])
    text = "\n".join("".join(f"{cell:<14}" for cell in cells).rstrip() for cells in [[PERIODS[0]], *lines])
    moved, reading, rows = taken(text.encode())
    assert ([row.day for row in rows], moved, reading.rejected) == (DAYS, MOVED, [])


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@pytest.mark.parametrize("as_written", [str, int, "{:02}".format])
def test_number_alone_is_a_day_of_the_only_month(write, as_written):
    content = written(write, "SAO KÊ THÁNG 9 NĂM 2024", table([as_written(day) for day in (5, 6, 7, 30)]))
    moved, reading, rows = taken(content)
    assert ([row.day for row in rows], moved) == ([date(2024, 9, day) for day in (5, 6, 7, 30)], MOVED)
    assert reading.notes == [NOTE.format("01/09/2024", "30/09/2024")]


def test_number_alone_is_no_day_of_several_months():
    assert taken(as_csv([["QUÝ III/2024"], *table(["5", "6", "7", "30"])]))[0] == []


@pytest.mark.parametrize("days", [["09/05", "09/25", "10/02", "10/03"], ["09/25", "09/26", "09/27", "09/28"]])
def test_months_before_days_are_refused_without_years_too(days):
    assert refusal(as_csv([["Kỳ: 01/01/2024 - 31/12/2024"], *table(days)])).code == "date_order"


@pytest.mark.parametrize("mark", ['"', "”", "nt", "-nt-", "Như trên", "''"])
@pytest.mark.parametrize("first", ["05/09/2024", "05/09"])
def test_mark_for_the_day_above(mark, first):
    content = as_workbook([["Kỳ: 01/09/2024 - 30/09/2024"], *table([first, mark, mark, "07/09/2024"])])
    _, reading, rows = taken(content)
    assert [row.day.day for row in rows] == [5, 5, 5, 7]
    assert reading.rejected == []


def test_mark_with_nothing_above_is_set_aside():
    _, reading, rows = taken(as_workbook(table(["nt", "05/09/2024", "nt", "07/09/2024"])))
    assert ([row.day.day for row in rows], len(reading.rejected)) == ([5, 5, 7], 1)


def test_day_that_looks_like_the_number_of_the_last_page():
    """“5/2” in a file of two pages."""
    moved, _, rows = taken(as_pdf(table(["3/2", "4/2", "5/2", "6/2"]), above=(PERIODS[0],), per_page=2))
    assert ([row.day for row in rows], moved) == ([date(2024, 2, day) for day in (3, 4, 5, 6)], MOVED)


@pytest.mark.parametrize("amount", ["500.000", "500.000 đ", "500,000 VND"])
def test_single_row_of_a_pdf(amount):
    headers, row = table(["1/2", "", "", ""])[:2]
    _, _, rows = taken(as_pdf([headers, [*row[:2], amount, "", *row[4:]]], above=(PERIODS[0],)))
    assert [(row.day, row.credit) for row in rows] == [(date(2024, 2, 1), 500_000)]
