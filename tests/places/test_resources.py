"""Sheets of units."""

from tablib import Dataset

from frontportal.places.models import Unit
from frontportal.places.resources import SuccessionResource, UnitResource

HEADERS = ["Mã", "Tên", "Loại", "Thuộc", "Có từ ngày", "Đến trước ngày", "Thuộc địa bàn phục vụ"]


def load(*rows, resource=UnitResource, headers=HEADERS):
    return resource().import_data(Dataset(*rows, headers=headers), dry_run=False)


def messages(result) -> list[tuple[int, list[str]]]:
    return [(row.number, row.error.messages) for row in result.invalid_rows]


def test_a_sheet_may_name_units_of_its_own(world):
    rows = [
        ("xa-x", "Xuân", "Xã", "Tỉnh Mẫu", "01/01/2020", "", "có"),
        ("xa-x-1", "Thôn Một", "Khu dân cư", "xã Xuân", "01/01/2020", "", "có"),
    ]
    result = load(*rows)
    assert not result.has_validation_errors() and not result.has_errors()
    assert str(Unit.objects.get(code="xa-x-1")) == "Thôn Một, xã Xuân"
    again = load(*rows)
    assert (again.totals["new"], again.totals["update"], again.totals["skip"]) == (0, 0, 2)


def test_overlapping_lives_get_a_sentence_and_change_nothing(world):
    before = Unit.objects.count()
    result = load(("bac-mau", "Bắc Mẫu", "Xã", "Tỉnh Mẫu", "01/01/2025", "", "có"))
    assert [sentence for _, sentences in messages(result) for sentence in sentences] == [
        "Mã này đã thuộc một đơn vị tồn tại trong khoảng thời gian trùng với khoảng đã nhập."
    ]
    assert Unit.objects.count() == before


def test_impossible_cells(world):
    result = load(
        ("a", "A", "Thành phố", "Tỉnh Mẫu", "", "", "có"),
        ("b", "B", "Xã", "Xã Không Có", "", "", "có"),
        ("c", "C", "Xã", "Tỉnh Mẫu", "31/02/2023", "", "có"),
        ("d", "D", "Xã", "Tỉnh Mẫu", "", "", "chắc vậy"),
    )
    said = " ".join(sentence for _, sentences in messages(result) for sentence in sentences)
    assert "“Thành phố” không có trong danh sách" in said
    assert "Không có đơn vị “Xã Không Có”." in said
    assert "“31/02/2023” không có trong lịch." in said
    assert "“chắc vậy” không rõ là có hay không." in said
    assert not Unit.objects.filter(code__in="abcd").exists()


def test_successions(world):
    headers = ["Đơn vị cũ", "Đơn vị mới", "Từ ngày", "Toàn bộ"]
    row = ("bac-mau-1", "nam-mau-1", "01/01/2024", "không")
    assert load(row, resource=SuccessionResource, headers=headers).totals["new"] == 1
    assert load(row, resource=SuccessionResource, headers=headers).totals["skip"] == 1
