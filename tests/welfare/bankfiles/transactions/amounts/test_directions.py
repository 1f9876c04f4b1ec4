"""Which way money went: by headers, words, signs and balances, or refused."""

# ruff: noqa: E731 - a table is a function of its rows

import pytest

from tests.welfare.bankfiles.transactions.tables import FORMS, MOVED, ROWS, dotted, refusal, table, taken
from tests.welfare.bankfiles.variations import as_csv
from welfare.bankterms.columns.header import columns_in


@FORMS
@pytest.mark.parametrize(
    "headers",
    [
        "Số tiền đi|Số tiền đến", "Tiền ra|Tiền vào", "Chuyển|Nhận", "Tiền chuyển|Tiền nhận", "Rút|Gửi", "Gửi|Nhận", "Giảm|Tăng", "Out|In",
        "Amount out|Amount in", "DR|CR", "Ghi nợ|Ghi có", "Money out|Money in", "Paid out|Paid in", "Đi|Đến", "Ra|Vào", "Chi|Thu",
        "Withdrawals|Deposits", "Phát sinh nợ (VND)|Phát sinh có (VND)", "amount_out|amount_in", "Outgoing|Incoming",
    ],
)  # fmt: skip
def test_two_columns_by_any_pair_of_words(write, headers):
    content = write(
        table(f"Ngày|{headers}|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
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
@pytest.mark.parametrize("header", ["Loại giao dịch", "D/C", "transferType"])
def test_one_column_and_a_word_beside_it(write, header, into, out):
    cells = lambda day, debit, credit, _, memo: [day, out if debit else into, dotted(debit + credit), memo]
    assert taken(write(table(f"Ngày|{header}|Số tiền|Nội dung", cells)))[0] == MOVED


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


@pytest.mark.parametrize("header", ["Số tiền vào/ra", "Số tiền ghi nợ/ghi có", "Phát sinh Có/Nợ", "Amount (in/out)"])
def test_one_header_for_both_sides_stands_over_amounts_with_signs(header):
    cells = lambda day, out, into, _, memo: [day, f"-{dotted(out)}" if out else dotted(into), memo]
    assert taken(as_csv(table(f"Ngày|{header}|Nội dung", cells)))[0] == MOVED


def test_ways_to_move_money_are_no_directions():
    cells = lambda day, out, into, _, memo: [
        day,
        "Chuyển khoản" if out else "Nhận tiền mặt",
        dotted(out + into),
        "ung ho",
    ]
    assert refusal(as_csv(table("Ngày|Loại giao dịch|Số tiền|Nội dung", cells))).code == "no_direction"


@FORMS
def test_words_that_speak_of_a_direction_under_any_header_are_no_gifts(write):
    cells = lambda day, out, into, _, memo: [day, "Rút" if out else "Khác", dotted(out + into), "ung ho"]
    found = refusal(write(table("Ngày|Ghi thêm|Số tiền|Nội dung", cells)))
    assert found.code == "no_direction" and "“Ghi thêm”" in found.message


def test_amounts_that_every_printed_balance_contradicts_are_no_gifts():
    cells = lambda day, out, into, balance, memo: [day, dotted(out + into + 7), dotted(balance), "ung ho"]
    found = refusal(as_csv(table("Ngày|Số tiền|Số dư|Nội dung", cells)))
    assert found.code == "no_direction" and "số dư in trong tệp không khớp" in found.message


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
@pytest.mark.parametrize(
    "kind", ["Huỷ ghi có", "Đảo ghi có", "Hoàn trả ghi có", "Reversal of credit", "Điều chỉnh ghi có"]
)
def test_a_kind_that_undoes_another_is_none_of_its_side(write, kind):
    """Gifts taken back were counted as gifts."""
    cells = lambda day, out, into, _, memo: [day, kind if out else "Ghi có", dotted(out + into), "ung ho"]
    assert refusal(write(table("Ngày|Loại GD|Số tiền|Nội dung", cells))).code == "no_direction"


@FORMS
@pytest.mark.parametrize("word", ["Chuyển đi:", "Tiền ra -", "Ghi nợ:"])
def test_payments_by_the_words_that_their_texts_begin_with_are_no_gifts(write, word):
    cells = lambda day, out, into, _, memo: [day, dotted(out + into), f"{word} {memo[:3]}" if out else f"Nhận: {memo}"]
    assert refusal(write(table("Ngày|Số tiền|Nội dung", cells))).code == "no_direction"


def test_interest_of_a_deposit_is_no_payment():
    cells = lambda day, out, into, _, memo: [day, dotted(out + into), "Tra lai tien gui thang 10"]
    assert taken(as_csv(table("Ngày|Số tiền|Nội dung", cells)))[0] == [abs(moved) for moved in MOVED]


@FORMS
@pytest.mark.parametrize(
    "header", ["Người thụ hưởng", "Tên đơn vị hưởng", "Số séc", "Họ tên người nhận", "Beneficiary name"]
)
def test_list_of_those_who_got_money_is_none_of_gifts(write, header):
    found = refusal(
        write(
            table(
                f"Ngày|{header}|Số tiền|Nội dung", lambda day, out, into, _, memo: [day, "A", dotted(out + into), "a b"]
            )
        )
    )
    assert (found.code, "như danh sách chi" in found.message) == ("no_direction", True)
    given = write(
        table(
            f"Ngày|{header}|Người ủng hộ|Số tiền|Nội dung",
            lambda day, out, into, _, memo: [day, "A", "B", dotted(out + into), "a b"],
        )
    )
    assert len(taken(given)[0]) == len(MOVED)


@pytest.mark.parametrize(
    ("into", "out"),
    [("Nộp", "Rút"), ("Income", "Expense"), ("Received", "Spent"), ("Thu nhập", "Chi phí"), ("Đóng góp", "Chi hỗ trợ")],
)
def test_headers_that_say_a_direction_only_beside_their_opposite(into, out):
    columns = columns_in(["Ngày", into, out, "Nội dung"])
    assert columns is not None and (columns.positions["credit"], columns.positions["debit"]) == (1, 2)
    assert columns_in(["Ngày", into, "Nội dung"]) is None


@pytest.mark.parametrize(("other", "is_read"), [("CD", True), ("DC", False), ("CX", False)])
def test_two_columns_that_say_one_direction_in_other_words_are_one(other, is_read):
    signs = "+-+-"
    headers = "Ngày|Số tiền|Dấu|Ghi nợ/Ghi có|Nội dung"
    lines = [headers.split("|")]
    for (day, out, into, _, memo), sign in zip(ROWS, signs, strict=True):
        lines.append([day, dotted(out or into), sign, other["+-".index(sign)], memo])
    if is_read:
        assert taken(as_csv(lines))[0] == MOVED
    else:
        assert refusal(as_csv(lines)).code == "claimed_twice"
