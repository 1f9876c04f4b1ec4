"""A bank's sample made long: its pages again and again, each row of a copy with a time or a number of its own."""

import ctypes
import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

CLOCK = re.compile(r"(\d\d:\d\d:)(\d\d)(\s*)")
NUMBER = re.compile(r"(\s*\d{4,}|\d{4}\.\d{3})(\d\d)(\s*)")  # of a document, alone in its text


def lengthened(sample: Path, path: Path, pages: int) -> Path:
    """So many pages, the sample's first one once and first; no row is like one of the thousand before it."""
    source, made = pdfium.PdfDocument(sample), pdfium.PdfDocument.new()
    made.import_pages(source)
    middle, copy = range(1, max(2, len(source) - 1)), 0
    while len(made) < pages:
        first, copy = len(made), copy + 1
        made.import_pages(source, [*middle][: pages - first])
        for index in range(first, len(made)):
            renumber(made[index], copy)
    made.save(path)
    return path


def renumber(page: pdfium.PdfPage, copy: int) -> None:
    """Move every time by so many seconds, every document's number by as much: a page of another hour."""
    texts = page.get_textpage()
    for run in [one for one in page.get_objects(max_depth=1) if one.type == pdfium_c.FPDF_PAGEOBJ_TEXT]:
        text = text_of(run, texts)
        other = CLOCK.sub(lambda found: moved(found, copy, 60), text) if ":" in text else None
        if other is None and NUMBER.fullmatch(text):
            other = moved(NUMBER.fullmatch(text), copy, 100)
        if other is not None and other != text:
            wide = ctypes.create_string_buffer(other.encode("utf-16-le") + bytes(2))
            pdfium_c.FPDFText_SetText(run, ctypes.cast(wide, pdfium_c.FPDF_WIDESTRING))
    texts.close()
    page.gen_content()
    page.close()


def moved(found: re.Match, copy: int, most: int) -> str:
    return f"{found[1]}{(int(found[2]) + copy) % most:02}{found[3]}"


def text_of(run: pdfium.PdfObject, texts: pdfium.PdfTextPage) -> str:
    size = pdfium_c.FPDFTextObj_GetText(run, texts, None, 0)  # bytes, its closing zero included
    held = ctypes.create_string_buffer(size)
    pdfium_c.FPDFTextObj_GetText(run, texts, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return held.raw.decode("utf-16-le").rstrip("\0")
