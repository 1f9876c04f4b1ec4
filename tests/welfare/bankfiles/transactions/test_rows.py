"""One grammar of a row: the same table says the same as CSV, as a workbook and as a PDF."""

# ruff: noqa: E731 - a table is a function of its rows

from datetime import date, time

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import opened
from welfare.bankterms.model import Refused

TODAY = date(2026, 11, 28)
ROWS = [  # day, out, in, balance, memo
    ("01/10/2024", 0, 500_000, 10_500_000, "A ung ho"),
    ("02/10/2024", 300_000, 0, 10_200_000, "Chi ho tro"),
    ("03/10/2024", 0, 2_000_000, 12_200_000, "C ung ho"),
    ("04/10/2024", 11_000, 0, 12_189_000, "Thu phi"),
]
MOVED = [500_000, -300_000, 2_000_000, -11_000]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") if amount else ""


def table(heads: str, cells) -> list[list]:
    return [heads.split("|"), *(cells(*row) for row in ROWS)]


def taken(content: bytes):
    with opened(content) as file:
        reading = read_here(file, today=TODAY)
        rows = list(reading.transactions)
    return [row.credit - row.debit for row in rows], reading, rows


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        taken(content)
    return refused.value


@FORMS
@pytest.mark.parametrize(
    "heads",
    [
        "Số tiền đi|Số tiền đến", "Tiền ra|Tiền vào", "Chuyển|Nhận", "Tiền chuyển|Tiền nhận", "Rút|Gửi", "Gửi|Nhận", "Giảm|Tăng", "Out|In",
        "Amount out|Amount in", "DR|CR", "Ghi nợ|Ghi có", "Money out|Money in", "Paid out|Paid in", "Đi|Đến", "Ra|Vào", "Chi|Thu",
        "Withdrawals|Deposits", "Phát sinh nợ (VND)|Phát sinh có (VND)", "amount_out|amount_in", "Outgoing|Incoming",
    ],
)  # fmt: skip
def test_two_columns_by_any_pair_of_words(write, heads):
    content = write(
        table(f"Ngày|{heads}|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    )
    assert taken(content)[0] == MOVED


@FORMS
@pytest.mark.parametrize(
    ("into", "out"),
    [
        ("Ghi có", "Ghi nợ"), ("Nhận tiền", "Chuyển tiền đi"), ("Nhận", "Chuyển"), ("Đến", "Đi"), ("Vào", "Ra"), ("Gửi", "Rút"),
        ("Nhận", "Gửi"), ("Tăng", "Giảm"), ("in", "out"), ("CR", "DR"), ("Credit", "Debit"), ("Tiền vào", "Tiền ra"), ("C", "D"),
        ("Báo có", "Báo nợ"), ("Thu", "Chi"), ("+", "-"), ("Incoming transfer", "Outgoing transfer"), ("Nộp tiền mặt", "Thu phí"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["Loại giao dịch", "D/C", "transferType"])
def test_one_column_and_a_word_beside_it(write, head, into, out):
    cells = lambda day, debit, credit, _, memo: [day, out if debit else into, dotted(debit + credit), memo]
    assert taken(write(table(f"Ngày|{head}|Số tiền|Nội dung", cells)))[0] == MOVED


@FORMS
def test_words_that_we_do_not_know_are_no_gifts(write):
    cells = lambda day, out, into, _, memo: [day, "Kiểu B" if out else "Kiểu A", dotted(out + into), memo]
    found = refusal(write(table("Ngày|Loại giao dịch|Số tiền|Nội dung", cells)))
    assert found.code == "no_direction" and "Tệp không nói tiền vào hay tiền ra" in found.message
    assert "“Loại giao dịch”" in found.message and "“kieu a”" in found.message


@FORMS
def test_gửi_beside_nothing_that_tells_is_refused(write):
    cells = lambda day, out, into, _, memo: [day, "Gửi", dotted(out + into), "ung ho"]
    assert refusal(write(table("Ngày|Loại giao dịch|Số tiền|Nội dung", cells))).code == "no_direction"


@FORMS
def test_one_column_without_any_word_holds_gifts_only_if_no_memo_speaks_of_payments(write):
    cells = lambda day, out, into, _, memo: [day, dotted(out + into), memo]
    assert refusal(write(table("Ngày|Số tiền|Nội dung", cells))).code == "no_direction"
    gifts = [
        ["Ngày", "Số tiền", "Nội dung"],
        ["01/10/2024", "50.000", "A ung ho"],
        ["02/10/2024", "60.000", "chi bo thon 3"],
    ]
    moved, reading, _ = taken(write(gifts))
    assert moved == [50_000, 60_000]
    assert [note for note in reading.notes if "mọi dòng được đọc là tiền vào" in note] == reading.notes != []


@FORMS
@pytest.mark.parametrize(
    ("out_sign", "in_sign"),
    [
        ("-{}", "{}"),
        ("({})", "{}"),
        ("{}-", "{}"),
        ("-{}", "+{}"),
        ("{} DR", "{} CR"),
        ("{} Nợ", "{} Có"),
        ("-{} VND", "{} VND"),
    ],
)
def test_signs_say_the_direction(write, out_sign, in_sign):
    def cells(day, out, into, balance, memo):
        amount = (out_sign if out else in_sign).format(dotted(out or into))
        return [day, amount, memo]

    assert taken(write(table("Ngày|Số tiền|Nội dung", cells)))[0] == MOVED


@FORMS
@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("inside", [False, True])
def test_fees_of_a_column_of_their_own_are_told_by_balances(write, sign, newest_first, inside):
    def cells(day, out, into, balance, memo):
        fee = 1_000 if out == 300_000 else 0
        shown = out if inside or not fee else out - fee
        return [day, dotted(shown), dotted(into), f"{sign}{dotted(fee)}" if fee else "", dotted(balance), memo]

    lines = table("Ngày|Ghi nợ|Ghi có|Phí|Số dư|Nội dung", cells)
    moved, reading, _ = taken(write([lines[0], *(reversed(lines[1:]) if newest_first else lines[1:])]))
    assert (moved[::-1] if newest_first else moved, reading.rejected) == (MOVED, [])


@FORMS
@pytest.mark.parametrize(
    "unit",
    [
        "Đơn vị tính: nghìn đồng",
        "ĐVT: 1.000 đ",
        "(Đơn vị: 1000 đồng)",
        "Unit: thousand VND",
        "Đơn vị tính: ngàn đồng",
        "BẢNG KÊ (nghìn đồng)",
        "Số tiền tính bằng nghìn đồng",
        "Amounts in thousands of VND",
    ],
)
def test_unit_above_the_table(write, unit):
    lines = table(
        "Ngày|Ghi nợ|Ghi có|Nội dung",
        lambda day, out, into, _, memo: [day, dotted(out // 1000), dotted(into // 1000), memo],
    )
    content = write(lines, above=(unit,)) if write is as_pdf else write([[unit], *lines])
    moved, reading, _ = taken(content)
    assert moved == MOVED and "nghìn đồng" in reading.notes[0]


@FORMS
@pytest.mark.parametrize(
    ("unit", "worth"), [("nghìn đồng", 1_000), ("1.000đ", 1_000), ("triệu đồng", 1_000_000), ("Triệu VND", 1_000_000)]
)
def test_unit_in_heads(write, unit, worth):
    def amount(value):
        return f"{value / worth:g}".replace(".", ",") if value else ""

    cells = lambda day, out, into, _, memo: [day, amount(out), amount(into), memo]
    moved, reading, _ = taken(
        write(
            table(f"Ngày|Ghi nợ ({unit})|Ghi có ({unit})|Nội dung", cells),
            **({"width": 130.0} if write is as_pdf else {}),
        )
    )
    assert moved == MOVED and "đã đổi ra đồng" in reading.notes[0]


def test_unit_that_is_no_multiple_of_dong_is_refused():
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    assert refusal(as_csv([["Đơn vị tính: USD"], *lines])).code == "currency"
    assert refusal(as_csv([["Đơn vị tính: thùng"], *lines])).code == "unit"
    assert refusal(as_csv([*lines, ["Đơn vị tính: nghìn đồng"]])).code == "unit"


@FORMS
@pytest.mark.parametrize(
    "status", ["Đã huỷ", "Thất bại", "Chờ duyệt", "Failed", "Cancelled", "PDNG", "Không thành công"]
)
def test_transfer_that_did_not_happen_is_named_and_moves_nothing(write, status):
    cells = lambda day, out, into, _, memo: [
        day,
        dotted(out),
        dotted(into),
        status if into == 500_000 else "Thành công",
        memo,
    ]
    moved, reading, _ = taken(write(table("Ngày|Ghi nợ|Ghi có|Trạng thái|Nội dung", cells)))
    assert moved == MOVED[1:]
    assert [(one.code, one.moved) for one in reading.rejected] == [
        ("not_booked", 0)
    ] and f"“{status}”" in reading.rejected[0].reason


@FORMS
def test_field_that_two_heads_claim_is_refused_unless_they_agree(write):
    cells = lambda day, out, into, _, memo: [day, dotted(into + out), dotted(into + out + 1), memo]
    found = refusal(write(table("Ngày|Số tiền yêu cầu|Số tiền giao dịch|Nội dung", cells)))
    assert found.code == "claimed_twice" and "“Số tiền yêu cầu” và “Số tiền giao dịch”" in found.message
    both = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), dotted(into), memo]
    assert taken(write(table("Ngày|Ghi nợ|Ghi có|Số tiền ghi có|Nội dung", both)))[0] == MOVED


@FORMS
def test_two_columns_of_text_are_both_kept(write):
    cells = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo, f"{memo} them"]
    assert [row.memo for row in taken(write(table("Ngày|Ghi nợ|Ghi có|Nội dung|Ghi chú", cells)))[2]] == [
        f"{memo} {memo} them" for *_, memo in ROWS
    ]


@FORMS
def test_row_of_nothing_is_told_and_its_number_is_there(write):
    lines = [
        ["STT", "Ngày", "Ghi nợ", "Ghi có", "Nội dung"],
        ["1", "01/10/2024", "", "50.000", "A"],
        ["2", "01/10/2024", "0", "0", "bao"],
        ["3", "01/10/2024", "", "60.000", "B"],
    ]
    moved, reading, _ = taken(write(lines))
    assert moved == [50_000, 60_000]
    assert [(one.code, one.sequence, one.moved) for one in reading.rejected] == [("zero", 2, 0)]


@FORMS
def test_row_that_is_printed_twice_counts_once_and_twins_twice(write):
    lines = table(
        "Ngày|Ghi nợ|Ghi có|Số dư|Nội dung",
        lambda day, out, into, balance, memo: [day, dotted(out), dotted(into), dotted(balance), memo],
    )
    moved, reading, _ = taken(write([*lines[:3], *lines[1:3], *lines[3:]]))
    assert moved == MOVED and [one.code for one in reading.rejected] == ["printed_twice"] * 2
    twins = [
        lines[0],
        *(["01/10/2024", "", "50.000", dotted(100_000 + 50_000 * number), "ung ho"] for number in range(3)),
    ]
    assert taken(write(twins))[0] == [50_000] * 3


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("2024-09-30T18:00:00Z", date(2024, 10, 1), time(1)), ("2024-10-01T03:00:00+07:00", date(2024, 10, 1), time(3)),
        ("2024-10-01 03:00:00 UTC", date(2024, 10, 1), time(10)), ("2024-12-31T17:30:00.000Z", date(2025, 1, 1), time(0, 30)),
        ("2024-10-01T00:30:00+09:00", date(2024, 9, 30), time(22, 30)), ("2024-10-01T03:00:00", date(2024, 10, 1), time(3)),
    ],
)  # fmt: skip
def test_times_with_a_zone_come_to_vietnams(written, day, clock):
    (row,) = taken(as_csv([["transaction_date", "credit", "description"], [written, "50000", "a"]]))[2]
    assert (row.day, row.time) == (day, clock)


@FORMS
def test_row_outside_of_the_printed_period_is_told(write):
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    period = "Từ ngày: 02/10/2024 đến ngày: 31/10/2024"
    moved, reading, _ = taken(write(lines, above=(period,)) if write is as_pdf else write([[period], *lines]))
    assert moved == MOVED
    assert [
        note
        for note in reading.notes
        if note.startswith("1 dòng có ngày ngoài kỳ in trong tệp (02/10/2024 – 31/10/2024)")
    ] != []


def test_column_of_our_own_account():
    cells = lambda day, out, into, _, memo: ["0009990001", day, dotted(out), dotted(into), memo]
    _, reading, rows = taken(as_csv(table("Số tài khoản|Ngày|Ghi nợ|Ghi có|Nội dung", cells)))
    assert reading.printed.account == "0009990001" and {row.counter_account for row in rows} == {""}
    lines = table(
        "Số tài khoản|Số TK đối ứng|Ngày|Ghi nợ|Ghi có|Nội dung",
        lambda day, out, into, _, memo: ["0009990001", "0001", day, dotted(out), dotted(into), memo],
    )
    lines[3][0] = "0009990002"
    assert refusal(as_csv(lines)).code == "several_accounts"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Tổng số giao dịch: 1.234", "count", 1234), ("Số lượng giao dịch: 12", "count", 12), ("Number of transactions: 7", "count", 7),
        ("Tổng số giao dịch ghi có: 5", "count_credit", 5), ("Số giao dịch ghi nợ: 2", "count_debit", 2),
        ("Kỳ sao kê: 01/10/2024 - 31/10/2024", "last_day", date(2024, 10, 31)), ("Từ ngày/From 2024-10-01 Đến ngày/To 2024-10-31", "first_day", date(2024, 10, 1)),
    ],
)  # fmt: skip
def test_what_a_file_prints_of_itself(line, field, value):
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    assert getattr(taken(as_csv([[line], *lines]))[1].printed, field) == value


@FORMS
@pytest.mark.parametrize(
    "written",
    ["{:%Y-%m-%d}", "{:%d-%b-%Y}", "{:%Y/%m/%d}", "{:%d.%m.%Y}", "{:%d/%m/%y}", "{:%Y%m%d}", "{:%Y-%m-%d} 10:20:30"],
)
def test_days_in_any_form(write, written):
    day = date(2024, 10, 15)
    content = write(
        [["Ngày", "Ghi có", "Nội dung"], *([written.format(day), "50.000", f"ung ho {number}"] for number in range(3))]
    )
    assert [(row.day, row.credit) for row in taken(content)[2]] == [(day, 50_000)] * 3


def test_unit_in_a_column_of_its_own():
    cells = lambda day, out, into, _, memo: [day, dotted(out // 1000), dotted(into // 1000), memo, "nghìn đồng"]
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung|ĐVT", cells)
    assert taken(as_csv(lines))[0] == MOVED
    lines[3][-1] = "đồng"
    moved, reading, _ = taken(as_csv(lines))
    assert moved == [MOVED[0], MOVED[1], MOVED[3]] and "đơn vị tính “đồng” khác" in reading.rejected[0].reason


def test_balance_above_the_table_is_no_unit_and_a_mention_of_one_is_told():
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    moved, reading, _ = taken(as_csv([["Số dư đầu kỳ: 1,000,000 VND"], ["Mỗi hộ góp 20 nghìn đồng"], *lines]))
    assert moved == MOVED and [note for note in reading.notes if "20 nghìn đồng" in note] == reading.notes != []


@pytest.mark.parametrize("head", ["Số tiền vào/ra", "Số tiền ghi nợ/ghi có", "Phát sinh Có/Nợ", "Amount (in/out)"])
def test_one_head_for_both_sides_heads_amounts_with_signs(head):
    cells = lambda day, out, into, _, memo: [day, f"-{dotted(out)}" if out else dotted(into), memo]
    assert taken(as_csv(table(f"Ngày|{head}|Nội dung", cells)))[0] == MOVED


def test_column_without_a_known_head_that_holds_statuses():
    cells = lambda day, out, into, _, memo: [
        day,
        dotted(out),
        dotted(into),
        memo,
        "Đã hủy" if into == 500_000 else "Thành công",
    ]
    assert taken(as_csv(table("Ngày|Ghi nợ|Ghi có|Nội dung|KQGD", cells)))[0] == MOVED[1:]


def test_head_may_name_the_zone():
    lines = [
        ["Thời gian (UTC)", "Ghi có", "Nội dung"],
        ["2024-09-30 18:00:00", "50.000", "a"],
        ["01/10/2024", "60.000", "b"],
    ]
    moved, reading, rows = taken(as_csv(lines))
    assert [(row.day, row.time, row.credit) for row in rows] == [(date(2024, 10, 1), time(1), 50_000)]
    assert "múi giờ" in reading.rejected[0].reason


def test_ways_to_move_money_are_no_directions():
    cells = lambda day, out, into, _, memo: [
        day,
        "Chuyển khoản" if out else "Nhận tiền mặt",
        dotted(out + into),
        "ung ho",
    ]
    assert refusal(as_csv(table("Ngày|Loại giao dịch|Số tiền|Nội dung", cells))).code == "no_direction"


def many(last: str) -> list[list]:
    """More rows than are looked at before the first is read; the last one says something in a column that we don't know."""
    rows = [
        [
            "01/10/2024",
            "",
            "50.000",
            f"ung ho {number}",
            last if number == 99 else "Thành công" if "h" in last else "VND",
        ]
        for number in range(100)
    ]
    return [["Ngày", "Ghi nợ", "Ghi có", "Nội dung", "Thêm"], *rows]


@pytest.mark.parametrize(("last", "code"), [("Đã huỷ", "not_booked"), ("USD", "unreadable")])
def test_column_that_we_do_not_know_may_hold_statuses_or_currencies(last, code):
    _, reading, rows = taken(as_csv(many(last)))
    assert (len(rows), [one.code for one in reading.rejected]) == (99, [code])


def test_status_that_turns_up_late_refuses_the_file():
    lines = [[*line[:-1], ""] if number and number < 100 else line for number, line in enumerate(many("Đã huỷ"))]
    found = refusal(as_csv(lines))
    assert found.code == "status" and "“Thêm”" in found.message and "“Đã huỷ”" in found.message


def test_amount_in_a_column_that_we_do_not_know_is_no_fee_alone():
    lines = [
        ["Ngày", "Xuất chi", "Ghi có", "Phí", "Nội dung"],
        ["01/10/2024", "300,000", "", "1,000", "a"],
        ["02/10/2024", "", "50,000", "", "b"],
    ]
    moved, reading, _ = taken(as_csv(lines))
    assert moved == [50_000] and "cột “Xuất chi” có số tiền" in reading.rejected[0].reason


@FORMS
def test_words_that_speak_of_a_direction_under_any_head_are_no_gifts(write):
    cells = lambda day, out, into, _, memo: [day, "Rút" if out else "Khác", dotted(out + into), "ung ho"]
    found = refusal(write(table("Ngày|Ghi thêm|Số tiền|Nội dung", cells)))
    assert found.code == "no_direction" and "“Ghi thêm”" in found.message


def test_who_signs_below_the_table_is_no_memo():
    lines = [
        ["Nội dung", "Ngày", "Ghi có"],
        ["a", "01/10/2024", "50.000"],
        ["b", "02/10/2024", "60.000"],
        ["Người lập biểu"],
        ["Nguyễn Văn A"],
        ["Kế toán trưởng"],
        ["Trần Thị B"],
    ]
    assert [row.memo for row in taken(as_csv(lines))[2]] == ["a", "b"]


@pytest.mark.parametrize("head", ["Ghi có (USD)", "Ghi có (VND'000)", "Ghi có (tr.đ)", "Ghi có (triệu USD)"])
def test_brackets_behind_a_head_of_money_are_understood_or_refused(head):
    content = as_csv([["Ngày", head, "Nội dung"], ["01/10/2024", "50", "a"]])
    expected = {"Ghi có (VND'000)": 50_000, "Ghi có (tr.đ)": 50_000_000}.get(head)
    if expected:
        assert taken(content)[0] == [expected]
    else:
        assert refusal(content).code in ("currency", "unit") and "ở đầu cột" in refusal(content).message


def test_quotes_of_a_memo_are_its_own():
    (row,) = taken(as_csv([["Ngày", "Ghi có", "Nội dung"], ["01/10/2024", "50.000", '"Lá lành" đùm "lá rách"']]))[2]
    assert row.memo == '"Lá lành" đùm "lá rách"'


@pytest.mark.parametrize(
    "words",
    [
        "* Sao kê được in từ hệ thống ngân hàng điện tử",
        "Lưu ý: số liệu đến 17 giờ",
        "Xin cảm ơn Quý khách",
        "Number of transactions: 2",
    ],
)
def test_what_closes_a_list_is_no_memo(words):
    lines = [["Nội dung", "Ngày", "Ghi có"], ["a", "01/10/2024", "50.000"], ["b", "02/10/2024", "60.000"], [words]]
    assert [row.memo for row in taken(as_csv(lines))[2]] == ["a", "b"]


def test_amounts_that_every_printed_balance_contradicts_are_no_gifts():
    cells = lambda day, out, into, balance, memo: [day, dotted(out + into + 7), dotted(balance), "ung ho"]
    found = refusal(as_csv(table("Ngày|Số tiền|Số dư|Nội dung", cells)))
    assert found.code == "no_direction" and "số dư in trong tệp không khớp" in found.message


def test_numbers_that_begin_anew_on_every_page_name_no_row():
    heads = ["STT", "Ngày", "Ghi có", "Nội dung"]
    page = [[str(number), "01/10/2024", "50.000", "ung ho"] for number in (1, 2, 3)]
    assert taken(as_csv([heads, *page, *page]))[0] == [50_000] * 6
    again = [[str(number), "01/10/2024", "50.000", "ung ho"] for number in (1, 2, 3, 2, 3, 4)]  # a page's edge, twice
    assert taken(as_csv([heads, *again]))[0] == [50_000] * 4


@pytest.mark.parametrize("kinds", [("Loại 1", "Loại 2"), ("A", "B", "C")])
def test_a_column_that_divides_rows_into_unknown_kinds_may_say_the_direction(kinds):
    lines = [["Ngày", "Thông tin", "Số tiền", "Nội dung"]]
    lines += [[f"{day:02}/10/2024", kinds[day % len(kinds)], f"{day}00.000", f"{day}.000"] for day in range(1, 9)]
    found = refusal(as_csv(lines))
    assert found.code == "no_direction" and "ở cột “Thông tin” nghĩa là gì" in found.message


def test_a_column_of_names_divides_nothing():
    lines = [["Ngày", "Thông tin", "Số tiền", "Nội dung"]]
    lines += [[f"{day:02}/10/2024", f"Người {day}", f"{day}00.000", "ung ho"] for day in range(1, 9)]
    assert taken(as_csv(lines))[0] == [day * 100_000 for day in range(1, 9)]


@FORMS
@pytest.mark.parametrize("head", ["Trạng thái", "KQ", "Kết quả GD", "Đã xong", "Ghi chú"])
@pytest.mark.parametrize(("done", "undone"), [("✓", "✗"), ("✔ Thành công", "✘ Thất bại"), ("√", "✕"), ("OK", "✖")])
def test_a_mark_says_what_became_of_a_transfer(write, head, done, undone):
    rows = table(
        f"Ngày|{head}|Tiền ra|Tiền vào|Nội dung",
        lambda day, out, into, _, memo: [day, undone if out == 300_000 else done, dotted(out), dotted(into), memo],
    )
    moved, reading, _ = taken(write(rows))
    assert (moved, len(reading.rejected)) == ([500_000, 2_000_000, -11_000], 1)
