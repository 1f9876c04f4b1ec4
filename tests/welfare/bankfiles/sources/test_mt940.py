"""SWIFT MT940 as banks send it: what the library drops or glues together is found, and every block adds up or is told."""

import logging
from datetime import date

import pytest

from tests.welfare.bankfiles.forms import ACCOUNT, as_mt940
from tests.welfare.bankfiles.variations import MOVES, OPENING
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 23)
HEADER = f":20:S1\n:25:{ACCOUNT}\n:28C:1/1\n:60F:C241001VND10000000,\n"


def message(*entries: str, closing: str = ":62F:C241031VND10000000,", header: str = HEADER) -> bytes:
    return "\n".join([header.rstrip("\n"), *entries, closing, "-"]).encode()


def taken(content: bytes):
    reading = read(content, name="a.sta", today=TODAY)
    return list(reading.transactions), reading


def test_envelope_and_windows_line_ends_change_nothing():
    for content in (as_mt940(MOVES, envelope=True), as_mt940(MOVES, newline="\r\n"), b"\xef\xbb\xbf" + as_mt940(MOVES)):
        rows, reading = taken(content)
        assert [row.credit - row.debit for row in rows] == [move.amount for move in MOVES]
        assert reading.printed.account == ACCOUNT
        assert (reading.printed.opening, reading.printed.closing) == (OPENING, OPENING + sum(m.amount for m in MOVES))
        assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


def test_blocks_that_stand_newest_first_are_read_in_the_order_of_time():
    blocks = as_mt940(MOVES).decode().split("-\n")
    rows, reading = taken("-\n".join(block.rstrip("-") for block in reversed(blocks)).encode())
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert (rows[0].credit, reading.printed.opening, rows[-1].balance) == (50_000, OPENING, reading.printed.closing)


def test_pages_of_one_statement_are_chained():
    first = message(":61:2410011001C500000,NTRFNONREF//A1", ":86:mot", closing=":62M:C241001VND10500000,")
    header = HEADER.replace("1/1", "1/2").replace(":60F:C241001VND10000000,", ":60M:C241001VND10500000,")
    second = message(
        ":61:2410021002D100000,NTRFNONREF//A2", ":86:hai", closing=":62F:C241002VND10400000,", header=header
    )
    rows, reading = taken(first + b"\n" + second)
    assert [(row.credit - row.debit, row.balance) for row in rows] == [(500_000, 10_500_000), (-100_000, 10_400_000)]
    assert (reading.printed.opening, reading.printed.closing) == (10_000_000, 10_400_000)


@pytest.mark.parametrize(
    ("mark", "moved"), [("C", 5), ("D", -5), ("RC", -5), ("RD", 5), ("CD", 5), ("RCD", -5), ("d", -5)]
)
def test_direction_is_the_mark_s(mark, moved):
    rows, _ = taken(message(f":61:2410011001{mark}5,NTRFNONREF", ":86:a b c d e"))
    assert [row.credit - row.debit for row in rows] == [moved]


@pytest.mark.parametrize("amount", ["500000.00", "500.000,00", "500.000", "1234567890123456,", "", "5,00,0"])
def test_amount_that_the_library_drops_or_cuts_is_set_aside_in_its_place(amount):
    rows, reading = taken(
        message(
            f":61:2410011001C{amount}NTRFNONREF//A1", ":86:ba nghin",
            ":61:2410021002C2000000,NTRFNONREF//A2", ":86:Tran Thi Mau ung ho",
            closing=":62F:C241031VND12500000,",
        )
    )  # fmt: skip
    assert [(row.credit, row.memo, row.reference) for row in rows] == [(2_000_000, "Tran Thi Mau ung ho", "A2")]
    (aside,) = reading.rejected
    assert aside.line == 5 and f":61:2410011001C{amount}" in aside.reason


def test_block_that_does_not_add_up_is_told():
    rows, reading = taken(message(":61:2410011001C500000,NTRFNONREF", ":86:a b", closing=":62F:C241031VND12500000,"))
    assert certify(rows, reading.printed, reading.rejected).outcome == "breaks"
    assert reading.notes == ["Điện MT940 ở dòng 1: số dư đầu cộng các giao dịch lệch số dư cuối 2.000.000 đồng."]


def test_part_of_a_dong_is_doubted():
    _, reading = taken(message(":61:2410011001C500000,50NTRFNONREF", ":86:a", ":61:2410011001C5,NTRFNONREF", ":86:b c"))
    assert "phần lẻ" in reading.rejected[0].reason


def test_year_of_the_booking_day_is_the_nearest():
    rows, _ = taken(message(":61:2401011231C5,NTRFNONREF", ":86:a b", ":61:2312310101C5,NTRFNONREF", ":86:a b"))
    assert [row.day for row in rows] == [date(2023, 12, 31), date(2024, 1, 1)]


def test_reference_and_text_in_every_form():
    rows, _ = taken(
        message(
            ":61:2410011001C1,NTRFNONREF//FT24275000001234567890123456789\nmore of it", ":86:one",
            ":61:2410011001C2,REF0001", ":86:two lines of\n a text",
            ":61:2410011001C3,NTRFOURS123456789012345678//THEIRS1", ":86:166?00CHUYEN TIEN?20Nguyen Van Mau ung ho quy ?21vi nguoi ngheo?30BANK?31123456789?32NGUYEN VAN MAU",
            ":61:2410011001C4,NTRFNONREF", f":86:{'x' * 65}\nyz",
            ":61:2410011001C5,NTRFNONREF//A", "only the second line",
            ":61:2410011001C6,NTRFNONREF", ":86:ma so :12: va\n:12:khong phai truong",
        )
    )  # fmt: skip
    assert [(row.reference, row.memo, row.counterparty, row.counter_account) for row in rows] == [
        ("FT24275000001234567890123456789", "one more of it", "", ""),
        ("REF0001", "two lines of a text", "", ""),
        ("THEIRS1", "Nguyen Van Mau ung ho quy vi nguoi ngheo", "NGUYEN VAN MAU", "123456789"),
        ("", "x" * 65 + "yz", "", ""),
        ("A", "only the second line", "", ""),
        ("", "ma so :12: va :12:khong phai truong", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "memo", "name", "account"),
    [
        ("051~00CHUYEN TIEN~20Nguyen Van Mau ung ho quy ~21vi nguoi ngheo~30BANK~31123456789~32NGUYEN VAN MAU", "Nguyen Van Mau ung ho quy vi nguoi ngheo", "NGUYEN VAN MAU", "123456789"),
        ("?20Nguyen Van Mau ung ho?32NGUYEN VAN MAU?33 CON", "Nguyen Van Mau ung ho", "NGUYEN VAN MAU CON", ""),
        ("020<00CT<20Ung ho bao lu<27CT A<99la", "Ung ho bao lu CT A la", "", ""),
        ("166?20EREF+FT24275?21SVWZ+Ung ho quy?22vi nguoi ngheo?32TRAN B", "Ung ho quy vi nguoi ngheo EREF+FT24275", "TRAN B", ""),
        ("/EREF/FT24275//ORDP//NAME/TRAN THI B/IBAN/123456789/REMI/USTD//Ung ho quy 1/2 nam/PURP/CHAR", "Ung ho quy 1/2 nam /EREF/FT24275 /PURP/CHAR", "TRAN THI B", "123456789"),
        ("/REMI/Ung ho/ORDP/CONG TY A", "Ung ho", "CONG TY A", ""),
        ("/ABC/ khong phai ma/", "/ABC/ khong phai ma/", "", ""),
        ("Ung ho ~20 nghin /REMI/ a", "Ung ho ~20 nghin /REMI/ a", "", ""),
    ],
)  # fmt: skip
def test_memo_is_read_out_of_fields_within_the_text(text, memo, name, account):
    ((row,), reading) = taken(message(":61:2410011001C500000,NTRFNONREF", f":86:{text}"))
    assert (row.memo, row.counterparty, row.counter_account) == (memo, name, account)


def test_statement_printed_twice_counts_once():
    rows, reading = taken(as_mt940(MOVES) + b"\n" + as_mt940(MOVES))
    assert len(rows) == len(MOVES)
    assert reading.notes[0].startswith("Điện MT940 ở dòng ") and "chỉ tính một lần" in reading.notes[0]


REFUSED = {
    "another account": (as_mt940(MOVES) + as_mt940(MOVES).replace(ACCOUNT.encode(), b"111222333"), "several_accounts"),
    "dollars": (message(":61:2410011001C5,NTRFNONREF").replace(b"VND", b"USD"), "currency"),
    "interim report": (b"{1:F01XXXXVNVXAXXX0000000000}{2:O9420000}{4:\n" + message(), "not_statement"),
    "payment": (b"{1:F01XXXXVNVXAXXX0000000000}{2:I103XXXX}{4:\n:20:A\n:32A:241001VND5,\n-}", "not_statement"),
    "balance that is no number": (message(":61:2410011001C5,NTRFNONREF").replace(b"10000000,", b"1.0,0,"), "damaged"),
    "no entry": (message(), "empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_message_is_refused_by_name(name):
    content, code = REFUSED[name]
    with pytest.raises(FileRefusedError) as refused:
        taken(content)
    assert refused.value.code == code


def test_account_with_bank_and_currency_is_the_account():
    _, reading = taken(
        message(":61:2410011001C5,NTRFNONREF").replace(b":25:", b":25:BANKVNVX123/").replace(b"223\n", b"223VND\n")
    )
    assert reading.printed.account == ACCOUNT


def test_what_can_not_be_read_gets_into_no_log(tmp_path, caplog):
    path = tmp_path / "a.sta"
    path.write_bytes(
        message(":61:2410011001X5000,NGUYEN VAN MAU", ":86:0901234567", ":61:2410011001C5,NTRFNONREF", ":86:x")
    )
    with caplog.at_level(logging.DEBUG), path.open("rb") as file:
        reading = read_here(file, today=TODAY)
        assert len(list(reading.transactions)) == 1
    assert caplog.text == ""
    assert len(reading.rejected) == 1


def numbered(*numbers: str) -> bytes:
    """Messages whose balances join, whatever is missing between them."""
    return b"\n".join(
        message(
            f":61:241001C5000,NTRFA{position}",
            header=HEADER.replace("1/1", number).replace("VND10000000", f"VND{10_000_000 + 5_000 * position}"),
            closing=f":62F:C241001VND{10_005_000 + 5_000 * position},",
        )
        for position, number in enumerate(numbers)
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("1/1", "3/1"), "thiếu số 2"),
        (("1", "5"), "thiếu số 2 đến 4"),
        (("7/1", "7/3"), "thiếu một số trang"),
        (("7/2", "8/1"), "thiếu các trang trước"),
    ],
)
def test_numbers_of_statements_that_skip_are_said(numbers, said):
    rows, reading = taken(numbered(*numbers))
    assert (len(rows), [said in note for note in reading.notes]) == (2, [True])


@pytest.mark.parametrize("numbers", [("1/1", "2/1"), ("00001/001", "00001/002"), ("365", "1"), ("3", "3")])
def test_numbers_that_follow_each_other_or_begin_anew_are_fine(numbers):
    assert taken(numbered(*numbers))[1].notes == []


FIRST = ":61:2410011001C500000,NTRFNONREF//F1"
SECOND = ":61:2410021002D300000,NTRFNONREF//F2"


@pytest.mark.parametrize(
    ("lines", "memo"),
    [
        (["A ung ho", "-", "bao so 3"], "A ung ho - bao so 3"),
        (["A ung ho", "-", "", "bao so 3"], "A ung ho - bao so 3"),
        (["A ung ho", "- bao so 3"], "A ung ho - bao so 3"),
        (["A ung ho"], "A ung ho"),
    ],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_line_of_a_dash_within_a_text_ends_no_message(lines, memo, is_last):
    """What stood behind it was lost without a word."""
    text = [":86:" + lines[0], *lines[1:]]
    entries = [SECOND, ":86:B", FIRST, *text] if is_last else [FIRST, *text, SECOND, ":86:B"]
    rows, reading = taken(message(*entries, closing=":62F:C241031VND10200000,"))
    assert {row.credit - row.debit: row.memo for row in rows} == {500_000: memo, -300_000: "B"}
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


def test_report_within_the_day_is_refused_without_an_envelope_too():
    content = f":20:S1\n:25:{ACCOUNT}\n:28C:1/1\n:34F:VNDD0,\n:13D:2410011200+0700\n{FIRST}\n:86:A\n:90C:1VND500000,\n-"
    with pytest.raises(FileRefusedError, match="MT942"):
        taken(content.encode())


@pytest.mark.parametrize("again", [f":25:{ACCOUNT}\n:28C:1/2\n", ":28C:1/2\n", ""])
@pytest.mark.parametrize("end", ["-\n", ""])
def test_parts_of_a_statement_without_a_number_of_their_own(again, end):
    first = f"{HEADER}{FIRST}\n:86:A\n:62M:C241001VND10500000,\n{end}"
    second = f"{again}:60M:C241001VND10500000,\n{SECOND}\n:86:B\n:62F:C241002VND10200000,\n-"
    rows, reading = taken((first + second).encode())
    assert [row.credit - row.debit for row in rows] == [500_000, -300_000]
    assert (reading.printed.opening, reading.printed.closing) == (10_000_000, 10_200_000)
    assert (certify(rows, reading.printed, reading.rejected).outcome, reading.notes) == ("proven", [])
