"""In which unit a table gives its money."""

# ruff: noqa: E731 - a table is a function of its rows

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import FORMS, MOVED, dotted, refusal, table, taken
from tests.welfare.bankfiles.variations import as_csv


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
        "ĐV: nghìn đồng",
        "(ĐVT: ngđ)",
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
    ("unit", "worth"),
    [
        ("nghìn đồng", 1_000),
        ("1.000đ", 1_000),
        ("triệu đồng", 1_000_000),
        ("Triệu VND", 1_000_000),
        ("ngđ", 1_000),
        ("1k", 1_000),
        ("x1000", 1_000),
        ("trđ", 1_000_000),
        ("mVND", 1_000_000),
    ],
)
def test_unit_in_headers(write, unit, worth):
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


@FORMS
@pytest.mark.parametrize(
    "said", ["Đơn vị tính: nghìn đồng", "(*) Đơn vị tính: nghìn đồng", "(Đơn vị: triệu đồng)", "ĐVT: 1.000đ"]
)
def test_unit_below_the_table_is_refused(write, said):
    """It joined the last row's memo, and thousands were read as đồng."""
    cells = lambda day, out, into, balance, memo: [day, dotted(out), dotted(into), dotted(balance), memo]
    lines = table("Ngày|Ghi nợ|Ghi có|Số dư|Nội dung", cells)
    assert refusal(write([*lines, [said, "", "", "", ""]])).code == "unit"
    if write is as_pdf:
        assert refusal(as_pdf([*lines, [said, "", "", "", ""]], ruled=False)).code in ("unit", "unknown_layout")


def test_unit_in_words_behind_a_header():
    cells = lambda day, out, into, _, memo: [day, dotted(out // 1000), dotted(into // 1000), memo]
    assert taken(as_csv(table("Ngày|Ghi nợ nghìn đồng|Ghi có nghìn đồng|Nội dung", cells)))[0] == MOVED


def test_a_comma_among_thousands_that_have_none_is_doubted():
    rows = [["01/10/2024", "1250", "a"], ["02/10/2024", "3,456", "b"]]
    moved, reading, _ = taken(as_csv([["Ngày", "Số tiền (nghìn đồng)", "Nội dung"], *rows]))
    assert (moved, len(reading.rejected)) == ([1_250_000], 1)


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


@pytest.mark.parametrize("header", ["Ghi có (USD)", "Ghi có (VND'000)", "Ghi có (tr.đ)", "Ghi có (triệu USD)"])
def test_brackets_behind_a_header_of_money_are_understood_or_refused(header):
    content = as_csv([["Ngày", header, "Nội dung"], ["01/10/2024", "50", "a"]])
    expected = {"Ghi có (VND'000)": 50_000, "Ghi có (tr.đ)": 50_000_000}.get(header)
    if expected:
        assert taken(content)[0] == [expected]
    else:
        assert refusal(content).code in ("currency", "unit") and "ở đầu cột" in refusal(content).message
