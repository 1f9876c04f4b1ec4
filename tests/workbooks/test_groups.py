"""Lines that name what the records below belong to are understood and told; nothing else is taken for one."""

from types import SimpleNamespace

import pytest

from tests.workbooks.makers import read, resource, values

HEADERS = ["TT", "Tên", "Số suất"]


def wanted():
    """A resource with a unit and a choice beside its name and number."""
    plain = resource("Tên", "Đơn vị", "Diện", numbers=("Số suất",))
    traits = {"Đơn vị": {"area": ("Thôn",), "commune": ("Xã",)}, "Diện": {"choices": ("ho ngheo", "ho can ngheo")}}
    return SimpleNamespace(
        fields=plain.fields, traits_of=lambda name, field: plain.traits_of(name, field) | traits.get(name, {})
    )


def records(reading) -> list[tuple]:
    names = [name for name in ("Tên", "Đơn vị", "Diện") if name in reading.fields]
    return list(zip(*(values(reading, name) for name in names), strict=True))


@pytest.mark.parametrize(
    "first, second",
    [
        (["I", "Xã Phú Sơn", None], ["II", "Xã Đạ Đờn", 3]),
        (["I. Xã Phú Sơn"], ["II. Xã Đạ Đờn"]),
        [["A - XÃ PHÚ SƠN"], ["B - Xã Đạ Đờn"]],
        ([None, "Xã Phú Sơn (2 hộ)"], [None, "Xã Đạ Đờn: 1 hộ"]),
    ],
)
def test_units(first, second):
    found = read([HEADERS, first, [1, "a", 1], [2, "b", 1], second, [3, "c", 1], [4, "d", 2]], wanted())
    assert [(name, unit.lower()) for name, unit in records(found)] == [
        ("a", "xã phú sơn"), ("b", "xã phú sơn"), ("c", "xã đạ đờn"), ("d", "xã đạ đờn"),
    ]  # fmt: skip
    [note] = found.notes
    assert note.startswith("Dòng nhóm ghi cho các dòng bên dưới ở cột “Đơn vị”: “X")
    assert "Đạ Đờn” (dòng 5)" in note


def test_a_commune_goes_behind_a_hamlet_that_does_not_say_it():
    rows = [["I", "Xã Phú Sơn"], [1, "a", "Thôn 1"], [2, "b", "Thôn 2, Phú Sơn"], [3, "c", None]]
    found = read([["TT", "Tên", "Thôn"], *rows], wanted())
    assert values(found, "Đơn vị") == ["Thôn 1, Xã Phú Sơn", "Thôn 2, Phú Sơn", "Xã Phú Sơn"]


def test_letters_hold_over_roman_numbers():
    rows = [
        ["A", "Hộ nghèo"],
        ["I", "Xã Phú Sơn"],
        [1, "a", 1],
        [2, "b", 1],
        ["B", "Hộ cận nghèo"],
        [3, "c", 1],
        [4, "d", 1],
    ]
    found = read([HEADERS, *rows], wanted())
    assert records(found) == [
        ("a", "Xã Phú Sơn", "Hộ nghèo"),
        ("b", "Xã Phú Sơn", "Hộ nghèo"),
        ("c", None, "Hộ cận nghèo"),
        ("d", None, "Hộ cận nghèo"),
    ]


def test_what_fits_no_field_is_told():
    found = read([HEADERS, ["I", "Đợt một"], [1, "a", 1], [2, "b", 1]], wanted())
    assert (values(found, "Tên"), found.fields) == (["a", "b"], ["Tên", "Số suất"])
    assert found.notes == ["Dòng nhóm không được nhập và không ghi vào cột nào: “Đợt một” (dòng 2)."]


def test_records_that_look_alike_stay_records():
    assert values(read([HEADERS, ["I", "a", 1], ["II", "b", 1], ["III", "c", 1]], wanted()), "Tên") == ["a", "b", "c"]
    assert values(read([["Tên", "Số suất"], ["A. Tuấn", 1], ["b", 1], ["c", 1]], wanted()), "Tên") == [
        "A. Tuấn",
        "b",
        "c",
    ]
    assert values(read([["Tên", "Số suất"], ["Bà Ba", None], ["b", 1], ["c", 1]], wanted()), "Tên") == [
        "Bà Ba",
        "b",
        "c",
    ]


def test_sums_of_groups_are_no_part_of_the_sum():
    rows = [
        ["I", "Xã Phú Sơn", 3],
        [1, "a", 1],
        [2, "b", 2],
        ["II", "Xã Đạ Đờn", 4],
        [3, "c", 4],
        [None, "Tổng cộng", 7],
    ]
    found = read([HEADERS, *rows], wanted())
    assert [(total.agreeing, total.differences) for total in found.totals] == [(("Số suất",), ())]
