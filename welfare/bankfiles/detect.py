"""What kind of file it is and which bank's layout, by its content; then it is read. For the process that reads."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from .columns.header import Columns
from .layouts import LAYOUTS, Layout
from .model import Reading, Refused
from .signature import Signature, signature_of_page
from .sources.csv_file import TextTable
from .sources.pdf.pages import Pages
from .sources.spreadsheet import Workbook
from .transactions import paged, tabular
from .transactions.repeats import without_repeats

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


def layout_of(source: Source) -> tuple[Layout, Columns]:
    """The first layout that knows the file, and the columns that it announces; pages whose words are drawn in splinters are
    put together and asked anew. Raises Refused when none does."""
    for signature in signatures(source):
        if found := signature.columns and next((layout for layout in LAYOUTS if layout.matches(signature)), None):
            return found, signature.columns
    raise Refused(
        "unknown_layout",
        "Không nhận ra mẫu sao kê: không thấy dòng đầu cột có đủ ngày giao dịch, số tiền (hoặc ghi nợ, ghi có) và nội dung.",
    )


def signatures(source: Source) -> Iterator[Signature]:
    if not isinstance(source, Pages):
        yield Signature("table", columns=tabular.columns_of(source))
        return
    yield signature_of_page(source.head)
    source.mend()
    yield signature_of_page(source.head)


def read_here(file: BinaryIO, *, today: date, part: int = 0, of: int = 1) -> Reading:
    """Read a file, or one part of several of a PDF, in this process. `read.read` is the way for files from outside."""
    source = source_of(file, part=part, of=of)
    layout, columns = layout_of(source)
    reading = (
        paged.read(source, layout, today=today)
        if isinstance(source, Pages)
        else tabular.read(source, columns, layout, today=today)
    )
    if of == 1:  # of several parts, whoever puts them together sees the rows at their seams
        reading.transactions = without_repeats(reading.transactions, reading.rejected)
    return reading
