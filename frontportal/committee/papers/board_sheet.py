"""The sheet for a board: what the office makes public in a commune, with a code that leads to the page."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import segno
from django.http import HttpResponse
from django.utils import timezone

from frontportal.kit.values.days import day_in_words
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.paper.setting import KIND, InvalidPaper
from frontportal.paper_layouts.in_use import set_paper

from ..letterhead import issuing_office

LAYOUT = Path(__file__).parent / "board_sheet.typ"
BOARD = "Niêm yết tại: …………………………………… từ ngày …… / …… / ……… đến ngày …… / …… / ………"


@dataclass(frozen=True)
class BoardSection:
    """A part under a title: paragraphs, or a table, whose last row is its total where `has_total`."""

    title: str
    lines: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    has_total: bool = False

    @property
    def data(self) -> dict[str, Any]:
        return {
            "title": self.title, "lines": self.lines, "headers": self.headers, "rows": self.rows,
            "has_total": self.has_total,
        }  # fmt: skip


@dataclass(frozen=True)
class BoardSheet:
    """`heading` in two lines, `facts` as (label, words), `notes` beneath the sections; `address` is the page's."""

    title: str
    heading: str
    on: date
    facts: list[tuple[str, str]]
    sections: list[BoardSection]
    notes: list[str]
    address: str
    code_words: str

    def as_pdf(self) -> bytes:
        """A4; the same bytes for the same words. Raises InvalidPaper with a sentence."""
        data = {
            "title": self.title, "heading": self.heading, "office": issuing_office(self.on), "number": "",
            "day": day_in_words(self.on), "facts": [list(fact) for fact in self.facts if fact[1]],
            "sections": [section.data for section in self.sections if section.lines or section.rows],
            "notes": [*self.notes, BOARD], "qr": code(self.address), "qr_words": self.code_words,
        }  # fmt: skip
        return set_paper(LAYOUT, data, at=timezone.make_aware(datetime.combine(self.on, time())))


def sheet_response(sheet: BoardSheet, name: str) -> HttpResponse:
    """The answer of its address; 404 with the sentence of a paper that can't be made."""
    try:
        content = sheet.as_pdf()
    except InvalidPaper as error:
        raise NotFoundWithReason(f"Chưa in được tờ niêm yết này. {error}") from error
    return HttpResponse(content, content_type=KIND, headers={"Content-Disposition": f'inline; filename="{name}.pdf"'})


def code(address: str) -> str:
    """A QR code as SVG with a size, as Typst takes it."""
    svg: str = segno.make(address, error="m", micro=False).svg_inline(border=2, scale=4)
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def texts(cells: list[dict[str, Any]]) -> list[str]:
    """A row of a page's table as a paper's."""
    return [str(cell["text"]) for cell in cells]
