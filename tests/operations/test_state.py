"""The administrators' page of state, and what a load balancer asks."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from frontportal.imports.models import SheetImport
from frontportal.kit.operating_state import StateFact, size
from frontportal.operations import health
from frontportal.operations.models import OperationRun
from frontportal.operations.state import page, runs, storage
from tests.makers import make_user

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri/operations/operationrun/tinh-trang"
Kind, Result = OperationRun.Kind, OperationRun.Result


def signed_in(**rights) -> Client:
    client = Client()
    client.force_login(make_user("ai-do", **rights), backend="django.contrib.auth.backends.ModelBackend")
    return client


class TestPage:
    def test_administrators_see_all_groups_and_nobody_else_any(self):
        page_text = signed_in(is_superuser=True).get(PAGE, follow=True).content.decode()
        titles = ["Phần mềm", "Sao lưu và việc ban đêm", "Chỗ trống", "Cơ sở dữ liệu", "Nhập tệp"]
        assert [title for title in titles if f"<h2>{title}</h2>" not in page_text] == []
        assert page.UNKNOWN.text not in page_text  # the site's role of the database may read all of it
        assert signed_in_as_clerk().get(PAGE, follow=True).status_code == 403
        assert Client().get(PAGE).status_code == 302

    def test_what_can_not_be_told_hides_nothing_else(self, monkeypatch):
        def broken():
            raise DatabaseError("no such view")

        modules = [SimpleNamespace(GROUPS=[("Hỏng", broken), ("Lành", lambda: [StateFact("a", "b")])])]
        monkeypatch.setattr(page.discovery, "modules", lambda name: modules)
        assert page.groups() == [("Hỏng", [page.UNKNOWN]), ("Lành", [StateFact("a", "b")])]


def signed_in_as_clerk() -> Client:
    client = Client()
    client.force_login(make_user("can-bo"), backend="django.contrib.auth.backends.ModelBackend")
    return client


class TestRuns:
    def test_none_yet_is_not_well(self):
        fact = runs.of_kind(Kind.BACKUP)
        assert (fact.text, fact.is_well) == ("Chưa lần nào xong.", False)

    def test_a_failure_after_a_good_one_is_told(self):
        now = timezone.now()
        OperationRun.objects.create(kind=Kind.BACKUP, result=Result.DONE, ended_at=now - timedelta(hours=30))
        OperationRun.objects.create(kind=Kind.BACKUP, result=Result.FAILED, ended_at=now)
        fact = runs.of_kind(Kind.BACKUP)
        assert (fact.text.count("Lần xong gần nhất: "), fact.text.endswith(": có lỗi."), fact.is_well) == (
            1,
            True,
            False,
        )


class TestStorage:
    @pytest.mark.parametrize(
        ("free", "total", "is_well"), [(50, 100, True), (9, 100, False), (1, 5, False), (3, 20, True)]
    )
    def test_a_tenth_and_two_gigabytes_are_kept_free(self, monkeypatch, tmp_path, free, total, is_well):
        usage = SimpleNamespace(free=free * 1024**3, total=total * 1024**3)
        monkeypatch.setattr(storage.shutil, "disk_usage", lambda folder: usage)
        assert storage.disk("Ổ đĩa", tmp_path / "not" / "yet").is_well is is_well

    def test_sizes_are_read_by_people(self):
        assert [size(5 * 1024**2), size(int(3.44 * 1024**3))] == ["5 MB", "3,4 GB"]


def test_a_file_that_hangs_is_told():
    from frontportal.imports.state_facts import facts

    assert [fact.is_well for fact in facts()] == [True, None]
    kind = ContentType.objects.first()
    hanging = SheetImport.objects.create(content_type=kind, file_name="a.xlsx", size=1, sha256="0" * 64)
    SheetImport.objects.filter(pk=hanging.pk).update(updated_at=timezone.now() - timedelta(hours=2))
    assert (facts()[0].text, facts()[0].is_well) == ("1 tệp, trong đó 1 tệp đã hơn một giờ", False)


class TestReady:
    def test_all_is_well(self):
        response = Client().get("/readyz")
        state = {"database": "ok", "migrations": "ok", "writable": "ok", "files": "ok"}
        assert (response.status_code, response.json(), response["Cache-Control"].count("no-store")) == (200, state, 1)

    def test_a_full_disk_takes_no_work(self, monkeypatch):
        monkeypatch.setattr(health.shutil, "disk_usage", lambda folder: SimpleNamespace(free=1))
        response = Client().get("/readyz")
        assert (response.status_code, response.json()["files"]) == (503, "full")
        assert Client().get("/healthz").status_code == 200

    def test_a_new_migration_is_waited_for(self, monkeypatch):
        known = health.known_migrations() | {("news", "9999_later")}
        monkeypatch.setattr(health, "known_migrations", lambda: known)
        assert (Client().get("/readyz").status_code, Client().get("/healthz").json()["migrations"]) == (503, "missing")
