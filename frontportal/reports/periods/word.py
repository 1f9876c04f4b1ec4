"""The report of a period as .docx, to be finished in Word."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from frontportal.committee.letterhead import RECEIVERS

from ..documents import standard
from ..documents.archive import packed
from ..documents.openxml import NOT_XML
from ..documents.word import KIND, parts_of_own

__all__ = ["KIND", "render"]
WIDTHS = (52, 19, 27, 27, 24, 15, 27)  # millimetres


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
    office, add = report["office"], standard.add_paragraph
    left, right = standard.grid(document, (66, 99)).rows[0].cells
    add(left, plain(office["ten_in_hoa"]), size=12, first=True)
    add(left, office["ban_hanh"], size=12, bold=True)
    add(left, report["number"], size=13)
    add(right, standard.NATION, size=12, bold=True, first=True)
    add(right, standard.MOTTO, size=13, bold=True)
    add(right, f"{plain(office['dia_danh'])}, {report['day']}", size=13, italic=True)
    for line in report["heading"].splitlines():
        add(document, line, bold=True)
    add(document, report["notice"], size=12, italic=True)


def listing(document, headers: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(1, len(headers))
    table.style, table.autofit = "Table Grid", False
    standard.mark_header(table.rows[0])
    for values in (headers, *rows):
        cells = table.rows[0].cells if values is headers else table.add_row().cells
        for position, (cell, words) in enumerate(zip(cells, values, strict=True)):
            side = ALIGN.CENTER if values is headers else ALIGN.LEFT if position < 2 else ALIGN.RIGHT
            standard.add_paragraph(
                cell, plain(words), size=None, bold=values is headers, first=True, side=side
            ).style = standard.SMALL
            cell.width = Mm(WIDTHS[position] * 165 / sum(WIDTHS))


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
