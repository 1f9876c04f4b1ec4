"""How many transactions a line of totals says that there are, and periods as offices write them."""

from datetime import date

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import DRAWN, FORMS, HEADERS, ROWS, read_list
from tests.welfare.bankfiles.variations import as_csv
from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.labels import read_label
from welfare.proof.coverage import certify

COUNTS = [
    "Tổng cộng {} giao dịch",
    "Tổng cộng ({} giao dịch)",
    "Tổng số {} giao dịch",
    "Cộng: {} GD",
    "Total {} transactions",
    "Số giao dịch: {}",
    "{} giao dịch",
]
ALONE = [
    "{} giao dịch",
    "({} giao dịch)",
    "Tìm thấy {} giao dịch",
    "Trang 1/1 - {} giao dịch",
    "Hiển thị 1 - 3 của {} bản ghi",
    "Showing 1 to 3 of {} entries",
    "Tổng số bản ghi: {}",
    "Total records: {}",
    "Tổng số lượt ủng hộ: {}",
]
SEPTEMBER = (date(2024, 9, 1), date(2024, 9, 30))


@DRAWN
@pytest.mark.parametrize("label", COUNTS)
@pytest.mark.parametrize(("count", "outcome"), [(3, "proven"), (4, "breaks")])
def test_count_beside_the_totals_is_asked(write, label, count, outcome):
    """Balances and sums agree: only the number of transactions says that one may lack, or be one too many."""
    rows, reading = read_list(write([HEADERS, *ROWS, [label.format(count), "300.000", "650.000", "", ""]]))
    assert (reading.printed.count, reading.rejected) == (count, [])
    assert certify(rows, reading.printed, reading.rejected).outcome == outcome


@DRAWN
@pytest.mark.parametrize("label", ALONE)
@pytest.mark.parametrize(("count", "outcome"), [(3, "proven"), (4, "breaks")])
def test_count_alone_on_its_line_is_asked(write, label, count, outcome):
    rows, reading = read_list(write([HEADERS, *ROWS, [label.format(count), "", "", "", ""]]))
    assert (reading.printed.count, reading.rejected, reading.notes) == (count, [], [])
    assert certify(rows, reading.printed, reading.rejected).outcome == outcome


@FORMS
@pytest.mark.parametrize("label", ALONE[:6])
def test_count_in_the_column_of_memos_is_no_memo(write, label):
    lines = [*ROWS[:2], ["03/10/2024", "", "150.000", "1.350.000", "B gop cho quy vi nguoi ngheo"]]
    lines.append(["04/10/2024", "", "50.000", "1.400.000", "C gop"])
    rows, reading = read_list(write([HEADERS, *lines, ["", "", "", "", label.format(4)]]))
    assert ([row.memo for row in rows][-2:], reading.printed.count) == (["B gop cho quy vi nguoi ngheo", "C gop"], 4)


@DRAWN
@pytest.mark.parametrize("label", ["Tổng: {} giao dịch", "{} giao dịch", "Số giao dịch: {}"])
@pytest.mark.parametrize("sums", [True, False])
@pytest.mark.parametrize(("last", "count"), [("", None), ("Tổng cộng 3 giao dịch", 3), ("Tổng cộng 4 giao dịch", 4)])
def test_counts_of_days_are_none_of_the_file(write, label, sums, last, count):
    def under(number: int, out: str, into: str) -> list[str]:
        return [label.format(number), *([out, into] if sums else ["", ""]), "", ""]

    days = [under(1, "", "500.000"), under(1, "300.000", ""), under(1, "", "150.000")]
    lines = [line for pair in zip(ROWS, days, strict=True) for line in pair]
    rows, reading = read_list(write([HEADERS, *lines, *([[last, "", "", "", ""]] if last else [])]))
    assert ([row.credit - row.debit for row in rows], reading.rejected) == ([500_000, -300_000, 150_000], [])
    assert (reading.printed.count, certify(rows, reading.printed, []).outcome) == (
        count,
        "breaks" if count == 4 else "proven",
    )


OF_SIDES = [
    ["Tổng lệnh ghi nợ/ Total debit transaction {}", "Tổng lệnh ghi có/ Total credit transaction {}"],
    ["Total debit transactions: {}", "Total credit transactions: {}"],
    ["Total debit count {}", "Total credit count {}"],
    ["Number of debits: {}", "Number of credits: {}"],
    ["Số món ghi nợ {}", "Số món ghi có {}"],
    ["Tổng phát sinh nợ ({} món): 300.000", "Tổng phát sinh có ({} món): 650.000"],
]


@DRAWN
@pytest.mark.parametrize("labels", OF_SIDES)
@pytest.mark.parametrize(("count", "outcome"), [(2, "proven"), (3, "breaks")])
def test_counts_of_each_side_are_no_totals(write, labels, count, outcome):
    above = [label.format(number) for label, number in zip(labels, (1, count), strict=True)]
    if write is as_pdf:
        content = as_pdf([HEADERS, *ROWS], above=above)
    else:
        content = write([*([line] for line in above), HEADERS, *ROWS])
    rows, reading = read_list(content)
    printed = reading.printed
    totals = (300_000, 650_000) if "300.000" in labels[0] else (None, None)
    assert (printed.count_debit, printed.count_credit, printed.total_debit, printed.total_credit) == (1, count, *totals)
    assert certify(rows, printed, reading.rejected).outcome == outcome


def test_counts_of_parts_are_none_of_the_file():
    lines = [
        HEADERS,
        ROWS[0],
        ["Cộng 1 giao dịch", "", "500.000", "", ""],
        *ROWS[1:],
        ["Tổng cộng", "300.000", "650.000", "", ""],
    ]
    rows, reading = read_list(as_csv(lines))
    assert (len(rows), reading.printed.count) == (3, None)


@pytest.mark.parametrize(
    "line",
    [
        "Từ ngày 01/09 - 30/09/2024",
        "Từ 01/09/2024 - 30/09/2024",
        "Kỳ báo cáo: 01-30/09/2024",
        "Thời gian: 01/09/2024 00:00 - 30/09/2024 23:59:59",
        "Kỳ: 01/09 – 30/09/2024",
    ],
)
def test_period_is_read(line):
    printed = PrintedFigures()
    read_label(printed, line)
    assert (printed.first_day, printed.last_day) == SEPTEMBER


@pytest.mark.parametrize("title", ["Kỳ: 09/2024", "Kỳ sao kê: 9/2024", "Period: 09/2024"])
def test_days_outside_of_a_month_that_is_the_period_are_told(title):
    _, reading = read_list(as_csv([[title], HEADERS, *ROWS]))
    assert (reading.printed.first_day, reading.printed.last_day) == SEPTEMBER
    assert [note for note in reading.notes if "ngoài kỳ in trong tệp (01/09/2024 – 30/09/2024)" in note]
