"""Livelihoods from promise to what became of them: only what was handed over counts, and the desk says when to look again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from frontportal.staff import roles
from frontportal.yearly.figures import registry
from tests.makers import make_user, todos
from tests.welfare.makers import MILLION, make_books, make_livelihood
from tests.workbooks.makers import dataset_of
from welfare.assistance.models.livelihood import Livelihood
from welfare.follow_ups.models import FollowUp
from welfare.follow_ups.resources import FollowUpResource
from welfare.follow_ups.terms import months_later

BACKEND = "django.contrib.auth.backends.ModelBackend"


def told(record) -> dict:
    try:
        record.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def visit(livelihood, months: int = 6, on: date = date(2024, 4, 20), outcome: str = "kept", **given) -> FollowUp:
    return FollowUp(livelihood=livelihood, months=months, date=on, outcome=outcome, **given)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 10, 17), 12, date(2024, 10, 17)),
        (date(2024, 1, 31), -2, date(2023, 11, 30)),
    ],
)
def test_months_later(day, months, later):
    assert months_later(day, months) == later


class TestPromises:
    def test_are_not_counted_and_not_public(self, world, client):
        make_books(2023)
        given = make_livelihood(world.north, 30 * MILLION)
        promised = make_livelihood(
            world.north, 20 * MILLION, "sinh-ke-2", state="committed", committed_on=date(2023, 9, 1)
        )
        assert registry["livelihoods"].value(2023) == 1
        pages = [client.get(each.get_absolute_url()).status_code for each in (given, promised)]
        assert pages == [200, 404]
        shown = client.get(reverse("welfare:livelihoods", args=[2023])).content.decode()
        assert ("30.000.000" in shown, "20.000.000" in shown) == (True, False)

    def test_days(self, world):
        promised = make_livelihood(world.north, 20 * MILLION, state="committed", committed_on=date(2023, 9, 1))
        promised.paid_on = date(2023, 8, 1)
        assert "không được trước ngày cam kết" in str(told(promised))
        promised.paid_on, promised.state = None, "paid"
        assert "phải ghi ngày chi" in str(told(promised))
        ahead = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
        promised.state, promised.date = "handed_over", ahead
        assert "chưa đến" in told(promised)["date"][0]


class TestFollowUps:
    def test_when_it_is_time(self, world):
        livelihood = make_livelihood(world.north, 30 * MILLION)  # of 17/10/2023
        assert told(visit(livelihood)) == {}
        early = visit(livelihood, on=date(2024, 1, 5))
        assert told(early)["date"] == ["Trao ngày 17/10/2023 nên kỳ này ghi từ ngày 17/03/2024."]
        with pytest.raises(DatabaseError, match="Kỳ theo dõi sau 6 tháng chưa đến"), transaction.atomic():
            early.save()
        assert "dành cho 1 hộ" in told(visit(livelihood, households_risen=2))["households_risen"][0]
        assert "vì sao" in str(told(visit(livelihood, outcome="lost")))
        visit(livelihood).save()
        with pytest.raises(IntegrityError), transaction.atomic():
            visit(livelihood).save()

    def test_of_what_was_handed_over(self, world):
        promised = make_livelihood(world.north, 20 * MILLION, state="committed", committed_on=date(2023, 9, 1))
        assert "chưa trao" in told(visit(promised))["livelihood"][0]
        with pytest.raises(DatabaseError), transaction.atomic():
            visit(promised).save()

    def test_on_the_desk_until_it_is_done(self, world, client):
        today = timezone.localdate()
        handed = months_later(today, -7)
        where = world.merged if handed >= date(2025, 7, 1) else world.north
        livelihood = make_livelihood(where, 30 * MILLION, year=handed.year, date=handed)
        old = make_livelihood(world.north, 30 * MILLION, "sinh-ke-cu", year=2015, date=date(2015, 1, 5))
        late = make_livelihood(world.north, MILLION, "sinh-ke-hen", state="committed", date=date(2023, 9, 1))
        user = make_user("ke-toan", group=roles.ACCOUNTANT)
        client.force_login(user, backend=BACKEND)
        waiting = {todo.label: todo for todo in todos(user)}
        six = waiting["Sinh kế đã trao 6 tháng, chưa ghi kết quả theo dõi"]
        shown = client.get(six.url).content.decode()
        assert (six.count, livelihood.code in shown, old.code in shown) == (1, True, False)
        assert late.code in client.get(waiting["Sinh kế đã quá ngày dự kiến trao"].url).content.decode()
        page = reverse("admin:assistance_livelihood_follow_up", args=[livelihood.pk])
        form = client.get(page, follow=True).context["adminform"].form
        assert (int(form.initial["months"]), int(form.initial["livelihood"])) == (6, livelihood.pk)
        visit(livelihood, on=today).save()
        assert six.label not in {todo.label for todo in todos(user)}

    def test_figure_and_sheet(self, world):
        make_livelihood(world.north, 30 * MILLION)
        rows = [
            ["Hỗ trợ sinh kế", "Kỳ theo dõi", "Ngày kiểm tra", "Kết quả", "Số hộ đã thoát nghèo"],
            ["sinh-ke-1", "Sau 6 tháng", "20/04/2024", "Duy trì", "0"],
            ["sinh-ke-1", "Sau 12 tháng", "20/10/2024", "Phát triển tốt", "1"],
        ]
        assert FollowUpResource().import_data(dataset_of(rows)).totals["new"] == 2
        assert (registry["livelihoods-kept"].value(2024), registry["livelihoods-kept"].value(2023)) == (1, 0)
        assert Livelihood.objects.get().follow_ups.count() == 2
