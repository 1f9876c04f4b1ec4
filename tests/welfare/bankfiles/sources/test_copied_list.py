"""Lists copied from a bank's app, line by line, without headers."""

from datetime import date
from itertools import permutations

import pytest

from tests.welfare.bankfiles.transactions.tables import refusal, taken

ROWS = [
    (date(2024, 10, 1), 500_000, "Nguyễn Văn A ủng hộ", 1_500_000),
    (date(2024, 10, 1), -300_000, "Chi hỗ trợ hộ nghèo", 1_200_000),
    (date(2024, 10, 3), 2_150_000, "B góp quỹ năm 2024", 3_350_000),
]


def lines_of(row: tuple, order: tuple[str, ...] = ("day", "memo", "amount"), *, clock: str = "") -> list[str]:
    day, amount, memo, balance = row
    written = {
        "day": f"{day:%d/%m/%Y}{clock}",
        "memo": memo,
        "amount": f"{amount:+,} đ".replace(",", "."),
        "balance": f"Số dư: {balance:,} đ".replace(",", "."),
    }
    return [written[name] for name in order]


def written(rows: list[list[str]], between: str = "\n") -> bytes:
    return between.join("\n".join(lines) for lines in rows).encode()


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("order", [*permutations(("day", "memo", "amount"))])
def test_transactions_in_any_order_of_their_lines(order, between):
    moved, reading, rows = taken(written([lines_of(row, order) for row in ROWS], between))
    assert [(row.day, amount, row.memo) for row, amount in zip(rows, moved, strict=True)] == [row[:3] for row in ROWS]
    assert reading.rejected == []
    assert reading.notes[0].startswith("Tệp không có dòng đầu cột: mỗi giao dịch được đọc từ các dòng ngày")


def test_balances_times_titles_and_long_texts():
    blocks = [lines_of(row, ("day", "memo", "amount", "balance"), clock=" 08:12") for row in ROWS]
    blocks[1].insert(2, "đợt 2")
    moved, reading, rows = taken(written([["Lịch sử giao dịch", "Quỹ Vì người nghèo"], *blocks]))
    assert moved == [amount for _, amount, _, _ in ROWS]
    assert [row.balance for row in rows] == [balance for *_, balance in ROWS]
    assert ({str(row.time) for row in rows}, rows[1].memo) == ({"08:12:00"}, "Chi hỗ trợ hộ nghèo đợt 2")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: [rows[0], rows[1][1:], rows[2]],  # a day lacks
        lambda rows: [rows[0], [*rows[1][:2], "300.000 đ"], rows[2]],  # nothing says which way it went
        lambda rows: [rows[0], rows[1][::-1], rows[2]],  # another order
        lambda rows: [*rows, ["Xem thêm"]],
        lambda rows: rows[:1],
    ],
)
def test_list_that_is_not_certain_is_refused(spoil):
    assert refusal(written(spoil([lines_of(row) for row in ROWS]))).code == "unknown_layout"


def test_transfer_that_failed_is_set_aside():
    blocks = [lines_of(row) for row in ROWS]
    blocks[1].insert(2, "Giao dịch thất bại")
    moved, reading, _ = taken(written(blocks))
    assert (moved, [found.line for found in reading.rejected]) == ([500_000, 2_150_000], [4])
