"""Files that wait: given up, kept closed, left over, and processes that died."""

import os
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.records.db_errors import TRY_AGAIN
from tests.welfare.statements.makers import moves, write_statement
from tests.welfare.statements.uploads.pages import ADD, address, screen
from welfare.bankterms.model import FileRefusedError
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.models.upload import Upload
from welfare.statements.store import archive
from welfare.statements.uploads import actions, jobs, state

pytestmark = pytest.mark.usefixtures("started")


class TestCancelling:
    def test_while_it_is_read(self, client, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))
        client.post(address(upload), {"cancel": ""})
        jobs.run_job(upload.pk)
        assert "Đã huỷ" in screen(client, upload)
        assert (Upload.objects.get().state, Upload.objects.get().report) == ("cancelled", {})
        assert not state.path_of(upload).exists()

    def test_while_it_is_stored_undoes_everything(self, send, tmp_path, monkeypatch):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))
        jobs.run_job(upload.pk)
        actions.confirm(upload, by=None)
        import_file = jobs.import_file

        def cancelled_meanwhile(*args, **given):
            report = import_file(*args, **given)
            assert Statement.objects.count() == 1
            actions.cancel(upload, by=None)
            return report

        monkeypatch.setattr(jobs, "import_file", cancelled_meanwhile)
        with pytest.raises(FileRefusedError, match="huỷ"):
            jobs.store(Upload.objects.get(), None)
        assert (Statement.objects.count(), StatementLine.objects.count()) == (0, 0)

    def test_too_late_says_so(self, client, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))
        jobs.run_job(upload.pk)
        actions.confirm(upload, by=None)
        jobs.run_job(upload.pk)
        response = client.post(address(upload), {"cancel": ""}, follow=True)
        assert "không còn huỷ được" in response.content.decode()
        assert StatementLine.objects.count() == 5


class TestWaitingFiles:
    def test_lie_closed_under_a_number_of_ours(self, send, tmp_path, settings):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)), name="../../<script>x.csv")
        kept = state.path_of(upload)
        assert (upload.file_name, kept.name, kept.stat().st_mode & 0o077) == ("<script>x.csv", str(upload.pk), 0)
        assert kept.is_relative_to(settings.DATA_DIR)

    def test_names_are_escaped(self, client, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)), name="<script>alert(1).csv")
        page = screen(client, upload)
        assert "<script>alert" not in page and "&lt;script&gt;alert(1).csv" in page

    def test_go_after_a_day(self, send, tmp_path):
        old = send(write_statement(tmp_path / "a.csv", moves(5)))
        Upload.objects.update(updated_at=timezone.now() - timedelta(days=2))
        orphan = state.path_of(old).with_name("999999")
        orphan.write_text("x")
        os.utime(orphan, (0, 0))
        new = send(write_statement(tmp_path / "b.csv", moves(6)))
        assert list(Upload.objects.all()) == [new]
        assert [file.name for file in state.path_of(new).parent.iterdir()] == [str(new.pk)]

    def test_are_never_too_large(self, client, accountant, monkeypatch):
        monkeypatch.setattr("welfare.statements.admin.forms.MOST_BYTES", 1 << 20)
        response = client.post(reverse(ADD), {"file": SimpleUploadedFile("a.csv", b"x" * (1 << 20 | 1)), "account": ""})
        assert response.context["form"].errors["file"][0].startswith("Tệp lớn quá 1 MB.")
        assert not Upload.objects.exists()

    @pytest.mark.parametrize("given", [{}, {"file": SimpleUploadedFile("a.csv", b"")}])
    def test_have_to_be_there(self, client, accountant, given):
        response = client.post(reverse(ADD), {"account": ""} | given)
        assert response.context["form"].errors["file"][0] in ("Hãy chọn tệp sao kê.", "Tệp rỗng, không có dòng nào.")


class TestDeath:
    def test_a_process_that_never_began_is_noticed(self, client, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))
        assert "Đang đọc" in screen(client, upload)
        Upload.objects.update(updated_at=timezone.now() - timedelta(hours=1, seconds=1))
        page = screen(client, upload)
        assert "Bị ngắt" in page and "hãy tải lên lại tệp" in page

    def test_a_process_at_work_is_not_taken_for_dead(self, client, send, tmp_path):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))
        Upload.objects.update(updated_at=timezone.now() - timedelta(hours=1, seconds=1))
        with jobs.ProgressReporter(upload):
            assert "Đang đọc" in screen(client, upload)
            with pytest.raises(jobs.UploadBusyError), jobs.ProgressReporter(upload):
                pass
        assert "Bị ngắt" in screen(client, upload)

    def test_a_fault_leaves_a_sentence_and_no_row_in_the_log(self, client, send, tmp_path, monkeypatch, capfd):
        upload = send(write_statement(tmp_path / "a.csv", moves(5)))

        def fail(*args, **given):
            raise ZeroDivisionError("ung ho 3")

        monkeypatch.setattr(jobs, "import_statement", fail)
        monkeypatch.setattr(jobs.connection, "close", lambda: None)
        jobs.run_job(upload.pk)
        assert "lỗi của máy chủ" in screen(client, upload)
        assert capfd.readouterr().err == f"Nhập sao kê, tệp chờ {upload.pk}: ZeroDivisionError\n"


def test_a_deadlock_leaves_the_file_waiting(account, send, client, tmp_path, monkeypatch):
    def give_way(*given):
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$")

    upload = send(write_statement(tmp_path / "a.csv", moves(3)))
    jobs.run_job(upload.pk)
    client.post(address(upload), {"confirm": ""})
    monkeypatch.setattr(archive, "store", give_way)
    monkeypatch.setattr(jobs.connection, "close", lambda: None)  # the test's own transaction
    jobs.run_job(upload.pk)
    upload.refresh_from_db()
    assert (upload.state, upload.message, Statement.objects.count()) == ("ready", TRY_AGAIN, 0)
    assert TRY_AGAIN in client.get(address(upload)).content.decode()
    monkeypatch.undo()
