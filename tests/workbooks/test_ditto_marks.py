"""“nt”, ” and “như trên” are what stands above them, and said; where nothing does they are refused. What printing repeats is no record."""

import pytest

from tests.workbooks.makers import faults, read, resource, values

HEADERS = ["TT", "Tên", "Số suất"]


def wanted():
    return resource("Tên", numbers=("Số suất",))


@pytest.mark.parametrize(
    "mark", ["nt", "-nt-", "Nt.", "n/t", "như trên", "- Như trên -", "”", '"', "''", "//", "-//-", "〃"]
)
def test_a_mark_is_what_stands_above(mark):
    found = read([HEADERS, [1, "Gạo", 5], [2, mark, 6], [3, mark, mark], [4, "Mì", 7]], wanted())
    assert values(found) == [("Gạo", 5), ("Gạo", 6), ("Gạo", 6), ("Mì", 7)]
    assert (found.rows[1].written, faults(found)) == ({"Tên": mark}, [])
    assert found.notes == [
        f"Cột “Tên”: “{mark}” được hiểu là như dòng trên, ở dòng 3, 4.",
        f"Cột “Số suất”: “{mark}” được hiểu là như dòng trên, ở dòng 4.",
    ]


def test_a_mark_below_nothing_is_refused():
    found = read([HEADERS, [1, "nt", 5], [2, "Gạo", "//"]], wanted())
    assert faults(found) == ["2 Tên: “nt” là “như trên” mà phía trên không có gì. Hãy ghi đủ."]
    assert values(found) == [(None, 5), ("Gạo", 5)]


@pytest.mark.parametrize("text", ["Ntơr", "Nguyễn T", "-", "/", "'", "NT1"])
def test_what_is_no_mark_stays(text):
    found = read([HEADERS, [1, "Gạo", 5], [2, text, 6]], wanted())
    assert (values(found, "Tên"), found.notes) == (["Gạo", text], [])


@pytest.mark.parametrize(
    "again",
    [
        [HEADERS],
        [HEADERS, ["(1)", "(2)", "(3)"]],
        [[None, "Trang 1/2"]],
        [[None, "Cộng mang sang trang sau:", 5], [None, "Trang trước chuyển sang", 5]],
    ],
)
def test_what_printing_repeats_is_no_record(again):
    found = read([HEADERS, [1, "Gạo", 5], *again, [2, "Mì", 6]], wanted())
    assert (values(found, "Tên"), found.totals) == (["Gạo", "Mì"], [])
    lines = ", ".join(str(3 + number) for number in range(len(again)))
    assert found.notes == [f"Dòng lặp lại khi in sang trang không được nhập: {lines}."]
