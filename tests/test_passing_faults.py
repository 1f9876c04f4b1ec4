"""What passes is told with 503 and when to come again, for the public and for staff; no half of a file stays behind."""

import errno
import os
import subprocess
import sys
from contextlib import contextmanager

import psycopg
import pytest
from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, connection

from frontportal import passing_faults
from frontportal.embedded.layout import EmbeddedError
from frontportal.imports.models import SheetImport
from frontportal.imports.waiting import files
from frontportal.stored_files import whole_files
from frontportal.stored_files.storage import WholeFiles
from frontportal.stored_files.whole_files import write_whole
from frontportal.operations import nightly
from tests.makers import make_user
from tests.test_bin import ROOT


@contextmanager
def failing(error):
    def fail(*given):
        raise error

    with connection.execute_wrapper(fail):
        yield


def asked(client, path, error):
    client.raise_request_exception = False
    with failing(error):
        answer = client.get(path)
    return answer.status_code, answer.get("Retry-After"), answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/tin-tuc/", "/quan-tri/"])
def test_a_database_that_restarts_is_told(client, path):
    client.force_login(make_user(group="Biên tập viên"))
    status, later, text = asked(client, path, OperationalError("the database system is starting up"))
    assert (status, later) == (503, "20")
    assert passing_faults.DATABASE in text


@pytest.mark.django_db
def test_other_faults_are_no_matter_of_waiting(client):
    status, later, _ = asked(client, "/tin-tuc/", ValueError("ours"))
    assert (status, later) == (500, None)


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (InterfaceError("connection already closed"), passing_faults.DATABASE),
        (EmbeddedError("…"), passing_faults.DATABASE),
        (caused(RuntimeError(), OperationalError()), passing_faults.DATABASE),
        (caused(OperationalError(), psycopg.errors.DiskFull()), passing_faults.DISK),
        (OSError(errno.ENOSPC, "No space left on device"), passing_faults.DISK),
        (FileNotFoundError(errno.ENOENT, ""), ""),
        (None, ""),
    ],
)
def test_what_passes(error, sentence):
    assert passing_faults.sentence_for(error) == sentence


# --- A full disk ----------------------------------------------------------------------------------


def filling():
    """The first half of a file, then no room."""
    yield b"half"
    raise OSError(errno.ENOSPC, "No space left on device")


class Half(ContentFile):
    def chunks(self, *given):
        return filling()


def test_no_half_of_an_upload_stays(tmp_path):
    storage = WholeFiles(location=tmp_path, file_permissions_mode=0o640)
    with pytest.raises(OSError, match="No space"):
        storage.save("anh/một.pdf", Half(b""))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert [storage.save("anh/một.pdf", ContentFile(text)) for text in (b"1", b"2")][0] == "anh/một.pdf"
    kept = sorted(tmp_path.glob("anh/*"))
    assert sorted(path.read_bytes() for path in kept) == [b"1", b"2"]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o640}


def test_two_uploads_of_one_name_at_once_are_both_kept(tmp_path):
    storage = WholeFiles(location=tmp_path)
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    names = [storage.place(tmp_path / aside, "van-ban.pdf") for aside in ("a", "b")]  # both were told that it is free
    assert names[0] == "van-ban.pdf" != names[1]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"1", b"2"]


def test_no_half_of_a_private_file_stays(tmp_path, monkeypatch, settings):
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "sao-ke", filling())
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(whole_files.os, "fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        files.store(SheetImport(pk=1), b"a,b")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def no_room(descriptor):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_drill_without_room_says_so(tmp_path):
    """However little there is: files of this process may have one byte."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1)); import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path; from frontportal.operations.backups.errors import as_command_error\n"
        "from frontportal.stored_files.whole_files import write_whole\n"
        f"with as_command_error(): write_whole(Path({str(tmp_path / 'sao-luu')!r}), [b'ab'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == (
        "django.core.management.base.CommandError: Không ghi hoặc đọc được tệp: File too large."
    )
    assert not (tmp_path / "sao-luu").exists()


def test_what_a_killed_process_left_goes_a_day_later(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / ".coming").mkdir()
    for name in ("old", "new"):
        (tmp_path / ".coming" / name).write_bytes(b"half")
    os.utime(tmp_path / ".coming/old", (0, 0))
    assert nightly.forget_half_sent_files() == "đã bỏ 1 tệp tải lên dở dang."
    assert [path.name for path in (tmp_path / ".coming").iterdir()] == ["new"]
