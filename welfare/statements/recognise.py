"""A bank's file to a reading. Layout and kind are found from the content; the name serves only to be shown."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from .readers import READERS
from .reading import Reading, Refused
from .recognising import Probe, probe_page
from .sources.pdf import Pages
from .sources.text import TextTable
from .sources.workbook import Workbook
from .tabular import columns_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST = 512 * 1024 * 1024  # bytes


def source_of(file: BinaryIO):
    """The pages or the table that a file holds, by its first bytes. Raises Refused for what is neither."""
    file.seek(0)
    start = file.read(1024)
    if not start.strip():
        raise Refused("empty", "Tệp rỗng.")
    if b"%PDF-" in start:
        return Pages(file)
    if start.startswith(b"PK"):
        return Workbook(file)
    if start.startswith(OLE):
        file.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in file.read():
            raise Refused("encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá.")
        return Workbook(file, old=True)
    if start.lstrip().lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Refused("html", "Tệp là trang web (HTML/XML) đặt tên Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
    return TextTable(file)


def reader_of(source: Pages | Workbook | TextTable) -> ModuleType:
    """The first reader that knows the layout. Raises Refused when none does."""
    probe = probe_page(source.head) if isinstance(source, Pages) else Probe("table", columns=columns_of(source))
    found = next((reader for reader in READERS if reader.matches(probe)), None)
    if found is None:
        raise Refused(
            "unknown_layout",
            "Không nhận ra mẫu sao kê: không thấy dòng đầu cột (ngày, số tiền, nội dung) của ngân hàng nào đã biết.",
        )
    return found


def read_here(file: BinaryIO, *, today: date) -> Reading:
    """Read a file in this process. `read` is the way for files from outside."""
    source = source_of(file)
    return reader_of(source).read(source, today=today)
