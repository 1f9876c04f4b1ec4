"""Lâm Hà's reform of 01/07/2025, forwards and back; and what holds one back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.values.text import slug
from frontportal.places.lam_ha import COMMUNES, OFFICIAL_CODES, REFORM, SUCCESSORS, TOWNS
from frontportal.places.models import Posting, Succession, Unit
from frontportal.reforms.actions import carry_out, undo
from frontportal.reforms.effects import effects_of
from frontportal.reforms.models import Reform, ReformArea, ReformStep
from frontportal.reforms.plan import plan_of
from frontportal.staff import roles
from tests.makers import make_user
from tests.world import make_unit


@pytest.fixture
def lam_ha(db):
    """The sixteen units as they were, two areas each, before anyone knew of the reform; and the decision, line by line."""
    province = make_unit("lam-dong", "Lâm Đồng", "province")
    district = make_unit("lam-ha", "Lâm Hà", "district", province)
    other = make_unit("duc-trong", "Đức Trọng", "district", province, is_served=False)
    old = {name: make_unit(slug(name), name, "town", district, official_code=OFFICIAL_CODES[name]) for name in TOWNS}
    old |= {
        name: make_unit(slug(name), name, "commune", district, official_code=OFFICIAL_CODES[name]) for name in COMMUNES
    }
    for name, unit in old.items():
        for number in (1, 2):
            make_unit(f"{slug(name)}-{number}", f"{'Tổ dân phố' if name in TOWNS else 'Thôn'} {number}", "area", unit)
    old["Bình Thạnh"] = make_unit("binh-thanh", "Bình Thạnh", "commune", other, is_served=False)
    moving, staying = (make_unit(f"binh-thanh-{n}", f"Thôn {n}", "area", old["Bình Thạnh"]) for n in (1, 2))
    reform = Reform.objects.create(code="nq-1671", number="1671/NQ-UBTVQH15", signed_on=date(2025, 6, 16), on=REFORM)
    for new, names in SUCCESSORS.items():
        given = {"successor_code": slug(new), "successor_name": new, "successor_kind": "commune", "parent": province}
        for name in names:
            part = {"whole": False, "ends": False} if name == "Bình Thạnh" else {}
            ReformStep.objects.create(
                reform=reform, predecessor=old[name], official_code=OFFICIAL_CODES[new], **given, **part
            )
    ReformStep.objects.create(reform=reform, predecessor=district)
    ReformArea.objects.create(
        reform=reform, area=moving, successor_code="dinh-van-lam-ha", new_name="Thôn Bình Thạnh 1"
    )
    reform.old, reform.staying, reform.province = old, staying, province
    return reform


def state() -> tuple:
    units = Unit.objects.order_by("pk").values_list("pk", "code", "name", "since", "until", "parent", "decision")
    return list(units), Succession.objects.count(), list(Posting.objects.order_by("pk").values_list("user", "unit"))


def test_lam_ha_forwards_and_back(lam_ha):
    clerk, admin = make_user("can-bo", unit=lam_ha.old["Đạ Đờn"]), make_user("quan-tri")
    before = state()
    carry_out(lam_ha, by=admin)
    today = Unit.objects.communes().served().on(REFORM)
    assert {unit.name: unit.official_code for unit in today} == {name: OFFICIAL_CODES[name] for name in SUCCESSORS}
    assert Unit.objects.communes().served().on(REFORM - timedelta(days=1)).count() == 16
    areas = {unit.name: unit.children.filter(kind="area").count() for unit in today}
    assert areas == {new: sum(1 if name == "Bình Thạnh" else 2 for name in names) for new, names in SUCCESSORS.items()}
    town = Unit.objects.get(code="dinh-van-1")
    assert [step.successor.name for step in town.successions.all()] == ["Thôn 1"]
    lam_ha.staying.refresh_from_db()
    assert (lam_ha.staying.until, Unit.objects.get(code="binh-thanh").until) == (None, None)
    assert Succession.objects.get(predecessor=lam_ha.old["Bình Thạnh"]).whole is False
    assert Unit.objects.get(code="lam-ha").until == REFORM
    assert set(clerk.postings.values_list("unit__name", flat=True)) == {"Đạ Đờn", "Phú Sơn Lâm Hà"}
    undo(lam_ha, by=admin)
    assert state() == before
    carry_out(lam_ha, by=admin)  # and forwards again
    assert Unit.objects.communes().served().on(REFORM).count() == 6


def test_the_preview_says_what_happens(lam_ha):
    make_user("can-bo", unit=lam_ha.old["Đạ Đờn"])
    found = {effect.label: effect.count for effect in effects_of(plan_of(lam_ha))}
    assert found == {"Đơn vị mới": 6, "Đơn vị kết thúc": 17, "Khu dân cư chuyển": 33, "Phân công địa bàn": 1}


class TestFaults:
    def faults(self, reform) -> list[str]:
        with pytest.raises(ValidationError) as error:
            carry_out(reform, by=make_user("quan-tri"))
        assert Succession.objects.count() == 0
        return error.value.messages

    def test_an_area_that_nobody_told_where(self, lam_ha):
        ReformStep.objects.filter(predecessor=lam_ha.old["Bình Thạnh"]).update(ends=True)
        assert self.faults(lam_ha) == [
            "Thôn 2, xã Bình Thạnh: đơn vị cũ kết thúc nhưng chưa ghi khu dân cư này chuyển về đâu."
        ]

    def test_a_commune_left_out_of_a_district_that_ends(self, lam_ha):
        ReformStep.objects.filter(predecessor=lam_ha.old["Tân Văn"]).delete()
        assert self.faults(lam_ha) == ["Huyện Lâm Hà kết thúc nhưng Xã Tân Văn nằm trong đó thì chưa được sắp xếp."]

    def test_two_lines_that_name_one_unit_otherwise(self, lam_ha):
        ReformStep.objects.filter(predecessor=lam_ha.old["Tân Văn"]).update(successor_name="Đinh Văn")
        found = "Đơn vị mới “dinh-van-lam-ha” được ghi khác nhau ở các dòng: tên, loại, mã hoặc cấp trên."
        assert found in self.faults(lam_ha)

    def test_an_ended_unit(self, lam_ha):
        Unit.objects.filter(code__startswith="tan-van").update(until=date(2024, 1, 1))
        assert "Xã Tân Văn không tồn tại trước và đến ngày 01/07/2025." in self.faults(lam_ha)


class TestUndoing:
    def test_not_once_something_followed(self, lam_ha):
        admin = make_user("quan-tri")
        carry_out(lam_ha, by=admin)
        new = Unit.objects.get(code="phu-son-lam-ha")
        Posting.objects.create(user=make_user("moi"), unit=new)
        with pytest.raises(ValidationError, match="đơn vị mới đã có 1 phân công địa bàn"):
            undo(lam_ha, by=admin)

    def test_not_after_a_day(self, lam_ha):
        admin = make_user("quan-tri")
        carry_out(lam_ha, by=admin)
        Reform.objects.update(carried_out_at=timezone.now() - timedelta(days=1, minutes=1))
        with pytest.raises(ValidationError, match="trong một ngày"):
            undo(lam_ha, by=admin)

    def test_what_was_carried_out_stays_as_it_was(self, lam_ha):
        carry_out(lam_ha, by=make_user("quan-tri"))
        with pytest.raises(DatabaseError, match="Hãy hoàn tác trước"), transaction.atomic():
            ReformStep.objects.first().delete()
        with pytest.raises(DatabaseError, match="Hãy hoàn tác trước"), transaction.atomic():
            Reform.objects.update(on=date(2025, 8, 1))


def test_the_page_carries_out_and_takes_back(lam_ha):
    client = Client()
    client.force_login(make_user("quan-tri", group=roles.ADMINISTRATOR))
    page = reverse("admin:reforms_reform_preview", args=[lam_ha.pk])
    assert "Khu dân cư chuyển: 33" in client.get(page).content.decode()
    client.post(page)
    assert Unit.objects.filter(code="phu-son-lam-ha").exists()
    assert "còn hoàn tác được" in client.get(page).content.decode()
    client.post(page)
    assert not Unit.objects.filter(code="phu-son-lam-ha").exists()
    reader = Client()
    reader.force_login(make_user("lanh-dao", group=roles.LEADER))
    reader.post(page)
    assert not Unit.objects.filter(code="phu-son-lam-ha").exists()
