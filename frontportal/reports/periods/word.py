"""The report of a period as .docx, to be finished in Word."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from frontportal.committee.letterhead import RECEIVERS

from ..documents import standard
from ..documents.archive import packed
from ..documents.openxml import NOT_XML, keep_together
from ..documents.word import parts_of_own
from ..papers.word_tables import listing

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
            rows = [[plain(words) for words in row] for row in section["rows"]]
            listing(document, report["headers"], rows, WIDTHS, lambda position, _: position >= 2)
        if section["note"]:
            standard.prose(document, plain(section["note"]))
            document.paragraphs[-1].paragraph_format.space_before = Pt(6)
    standard.closing(document, plain(report["closing"]))
    signature(document, report["office"])
    keep_together(document.element.body)
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
    standard.letterhead(document, plain(office["ten_in_hoa"]), number=report["number"], day=day)
    standard.title(document, *report["heading"].splitlines())
    standard.add_paragraph(document, report["notice"], size=12, italic=True)


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
