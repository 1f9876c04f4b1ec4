"""What kind of file it is and which bank's layout, by its content; then it is read. For the process that reads."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any, BinaryIO

from welfare.bankfiles.sources.lines import Table
from welfare.bankfiles.transactions import paged, tabular
from welfare.bankfiles.transactions.layout import Layout
from welfare.bankfiles.transactions.signature import Signature, signature_of_page
from welfare.bankfiles.transactions.whole_file.repeats import without_repeats
from welfare.bankterms.columns.header import Columns, columns_near
from welfare.bankterms.model import FileRefusedError, Reading
from welfare.pdftables.joining import ways_of_joining
from welfare.pdftables.pages import Pages

from .kinds import BLANKS, OLE, is_blank, is_mt940, old_office_kind, refuse_foreign, text_of, xml_kind
from .layouts import LAYOUTS

START = 4096  # bytes by which a kind is told

# Each source is loaded with the first file of its kind: together they take 20 MB and a tenth of a second.
SOURCES = {
    "workbook": "workbooks.spreadsheet:Workbook",
    "text": "csv_file:TextTable",
    "fixed width": "fixed_width:FixedWidthText",
    "json": "json_table:JsonTable",
    "mt940": "messages.mt940:Mt940",
    "camt.053": "messages.camt:Camt",
    "spreadsheet": "workbooks.spreadsheet_xml:SpreadsheetXml",
    "html": "html_table:HtmlTable",
}


def table(kind: str, file: BinaryIO, *given: Any, **named: Any) -> Table:
    """The source of a kind, a key of SOURCES, over a file."""
    module, name = SOURCES[kind].split(":")
    made: Table = getattr(import_module(f"{__package__}.sources.{module}"), name)(file, *given, **named)
    return made


def source_of(file: BinaryIO, *, number: int = 0, of: int = 1) -> Pages | Table:
    """The pages or the table that a file holds, by its first bytes. Raises FileRefusedError for what is neither."""
    file.seek(0)
    start = file.read(START)
    if not start.strip(BLANKS) and is_blank(file):
        raise FileRefusedError("empty", "Tệp rỗng, không có dòng nào.")
    if start.startswith(b"PK"):
        return table("workbook", file)
    if b"%PDF-" in start[:1024]:
        return Pages(file, number=number, of=of)
    if start.startswith(OLE):
        old_office_kind(file)
        return table("workbook", file, old=True)
    refuse_foreign(start)
    text = text_of(start).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return table(xml_kind(file, text), file)
    if is_mt940(text):
        return table("mt940", file)
    if text.startswith(("{", "[")):
        return table("json", file)
    return text_source(file)


def text_source(file: BinaryIO) -> Table:
    """A text with separators, one copied from an app line by line, or one whose columns are lined up with blanks."""
    from welfare.bankfiles.sources.copied_list import copied_list
    from welfare.bankfiles.sources.csv_file import TextTable

    separated = TextTable(file)
    if columns_near(separated.first_lines):
        return separated
    if copied := copied_list(file, separated.encoding, separated.convert):
        return copied
    return table("fixed width", file, separated.encoding, separated.convert)


def layout_of(source: Pages | Table) -> tuple[Layout, Columns]:
    """The first layout that knows the file, and the columns that it announces; pages whose words are drawn in splinters are
    put together and asked anew. Raises FileRefusedError when none does."""
    for signature in signatures(source):
        if found := signature.columns and next((layout for layout in LAYOUTS if layout.matches(signature)), None):
            return found, signature.columns
    raise FileRefusedError(
        "unknown_layout",
        "Không nhận ra mẫu sao kê: không thấy dòng đầu cột có đủ ngày giao dịch, số tiền (hoặc ghi nợ, ghi có) và nội dung.",
    )


def signatures(source: Pages | Table) -> Iterator[Signature]:
    """What a source shows of itself; of a PDF once for each way in which its words may be put together. Raises FileRefusedError where columns are
    not certain in any of these: one may tear a header in two."""
    if not isinstance(source, Pages):
        yield Signature(source.format, columns=tabular.columns_of(source))
        return
    unclear: FileRefusedError | None = None
    for _ in ways_of_joining(source):
        try:
            yield signature_of_page(source.first_page)
        except FileRefusedError as refused:
            unclear = unclear or refused
    if unclear:
        raise unclear


def read_here(file: BinaryIO, *, today: date, number: int = 0, of: int = 1) -> Reading:
    """Read a file, or the `number`-th of every `of` batches of a PDF's pages, in this process. `read.read` is the way for files from outside."""
    source = source_of(file, number=number, of=of)
    layout, columns = layout_of(source)
    reading = (
        paged.read(source, layout, today=today)
        if isinstance(source, Pages)
        else tabular.read(source, columns, layout, today=today)
    )
    if of == 1:  # of several parts, whoever puts them together sees the rows at their seams
        reading.transactions = without_repeats(reading.transactions, reading.rejected, reading.notes)
    return reading
