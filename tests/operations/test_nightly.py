"""Every night's work is written down, done once by one, and one failure is told without stopping the rest."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from frontportal.operations import nightly_jobs, runs
from frontportal.operations.models import OperationRun
from frontportal.operations.todo import LABELS, todos
from tests.makers import make_user

Kind, Result = OperationRun.Kind, OperationRun.Result
pytestmark = pytest.mark.django_db


def works() -> str:
    return "đã làm."


def fails() -> str:
    raise RuntimeError("sổ không khớp")


def nightly() -> str:
    told = StringIO()
    call_command("nightly", stdout=told)
    return told.getvalue()


def test_every_room_that_has_jobs_is_asked():
    assert [name for name, _ in nightly_jobs.jobs()] == [
        "Tệp nhập đang chờ",
        "Nhật ký xem danh sách kín",
        "Thư nhắc việc",
        "Ấn bản đã công bố",
        "Dữ liệu cá nhân hết thời hạn",
        "Phiên đăng nhập",
        "Tệp dở dang",
        "Sao lưu",
        "Đối soát sổ quỹ và sao kê",
        "Mã băm nối tiếp",
        "Gọn tổng của sổ quỹ",
    ]


def test_what_was_done_is_written_down(monkeypatch):
    monkeypatch.setattr(nightly_jobs, "jobs", lambda: [("Một", works), ("Hai", works)])
    assert nightly().splitlines() == ["Một: đã làm.", "Hai: đã làm."]
    run = OperationRun.objects.get()
    assert (run.kind, run.result, run.report) == (Kind.NIGHTLY, Result.DONE, "Một: đã làm.\nHai: đã làm.")


def test_one_failure_keeps_no_other_from_running(monkeypatch):
    monkeypatch.setattr(nightly_jobs, "jobs", lambda: [("Một", fails), ("Hai", works)])
    with pytest.raises(CommandError):
        nightly()
    run = OperationRun.objects.get()
    assert (run.result, run.report) == (Result.FAILED, "LỖI: Một: sổ không khớp\nHai: đã làm.")


def test_two_at_once_do_it_once(monkeypatch):
    monkeypatch.setattr(nightly_jobs, "jobs", lambda: [("Một", works)])
    with nightly_jobs.only_one() as is_alone:
        assert is_alone
        assert nightly() == "Việc ban đêm đang chạy ở nơi khác; lần này không làm gì.\n"
    assert OperationRun.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["Tệp nhập đang chờ", "Nhật ký xem danh sách kín", "Thư nhắc việc", "Ấn bản đã công bố", "Phiên đăng nhập"]
)
def test_jobs_run_twice_in_an_empty_portal(name):
    job = dict(nightly_jobs.jobs())[name]
    assert job() == job()


def test_an_ended_run_has_its_hour():
    with pytest.raises(IntegrityError, match="operations_operationrun_ended"), transaction.atomic():
        OperationRun.objects.create(kind=Kind.BACKUP, result=Result.DONE)


class TestAlarms:
    @pytest.fixture
    def administrator(self):
        return make_user("quan-tri", is_superuser=True)

    def ended(self, kind, hours, result=Result.DONE):
        OperationRun.objects.create(kind=kind, result=result, ended_at=timezone.now() - timedelta(hours=hours))

    def labels(self, user):
        return [todo.label for todo in todos(user)]

    def test_nothing_yet(self, administrator):
        assert self.labels(administrator) == [LABELS[Kind.BACKUP], LABELS[Kind.DRILL], LABELS[Kind.NIGHTLY]]

    def test_all_in_order(self, administrator):
        self.ended(Kind.BACKUP, 25)
        self.ended(Kind.DRILL, 24 * 34)
        self.ended(Kind.NIGHTLY, 1)
        assert self.labels(administrator) == []

    def test_old_failed_or_killed_runs_are_no_comfort(self, administrator):
        self.ended(Kind.BACKUP, 27)
        self.ended(Kind.DRILL, 1, Result.FAILED)
        OperationRun.objects.create(kind=Kind.NIGHTLY)
        assert self.labels(administrator) == [LABELS[Kind.BACKUP], LABELS[Kind.DRILL], LABELS[Kind.NIGHTLY]]

    def test_runs_of_tomorrow_are_no_comfort(self, administrator):
        """Where a clock was set back by a day, what ended before it says nothing of this day."""
        for kind in Kind:
            self.ended(kind, -20)
        assert self.labels(administrator) == [LABELS[Kind.BACKUP], LABELS[Kind.DRILL], LABELS[Kind.NIGHTLY]]

    def test_not_for_others_and_not_in_a_demonstration(self, administrator, settings):
        assert self.labels(make_user("ai-khac")) == []
        settings.DEMO = True
        assert self.labels(administrator) == []


def test_the_list_opens(client):
    client.force_login(make_user("quan-tri", is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    run = OperationRun.objects.create(
        kind=Kind.BACKUP, result=Result.DONE, ended_at=timezone.now(), report="portal.tar, 3 MB."
    )
    page = client.get("/quan-tri/operations/operationrun/")
    assert (page.status_code, "portal.tar, 3 MB." in page.content.decode()) == (200, True)
    assert client.get(f"/quan-tri/operations/operationrun/{run.pk}/change/").status_code == 200
    assert connection.in_atomic_block


def test_a_run_is_written_down_after_the_database_was_started_anew(monkeypatch):
    """The connection of before is of no use any more; another one is asked for."""
    asked, saved = [], OperationRun.save

    def save(run, **given):
        asked.append(given)
        if len(asked) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        saved(run, **given)

    run = OperationRun.objects.create(kind=Kind.DRILL)
    run.result, run.ended_at = Result.DONE, timezone.now()
    monkeypatch.setattr(OperationRun, "save", save)
    monkeypatch.setattr(
        runs, "connection", SimpleNamespace(in_atomic_block=False, close=lambda: asked.append("closed"))
    )
    runs.write_down(run)
    run.refresh_from_db()
    assert (run.result, asked[1], len(asked)) == (Result.DONE, "closed", 3)
