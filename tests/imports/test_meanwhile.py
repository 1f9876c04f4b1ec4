"""What happens between looking at a file and storing it: two persons at once, files that are gone, long work in a process of its own."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models.recognition import Recognition
from campaigns.models.unity_day import UnityDay
from frontportal.imports.models import SheetImport
from frontportal.imports.waiting import files, flow, liveness
from frontportal.imports.waiting.jobs import run_job
from tests.imports.pages import (
    confirm,
    press,
    said,
    totals,
    upload,
    waiting,
    workbook,
)
from tests.imports.titles_sheet import DAY_HEADERS, DAYS, HEADERS, LABEL, day, row, sign_in

pytestmark = pytest.mark.usefixtures("own_folder")


class TestMeanwhile:
    def test_a_file_replaced_on_the_disk_is_not_taken(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        files.path_of(waiting(page)).write_bytes(workbook(HEADERS, row("bac-mau-2")).read())
        after = confirm(client, page)
        assert (waiting(after).state, Recognition.objects.count()) == ("refused", 0)
        assert "không còn đúng là tệp đã xem" in after.content.decode()

    def test_a_file_that_is_gone_is_told(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        files.delete(waiting(page))
        assert waiting(confirm(client, page)).state == "refused"

    def test_records_that_changed_since_are_looked_at_again(self, client, editor):
        confirm(client, upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1"))))
        page = upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1", 95)))
        changed = UnityDay.objects.get()
        changed.attendance = 100
        changed.save()
        after = confirm(client, page)
        assert (waiting(after).state, UnityDay.objects.get().attendance) == ("ready", 100)
        content = after.content.decode()
        assert "Dữ liệu đã thay đổi từ lúc xem trước." in content
        assert "100 → 95" in content
        confirm(client, after)
        assert UnityDay.objects.get().attendance == 95

    def test_two_persons_with_the_same_file_add_once(self, client, editor):
        mine = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        sign_in(client, "dong-nghiep")
        theirs = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        confirm(client, theirs)
        client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
        after = confirm(client, mine)
        assert (waiting(after).state, totals(after)) == ("ready", {"skip": 1})
        assert Recognition.objects.count() == 1

    def test_a_preview_that_another_tab_has_changed_is_not_confirmed(self, client, editor):
        page = upload(client, LABEL, workbook([*HEADERS, "Lời phê"], [*row("bac-mau-1"), "Tốt"]))
        old = press(client, page, "answer", header_0="-")
        SheetImport.objects.update(options={"header_mapping": {"Lời phê": "note"}}, state="reading")
        run_job(waiting(old).pk)
        after = press(client, old, "confirm")
        assert "bản xem trước đã thay đổi" in said(after)[0]
        assert Recognition.objects.count() == 0

    def test_given_up_is_given_up(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        press(client, page, "cancel")
        assert not files.path_of(waiting(page)).exists()
        confirm(client, page)
        assert (SheetImport.objects.get().state, Recognition.objects.count()) == ("cancelled", 0)

    def test_what_waits_longer_than_a_day_goes(self, client, editor):
        found = waiting(upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"))))
        SheetImport.objects.filter(pk=found.pk).update(updated_at=timezone.now() - timedelta(hours=25))
        files.expire_stale()
        assert (SheetImport.objects.count(), files.path_of(found).exists()) == (0, False)

    def test_rights_lost_meanwhile_are_lost(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        editor.groups.clear()
        address = reverse("admin:campaigns_recognition_waiting", args=[waiting(page).pk])
        assert client.post(address, {"confirm": ""}).status_code == 403
        assert Recognition.objects.count() == 0


class TestManyRows:
    """Of more rows than a request may take on, a process of its own is started; here it is run by hand."""

    @pytest.fixture
    def started(self, monkeypatch):
        keys = []
        monkeypatch.setattr(flow, "AT_ONCE", 1)
        monkeypatch.setattr(flow.process, "start", lambda sheet_import: keys.append(sheet_import.pk))
        return keys

    @pytest.fixture
    def page(self, client, editor, started, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            return upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"), row("bac-mau-2")))

    def test_the_page_says_how_far_it_is(self, page, started):
        SheetImport.objects.update(done_rows=1)
        assert started == [waiting(page).pk]
        assert 'data-progress="on"' in page.content.decode()
        assert "0 trên 2 dòng, 0 %" in page.content.decode()

    def test_and_goes_on_when_the_process_has_done(self, client, page, started):
        run_job(started[0])
        ready = client.get(page.redirect_chain[-1][0])
        assert totals(ready) == {"new": 2}

    def test_a_process_that_died_is_started_anew(self, page, started):
        found = waiting(page)
        for attempt in (1, 2, 3):
            SheetImport.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
            assert liveness.refresh(found).attempts == attempt
        SheetImport.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
        assert (liveness.refresh(found).state, len(started)) == ("broken", 4)
        assert not files.path_of(found).exists()

    def test_giving_up_stops_it_and_undoes_everything(self, page, started):
        found = waiting(page)
        assert flow.cancel(found, by=found.created_by) is True
        run_job(found.pk)
        found.refresh_from_db()
        assert (found.state, found.report) == ("cancelled", {})
