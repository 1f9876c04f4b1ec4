"""The plan values of a year, entered on one page."""

import pytest
from django.urls import reverse

from frontportal.yearly.figures import registry
from frontportal.yearly.models.values import Target
from tests.makers import make_user

URL = "admin:yearly_target_whole_year"


@pytest.fixture
def approver(client, db):
    user = make_user(group="Người duyệt")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def page(year: int = 2025) -> str:
    return f"{reverse(URL)}?nam={year}"


def targets(year: int = 2025) -> dict:
    return dict(Target.objects.filter(year=year).values_list("figure", "value"))


def test_every_figure_with_a_plan_of_its_own_has_a_field(client, approver):
    fields = client.get(page()).context["plan"].fields
    assert set(fields) == {"source"} | {slug for slug, figure in registry.items() if not figure.plan}
    assert "fund-received" not in fields


def test_a_whole_year_is_saved_as_typed(client, approver):
    typed = {"source": "Kế hoạch 12/KH-MTTQ", "houses": "55", "house-value": "2,75 tỷ", "gift-packages": "3.100"}
    assert client.post(page(), typed).status_code == 302
    assert targets() == {"houses": 55, "house-value": 2_750_000_000, "gift-packages": 3_100}
    first = Target.objects.get(year=2025, figure="houses")
    assert (first.source, first.created_by, first.history.get().history_user) == (
        "Kế hoạch 12/KH-MTTQ",
        approver,
        approver,
    )
    again = typed | {"source": "Quyết định 5/QĐ", "houses": "60"}
    client.post(page(), again)
    sources = dict(Target.objects.filter(year=2025).values_list("figure", "source"))
    assert (targets()["houses"], sources["houses"], sources["gift-packages"]) == (
        60,
        "Quyết định 5/QĐ",
        "Kế hoạch 12/KH-MTTQ",
    )


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"houses": "năm mươi", "source": "x"}, "houses", None),
        ({"houses": "-5", "source": "x"}, "houses", "Chỉ tiêu không được âm."),
        ({"houses": "55"}, "source", "Hãy ghi văn bản giao các chỉ tiêu vừa nhập."),
        (
            {"houses": "", "gift-packages": "5", "source": "x"},
            "houses",
            "Kế hoạch đã ghi thì sửa thành số khác, không để trống.",
        ),
    ],
)
def test_one_mistake_saves_nothing(client, approver, typed, field, sentence):
    Target.objects.create(year=2025, figure="houses", value=50, source="cũ")
    errors = client.post(page(), typed).context["plan"].errors
    assert list(errors) == [field]
    assert sentence is None or errors[field] == [sentence]
    assert targets() == {"houses": 50}


@pytest.mark.parametrize("year", ["abc", "1200", "99999"])
def test_an_impossible_year_gets_a_sentence(client, approver, year):
    response = client.get(page(year))
    assert response.status_code == 200 and response.context["choice"].errors["nam"] and response.context["plan"] is None


def test_whoever_may_only_read_has_no_grid(client, db):
    client.force_login(make_user(group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page()).status_code == 403
