"""The folder as a copy of the bucket, and back: nothing that only one of them has is lost unasked."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from frontportal.stored_files.errors import StorageMismatch


def put(bucket, **files: bytes) -> None:
    for name, content in files.items():
        bucket.save(f"a/{name}.pdf", ContentFile(content))


def folder() -> dict[str, bytes]:
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def in_bucket(bucket) -> dict[str, bytes]:
    return {each.key: each.get()["Body"].read() for each in bucket.bucket.objects.all()}


def local(name: str, content: bytes) -> Path:
    path = Path(settings.MEDIA_ROOT, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_fetches_what_is_new_and_takes_away_what_is_gone(bucket):
    put(bucket, x=b"1", y=b"2")
    assert (bucket.fetch_all(), bucket.fetch_all(), folder()) == (2, 0, {"a/x.pdf": b"1", "a/y.pdf": b"2"})
    bucket.delete("a/x.pdf")
    put(bucket, z=b"3")
    assert (bucket.fetch_all(), folder()) == (1, {"a/y.pdf": b"2", "a/z.pdf": b"3"})
    bucket.delete("a/y.pdf")
    put(bucket, y=b"4")
    os.utime(Path(settings.MEDIA_ROOT, "a/y.pdf"), (0, 0))
    assert (bucket.fetch_all(), folder()) == (1, {"a/y.pdf": b"4", "a/z.pdf": b"3"})


def test_a_folder_that_was_never_sent_is_not_emptied(bucket):
    local("a/chua-gui.pdf", b"1")
    with pytest.raises(StorageMismatch, match="1 tệp tải lên trên máy này chưa có trong kho tep-tai-len"):
        bucket.fetch_all()
    assert folder() == {"a/chua-gui.pdf": b"1"}
    call_command("send_uploads")
    assert (in_bucket(bucket), bucket.fetch_all()) == ({"a/chua-gui.pdf": b"1"}, 0)


def test_sending_overwrites_nothing(bucket):
    put(bucket, x=b"1", y=b"2")
    for name, content in (("a/x.pdf", b"9"), ("a/y.pdf", b"2"), ("a/z.pdf", b"3")):
        os.utime(local(name, content), (0, 0))
    with pytest.raises(CommandError, match=r"Kho tep-tai-len có tệp khác cùng tên với 1 tệp ở đây, ví dụ a/x\.pdf"):
        call_command("send_uploads")
    assert in_bucket(bucket) == {"a/x.pdf": b"1", "a/y.pdf": b"2", "a/z.pdf": b"3"}


def test_after_restoring_the_bucket_is_as_the_folder(bucket):
    put(bucket, x=b"1", y=b"2", z=b"3")
    bucket.fetch_all()
    os.utime(local("a/x.pdf", b"9"), (0, 0))
    Path(settings.MEDIA_ROOT, "a/y.pdf").unlink()
    assert bucket.send_all(exactly=True) == 1
    assert in_bucket(bucket) == {"a/x.pdf": b"9", "a/z.pdf": b"3"} == folder()
    assert bucket.fetch_all() == 0


def test_without_a_bucket_the_command_says_so():
    with pytest.raises(CommandError, match="chưa đặt UPLOADS_URL"):
        call_command("send_uploads")
