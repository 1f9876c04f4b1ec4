"""A second table below the first is read by nobody's columns: the sheet is refused with its line."""

import pytest

from frontportal.workbooks.office_files import InvalidFile
from tests.workbooks.makers import read, resource, values

FIRST = [["TT", "Tên", "Nơi ở", "Số suất"], [1, "Gạo", "Thôn 1", 5]]


@pytest.mark.parametrize(
    "below", [["TT", "Nội dung", "Kinh phí"], ["Nơi ở", "Tên", "Số suất"], ["STT", "Nơi ở", "Tên"]]
)
def test_headers_of_another_table_are_named(below):
    with pytest.raises(
        InvalidFile, match=f"Từ dòng 4 là một bảng khác, có cột “{below[0]}”, “{below[1]}”, “{below[2]}”"
    ):
        read([*FIRST, ["BIỂU 2"], below, [1, "Loa", "Xã"]], resource("Tên", "Nơi ở", numbers=("Số suất",)))


@pytest.mark.parametrize(
    "row", [["1", "Tên", "Nơi ở", 3], ["TT", "Tên", "Nơi ở", "Số suất"], ["", "Tên", "Thôn 2", "7"]]
)
def test_records_and_the_same_headers_again_are_none(row):
    found = read([*FIRST, row, [2, "Mì", "Thôn 2", 7]], resource("Tên", "Nơi ở", numbers=("Số suất",)))
    assert values(found, "Tên")[-1] == "Mì"
