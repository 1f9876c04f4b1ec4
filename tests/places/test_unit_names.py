"""Units are found by whatever offices call them, on the day of the record; names from before a merger are followed and told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.places.models import Succession, Unit
from frontportal.places.unit_names.components import components_of, words_of
from frontportal.places.unit_names.finder import UnitFinder
from tests.world import MERGER, make_unit

IN_2023 = (date(2023, 1, 1), date(2023, 12, 31))
IN_2026 = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def town(world):
    """A town of the district with tổ dân phố and a buôn, as places of the demonstration are called."""
    unit = make_unit("dinh-mau", "Đinh Mẫu", "town", world.district, until=MERGER, official_code="24871")
    for code, name in (("dt", "Tổ dân phố Đồng Tiến"), ("hb", "Tổ dân phố Hoà Bình"), ("nth", "Buôn N’Thôn Hạ")):
        make_unit(code, name, "area", unit)
    return unit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TT Đinh Mẫu", "dinh-mau"),
        ("TT. Đinh Mẫu", "dinh-mau"),
        ("T.T Đinh Mẫu", None),
        ("thị trấn Đinh Mẫu", "dinh-mau"),
        ("Thị trấn: Đinh Mẫu", "dinh-mau"),
        ("Đinh Mẫu", "dinh-mau"),
        ("ĐINH MẪU", "dinh-mau"),
        ("dinh mau", "dinh-mau"),
        ("dinh-mau", "dinh-mau"),
        ("24871", "dinh-mau"),
        ("Đinh Mẫu, huyện Suối Mẫu", "dinh-mau"),
        ("Đinh Mẫu - Suối Mẫu", "dinh-mau"),
        ("Thị trấn Đinh Mẫu huyện Suối Mẫu", "dinh-mau"),
        ("TT Đinh Mẫu, H. Suối Mẫu, tỉnh Mẫu", "dinh-mau"),
        ("X. Bắc Mẫu", "bac-mau"),
        ("x.Bắc Mẫu", "bac-mau"),
        ("Xã: Bắc Mẫu", "bac-mau"),
        ("TDP Đồng Tiến, Đinh Mẫu", "dt"),
        ("TDP Đồng Tiến", "dt"),
        ("Tổ Đồng Tiến - TT Đinh Mẫu", "dt"),
        ("Tổ dân phố Đồng Tiến - thị trấn Đinh Mẫu", "dt"),
        ("KDC Đồng Tiến", "dt"),
        ("Đồng Tiến – Đinh Mẫu", "dt"),
        ("Hòa Bình, Đinh Mẫu", "hb"),
        ("tổ dân phố Hòa Bình thị trấn Đinh Mẫu", "hb"),
        ("Buôn N'Thôn Hạ", "nth"),
        ("bon N`Thôn Hạ, tt Đinh Mẫu", "nth"),
        ("Thôn 1, xã Bắc Mẫu, huyện Suối Mẫu", "bac-mau-1"),
        ("Thôn 01 - Bắc Mẫu", "bac-mau-1"),
        ("1, xã Bắc Mẫu", "bac-mau-1"),
        ("Thôn 1 (Bắc Mẫu)", "bac-mau-1"),
        ("xã Bắc Mẫu (cũ)", "bac-mau"),
        ("Xã Bắc Mẫu (nay là xã Hợp Mẫu)", "bac-mau"),
        ("UBND xã Bắc Mẫu", "bac-mau"),
        ("UBMTTQ xã Bắc Mẫu", "bac-mau"),
        ("Ủy ban MTTQ Việt Nam TT. Đinh Mẫu", "dinh-mau"),
        ("thon 1 xa bac mau huyen suoi mau", "bac-mau-1"),
        ("Thôn 1", "bac-mau-1"),
        ("1", None),
        ("Thôn Đồng Tiến", None),
        ("Xã Đinh Mẫu", None),
        ("Thôn 1, xã Nam Mẫu", None),
        ("Thôn 1, xã Bắc Mẫu, huyện Khác", None),
        ("Phường Bắc Mẫu", None),
        ("", None),
        (" - , ", None),
    ],
)
def test_names_as_offices_write_them(town, text, code):
    finder = UnitFinder()
    try:
        found = finder.find(text, IN_2023).code
    except ValueError:
        found = None
    assert (found, list(finder.notes)) == (code, [])


def refusal(text, span=None) -> str:
    with pytest.raises(ValueError) as refused:
        UnitFinder().find(text, span)
    return str(refused.value)


def test_several_of_a_name_are_named_with_their_codes(town, world):
    make_unit("dm-1", "Thôn 1", "area", town)
    assert refusal("Thôn 1", IN_2023) == (
        "Có nhiều đơn vị “Thôn 1”: Thôn 1, xã Bắc Mẫu (mã bac-mau-1); Thôn 1, thị trấn Đinh Mẫu (mã dm-1). "
        "Hãy ghi rõ thuộc đâu, hoặc ghi mã."
    )


def test_what_may_be_meant_is_named(town):
    assert refusal("Thôn Đồng Tiến") == (
        "Không có đơn vị “Thôn Đồng Tiến”. Có phải: Tổ dân phố Đồng Tiến, thị trấn Đinh Mẫu (mã dt)?"
    )
    assert refusal("Xã Bắt Mẫu") == "Không có đơn vị “Xã Bắt Mẫu”. Có phải: Xã Bắc Mẫu (mã bac-mau)?"
    assert refusal("Hoàn toàn khác") == "Không có đơn vị “Hoàn toàn khác”."


def test_old_names_are_followed_through_a_merger_and_told(world):
    finder = UnitFinder()
    assert finder.find("X. Bắc Mẫu", IN_2026) == world.merged
    assert finder.find("Nam Mẫu", (date(2026, 5, 1), date(2026, 5, 1))) == world.merged
    assert list(finder.notes) == [
        "“X. Bắc Mẫu” là tên trước khi sắp xếp: Xã Bắc Mẫu nay là Xã Hợp Mẫu.",
        "“Nam Mẫu” là tên trước khi sắp xếp: Thị trấn Nam Mẫu nay là Xã Hợp Mẫu.",
    ]
    assert finder.find("Xã Bắc Mẫu", IN_2023) == world.north


def test_a_code_is_of_its_time(world):
    assert refusal("bac-mau", IN_2026) == "“bac-mau” không tồn tại trong năm 2026. Nay là: Xã Hợp Mẫu (mã hop-mau)."


def test_areas_are_followed_too(world):
    old = world.north_areas[0]
    Unit.objects.filter(pk=old.pk).update(until=MERGER)
    new = make_unit("hop-mau-1", "Thôn 1", "area", world.merged, since=MERGER)
    Succession.objects.create(predecessor=old, successor=new, on=MERGER)
    finder = UnitFinder()
    assert finder.find("Thôn 1, xã Bắc Mẫu", IN_2026) == new
    assert list(finder.notes) == [
        "“Thôn 1, xã Bắc Mẫu” là tên trước khi sắp xếp: Thôn 1, xã Bắc Mẫu nay là Thôn 1, xã Hợp Mẫu."
    ]


def test_a_name_that_came_later_is_refused_with_what_there_was(world):
    assert refusal("Xã Hợp Mẫu", IN_2023) == (
        "“Xã Hợp Mẫu” không tồn tại trong năm 2023. Khi đó là: Xã Bắc Mẫu (mã bac-mau); Thị trấn Nam Mẫu (mã nam-mau)."
    )


def test_a_unit_that_was_divided_stands_for_none(world):
    divided = make_unit("chia", "Chia", "commune", world.district, until=MERGER)
    other = make_unit("khac", "Khác", "commune", world.province, since=MERGER)
    for part in (world.merged, other):
        Succession.objects.create(predecessor=divided, successor=part, on=MERGER, whole=False)
    assert refusal("Xã Chia", IN_2026) == (
        "“Xã Chia” không tồn tại trong năm 2026. "
        "Xã Chia tách cho nhiều đơn vị (Xã Hợp Mẫu, Xã Khác), mỗi nơi chỉ nhận một phần."
    )


def test_an_official_code_means_the_unit_that_has_it_on_the_day(world):
    Unit.objects.filter(pk=world.north.pk).update(official_code="24895")
    Unit.objects.filter(pk=world.merged.pk).update(official_code="24895")
    finder = UnitFinder()
    assert (finder.find("24895", IN_2023), finder.find("24895", IN_2026)) == (world.north, world.merged)


def test_a_new_unit_is_learnt(world):
    finder = UnitFinder()
    with pytest.raises(ValueError):
        finder.find("Thôn Mới")
    unit = make_unit("moi", "Thôn Mới", "area", world.merged)
    finder.add(unit)
    assert finder.find("Thôn Mới") == unit
    unit.name = "Thôn Đổi"
    finder.add(unit)
    assert finder.find("Thôn Đổi") == unit
    with pytest.raises(ValueError):
        finder.find("Thôn Mới")


def test_questions_do_not_grow_with_the_rows(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        finder = UnitFinder()
        for number in range(200):
            finder.find(f"Thôn 1 , xã Bắc Mẫu{' ' * number}", IN_2023)
            with pytest.raises(ValueError):
                finder.find(f"Không có {number}", IN_2023)


@given(st.text(max_size=300))
def test_any_text_has_parts_or_none(text):
    assert all(
        component.whole == words_of(component.whole)
        for way in components_of(text)
        for component in way
        if component.whole.isascii()
    )
