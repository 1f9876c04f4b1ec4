"""What a file says and how its first page looks, for search and for who wants to know before downloading.

Knows no Django and trusts no file: see process.py, which calls it in a process of its own.
"""

import io
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
from lxml import etree

from .errors import FileRefusedError
from .packages import Package

MOST_LETTERS = 100_000  # of text; PostgreSQL's search vectors hold not much more
MOST_PAGES = 400  # of which text is taken
WIDTH, TALLEST = 700, 1400  # pixels of a preview
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class FileReading:
    """`pages` is None where nobody can tell; `preview` is a WebP of the first page, b"" where there is none."""

    text: str = ""
    pages: int | None = None
    preview: bytes = b""


def read(data: bytes, ending: str) -> FileReading:
    """Of a PDF all of it, of a .docx and .txt the text; of anything else nothing. Raises FileRefusedError."""
    if ending == "pdf":
        return read_pdf(data)
    if ending == "docx":
        return FileReading(text=word_text(data))
    return FileReading(text=cut(data.decode("utf-8", "replace")) if ending == "txt" else "")


def read_pdf(data: bytes) -> FileReading:
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            return FileReading(pdf_text(document), len(document), first_page(document))
    except pdfium.PdfiumError as error:
        raise FileRefusedError("Không đọc được tệp PDF.") from error


def pdf_text(document: pdfium.PdfDocument) -> str:
    parts: list[str] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        parts.append(page.get_textpage().get_text_range())
        size += len(parts[-1])
        page.close()
        if size >= MOST_LETTERS:
            break
    return cut(" ".join(parts))


def first_page(document: pdfium.PdfDocument) -> bytes:
    """As a WebP; a page too long or too wide to be looked at has none."""
    page = document[0]
    width, height = page.get_size()
    if width <= 0 or height <= 0 or height / width > TALLEST / WIDTH:
        return b""
    picture = page.render(scale=WIDTH / width).to_pil().convert("RGB")
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=80)
    return file.getvalue()


def word_text(data: bytes) -> str:
    """The words of a document's body; a blank where a paragraph, line or cell ends."""
    target = WordTextTarget()
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(Package(data).read("word/document.xml"), parser)
    except etree.XMLSyntaxError as error:
        raise FileRefusedError("Không đọc được tệp Word.") from error
    return cut("".join(target.parts))


class WordTextTarget:
    """Hears what the parser reads and keeps the text that a reader sees."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.is_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.is_text = tag == f"{WORD}t"
        if tag in (f"{WORD}p", f"{WORD}br", f"{WORD}tab"):
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        self.is_text = False

    def data(self, text: str) -> None:
        if self.is_text:
            self.parts.append(text)

    def close(self) -> None:
        return None


def cut(text: str) -> str:
    """Its words one blank apart, as many as are kept."""
    return " ".join(text.replace("\x00", " ").split())[:MOST_LETTERS]
