"""Carrying units over to those of another day."""

from datetime import date

from frontportal.places.mapping import map_communes
from frontportal.places.models import Succession
from tests.world import MERGER, make_unit

TODAY = date(2026, 11, 23)


def reasons(*units, day=TODAY) -> list[str]:
    return [reason for _, reason in map_communes(units, day).unmapped]


def test_whole_successions_are_followed(world):
    mapping = map_communes([world.north, world.south, world.merged], TODAY)
    assert mapping.mapped == {unit.pk: world.merged for unit in (world.north, world.south, world.merged)}
    assert mapping.unmapped == []


def test_a_unit_alive_on_the_day_stands_for_itself(world):
    assert map_communes([world.north], date(2025, 6, 30)).mapped == {world.north.pk: world.north}
    assert map_communes([world.north], MERGER).mapped == {world.north.pk: world.merged}


def test_several_steps(world):
    later = make_unit("xa-moi", "Mới", "commune", world.province, since=date(2026, 7, 1))
    world.merged.until = later.since
    world.merged.save()
    Succession.objects.create(predecessor=world.merged, successor=later, on=later.since)
    assert map_communes([world.north], TODAY).mapped == {world.north.pk: later}
    assert map_communes([world.north], date(2026, 6, 30)).mapped == {world.north.pk: world.merged}


def test_why_not(world):
    assert reasons(world.district) == ["Huyện Suối Mẫu ở trên cấp xã nên không quy về một xã nào."]
    Succession.objects.filter(predecessor=world.north).update(whole=False)
    assert reasons(world.north) == ["Xã Bắc Mẫu tách cho nhiều đơn vị (Xã Hợp Mẫu), mỗi nơi chỉ nhận một phần."]
    Succession.objects.filter(predecessor=world.north).delete()
    assert reasons(world.north) == ["Xã Bắc Mẫu đã kết thúc ngày 30/06/2025 mà chưa ghi đơn vị kế thừa."]
    assert reasons(world.merged, day=date(2023, 1, 1)) == ["Xã Hợp Mẫu chưa có vào ngày 01/01/2023."]


def test_a_ring_of_successions_ends(world):
    Succession.objects.filter(predecessor=world.north).update(successor=world.south)
    Succession.objects.filter(predecessor=world.south).update(successor=world.north)
    assert "nối thành vòng" in reasons(world.north)[0]


def test_one_query_for_all(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        map_communes([world.north, world.south, world.district], TODAY)


def test_ground_that_came_from_elsewhere_is_told(world):
    """As Bình Thạnh, of another district, is of Đinh Văn Lâm Hà."""
    other = make_unit("huyen-khac", "Khác", "district", world.province, is_served=False)
    given = {"is_served": False, "until": MERGER}
    part, whole = (make_unit(code, name, "commune", other, **given) for code, name in (("xa-a", "A"), ("xa-b", "B")))
    living = make_unit("xa-c", "C", "commune", world.district)
    for unit, is_whole in ((part, False), (whole, True), (living, False)):
        Succession.objects.create(predecessor=unit, successor=world.merged, on=MERGER, whole=is_whole)
    mapping = map_communes([world.north], TODAY)
    assert sorted(mapping.gained_since(date(2023, 1, 1))) == [
        "Xã Hợp Mẫu có thêm một phần xã A, huyện Khác từ ngày 01/07/2025: số liệu trước đó của phần này không có ở đây.",
        "Xã Hợp Mẫu có thêm một phần xã C, huyện Suối Mẫu từ ngày 01/07/2025: số liệu trước đó của phần này vẫn tính vào xã C.",
        "Xã Hợp Mẫu có thêm toàn bộ xã B, huyện Khác từ ngày 01/07/2025: số liệu trước đó của phần này không có ở đây.",
    ]
    assert (mapping.gained_since(date(2026, 1, 1)), map_communes([world.north], date(2025, 6, 30)).gained) == ([], [])
