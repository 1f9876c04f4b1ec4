"""Sheets and minutes to be signed, as .docx, to be finished in Word: the same words as the PDF, from the same data."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from ..documents import standard
from ..documents.archive import packed
from ..documents.openxml import NOT_XML, keep_together
from ..documents.word import parts_of_own
from .word_tables import listing

WIDTH = 165  # millimetres between the margins


def as_word(data: dict[str, Any], *, at: datetime, widths: Sequence[int] = (), is_numbered: bool = False) -> bytes:
    """`data` as the layout of the PDF takes it: title, heading, office, number, day, facts (numbered or not), signers, closing, and where
    it has `headers` and `rows` a table with columns of `widths` in millimetres, numbers to the right. The same bytes for the same words;
    letters that XML has none for are left out."""
    data, document = plain(data), Document()
    standard.style(document)
    standard.page(document.sections[0])
    header(document, data)
    for number, (label, words) in enumerate(data["facts"], 1):
        line = standard.add_paragraph(document, f"{f'{number}. ' if is_numbered else ''}{label}: ", side=ALIGN.LEFT)
        line.add_run(words).bold = True
        line.paragraph_format.space_after = Mm(1.5)
    if data.get("rows"):
        listing(document, data["headers"], data["rows"], widths, is_number)
    standard.closing(document, data["closing"])
    signers(document, data["signers"])
    keep_together(document.element.body)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = data["title"], *[data["office"]["ten"]] * 2
    properties.created = properties.modified = at.replace(tzinfo=None)
    file = io.BytesIO()
    document.save(file)
    return packed(parts_of_own(file.getvalue()))


def plain(value):
    """The same data, every text in it without what no XML can hold."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return NOT_XML.sub("", value) if isinstance(value, str) else [plain(each) for each in value]


def header(document, data: dict) -> None:
    office = data["office"]
    day = ", ".join(filter(None, (office["dia_danh"], data["day"])))
    standard.letterhead(document, office["cap_tren"], office["ten_in_hoa"], data["number"], day)
    standard.title(document, *data["heading"].splitlines())


def is_number(position: int, words: str) -> bool:
    return words.replace(".", "").replace(",", "").isdecimal()


def signers(document, names: list[str]) -> None:
    """One column each, kept on one page."""
    row = standard.grid(document, [WIDTH // len(names)] * len(names)).rows[0]
    standard.keep_whole(row)
    for cell, name in zip(row.cells, names, strict=True):
        standard.add_paragraph(cell, name.upper(), bold=True, first=True)
        standard.add_paragraph(cell, "(Ký, ghi rõ họ tên)", italic=True)
        for _ in range(4):
            standard.add_paragraph(cell, "")
