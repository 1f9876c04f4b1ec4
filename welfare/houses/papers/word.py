"""A paper of a house as .docx, to be finished in Word: the same words as the PDF, from the same data."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from frontportal.reports.documents import standard
from frontportal.reports.documents.archive import packed
from frontportal.reports.documents.openxml import NOT_XML
from frontportal.reports.documents.word import KIND, parts_of_own

from .setting import HousePaper

__all__ = ["KIND", "as_word"]
WIDTH = 165  # millimetres between the margins


def as_word(paper: HousePaper) -> bytes:
    """The same bytes for the same house; letters that XML has none for are left out."""
    data, document = plain(paper.data), Document()
    standard.style(document)
    standard.page(document.sections[0])
    header(document, data)
    for number, (label, words) in enumerate(data["facts"], 1):
        line = standard.add_paragraph(document, f"{number}. {label}: ", side=ALIGN.LEFT)
        line.add_run(words).bold = True
        line.paragraph_format.space_after = Mm(1.5)
    standard.prose(document, data["closing"])
    signers(document, data["signers"])
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = data["title"], *[data["office"]["ten"]] * 2
    properties.created = properties.modified = paper.at.replace(tzinfo=None)
    file = io.BytesIO()
    document.save(file)
    return packed(parts_of_own(file.getvalue()))


def plain(value):
    """The same data, every text in it without what no XML can hold."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return NOT_XML.sub("", value) if isinstance(value, str) else [plain(each) for each in value]


def header(document, data: dict) -> None:
    office, add = data["office"], standard.add_paragraph
    left, right = standard.grid(document, (66, 99)).rows[0].cells
    add(left, office["cap_tren"], size=12, first=True)
    add(left, office["ten_in_hoa"], size=12, bold=True)
    add(left, data["number"], size=13)
    add(right, standard.NATION, size=12, bold=True, first=True)
    add(right, standard.MOTTO, size=13, bold=True)
    add(right, ", ".join(filter(None, (office["dia_danh"], data["day"]))), size=13, italic=True)
    heading = add(document, data["heading"], bold=True)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Mm(5)


def signers(document, names: list[str]) -> None:
    """One column each, kept on one page."""
    row = standard.grid(document, [WIDTH // len(names)] * len(names)).rows[0]
    standard.keep_whole(row)
    for cell, name in zip(row.cells, names, strict=True):
        standard.add_paragraph(cell, name.upper(), bold=True, first=True)
        standard.add_paragraph(cell, "(Ký, ghi rõ họ tên)", italic=True)
        for _ in range(4):
            standard.add_paragraph(cell, "")
