"""What banks vary from one export to the next changes nothing of what is read, and what is proven."""

from datetime import date, datetime

import pytest

from tests.welfare.bankfiles.sample_files import SAMPLES
from tests.welfare.bankfiles.variations import MOVES, OPENING, Layout, as_csv, as_workbook, dotted
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 23)
CLOSING = OPENING + sum(move.amount for move in MOVES)
CREDIT = sum(move.amount for move in MOVES if move.amount > 0)
DEBIT = -sum(move.amount for move in MOVES if move.amount < 0)
FULL = Layout(
    {
        "day": "Ngày giao dịch",
        "reference": "Số chứng từ",
        "debit": "Ghi nợ",
        "credit": "Ghi có",
        "balance": "Số dư",
        "memo": "Nội dung",
    }
)
LABELS = [
    ["SAO KÊ TÀI KHOẢN"],
    ["Số tài khoản:", "0000000202305"],
    ["Loại tiền:", "VND"],
    ["Từ ngày: 01/03/2023 đến ngày: 30/04/2023"],
]
HEADERS = ["Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]


def columns(*names: str, **headers: str) -> Layout:
    return Layout({name: headers.get(name, FULL.columns.get(name, name)) for name in names})


def brief(reading) -> list[tuple]:
    return [(row.day, row.credit - row.debit, row.memo) for row in reading.transactions]


SAME = [(move.day, move.amount, move.memo) for move in MOVES]
VARIED = {
    "plain": FULL,
    "labels above": FULL.but(above=LABELS),
    "25 lines above": FULL.but(above=[[f"Dòng {number} của phần đầu"] for number in range(25)]),
    "other order": columns("memo", "balance", "credit", "debit", "reference", "day"),
    "no reference": columns("day", "debit", "credit", "balance", "memo"),
    "no balance": columns("sequence", "day", "debit", "credit", "memo", sequence="STT"),
    "unknown columns": columns("day", "branch", "debit", "teller", "credit", "balance", "memo", "more", branch="Chi nhánh", teller="Mã giao dịch viên", more="Ghi thêm"),
    "upper case without marks": FULL.but(headers=[["NGAY GIAO DICH", "SO CHUNG TU", "GHI NO", "GHI CO", "SO DU", "NOI DUNG"]]),
    "English": FULL.but(headers=[["Transaction Date", "Ref No.", "Debit", "Credit", "Balance", "Description"]]),
    "two languages in a cell": FULL.but(headers=[["Ngày\nDate", "Số CT/ Doc No", "Nợ/ Debit", "Có/ Credit", "Số dư\n(Balance)", "Nội dung/Details"]]),
    "two languages in two lines": FULL.but(headers=[HEADERS, ["Date", "Doc No", "Debit", "Credit", "Balance", "Description"]]),
    "merged headers": FULL.but(headers=[["Ngày", "Số CT", "Phát sinh", "", "Số dư", "Nội dung"], ["", "", "Nợ", "Có", "", ""]]),
    "merged amount": FULL.but(headers=[["Ngày", "Số CT", "Số tiền", "", "Số dư", "Nội dung"], ["", "", "Ghi nợ", "Ghi có", "", ""]]),
    "words nobody listed": FULL.but(headers=[["Ngày tháng ghi sổ", "Mã tham chiếu GD", "Tiền ra (VND)", "Tiền vào (VND)", "Số dư sau phát sinh", "Diễn giải chi tiết"]]),
    "headers on each page": FULL.but(between=[[], HEADERS]),
    "page ends": FULL.but(
        between=[["Cộng trang", "", "", "1.284.567", "", ""], ["", "Số dư mang sang", "", "", "101.284.567", ""], ["Trang 1/2"], HEADERS]
    ),
    "blank lines": FULL.but(between=[["", "", "", "", "", ""], []]),
    "totals": FULL.but(below=[["Tổng cộng", "", dotted(DEBIT), dotted(CREDIT), "", ""], [f"Số dư cuối kỳ: {dotted(CLOSING)}"]]),
    "totals in mid-line": FULL.but(below=[["", "", "", "", "", ""], ["", "Tổng cộng:", dotted(DEBIT), dotted(CREDIT), "", ""]]),
    "balances as lines": FULL.but(
        headers=[HEADERS, ["01/03/2023", "", "", "", dotted(OPENING), "Số dư đầu kỳ"]],
        below=[["30/04/2023", "", "", "", dotted(CLOSING), "Số dư cuối kỳ"]],
    ),
    "labels in the last column": FULL.but(
        between=[["", "", "", "", "101.284.567", "Số dư mang sang"]],
        below=[["", "", dotted(DEBIT), dotted(CREDIT), "", "Tổng cộng"], ["", "", "", "", dotted(CLOSING), "Số dư cuối kỳ"]],
    ),
    "signatures": FULL.but(below=[[], ["Người lập biểu", "", "", "", "Kế toán trưởng"], ["Xin cảm ơn Quý khách"], ["Trang 2/2"]]),
    "a foot right below": FULL.but(below=[["Đây là bản in từ hệ thống, không cần chữ ký"], ["Xin cảm ơn Quý khách đã dùng dịch vụ"]]),
    "newest first": FULL.but(newest_first=True),
    "comma": FULL.but(money=lambda amount: f"{amount:,}"),
    "hundredths": FULL.but(money=lambda amount: f"{dotted(amount)},00"),
    "American hundredths": FULL.but(money=lambda amount: f"{amount:,}.00"),
    "blanks": FULL.but(money=lambda amount: f"{amount:,}".replace(",", " ")),
    "hard blanks": FULL.but(money=lambda amount: f"\u00a0{amount:,}\u00a0".replace(",", "\u00a0")),
    "with its currency": FULL.but(money=lambda amount: f"{dotted(amount)} VND"),
    "plain digits": FULL.but(money=str),
    "one column and a letter": columns("day", "reference", "amount", "direction", "balance", "memo", amount="Số tiền", direction="D/C"),
    "one column and a word": columns("day", "amount", "direction", "memo", amount="Số tiền", direction="Loại giao dịch").but(directions=("Ghi có", "Ghi nợ")),
    "one column with signs": columns("day", "signed", "memo", signed="Số tiền"),
    "one column with signs and balances": columns("day", "reference", "signed", "balance", "memo", signed="Amount"),
    "dashes": FULL.but(day=lambda day: f"{day:%d-%m-%Y}"),
    "ISO": FULL.but(day=lambda day: day.isoformat()),
    "short years": FULL.but(day=lambda day: f"{day:%d/%m/%y}"),
    "short days": FULL.but(day=lambda day: f"{day.day}/{day.month}/{day.year}"),
    "month names": FULL.but(day=lambda day: f"{day:%d-%b-%Y}"),
    "day and time": FULL.but(day=lambda day: f"{day:%d/%m/%Y} 09:24:52"),
    "time and day": FULL.but(day=lambda day: f"9:24 {day:%d/%m/%Y}"),
    "two lines in a cell": FULL.but(day=lambda day: f"{day:%d/%m/%Y}\n09:24:52"),
}  # fmt: skip


@pytest.mark.parametrize("other", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize("turn", range(len(VARIED)), ids=list(VARIED))
def test_variation_is_read_as_the_same_rows(turn, other):
    """Every second as a workbook, the others as CSV; the slow run has them the other way."""
    layout, write = list(VARIED.values())[turn], (as_csv, as_workbook)[turn % 2 ^ other]
    reading = read(write(layout.table()), name="a", today=TODAY)
    taken = list(reading.transactions)
    rows = [(row.day, row.credit - row.debit, row.memo) for row in taken]
    assert rows == (SAME[::-1] if layout.newest_first else SAME)
    assert reading.rejected == []
    strong = bool({"balance", "sequence"} & layout.columns.keys())
    assert certify(taken, reading.printed).outcome == ("proven" if strong else "unprovable")


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_separators_and_encodings(separator, codec):
    assert brief(read(as_csv(FULL.table(), separator=separator, codec=codec), name="a", today=TODAY)) == SAME


def test_kind_of_transaction_is_no_direction():
    layout = columns("day", "direction", "credit", "memo", direction="Loại giao dịch")
    table = layout.but(directions=("Chuyển khoản", "Tiền mặt")).table(tuple(move for move in MOVES if move.amount > 0))
    assert [(one.day, one.credit, one.memo) for one in read(as_csv(table), name="a", today=TODAY).transactions] == [
        one for one in SAME if one[1] > 0
    ]
    table[0][2] = "Số tiền"  # now nothing says that it is money in
    with pytest.raises(FileRefusedError) as refused:
        brief(read(as_csv(table), name="a", today=TODAY))
    assert refused.value.code == "no_direction" and "“Loại giao dịch”" in refused.value.message


def test_direction_that_is_not_said_is_not_guessed():
    layout = columns("day", "amount", "direction", "memo", amount="Số tiền", direction="D/C")
    reading = read(as_csv(layout.but(directions=("C", "?")).table()), name="a", today=TODAY)
    assert brief(reading) == [one for one in SAME if one[1] > 0]
    assert "không rõ ghi nợ hay ghi có" in reading.rejected[0].reason


def test_numbers_and_days_of_excel():
    layout = FULL.but(money=float, day=lambda day: datetime(day.year, day.month, day.day))
    assert brief(read(as_workbook(layout.table()), name="a", today=TODAY)) == SAME


def test_one_day_as_text_makes_no_other_day_doubtful():
    layout = FULL.but(day=lambda day: datetime(day.year, day.month, day.day))
    table = layout.table()
    table[1:1] = [["01/01/2023", "", "", "", dotted(OPENING), "Số dư đầu kỳ"]]
    reading = read(as_workbook(table), name="a", today=TODAY)
    assert brief(reading) == SAME and reading.printed.opening == OPENING


def test_sums_are_noted_wherever_their_label_stands():
    controls = []
    for name in ("totals", "totals in mid-line", "labels in the last column"):
        reading = read(as_csv(VARIED[name].table()), name="a", today=TODAY)
        assert brief(reading) == SAME
        controls.append((reading.printed.total_debit, reading.printed.total_credit))
    assert controls == [(DEBIT, CREDIT)] * 3
    assert reading.printed.closing == CLOSING


def test_first_sheet_may_be_empty_and_columns_hidden():
    content = as_workbook(FULL.but(above=LABELS).table(), empty_sheets=2, hidden="E")
    reading = read(content, name="a", today=TODAY)
    assert brief(reading) == SAME and reading.printed.account == "0000000202305"


def test_memo_over_several_cells_of_a_column_is_one_memo():
    table = FULL.table()
    table[2:2] = [["", "", "", "", "", "thôn Ba,"], ["", "", "", "", "", "xã Phú Sơn"]]
    first = brief(read(as_workbook(table), name="a", today=TODAY))[0]
    assert first == (*SAME[0][:2], f"{SAME[0][2]} thôn Ba, xã Phú Sơn")


def test_time_below_the_day_belongs_to_the_row():
    table = FULL.table()
    table[2:2] = [["20:48:00", "", "", "", "", "xã Phú Sơn"]]
    row = next(read(as_workbook(table), name="a", today=TODAY).transactions)
    assert row.time.isoformat() == "20:48:00" and row.memo.endswith("ngheo xã Phú Sơn")


def test_old_excel_file_is_read_as_the_new_one():
    reading = read(SAMPLES / "list.xls", name="a", today=TODAY)
    assert brief(reading) == [
        (date(2023, 3, 1), 50_000, "Nguyễn Thị Hoà ủng hộ quỹ"),
        (date(2023, 3, 2), 1_234_567, "CONG TY MAU ung ho"),
        (date(2023, 3, 3), 3_000_000_000, "xây nhà đại đoàn kết"),
    ]
    assert (reading.layout, reading.printed.account, reading.printed.total_credit) == (
        "vcb-list", "0000002023001", 3_001_284_567,
    )  # fmt: skip
