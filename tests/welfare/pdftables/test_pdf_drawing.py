"""Lists of banks that nobody told us of, as PDF: any columns, fonts and pages; rows between lines or one below the other."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.bankfiles.drawn import UNICODE, Drawn, written
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import opened, read
from welfare.bankterms.model import FileRefusedError
from welfare.pdftables import pages

TODAY = date(2026, 11, 23)
EDGES = [30.0, 60.0, 160.0, 240.0, 320.0, 570.0]
HEADERS = [["STT"], ["Ngay", "giao dich"], ["So tien", "ghi no"], ["So tien", "ghi co"], ["Noi dung", "chi tiet"]]
PLAIN = Drawn(EDGES, HEADERS)
SHAPES = {
    "plain": {},
    "another font": {"font": "Times-Roman"},
    "no lines between rows": {"lines": False},
    "text above and below its row": {"centred": True},
    "headers on each page": {"headers_on_each": True},
    "letter by letter": {"splinters": True, "font": "Courier"},
    "A4 across": {"size": (842, 595)},
    "Letter": {"size": (612, 792)},
    "boxes around cells": {"borders": "boxes", "centred": True},
    "shaded cells without lines": {"borders": "areas", "centred": True},
    "all lines as one path": {"borders": "one path", "centred": True},
    "a row's cells at one go": {"at_one_go": True, "font": "Courier"},
    "labels above": {"above": ["NGAN HANG MAU", "So tai khoan: 0000000202305", "Loai tien: VND"]},
}


def drawn_with(**given) -> Drawn:
    return Drawn(EDGES, HEADERS, **given)


def cells_of(moves: list[tuple[int, str]]) -> list[list[list[str]]]:
    """Lines of cells for (đồng, memo); the memo is broken at its blanks, four words a line."""
    rows = []
    for number, (amount, memo) in enumerate(moves, 1):
        day = date(2023, 1, 1) + timedelta(days=number // 3)
        words = memo.split()
        lines = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
        money = f"{abs(amount):,}".replace(",", ".")
        out, into = ([money], []) if amount < 0 else ([], [money])
        rows.append([[str(number)], [f"{day:%d/%m/%Y} 09:{number % 60:02}:00"], out, into, lines])
    return rows


def taken(content: bytes, tmp_path) -> tuple[list[tuple[int, str]], object]:
    path = tmp_path / "statement.pdf"
    path.write_bytes(content)
    with path.open("rb") as file:
        reading = read_here(file, today=TODAY)
        rows = [(row.credit - row.debit, row.memo) for row in reading.transactions]
    return rows, reading


MOVES = [
    (50_000, "NGUYEN VAN A ung ho quy vi nguoi ngheo huyen Lam Ha"),
    (-60_000_000, "CHI HO TRO XAY NHA"),
    (1, "mot dong"),
] * 5


@pytest.mark.parametrize("name", SHAPES)
def test_list_is_read_whatever_it_looks_like(name, tmp_path):
    rows, reading = taken(drawn_with(**SHAPES[name]).pages(cells_of(MOVES)), tmp_path)
    assert rows == MOVES and reading.rejected == []
    assert reading.layout == "any-pdf"
    if name == "labels above":
        assert reading.printed.account == "0000000202305"


def test_totals_below_the_list_are_no_transaction(tmp_path):
    total = [[], ["Tong cong"], ["300.000.000"], ["250.005"], []]
    rows, reading = taken(PLAIN.pages([*cells_of(MOVES), total]), tmp_path)
    assert rows == MOVES and reading.rejected == []
    assert (reading.printed.total_debit, reading.printed.total_credit) == (300_000_000, 250_005)


def test_totals_in_a_row_of_their_own_close_the_list_before_the_last_page(tmp_path):
    """Label and sum stand at different heights, the label on the right; the bank's address follows on a page of its own."""
    page = PLAIN.page([*cells_of(MOVES), [[], [], ["180.000.000"], ["", "250.005"], ["", "", "Tong cong"]]], first=True)
    last = PLAIN.text(240, 60, "Dia chi: 198 pho Mau 10/10/2023 1.000")
    rows, reading = taken(written([page, last], "Helvetica", (595, 842)), tmp_path)
    assert rows == MOVES and reading.rejected == []
    assert reading.printed.total_debit == 180_000_000


def test_opening_balance_and_totals_above_the_first_row_are_noted(tmp_path):
    headers = [["STT"], ["Ngay", "giao dich"], ["So tien", "ghi co"], ["So du"], ["Noi dung"]]
    above = [[[], [], [], ["35.400"], ["So du dau ky"]], [[], ["Tong cong"], ["250.000"], [], []]]
    moves = [
        [[str(number)], ["05/01/2023"], ["50.000"], [f"{35 + 50 * number}.400"], ["ung ho"]] for number in range(1, 6)
    ]
    rows, reading = taken(Drawn(EDGES, headers).pages([*above, *moves], per_page=9), tmp_path)
    assert rows == [(50_000, "ung ho")] * 5 and reading.rejected == []
    assert (reading.printed.opening, reading.printed.total_credit) == (35_400, 250_000)


@pytest.mark.parametrize("number", [0, 3])
def test_row_whose_day_is_misprinted_is_set_aside_wherever_it_stands(tmp_path, number):
    rows = cells_of(MOVES)
    rows[number][1] = ["24/9/202024"]
    read, reading = taken(PLAIN.pages(rows), tmp_path)
    assert read == MOVES[:number] + MOVES[number + 1 :]
    assert [(one.page, one.line, "24/9/202024" in one.reason) for one in reading.rejected] == [(1, number + 1, True)]


@pytest.mark.parametrize("per_page", [1, 3, 15])
def test_memo_may_say_what_a_header_says(tmp_path, per_page):
    moves = [(50_000, "NOI DUNG"), (60_000, "Noi dung"), (70_000, "AMOUNT")] * 2
    page = drawn_with(size=(842, 595), headers_on_each=per_page == 3)
    rows, reading = taken(page.pages(cells_of(moves), per_page=per_page), tmp_path)
    assert rows == moves and reading.rejected == []


def with_balances(headers: list[list[str]], position: int, balances: list[int]) -> bytes:
    """A list with thousands of đồng after each row, each amount unsigned and in the column at `position`; 100.000 before."""
    rows = []
    for number, (before, balance) in enumerate(pairwise([100, *balances]), 1):
        cells = [[str(number)], ["05/01/2023"], [], [], [f"{balance}.000"], ["ung ho"]]
        cells[position] = [f"{abs(balance - before)}.000"]
        rows.append(cells)
    return Drawn([30.0, 60.0, 160.0, 220.0, 280.0, 340.0, 570.0], headers).pages(rows, per_page=20)


def test_amounts_without_a_sign_go_the_way_that_balances_tell(tmp_path):
    headers = [["STT"], ["Ngay"], ["So tien"], ["So but toan"], ["So du"], ["Noi dung"]]
    rows, reading = taken(with_balances(headers, 2, [110, 90, 120, 160]), tmp_path)
    assert [amount for amount, _ in rows] == [-20_000, 30_000, 40_000]
    assert [one.line for one in reading.rejected] == [1] and "không ghi tiền vào hay tiền ra" in reading.rejected[
        0
    ].reason


def test_balances_that_may_be_read_in_either_order_tell_nothing(tmp_path):
    headers = [["STT"], ["Ngay"], ["So tien"], ["So but toan"], ["So du"], ["Noi dung"]]
    with pytest.raises(FileRefusedError) as refused:
        read(with_balances(headers, 2, [110, 120, 130]), name="a", today=TODAY)
    assert refused.value.code == "empty"


def test_ledger_where_money_in_is_a_debit_is_refused(tmp_path):
    headers = [["STT"], ["Ngay"], ["Ghi no"], ["Ghi co"], ["So du"], ["Noi dung"]]
    rows, _ = taken(with_balances(headers, 3, [110, 130, 160]), tmp_path)
    assert [amount for amount, _ in rows] == [10_000, 20_000, 30_000]
    with pytest.raises(FileRefusedError) as refused:
        taken(with_balances(headers, 2, [110, 130, 160]), tmp_path)
    assert refused.value.code == "reversed"


@pytest.mark.parametrize("fresh", [1, 2, 3])
def test_long_file_is_opened_anew_and_loses_nothing(tmp_path, monkeypatch, fresh):
    content = PLAIN.pages(cells_of(MOVES * 4), per_page=5)
    whole, _ = taken(content, tmp_path)
    monkeypatch.setattr(pages, "FRESH", fresh)
    rows, reading = taken(content, tmp_path)
    assert rows == whole == MOVES * 4 and reading.rejected == []


def test_web_page_behind_the_end_of_the_file_is_no_cut(tmp_path):
    content = PLAIN.pages(cells_of(MOVES))
    rows, _ = taken(content + b"\r\n<!DOCTYPE html>" + b"<p>ngan hang</p>\r\n" * 100_000, tmp_path)
    assert rows == MOVES


def test_change_cut_off_behind_the_end_of_an_older_state_is_a_cut(tmp_path):
    with pytest.raises(FileRefusedError) as refused:
        taken(PLAIN.pages(cells_of(MOVES)) + b"9 0 obj\n<< /Length 20 >>\nstream\nBT", tmp_path)
    assert refused.value.code == "truncated"


def test_text_without_lines_belongs_to_the_row_that_it_stands_closer_to(tmp_path):
    rows, reading = taken(drawn_with(lines=False, centred=True).pages(cells_of(MOVES)), tmp_path)
    assert rows == MOVES and reading.rejected == []


def test_text_without_lines_that_may_belong_to_either_row_is_refused(tmp_path):
    with pytest.raises(FileRefusedError) as refused:
        taken(drawn_with(lines=False, centred=True, between_rows=0).pages(cells_of(MOVES)), tmp_path)
    assert refused.value.code == "unknown_layout" and "đường kẻ" in refused.value.message


def test_row_that_lost_its_amount_is_set_aside_and_breaks_the_proof(tmp_path):
    rows = cells_of(MOVES)
    rows[7][2], rows[7][3] = [], ["1.000,50"]
    read, reading = taken(PLAIN.pages(rows), tmp_path)
    assert read == MOVES[:7] + MOVES[8:]
    assert [(one.page, one.line) for one in reading.rejected] == [(2, 2)]


def test_amount_that_reaches_from_one_column_into_the_next_is_set_aside(tmp_path):
    rows = cells_of(MOVES)
    rows[1][2] = ["60.000.000.000.000.000.000"]
    read, reading = taken(drawn_with(font="Courier").pages(rows), tmp_path)
    assert read == MOVES[:1] + MOVES[2:]
    assert "hai cột tiền" in reading.rejected[0].reason


memos = st.lists(
    st.text("ABCDEFGHIKLMNOPQRSTUVXYabcdghiklmnopqrstuvxy", min_size=2, max_size=8), min_size=1, max_size=12
).map(" ".join)
amounts = st.integers(1, 10**10) | st.integers(-(10**10), -1)  # wider ones would reach into the next column


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(amounts, memos), min_size=1, max_size=20), st.sampled_from(sorted(SHAPES)))
def test_any_list_comes_back_as_it_was_drawn(tmp_path_factory, moves, name):
    content = drawn_with(**SHAPES[name]).pages(cells_of(moves), per_page=5)
    rows, reading = taken(content, tmp_path_factory.mktemp("drawn"))
    assert rows == moves and reading.rejected == []


def test_page_of_vietinbank_without_its_headers_is_known_by_its_names(tmp_path):
    moves = [(200_000, "Chuc binh an"), (10_000, "ung ho"), (2_000_000, "ung ho dong bao"), (50_000, "gop")]
    rows = [
        [
            [str(number)],
            ["10/09/2024", "20:48:00"],
            memo.split(),
            [f"{amount:,}".replace(",", ".")],
            ["TRAN VAN A – A/C"],
        ]
        for number, (amount, memo) in enumerate(moves, 315)
    ]
    page = Drawn([51, 90, 150, 325, 399, 543], [[], [], [], [], []])
    read, reading = taken(page.pages(rows), tmp_path)
    assert read == moves and reading.layout == "vietinbank-pdf"


def test_page_without_headers_of_a_bank_that_nothing_tells_is_refused(tmp_path):
    rows = [[[str(number)], ["10/09/2024"], ["ung ho"], ["200.000"], ["TRAN VAN A"]] for number in range(1, 7)]
    with pytest.raises(FileRefusedError) as refused:
        taken(Drawn([51, 90, 150, 325, 399, 543], [[], [], [], [], []]).pages(rows), tmp_path)
    assert refused.value.code == "unknown_layout"


def test_scan_in_mid_file_is_named(tmp_path):
    parts = [PLAIN.page(cells_of(MOVES[:3]), first=True), "", PLAIN.page(cells_of(MOVES)[3:6], first=False), ""]
    _, reading = taken(written(parts, "Helvetica", (595, 842)), tmp_path)
    assert [(one.page, "không có chữ" in one.reason) for one in reading.rejected] == [(2, True)]


def test_dollars_are_refused_though_drawn_letter_by_letter(tmp_path):
    shape = {"splinters": True, "font": "Courier", "above": ["Loai tien: USD"]}
    with pytest.raises(FileRefusedError) as refused:
        taken(drawn_with(**shape).pages(cells_of(MOVES)), tmp_path)
    assert refused.value.code == "currency"


LONG = [["01/10/2024"], [], ["500.000"], ["A gop quy vi", "nguoi ngheo", "nam 2024", "thon 3"]]
EMPTY, SHORT = [["02/10/2024"], [], ["300.000"], []], [["03/10/2024"], [], ["150.000"], ["B"]]
FOUR_HEADERS = [["Ngày"], ["Ghi nợ"], ["Ghi có"], ["Nội dung"]]


@pytest.mark.parametrize("lines", [True, False], ids=["ruled", "no lines between rows"])
@pytest.mark.parametrize("height", [14.0, 22.0, 24.0, 34.0])
def test_text_that_runs_into_a_row_without_one_is_nobodys_for_certain(lines, height):
    """Nothing is printed over anything there: the rest of one text passed for the whole of the other."""
    drawn = Drawn([30, 120, 200, 280, 500], FOUR_HEADERS, font=UNICODE, row_height=height, lines=lines)
    with opened(drawn.pages([SHORT, LONG, EMPTY, SHORT])) as file:
        reading = read_here(file, today=TODAY)
        memos = {row.day.day: row.memo for row in reading.transactions}
    whole = " ".join(LONG[3])
    assert memos.get(1, whole) == whole and memos.get(2, "") == ""
    assert [one.reason for one in reading.rejected if "in đè lên dòng bên cạnh" not in one.reason] == []


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize("between", [0.5, 4.0])
def test_rows_of_many_lines_close_to_each_other_are_read(centred, between):
    drawn = Drawn([30, 120, 200, 280, 500], FOUR_HEADERS, font=UNICODE, centred=centred, between_rows=between)
    rows = [SHORT, LONG, SHORT, [*LONG[:3], LONG[3][:2]], LONG, SHORT]
    with opened(drawn.pages(rows)) as file:
        reading = read_here(file, today=TODAY)
        memos = [row.memo for row in reading.transactions]
    assert (memos, reading.rejected) == ([" ".join(row[3]) for row in rows], [])
