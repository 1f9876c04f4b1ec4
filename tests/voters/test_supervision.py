"""Recommendations one by one: counted in their supervision, public, overdue on the desk; so is a report never made."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user
from tests.resources import load, said
from tests.voters.makers import make_supervision, recommend
from voters.admin.supervision.sheets import RecommendationResource, SupervisionResource
from voters.deadlines import missed_deadlines, overdue_reports, report_due
from voters.models.recommendation import Recommendation
from voters.models.supervision import Supervision
from voters.todo import todos

pytestmark = pytest.mark.django_db


def counts(supervision) -> tuple[int, int]:
    supervision.refresh_from_db()
    return supervision.recommendations, supervision.answered


def test_the_supervision_counts_its_list_whoever_writes(world):
    supervision = make_supervision(world.north, recommendations=9, answered=7)
    first, second = recommend(supervision), recommend(supervision, 2, answered_on=date(2023, 6, 1))
    assert counts(supervision) == (2, 1)
    Recommendation.objects.filter(pk=first.pk).update(answered_on=date(2023, 6, 2))
    assert counts(supervision) == (2, 2)
    Supervision.objects.update(recommendations=40, answered=0)
    assert counts(supervision) == (2, 2)
    second.delete()
    assert counts(supervision) == (1, 1)


def test_nothing_is_recommended_before_the_supervision_was_held(world):
    planned = make_supervision(world.north, state="planned")
    with pytest.raises(DatabaseError, match="voters_supervision_results_when_held"), transaction.atomic():
        recommend(planned)


def test_the_public_reads_each_with_its_answer(client, world):
    supervision = make_supervision(world.north)
    recommend(supervision, text="Công khai <quỹ>.", due_on=date(2023, 6, 1))
    recommend(supervision, 2, answered_on=date(2023, 6, 3), answer="Đã sửa.")
    page = client.get(reverse("voters:supervisions-of-year", args=[2023])).content.decode()
    assert "Công khai &lt;quỹ&gt;." in page
    assert "Gửi Ủy ban nhân dân xã · quá hạn trả lời, hạn 01/06/2023" in page
    assert "Gửi Ủy ban nhân dân xã · trả lời 03/06/2023" in page
    assert "Đã sửa." in page


PAPERS = {
    "lead": "Ban Thường trực", "team": "Hội Nông dân", "decision_number": "31/QĐ", "decided_on": date(2023, 5, 2),
    "plan_number": "12/KH", "plan_sent_on": date(2023, 5, 3), "report_number": "40/BC", "report_on": date(2023, 5, 20),
    "shortcomings": "Chưa niêm yết quỹ.",
}  # fmt: skip


def test_its_papers_are_read_on_the_page_and_in_the_file_and_come_by_sheet(client, world):
    supervision = make_supervision(world.north, **PAPERS)
    page = client.get(reverse("voters:supervisions-of-year", args=[2023])).content.decode()
    assert (
        "Quyết định số 31/QĐ ngày 02/05/2023 · gửi kế hoạch số 12/KH 03/05/2023 · báo cáo kết quả số 40/BC 20/05/2023"
        in page
    )
    assert "Chủ thể: Ban Thường trực · Đoàn giám sát: Hội Nông dân" in page
    assert "Tồn tại, hạn chế: Chưa niêm yết quỹ." in page
    assert "31/QĐ" in b"".join(client.get("/du-lieu/giam-sat.csv")).decode()
    sheet = SupervisionResource().export()
    Supervision.objects.all().delete()
    assert SupervisionResource().import_data(sheet, dry_run=False).totals["new"] == 1
    found = Supervision.objects.get(code=supervision.code)
    assert {name: getattr(found, name) for name in PAPERS} == PAPERS


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"decision_number": "31/QĐ"}, "decided_on"),
        ({"decided_on": date(2023, 5, 2)}, "decision_number"),
        ({"decision_number": "31/QĐ", "decided_on": date(2023, 5, 10)}, "decided_on"),
        ({"report_number": "40/BC"}, "report_on"),
    ],
)
def test_half_a_paper_is_told_at_its_field(world, given, field):
    supervision = make_supervision(world.north)
    for name, value in given.items():
        setattr(supervision, name, value)
    with pytest.raises(ValidationError) as caught:
        supervision.full_clean()
    assert list(caught.value.message_dict) == [field]


def test_recommendations_come_by_sheet_but_not_past_a_second_person(world):
    editor = make_user("bien-tap", group="Biên tập viên")
    hidden, public = make_supervision(world.north, shown=False), make_supervision(world.north)
    resource = RecommendationResource(user=editor)
    headers = [resource.header_of(name) for name in ("supervision", "number", "text", "body", "due_on")]
    row = lambda code, number=1: (code, number, "Niêm yết quỹ.", "UBND xã", "01/07/2023")  # noqa: E731
    assert load(RecommendationResource, headers, row(hidden.code), user=editor).totals["new"] == 1
    assert counts(hidden) == (1, 0)
    assert load(RecommendationResource, headers, row(hidden.code), user=editor).totals["skip"] == 1
    assert "đang công khai: hãy thêm kiến nghị trên trang" in said(
        load(RecommendationResource, headers, row(public.code), user=editor)
    )
    assert counts(public) == (0, 0)


def test_a_report_never_made_is_overdue(world):
    supervision = make_supervision(world.north)
    last = report_due(supervision)
    late = (timezone.localdate() - last).days
    assert missed_deadlines(supervision) == [
        f"Báo cáo kết quả chưa ghi, đã quá hạn {late} ngày, hạn là {last:%d/%m/%Y}."
    ]
    today = timezone.localdate()
    make_supervision(world.merged, starts_on=today, ends_on=today)
    make_supervision(world.north, report_on=last + timedelta(days=2))
    make_supervision(world.north, state="planned")
    assert overdue_reports(Supervision.objects.all()) == [supervision]
    recommend(supervision, due_on=today - timedelta(days=1))
    recommend(supervision, 2, due_on=today)
    found = {todo.label: todo.count for todo in todos(make_user("bt", group="Biên tập viên"))}
    assert (found["Giám sát quá hạn báo cáo kết quả"], found["Kiến nghị sau giám sát quá hạn trả lời"]) == (1, 1)


def test_listed_ones_are_not_typed_as_a_number(client, world):
    client.force_login(make_user("bt", group="Biên tập viên"), backend="django.contrib.auth.backends.ModelBackend")
    supervision = make_supervision(world.north)
    address = reverse("admin:voters_supervision_change", args=[supervision.pk])
    assert 'name="recommendations"' in client.get(address).content.decode()
    recommend(supervision)
    page = client.get(address).content.decode()
    assert 'name="recommendations"' not in page
    assert "Sửa quy chế 1." in page
    listed = client.get(reverse("admin:voters_recommendation_changelist"), {"tra_loi": "chua"})
    assert listed.context["cl"].result_count == 1
