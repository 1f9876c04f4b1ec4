"""What every ModelAdmin gets from its base; unity days and activities stand for all."""

from datetime import date

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, models
from django.urls import reverse
from django.utils import timezone

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.unity_day import UnityDay
from campaigns.resources import UnityDayResource
from frontportal.kit.records.fields import WholeFormField
from frontportal.places.models import Posting
from tests.makers import make_user
from tests.workbooks.makers import dataset_of

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def clerk(client, world):
    user = make_user(group="Cán bộ xã", unit=world.north)
    client.force_login(user, backend=BACKEND)
    return user


def make_day(unit, **given) -> UnityDay:
    return UnityDay.objects.create(unit=unit, year=2023, **{"held_on": date(2023, 11, 18), "ceremony": True} | given)


def typed(unit, **given) -> dict:
    return {"unit": unit.pk, "year": 2023, "held_on": "18/11/2023", "ceremony": "on", "attendance": "120"} | given


def test_a_clerk_lists_own_units_only(client, clerk, world):
    own, _ = make_day(world.north_areas[0]), make_day(world.south_areas[0])
    response = client.get(reverse("admin:campaigns_unityday_changelist"))
    assert list(response.context["cl"].queryset) == [own]


def test_a_record_of_another_unit_is_not_there(client, clerk, world):
    other = make_day(world.south_areas[0])
    for name in ("change", "history", "delete"):
        response = client.get(reverse(f"admin:campaigns_unityday_{name}", args=[other.pk]))
        assert response.status_code in (302, 404), name
    version = reverse("admin:campaigns_unityday_simple_history", args=[other.pk, other.history.get().pk])
    assert client.get(version).status_code == 404


def test_saving_stamps_and_keeps_history(client, clerk, world):
    client.post(reverse("admin:campaigns_unityday_add"), typed(world.north_areas[0]))
    day = UnityDay.objects.get()
    assert (day.held_on, day.created_by, day.updated_by) == (date(2023, 11, 18), clerk, clerk)
    assert day.history.get().history_user == clerk


def test_a_new_record_offers_this_year_and_the_one_unit(client, clerk, world):
    """A unit that has ended is no place for a new record, though the clerk still keeps its old ones."""
    Posting.objects.create(user=clerk, unit=world.merged)
    page = client.get(reverse("admin:campaigns_activity_add"))
    offered = {"year": timezone.localdate().year, "unit": world.merged.pk, "shown": True}
    assert page.context["adminform"].form.initial == offered
    areas_only = client.get(reverse("admin:campaigns_unityday_add"))
    assert areas_only.context["adminform"].form.initial == {"year": timezone.localdate().year}


def test_a_unit_outside_the_posting_is_refused(client, clerk, world):
    response = client.post(reverse("admin:campaigns_unityday_add"), typed(world.south_areas[0]))
    assert response.context["adminform"].form.errors["unit"] == [
        "Không chọn được: mục này không có, hoặc nằm ngoài địa bàn được phân công cho bạn."
    ]
    assert UnityDay.objects.count() == 0


def test_a_second_record_is_refused_with_the_sentence_of_the_constraint(client, clerk, world):
    make_day(world.north_areas[0])
    response = client.post(reverse("admin:campaigns_unityday_add"), typed(world.north_areas[0]))
    assert response.context["adminform"].form.non_field_errors() == [
        str(constraint.violation_error_message)
        for constraint in UnityDay._meta.constraints
        if constraint.name.endswith("_once")
    ]
    assert UnityDay.objects.count() == 1


def test_an_impossible_date_is_told_at_its_field(client, clerk, world):
    response = client.post(reverse("admin:campaigns_unityday_add"), typed(world.north_areas[0], held_on="31/02/2023"))
    assert response.context["adminform"].form.errors == {
        "held_on": ["Ngày không có trong lịch. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023."]
    }


def test_autocomplete_offers_own_units_only(client, clerk, world):
    query = {"app_label": "campaigns", "model_name": "activity", "field_name": "unit", "term": "mau"}
    found = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert {int(item["id"]) for item in found} == {world.north.pk, *(area.pk for area in world.north_areas)}


def test_autocomplete_understands_xa_and_puts_what_has_ended_last(client, clerk, world):
    query = {"app_label": "campaigns", "model_name": "activity", "field_name": "unit", "term": "xã mẫu"}
    found = client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert len(found) == 1 + len(world.north_areas)
    assert int(found[-1]["id"]) == world.north.pk  # ended; units of today come first


def test_search_needs_no_marks(client, clerk, world):
    campaign = Campaign.objects.create(name="Ngày Chủ nhật xanh", slug="ngay-chu-nhat-xanh", kind="movement")
    found = Activity.objects.create(
        campaign=campaign, unit=world.north, year=2023, date=date(2023, 5, 1), title="Dọn vệ sinh đường thôn"
    )
    Activity.objects.create(campaign=campaign, unit=world.north, year=2023, date=date(2023, 5, 2), title="Trồng cây")
    response = client.get(reverse("admin:campaigns_activity_changelist"), {"q": "DUONG ve sinh"})
    assert list(response.context["cl"].queryset) == [found]


def test_who_may_only_read_cannot_bring_back_an_old_version(client, world):
    day = make_day(world.north_areas[0], attendance=10)
    leader = make_user(group="Lãnh đạo")
    client.force_login(leader, backend=BACKEND)
    version = reverse("admin:campaigns_unityday_simple_history", args=[day.pk, day.history.get().pk])
    assert client.get(reverse("admin:campaigns_unityday_history", args=[day.pk])).status_code == 200
    assert client.get(version).status_code == 403
    assert client.post(version, typed(world.north_areas[0], attendance="99")).status_code == 403
    day.refresh_from_db()
    assert day.attendance == 10


def test_a_posting_that_has_ended_opens_nothing(client, clerk, world):
    make_day(world.north_areas[0])
    clerk.postings.update(until=date(2024, 1, 1))
    assert list(client.get(reverse("admin:campaigns_unityday_changelist")).context["cl"].queryset) == []


def test_a_staff_member_without_role_sees_nothing(client, world):
    client.force_login(make_user(), backend=BACKEND)
    assert client.get(reverse("admin:campaigns_unityday_changelist")).status_code == 403
    page = client.get(reverse("admin:index"))
    assert [group["title"] for group in page.context["sidebar_navigation"]] == ["Bảng công việc"]


def test_bulk_deletion_is_offered_only_to_who_may_delete(client, clerk, world):
    make_day(world.north_areas[0])
    page = client.get(reverse("admin:campaigns_unityday_changelist"))
    assert "delete_selected" in dict(page.context["action_form"].fields["action"].choices)
    clerk.groups.first().permissions.remove(Permission.objects.get(codename="delete_unityday"))
    page = client.get(reverse("admin:campaigns_unityday_changelist"))
    form = page.context["action_form"]
    assert form is None or "delete_selected" not in dict(form.fields["action"].choices)


def test_a_change_is_told_in_words(client, clerk, world):
    day = make_day(world.north_areas[0])
    client.post(reverse("admin:campaigns_unityday_change", args=[day.pk]), typed(world.north_areas[0], meal="on"))
    page = client.get(reverse("admin:campaigns_unityday_history", args=[day.pk])).content.decode()
    assert "không → có" in page
    assert "True" not in page


def refuse(self, *args, **kwargs):
    """As a trigger of the database would."""
    with connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'Sổ đã khoá, không ghi thêm được.'; END $$")


def test_what_the_database_refuses_comes_back_with_all_that_was_typed(client, clerk, world, monkeypatch):
    monkeypatch.setattr(UnityDay, "save", refuse)
    response = client.post(reverse("admin:campaigns_unityday_add"), typed(world.north_areas[0], note="Đã đo lại"))
    form = response.context["adminform"].form
    assert form.non_field_errors() == ["Sổ đã khoá, không ghi thêm được."]
    assert form["note"].value() == "Đã đo lại"


def test_a_fault_of_ours_is_not_dressed_up_as_a_refusal(client, clerk, world, monkeypatch):
    def fail(self, *args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM khong_co_bang_nay")

    monkeypatch.setattr(UnityDay, "save", fail)
    with pytest.raises(ProgrammingError):
        client.post(reverse("admin:campaigns_unityday_add"), typed(world.north_areas[0]))


def test_a_row_that_the_database_refuses_keeps_its_line(world, monkeypatch):
    monkeypatch.setattr(UnityDay._meta.default_manager, "bulk_create", refuse)
    rows = dataset_of([["Khu dân cư", "Năm"], ["bac-mau-1", 2023], ["bac-mau-2", 2023]])
    result = UnityDayResource().import_data(rows, dry_run=True)
    assert [(row.number, row.non_field_specific_errors) for row in result.invalid_rows] == [
        (2, ["Sổ đã khoá, không ghi thêm được."]),
        (3, ["Sổ đã khoá, không ghi thêm được."]),
    ]


@pytest.mark.parametrize("key", ["abc", "", "1,2", "9" * 5000])
def test_what_is_chosen_and_is_no_record_gets_a_sentence(client, clerk, world, key):
    make_day(world.north_areas[0])
    given = {"action": "delete_selected", "_selected_action": key}
    response = client.post(reverse("admin:campaigns_unityday_changelist"), given, follow=True)
    assert response.status_code == 200
    assert "Mục được chọn không có trong danh sách. Hãy chọn lại." in response.content.decode()
    assert UnityDay.objects.count() == 1


def test_whole_numbers_are_typed_with_dots_in_every_form(world, rf):
    """Django's own field takes “1.000” for 1."""
    request = rf.get("/")
    request.user = make_user("moi-quyen", is_superuser=True)
    fields = {
        f"{model._meta.label_lower}.{field.name}": type(found)
        for model, model_admin in admin.site._registry.items()
        for field in model._meta.fields
        if isinstance(field, models.IntegerField)
        and isinstance(found := model_admin.formfield_for_dbfield(field, request), forms.IntegerField)
        and not isinstance(found, WholeFormField)
    }
    assert fields == {}


@pytest.mark.parametrize("sent", ["abc", "1,000", "31/12/9999", "9" * 40, "-1", "1.5"])
def test_a_sent_key_that_is_none_is_told_at_its_field(client, clerk, world, sent):
    response = client.post(
        reverse("admin:campaigns_unityday_add"), typed(world.north) | {"unit": sent, "attendance": "x"}
    )
    assert response.status_code == 200
    assert set(response.context["adminform"].form.errors) == {"unit", "attendance"}
    assert UnityDay.objects.count() == 0


WITH_FILES = [
    (model, model_admin)
    for model, model_admin in admin.site._registry.items()
    if any(isinstance(field, models.FileField) for field in model._meta.concrete_fields)
]


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "model_admin"), WITH_FILES, ids=lambda each: getattr(each, "__name__", ""))
def test_what_a_form_shows_needs_no_stored_record(rf, model, model_admin):
    """A form for a new record that comes back with a mistake has the file in hand, and neither is stored yet."""
    request, record = rf.get("/"), model()
    request.user = make_user("moi-quyen", is_superuser=True)
    if not model_admin.has_add_permission(request):
        return
    for field in model._meta.concrete_fields:
        if isinstance(field, models.FileField):
            setattr(record, field.attname, SimpleUploadedFile("anh.jpg", b"anh"))
    for name in model_admin.readonly_fields:
        show = getattr(model_admin, name, None)
        if callable(show):
            show(record)
