"""Headers as banks' own exports have them, over the same few invented rows: read alike, or refused for the true reason."""

from datetime import date, datetime

import pytest

from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankfiles.read import read
from welfare.bankterms.columns.header import field_for
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.dates import time_of
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 23)
NUMBER = "0000000202305"
ROWS = [  # day, đồng out, đồng in, balance, memo
    ("01/03/2024", 0, 500_000, 1_500_000, "ung ho A"),
    ("14/03/2024", 200_000, 0, 1_300_000, "chi B"),
    ("15/03/2024", 0, 1_500_000, 2_800_000, "ung ho C"),
]
SAME = [(date(2024, 3, 1), 500_000), (date(2024, 3, 14), -200_000), (date(2024, 3, 15), 1_500_000)]


def comma(amount: int) -> str:
    return f"{amount:,}"


def table(headers: list, fields: str, *, above=(), below=(), empty: str = "", money=comma) -> list[list]:
    """Lines of headers, then the rows by the fields' names; other names stand in the cells themselves."""
    lines = []
    for number, (day, out, into, balance, memo) in enumerate(ROWS, 1):
        cells = {
            "day": day, "out": money(out) if out else empty, "in": money(into) if into else empty, "balance": money(balance),
            "memo": memo, "amount": money(out or into), "sign": "-" if out else "+", "number": str(number), "": "",
            "moved": f"{day} 10:19:59", "booked": "16/03/2024" if number == 3 else day, "document": f"{day}\n5213.{number}",
            "minus": f"-{money(out)}" if out else empty, "account": NUMBER,
        }  # fmt: skip
        lines.append([cells.get(name, name) for name in fields.split("|")])
    return [*above, *(headers if isinstance(headers[0], list) else [headers]), *lines, *below]


MB = ["Ngày giao\ndịch\nTransaction Date", "Ngày hạch\ntoán\nAccounting Date", "Số bút toán\nTransaction No",
      "Phát sinh nợ\nDebit", "Phát sinh có\nCredit", "Nội dung\nDetails", "Đơn vị thụ hưởng/Đơn vị chuyển\nBeneficiary/Applicant",
      "Tài khoản\nAccount", "Ngân hàng đối tác\nRemitter Bank"]  # fmt: skip
EXPORTS = {
    "a sign in a column of its own": table(["Ngày giao dịch", "Số tham chiếu", "Thay đổi", "Số tiền", "Mô tả"], "day|5213 - 1|sign|amount|memo"),
    "a sign without a header": table(["Ngày giao dịch", "Số tham chiếu", "", "Số tiền", "Mô tả"], "day|5213 - 1|sign|amount|memo"),
    "document below the day": table(
        ["STT\nNo", "Ngày GD/\nTNX Date\nSố CT/ Doc No", "Số tiền ghi nợ/\nDebit", "Số tiền ghi có/\nCredit", "Số dư/\nBalance", "Nội dung chi tiết/\nTransactions in detail"],
        "number|document|out|in|balance|memo", below=[["Tổng số/ Total", "", "200,000", "2,000,000", "", ""]],
    ),
    "label above the headers": table(MB, "moved|booked|FT1|out|in|memo|NGUYEN A|999|ACB", above=[["Số dư đầu kỳ/ Opening Balance: 1,000,000 VND"]]),
    "booked before it was made": table(["Ngày hạch toán", "Ngày giao dịch", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải"], "booked|day|out|in|balance|memo"),
    "current account's two sides": table(
        ["Ngày giao dịch\nTransaction Date", "Đối tác\nRemitter", "NH Đối tác\nRemitter Bank", "Diễn giải\nDetails", "Số bút toán\nTransaction No", "Nợ TKTT\nDebit", "Có TKTT\nCredit", "Số dư\nBalance"],
        "day|NGUYEN A|ACB|memo|FT1|out|in|balance", above=[["Số tài khoản/Account no: " + NUMBER]],
    ),
    "two dashes for nothing": table(
        ["Ngày giao dịch", "Ngày hiệu lực", "Nội dung giao dịch", "Mã GD", "Số tiền chi tiêu", "Tăng", "Số dư sau giao dịch"],
        "day|day|memo|FT1|out|in|balance", empty="--", money=lambda amount: f"{amount:,} VND",
        above=[["Số tài khoản:", NUMBER], ["Số dư:", "2,800,000 ₫"], ["Tiền tệ:", "VND"]],
    ),
    "drawn and put in": table(["Ngày giao dịch", "Ngày hiệu lực", "Nội dung", "Rút ra", "Gửi vào", "Số dư"], "day|day|memo|out|in|balance"),
    "drawn and put in, as amounts": table(["Ngày hiệu lực", "Số GD", "Nội dung giao dịch", "Số tiền rút ra (VND)", "Số tiền gửi vào (VND)", "Số dư"], "day|123|memo|out|in|balance"),
    "rising and falling": table(["STT", "NGÀY THỰC HIỆN", "PHÁT SINH TĂNG", "PHÁT SINH GIẢM", "SỐ DƯ", "NỘI DUNG"], "number|day|in|out|balance|memo", empty="0"),
    "turnover": table(["Ngày giờ giao dịch", "Số bút toán", "Doanh số nợ", "Doanh số có", "Dư cuối", "Diễn giải"], "moved|1|out|in|balance|memo"),
    "entries": table(["Ngày thực hiện", "Chi tiết giao dịch", "Giao dịch ghi nợ", "Giao dịch ghi có", "Số dư khả dụng"], "day|memo|out|in|balance"),
    "of a foreign bank": table(["Số tài khoản", "Tiền tệ", "Ngày giá trị", "Rút tiền", "Tiền gửi", "Cân đối", "Nhận xét"], "account|VND|day|out|in|balance|memo", empty="0"),
    "names that programs give": table(["Date", "DocumentNumber", "TransactionDetails", "DebitAmount", "credit_amount", "Balance"], "day|1|memo|out|in|balance"),
    "the State Treasury's": table(
        [["Ngày hạch toán", "Số chứng từ", "Nội dung", "TK đối ứng", "Phát sinh", "", "Số dư", ""], ["", "", "", "", "Nợ", "Có", "Nợ", "Có"]],
        "day|1|memo|111|out|in||balance", money=lambda amount: f"{amount:,}".replace(",", "."),
    ),
    "the ministry's form": table(
        [["Ngày tháng ghi sổ", "Chứng từ", "Diễn giải", "Số tiền", "", ""], ["", "Số hiệu", "", "Thu (gửi vào)", "Chi (rút ra)", "Còn lại"], ["A", "B", "C", "1", "2", "3"]],
        "day|BC1|memo|in|out|balance",
    ),
    "headers in three lines": table(
        [["Ngày", "Số", "Số tiền", "", "Số dư", "Nội dung"], ["giao dịch", "chứng từ", "Nợ", "Có", "", ""], ["Date", "Doc", "Debit", "Credit", "Balance", "Details"]],
        "day|1|out|in|balance|memo",
    ),
    "the other party of either side": table(
        ["Thời gian", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải", "Tên người chuyển/nhận", "TK chuyển/nhận", "Ngân hàng chuyển/nhận"],
        "moved|FT1|out|in|balance|memo|NGUYEN A|999|ACB",
    ),
    "one day twice, once with its time": table(["Ngày thực hiện", "Thời điểm", "Ghi nợ", "Ghi có", "Số dư", "Diễn giải"], "moved|day|out|in|balance|memo"),
    "a paper's day and number": table(
        [["Chứng từ", "", "Diễn giải", "Phát sinh", "", "Số dư"], ["Ngày", "Số", "", "Nợ", "Có", ""]], "day|1|memo|out|in|balance"
    ),
    "columns to the right of the text": table(["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung", "Ngân hàng", "Chi nhánh"], "day|out|in|balance|memo|ACB|HN"),
}  # fmt: skip


def outcome(reading) -> tuple[list, str]:
    rows = list(reading.transactions)
    return rows, certify(rows, reading.printed, reading.rejected).outcome


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@pytest.mark.parametrize("name", EXPORTS)
def test_export_is_read_as_the_same_rows(name, write):
    reading = read(write(EXPORTS[name]), name="a", today=TODAY)
    rows, proof = outcome(reading)
    assert [(row.day, row.credit - row.debit) for row in rows] == SAME
    assert [row.memo for row in rows] == [row[-1] for row in ROWS]
    assert reading.rejected == [] and proof == ("proven" if rows[0].balance else "unprovable")


def test_what_stands_beside_the_amount_goes_where_it_belongs():
    def first(name):
        return next(read(as_workbook(EXPORTS[name]), name="a", today=TODAY).transactions)

    assert first("document below the day").reference == "5213.1"
    row = first("label above the headers")
    assert (row.reference, row.counterparty, row.counter_account, row.time.isoformat()) == (
        "FT1",
        "NGUYEN A",
        "999",
        "10:19:59",
    )
    assert first("current account's two sides").counterparty == "NGUYEN A"  # and not the bank


def test_labels_and_totals_in_two_languages_are_noted():
    reading = read(as_csv(EXPORTS["document below the day"]), name="a", today=TODAY)
    outcome(reading)
    assert (reading.printed.total_debit, reading.printed.total_credit) == (200_000, 2_000_000)
    for name in ("current account's two sides", "two dashes for nothing"):
        assert read(as_csv(EXPORTS[name]), name="a", today=TODAY).printed.account == NUMBER


def test_a_dash_in_every_line_of_a_column_is_no_direction():
    for headers, fields in (
        ("Ngày|Số tiền|Nội dung|Thêm", "day|amount|memo|-"),
        ("Ngày|Nội dung|Ghi chú|Số tiền", "day|memo|-|amount"),
        ("Ngày|Nội dung|Kênh|Số tiền", "day|memo|-|amount"),
    ):
        rows, _ = outcome(read(as_csv(table(headers.split("|"), fields)), name="a", today=TODAY))
        assert [row.credit for row in rows] == [500_000, 200_000, 1_500_000]


FEES = ["Ngày GD", "Nội dung", "Ghi nợ", "Ghi có", "Phí/Lãi\nFee/Interest", "Thuế VAT"]


def test_fee_in_a_column_of_its_own_is_part_of_the_amount_if_the_balance_says_so():
    lines = table([*FEES, "Số dư"], "day|memo|out|in|0||balance")
    lines[2][2:6] = ["189,000", "", "10,000", "1,000"]
    reading = read(as_csv(lines), name="a", today=TODAY)
    rows, proof = outcome(reading)
    assert (rows[1].debit, proof, reading.rejected) == (200_000, "proven", [])
    lines[2][2:6] = ["200,000", "", "10,000", "OUR"]  # told, but part of the amount already
    assert outcome(read(as_csv(lines), name="a", today=TODAY))[0][1].debit == 200_000


def test_fee_that_no_balance_explains_sets_its_row_aside():
    lines = table(FEES, "day|memo|out|in||")
    lines[2][4] = "1,100"
    reading = read(as_csv(lines), name="a", today=TODAY)
    assert len(outcome(reading)[0]) == 2 and "phí hoặc thuế ở cột riêng" in reading.rejected[0].reason


def test_minus_before_every_debit_is_the_banks_way_of_writing():
    lines = table(["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"], "day|minus|in|balance|memo")
    lines.append(["16/03/2024", "-800,000", "", "2,000,000", "chi D"])
    rows, proof = outcome(read(as_csv(lines), name="a", today=TODAY))
    assert [row.debit for row in rows] == [0, 200_000, 0, 800_000] and proof == "proven"


def refusal(lines: list[list]) -> str:
    with pytest.raises(FileRefusedError) as refused:
        outcome(read(as_csv(lines), name="a", today=TODAY))
    return refused.value.code


@pytest.mark.parametrize("upwards", [False, True])
def test_ledger_in_which_debit_is_money_in_is_refused(upwards):
    lines = table(["Ngày", "Phát sinh Nợ", "Phát sinh Có", "Số dư", "Diễn giải"], "day|in|out|balance|memo")
    assert refusal([lines[0], *lines[:0:-1]] if upwards else lines) == "reversed"


def test_ledger_with_its_balance_on_the_debit_side_is_refused():
    lines = table(["Ngày", "Phát sinh Nợ", "Phát sinh Có", "Dư Nợ", "Diễn giải"], "day|in|out|balance|memo")
    assert refusal(lines) == "empty"


@pytest.mark.parametrize("upwards", [False, True])
def test_amounts_in_one_column_without_a_sign_go_the_way_that_balances_tell(upwards):
    lines = table(["Ngày", "Số tiền", "Số dư", "Nội dung"], "day|amount|balance|memo")
    reading = read(as_csv([lines[0], *lines[:0:-1]] if upwards else lines), name="a", today=TODAY)
    rows, _ = outcome(reading)
    told = SAME[1:]  # nothing is printed before the oldest row
    assert [(row.day, row.credit - row.debit) for row in rows] == (told[::-1] if upwards else told)
    assert len(reading.rejected) == 1 and "suy từ số dư" in reading.notes[0]
    gifts = [lines[0], ["01/03/2024", "5", "15", "A"], ["01/03/2024", "5", "20", "B"], ["02/03/2024", "5", "25", "C"]]
    for one in (gifts, [gifts[0], *gifts[:0:-1]]):
        rows, _ = outcome(read(as_csv(one), name="a", today=TODAY))
        assert sorted((row.credit, row.memo) for row in rows) == [(5, "B"), (5, "C")]


def test_kind_that_says_neither_way_is_doubted_where_the_others_say_it():
    lines = table(["Ngày", "Loại giao dịch", "Số tiền", "Nội dung"], "day|sign|amount|memo")
    lines[1][1], lines[2][1], lines[3][1] = "Báo Có", "Báo Nợ", "Khác"
    reading = read(as_csv(lines), name="a", today=TODAY)
    assert [row.credit - row.debit for row in outcome(reading)[0]] == [500_000, -200_000]
    assert "không rõ ghi nợ hay ghi có (“Khác”)" in reading.rejected[0].reason


def test_thousands_that_were_parted_into_cells_are_set_aside():
    content = "Ngày,Số tiền,Nội dung\n01/03/2024,500,000,ung ho A\n01/03/2024,700000,ung ho, xã Phú Sơn\n"
    reading = read(content.encode(), name="a", today=TODAY)
    assert [(row.credit, row.memo) for row in outcome(reading)[0]] == [(700_000, "ung ho,xã Phú Sơn")]
    assert "tách số tiền" in reading.rejected[0].reason


@pytest.mark.parametrize(
    ("written", "hour"), [("9:00:05 CH", 21), ("9:00:05 SA", 9), ("12:00:05 AM", 0), ("12:00:05 PM", 12)]
)
def test_clock_of_twelve_hours(written, hour):
    assert time_of(f"01/03/2024 {written}").hour == hour


def test_statements_of_two_accounts_in_one_sheet_are_refused():
    headers = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
    one = table(headers, "day|out|in|balance|memo", above=[[f"Số tài khoản: {NUMBER}"]])
    assert (
        refusal([*one, ["Số tài khoản/ Account number", "0000000999999"], *table(headers, "day|out|in|balance|memo")])
        == "several_accounts"
    )
    again = [*one, [f"Số tài khoản: {NUMBER}"], headers, ["16/03/2024", "", "5", "2,800,005", "ung ho D"]]
    assert len(outcome(read(as_csv(again), name="a", today=TODAY))[0]) == 4  # the same account on its second page


def test_day_that_excel_turned_around_is_taken_from_the_day_of_value_beside_it():
    headers = ["Ngày giao dịch", "Ngày hiệu lực", "Ghi nợ", "Ghi có", "Nội dung"]
    lines = [["13/09/2024", "13/09/2024", "", "5", "ung ho"]] * 3
    turned = datetime(2024, 10, 9)  # was typed as 10/09/2024
    content = as_workbook(
        [headers, *lines, [turned, "10/09/2024", "", "5", "ung ho"], [turned, "11/09/2024", "", "5", "ung ho"]]
    )
    reading = read(content, name="a", today=TODAY)
    rows, _ = outcome(reading)
    assert [row.day.day for row in rows] == [13, 13, 13, 10]
    assert "đảo ngày và tháng" in reading.rejected[0].reason


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Số dư\nCó", "balance"), ("Dư Nợ", "owed"), ("Phí chuyển tiền", "charge"), ("Phi Thi Thu", None), ("Ngân hàng đối tác", None),
        ("Số bút toán/Doanh số nợ", "reference"), ("Loại tiền: VND", None), ("Số tài khoản/Account no: 000000202305", None),
    ],
)  # fmt: skip
def test_header_is_neither_a_label_nor_a_name(header, field):
    assert field_for(header) == field
