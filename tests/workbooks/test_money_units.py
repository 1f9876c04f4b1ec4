"""The unit in which a sheet counts money is read, said, and applied to columns of money alone."""

import pytest

from frontportal.workbooks.office_files import InvalidFile
from tests.workbooks.makers import faults, read, resource, values

WANTED = resource("Tên", money=("Số tiền", "Tổng kinh phí"), numbers=("Số hộ",))
HEADERS = ["Tên", "Số tiền", "Số hộ"]


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        ("Đơn vị tính: Triệu đồng", 10**6),
        ("Đơn vị: triệu đồng", 10**6),
        ("(ĐVT: 1.000 đồng)", 10**3),
        ("ĐVT: nghìn đồng", 10**3),
        ("Đơn vị tính: 1000đ", 10**3),
        ("ĐVT: ngàn đồng", 10**3),
        ("DANH SÁCH ỦNG HỘ (Đơn vị: tr.đ)", 10**6),
        ("Đơn vị tính: tỷ đồng", 10**9),
        ("Đơn vị: đồng", 1),
        ("ĐVT: Việt Nam đồng", 1),
        ("ĐV: nghìn đồng", 10**3),
        ("Đvt: ngđ", 10**3),
        ("Số tiền tính bằng nghìn đồng", 10**3),
        ("(nghìn đồng)", 10**3),
        ("Nghìn đồng", 10**3),
        ("Unit: thousand VND", 10**3),
        ("Ban Vận động ĐV: xã Đạ Đờn", None),
        ("Nghìn", None),
        ("Đơn vị tính: VNĐ", 1),
        ("Đơn vị tính: hộ, triệu đồng", None),
        ("Đơn vị: Xã Đông Thanh", None),
        ("Đơn vị: Đồng Nai", None),
        ("Đơn vị tính: hộ", None),
    ],
)
def test_lines_above_the_table(line, factor):
    found = read([[None, None, line], HEADERS, ["a", 2.5, 3]], WANTED)
    assert (found.unit and found.unit.factor) == factor
    assert values(found, "Số tiền", "Số hộ") == [(2.5 * (factor or 1) if (factor or 1) > 1 else 2.5, 3)]


def test_the_unit_is_said_with_its_cell():
    found = read([[None, None, "(Đơn vị tính: Triệu đồng)"], HEADERS, ["a", "2,4", 3]], WANTED)
    assert found.notes[-1] == "“Đơn vị tính: Triệu đồng” (ô C1): 1 ghi trong cột số tiền là 1.000.000 đồng."
    assert (found.rows[0].values["Số tiền"], found.rows[0].written) == (
        2_400_000,
        {"Số tiền": "2,4 (Đơn vị tính: Triệu đồng)"},
    )


def test_a_label_and_its_unit_in_two_cells():
    assert values(read([["Đơn vị tính:", None, "Nghìn đồng"], HEADERS, ["a", 500, 3]], WANTED), "Số tiền") == [500_000]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.300", 1_300_000_000),
        ("5 triệu", "5 triệu"),
        ("500k", "500k"),
        ("50.000.000 đ", "50.000.000 đ"),
        (0.1, 100_000),
        (None, None),
    ],
)
def test_cells_below_a_unit(cell, amount):
    assert values(read([["ĐVT: triệu đồng"], HEADERS, ["a", cell, 3]], WANTED), "Số tiền") == [amount]


@pytest.mark.parametrize(
    ("header", "amount"),
    [
        ("Số tiền (triệu đồng)", 5_000_000),
        ("Số tiền (ĐVT: 1.000đ)", 5_000),
        ("Số tiền, nghìn đồng", 5_000),
        ("Số tiền (ngđ)", 5_000),
        ("Số tiền (x 1.000)", 5_000),
        ("Số tiền (x1000đ)", 5_000),
        ("Số tiền [triệu đồng]", 5_000_000),
        ("Số tiền (K)", 5_000),
        ("Số tiền (đồng)", 5),
        ("Số tiền (VNĐ)", 5),
    ],
)
def test_units_in_headers_go_before_the_sheets(header, amount):
    found = read([["Đơn vị tính: tỷ đồng"], ["Tên", header, "Tổng kinh phí"], ["a", 5, 0.5]], WANTED)
    assert values(found, "Số tiền", "Tổng kinh phí") == [(amount, 500_000_000)]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (
            50_000_000,
            "“50.000.000” tính theo “ĐVT: triệu đồng” thành 50.000.000.000.000 đồng, quá lớn. Hãy kiểm tra đơn vị tính.",
        ),
        (0.0000001, "“1e-07” tính theo “ĐVT: triệu đồng” thì lẻ dưới một đồng. Hãy ghi đúng đến đồng."),
        ("0,0000001", "Số tiền “0,0000001 triệu” lẻ dưới một đồng. Hãy nhập số đồng chẵn."),
        ("1.5.2", "Không hiểu số “1.5.2”. Dấu chấm ngăn nghìn, dấu phẩy ngăn phần lẻ."),
    ],
)
def test_amounts_that_the_unit_makes_impossible_are_named(cell, sentence):
    assert faults(read([["ĐVT: triệu đồng"], HEADERS, ["a", cell, 3]], WANTED)) == [f"3 Số tiền: {sentence}"]


@pytest.mark.parametrize("line", ["Đơn vị tính: USD", "ĐVT: nghìn USD", "Đơn vị: Đô la Mỹ"])
def test_foreign_money_is_refused(line):
    with pytest.raises(InvalidFile, match="cổng chỉ nhận số tiền bằng đồng Việt Nam"):
        read([[line], HEADERS, ["a", 5, 3]], WANTED)


def test_two_units_are_refused_by_name():
    with pytest.raises(InvalidFile) as refusal:
        read([["ĐVT: triệu đồng"], ["Đơn vị tính: nghìn đồng"], HEADERS, ["a", 5, 3]], WANTED)
    assert str(refusal.value) == (
        "Tệp ghi nhiều đơn vị tính khác nhau: ô A1 “ĐVT: triệu đồng”, ô A2 “Đơn vị tính: nghìn đồng”. Hãy để một đơn vị tính."
    )


def test_a_unit_above_the_table_is_asked_about_and_may_be_denied():
    rows = [["Đơn vị tính: Triệu đồng"], HEADERS, ["a", 2, 3]]
    asked = read(rows, WANTED)
    assert (asked.must_confirm_unit, asked.has_questions) == (True, True)
    kept, denied = (read(rows, WANTED, unit_applies=answer) for answer in (True, False))
    assert (kept.has_questions, values(kept, "Số tiền")) == (False, [2_000_000])
    assert (denied.has_questions, values(denied, "Số tiền"), denied.unit) == (False, [2], None)


def test_a_unit_that_changes_no_amount_is_no_question():
    assert not read([["Đơn vị tính: đồng"], HEADERS, ["a", 2, 3]], WANTED).has_questions
    assert not read([["Đơn vị tính: Triệu đồng"], ["Tên", "Số hộ"], ["a", 3]], WANTED).has_questions


@pytest.mark.parametrize("line", ["Đơn vị tính: nghìn đồng", "(*) ĐVT: triệu đồng", "(nghìn đồng)"])
@pytest.mark.parametrize("blank", [[], [[]]])
def test_a_unit_below_the_headers_is_refused(line, blank):
    """Its rows were taken for đồng, and the line itself for a record."""
    with pytest.raises(InvalidFile, match="Hãy chuyển dòng đơn vị tính lên trên tên các cột"):
        read([HEADERS, ["a", 500, 3], *blank, [line]], WANTED)


def test_the_unit_that_stands_above_may_come_again_below():
    found = read([["ĐVT: nghìn đồng"], HEADERS, ["a", 500, 3], [], ["ĐVT: nghìn đồng"]], WANTED)
    assert values(found, "Số tiền")[0] == 500_000
