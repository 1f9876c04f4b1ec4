"""What kind of file it is and which bank's layout, by its content; then its reader reads. For the process that reads."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from types import ModuleType
from typing import BinaryIO

from .layouts import READERS
from .model import Reading, Refused
from .signature import Signature, signature_of_page
from .sources.csv_file import TextTable
from .sources.pdf.pages import Pages
from .sources.spreadsheet import Workbook
from .transactions.tabular import columns_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Source = Pages | Workbook | TextTable


def source_of(file: BinaryIO, *, part: int = 0, of: int = 1) -> Source:
    """The pages or the table that a file holds, by its first bytes. Raises Refused for what is neither."""
    file.seek(0)
    start = file.read(1024)
    if not start.strip():
        raise Refused("empty", "Tệp rỗng.")
    if b"%PDF-" in start:
        return Pages(file, part=part, of=of)
    if start.startswith(b"PK"):
        return Workbook(file)
    if start.startswith(OLE):
        file.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in file.read():
            raise Refused("encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá.")
        return Workbook(file, old=True)
    if start.removeprefix(BOM_UTF8).lstrip().lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Refused("html", "Tệp là trang web (HTML/XML) đặt tên Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
    return TextTable(file)


def reader_of(source: Source) -> ModuleType:
    """The first reader that knows the layout; pages whose words are drawn in splinters are put together and asked anew.
    Raises Refused when none does."""
    for probe in probes(source):
        if found := probe.columns and next((reader for reader in READERS if reader.matches(probe)), None):
            return found
    raise Refused(
        "unknown_layout",
        "Không nhận ra mẫu sao kê: không thấy dòng đầu cột có đủ ngày giao dịch, số tiền (hoặc ghi nợ, ghi có) và nội dung.",
    )


def probes(source: Source) -> Iterator[Signature]:
    if not isinstance(source, Pages):
        yield Signature("table", columns=columns_of(source))
        return
    yield signature_of_page(source.head)
    source.mend()
    yield signature_of_page(source.head)


def read_here(file: BinaryIO, *, today: date, part: int = 0, of: int = 1) -> Reading:
    """Read a file, or one part of several of a PDF, in this process. `recognise.read` is the way for files from outside."""
    source = source_of(file, part=part, of=of)
    return reader_of(source).read(source, today=today)
