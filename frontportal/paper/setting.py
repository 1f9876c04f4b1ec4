"""Data and a layout made into a PDF by Typst: PDF/A-2a for keeping, PDF/UA-1 for everybody's reading."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from .faults import fault_of
from .letters import FONTS, missing_letters, sentence, written

LAYOUTS = Path(__file__).parent / "layouts"
STANDARDS = ["a-2a", "ua-1"]
KIND = "application/pdf"


class InvalidPaper(ValueError):
    """What can't be set on paper; the message is a Vietnamese sentence."""


@cache
def fonts() -> Any:
    """The portal's own and no others: a system's font would make other bytes on another machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def own_sources(layout: Path) -> dict[str, bytes]:
    """The portal's own layout and what it imports, as Typst takes them."""
    return {"main.typ": layout.read_bytes(), "office.typ": (LAYOUTS / "office.typ").read_bytes()}


def set_paper(
    layout: Path, data: dict[str, Any], *, at: datetime, replaced: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF of `data` in `layout`, which may import "office.typ"; dated `at`, never by the clock. `replaced`: what stands in place of
    "main.typ" or "office.typ".

    All text goes in as JSON and is never read as Typst's own language. Raises InvalidPaper naming a letter that the
    font lacks; a warning of Typst is an error, for it is about what the reader would miss.
    """
    import typst

    for text, letter in missing_letters(data):
        raise InvalidPaper(sentence(text, letter))
    sources = own_sources(layout) | dict(replaced or {})
    try:
        pdf, warnings = typst.compile_with_warnings(
            sources,
            format="pdf",
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(written(data), ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        raise InvalidPaper(f"Không dựng được trang in: {fault_of(error)}.") from error
    if warnings:
        raise InvalidPaper(f"Không dựng được trang in: {fault_of(warnings[0])}.")
    return pdf
