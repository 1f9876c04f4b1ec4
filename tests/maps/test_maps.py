"""From an uploaded file to a published map and what it draws: asked where unknown, let out by two persons, dated."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.records.publishing import publish, submit
from frontportal.maps.choropleth import legend, level_of
from frontportal.maps.drawing import UnitValue, drawn_maps
from frontportal.maps.models import CommuneMap
from frontportal.maps.receiving import MOST_ASKED, describe, receive, store
from frontportal.maps.shape_files.faults import MapFault
from tests.forms import fields_sent
from tests.makers import make_user
from tests.maps.makers import collection, feature
from tests.world import MERGER

BEFORE = date(2021, 1, 1)


def square(number):
    x = 107 + number / 10
    return [[[x, 11], [x + 0.1, 11], [x + 0.1, 11.1], [x, 11.1], [x, 11]]]


def file_of(*properties):
    features = (feature(square(number), **each) for number, each in enumerate(properties))
    return json.dumps(collection(*features), ensure_ascii=False).encode()


def make_map(*properties, since=BEFORE, published=False):
    commune_map = CommuneMap(title=f"Bản đồ {since}", since=since, source="Thử")
    received = receive(file_of(*properties), "thu.geojson", since)
    describe(commune_map, received)
    commune_map.save()
    store(commune_map, received)
    if published:
        publish(commune_map, by=None)
    return commune_map


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"ma_xa": 24871}, "bac-mau"),
        ({"MA_XA": "24871", "TEN_XA": "Xã Bắc Mẫu"}, "bac-mau"),
        ({"NAME_3": "Bắc Mẫu", "NAME_2": "Suối Mẫu"}, "bac-mau"),
        ({"Tên": "TT. Nam Mẫu"}, "nam-mau"),
        ({"ten_xa": "Nam Mẫu", "ma_xa": "24871"}, None),  # code and name say different units
        ({"ten_xa": "Bắc Mẫu", "ten_huyen": "Nơi Khác"}, None),
        ({"ten_xa": "Bắc Mẫuu"}, None),
        ({"ten_xa": "Hợp Mẫu"}, None),  # of another day
        ({}, None),
    ],
)  # fmt: skip
def test_a_shape_is_matched_by_code_and_name_and_never_guessed(world, properties, found):
    type(world.north).objects.filter(pk=world.north.pk).update(official_code="24871")
    beside = {"ten_xa": "Thị trấn Nam Mẫu" if found != "nam-mau" else "Bắc Mẫu"}
    (_, first, _), (_, unit, _) = receive(file_of(beside, properties), "thu.geojson", BEFORE).shapes
    assert (first is not None, unit and unit.code) == (True, found)


def test_what_is_unknown_twice_or_too_much_is_told(world):
    with pytest.raises(MapFault, match="Xã Bắc Mẫu có hai hình trong tệp: hình thứ 1"):
        receive(file_of({"ten": "Bắc Mẫu"}, {"ten": "xã Bắc Mẫu"}), "a.json", BEFORE)
    with pytest.raises(MapFault, match="Không hình nào trong tệp khớp .* 01/01/2021: hình thứ 1 .Lạ."):
        receive(file_of({"ten": "Lạ"}), "a.json", BEFORE)
    many = [{"ten": "Bắc Mẫu"}, *({"ten": f"Lạ {number}"} for number in range(MOST_ASKED + 1))]
    with pytest.raises(MapFault, match="41 hình trong tệp không khớp"):
        receive(file_of(*many), "a.json", BEFORE)
    kept = receive(file_of(*many), "a.json", BEFORE, leave_out=True)
    assert (len(kept.shapes), len(kept.left_out)) == (1, MOST_ASKED + 1)


def test_an_unanswered_shape_holds_the_map_back_and_a_published_one_stays(world):
    asked = make_map({"ten": "Bắc Mẫu"}, {"ten": "Lạ"})
    with pytest.raises(ValidationError, match="Còn hình chưa biết của đơn vị nào"), translate_db_errors():
        submit(asked, by=None)
    unknown = asked.shapes.get(unit=None)
    unknown.unit = world.merged
    with pytest.raises(ValidationError, match="Xã Hợp Mẫu không tồn tại vào ngày 01/01/2021"), translate_db_errors():
        unknown.save()
    with pytest.raises(ValidationError, match="không phải xã, thị trấn"):
        unknown.unit = world.north_areas[0]
        unknown.clean()
    unknown.unit = world.south
    unknown.save()
    submit(asked, by=None)
    with pytest.raises(ValidationError, match="không sửa được"), translate_db_errors():
        unknown.delete()
    publish(asked, by=None)
    with pytest.raises(ValidationError, match="Đã có bản đồ khác đang đăng"), translate_db_errors():
        make_map({"ten": "Bắc Mẫu"}, published=True)


def test_each_year_has_the_maps_of_its_days_and_tiles_where_there_is_none(world):
    before = make_map({"ten": "Bắc Mẫu"}, {"ten": "Nam Mẫu"}, published=True)
    after = make_map({"ten": "Hợp Mẫu"}, since=MERGER, published=True)
    make_map({"ten": "Bắc Mẫu"}, since=date(2022, 1, 1))  # a draft is nobody's
    values = [UnitValue(world.north, 3, "3"), UnitValue(world.south, 4, "4"), UnitValue(world.merged, 0, "0")]

    def drawn(year):
        with CaptureQueriesContext(connection) as queries:
            found = drawn_maps(values, date(year, 1, 1), date(year, 12, 31))
        assert len(queries) == 1
        return [(each["title"], each["span"], [shape["number"] for shape in each["shapes"]]) for each in found["maps"]]

    assert drawn(2023) == [(before.title, "", [1, 2])]
    assert drawn(2025) == [(before.title, "đến 30/06/2025", [1, 2]), (after.title, "từ 01/07/2025", [3])]
    assert drawn(2026) == [(after.title, "", [3])]
    found = drawn_maps(values, date(2020, 1, 1), date(2020, 12, 31))
    assert ([tile["bare_name"] for tile in found["tiles"]], found["maps"]) == (["Bắc Mẫu", "Nam Mẫu", "Hợp Mẫu"], [])
    assert drawn_maps(values[:1], BEFORE, BEFORE + timedelta(days=1))["undrawn"] == ""


def test_classes_tell_nothing_of_what_is_not_told():
    assert [level_of(value, 10) for value in (None, 0, -3, 1, 2, 3, 10)] == [
        "closed", "none", "none", "1", "1", "2", "5",
    ]  # fmt: skip
    shown = [(line.words, line.range) for line in legend([None, 0, 1, 4, 7])]
    assert shown == [("không có", ""), ("rất ít", "1"), ("vừa", "3–4"), ("rất nhiều", "6–7"), ("không nêu", "")]
    assert [line.words for line in legend([None, None])] == ["không nêu"]


def test_the_form_says_at_its_field_what_is_wrong_and_saves_all_or_nothing(world, client):
    client.force_login(make_user(group="Biên tập viên"))
    address = reverse("admin:maps_communemap_add")

    def send(data, name="xa.geojson"):
        sent = {"title": "Các xã", "since": "01/01/2021", "source": "Thử", "file": SimpleUploadedFile(name, data)}
        return client.post(address, sent, follow=True)

    large = send(b" " * (9 * 2**20))
    assert list(large.context["adminform"].form.errors) == ["file"]
    assert "Tệp nặng 9 MB" in large.text
    assert "Chỉ nhận tệp" in send(b"{}", "xa.kml").text
    assert CommuneMap.objects.count() == 0
    asked = send(file_of({"ten": "Bắc Mẫu"}, {"ten": "Lạ"}))
    assert "Chưa biết của đơn vị nào: hình thứ 2 (Lạ)" in asked.text
    assert CommuneMap.objects.get().shapes.count() == 2
    drawn = CommuneMap.objects.get()
    unknown = drawn.shapes.get(unit=None)
    page = client.get(reverse("admin:maps_communemap_change", args=[drawn.pk]))
    sent = fields_sent(page, "communemap")
    row = next(name for name, value in sent.items() if name.endswith("-id") and str(value) == str(unknown.pk))
    sent[row.replace("-id", "-unit")] = world.south.pk
    client.post(reverse("admin:maps_communemap_change", args=[drawn.pk]), sent | {"maps_communemap_hand_in": "1"})
    drawn.refresh_from_db()
    assert (drawn.state, drawn.shapes.filter(unit=None).count()) == ("waiting", 0)
