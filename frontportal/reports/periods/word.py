"""The report of a period as .docx, to be finished in Word."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from frontportal.committee.letterhead import RECEIVERS

from ..documents import standard
from ..documents.archive import packed
from ..documents.openxml import NOT_XML
from ..documents.word import KIND, parts_of_own

__all__ = ["KIND", "render"]
WIDTHS = (39, 14, 25, 25, 24, 14, 24)  # millimetres, 165 together; 2.412.350.000 needs 24, 104,5% 14


def render(report: dict) -> bytes:
    """The document; letters that XML has none for are left out."""
    document = Document()
    standard.style(document)
    standard.page(document.sections[0])
    header(document, report)
    for section in report["sections"]:
        document.add_heading(plain(section["title"]), section["level"])
        for line in section["paragraphs"]:
            standard.prose(document, plain(line))
        if section["rows"]:
            listing(document, report["headers"], section["rows"])
        if section["note"]:
            standard.prose(document, plain(section["note"]))
            document.paragraphs[-1].paragraph_format.space_before = Pt(6)
    standard.closing(document, plain(report["closing"]))
    signature(document, report["office"])
    file = io.BytesIO()
    document.core_properties.title = plain(report["title"])
    document.core_properties.author = plain(report["office"]["ten"])
    document.save(file)
    return packed(parts_of_own(file.getvalue()))


def plain(words: str) -> str:
    return NOT_XML.sub("", words)


def header(document, report: dict) -> None:
    office = report["office"]
    day = ", ".join(filter(None, (plain(office["dia_danh"]), report["day"])))
    standard.letterhead(document, plain(office["ten_in_hoa"]), report["number"], day)
    standard.title(document, *report["heading"].splitlines())
    standard.add_paragraph(document, report["notice"], size=12, italic=True)


def listing(document, headers: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(1, len(headers))
    table.style, table.autofit = "Table Grid", False
    standard.mark_header(table.rows[0])
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)  # LibreOffice reads the grid's widths, Word the cells'
    for number, values in enumerate((headers, *rows)):
        row = table.add_row() if number else table.rows[0]
        if number:
            standard.keep_whole(row)
        for position, (cell, words) in enumerate(zip(row.cells, values, strict=True)):
            side = ALIGN.CENTER if not number else ALIGN.LEFT if position < 2 else ALIGN.RIGHT
            paragraph = standard.add_paragraph(cell, plain(words), size=None, bold=not number, first=True, side=side)
            paragraph.style = standard.SMALL
            # The first two rows share a page, and the last two: a row never comes alone.
            paragraph.paragraph_format.keep_with_next = number in (0, 1, len(rows) - 1) or None
            cell.width = Mm(WIDTHS[position])


def signature(document, office: dict) -> None:
    (row,) = standard.grid(document, (75, 90)).rows
    standard.keep_whole(row)
    left, right = row.cells
    standard.add_paragraph(left, "Nơi nhận:", size=12, bold=True, italic=True, first=True, side=ALIGN.LEFT)
    for line in RECEIVERS:
        standard.add_paragraph(left, line, size=11, side=ALIGN.LEFT)
    standard.add_paragraph(right, "TM. BAN THƯỜNG TRỰC", bold=True, first=True)
    standard.add_paragraph(right, plain(office["chuc_vu_ky"]).upper(), bold=True)
    for _ in range(4):
        standard.add_paragraph(right, "")
    standard.add_paragraph(right, plain(office["nguoi_ky"]), bold=True)
