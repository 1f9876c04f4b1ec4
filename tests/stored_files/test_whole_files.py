"""Files are there whole or not at all, whatever happens on the way."""

import errno
import os
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile

from frontportal.imports.models import SheetImport
from frontportal.imports.waiting import files
from frontportal.operations import nightly
from frontportal.stored_files import whole_files
from frontportal.stored_files.storage import WholeFiles
from frontportal.stored_files.whole_files import write_whole
from tests.environment import ROOT


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
