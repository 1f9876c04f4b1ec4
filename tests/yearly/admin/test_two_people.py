"""The plan and the publishing of a year, with two people at it."""

import pytest
from django.urls import reverse

from frontportal.staff.models import User
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.models.values import Target
from tests.backoffice.conflicts.conftest import an, binh  # noqa: F401 (fixtures)
from tests.backoffice.conflicts.pages import Page
from tests.yearly.makers import publish_again


def plan_page(client) -> Page:
    return Page(client, f"{reverse('admin:yearly_target_whole_year')}?nam=2025")


def targets() -> dict:
    return dict(Target.objects.filter(year=2025).values_list("figure", "value"))


def test_a_plan_keeps_what_another_entered(an, binh):  # noqa: F811
    first, second = plan_page(an), plan_page(binh)
    assert second.type_into("source", "KH 1").type_into("houses", "55").save().status_code == 302
    assert first.type_into("source", "KH 2").type_into("gift-packages", "3.100").save().status_code == 302
    assert targets() == {"houses": 55, "gift-packages": 3_100}


def test_a_plan_value_that_both_entered_is_asked_about(an, binh):  # noqa: F811
    first, second = plan_page(an), plan_page(binh)
    second.type_into("source", "KH 1").type_into("houses", "55").save()
    assert first.type_into("source", "KH 2").type_into("houses", "60").save().status_code == 200
    assert "Đang lưu: 55" in first.text
    assert targets() == {"houses": 55}
    assert first.choose("mine").save().status_code == 302
    assert targets() == {"houses": 60}


def announcement(client) -> Page:
    summary = YearSummary.objects.get(year=2023)
    return Page(client, reverse("admin:yearly_yearsummary_announce", args=[summary.pk]))


@pytest.mark.usefixtures("visit")
def test_figures_that_nobody_has_seen_are_not_published(an):  # noqa: F811
    registry["supervisions"].records(2023).first().delete()
    page = announcement(an).type(seen="on", reason="Bớt một cuộc.")
    registry["supervisions"].records(2023).first().delete()
    assert page.save().status_code == 200
    assert "Số liệu của năm đã khác lúc bạn mở trang này." in page.text
    assert Edition.objects.filter(year=2023).count() == 1
    assert page.save().status_code == 302


@pytest.mark.usefixtures("visit")
def test_the_second_to_publish_is_told(an):  # noqa: F811
    registry["supervisions"].records(2023).first().delete()
    page = announcement(an).type(seen="on", reason="Bớt một cuộc.")
    by = User.objects.filter(groups__name="Người duyệt").first()
    publish_again(YearSummary.objects.get(year=2023), by=by, reason="Bớt.")
    assert page.save().status_code == 200
    assert f"Ấn bản 2 đã được {by} công bố lúc" in page.text
    assert page.value("reason") == "Bớt một cuộc."
    assert Edition.objects.filter(year=2023).count() == 2
