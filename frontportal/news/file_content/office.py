"""Documents of Word, Excel, PowerPoint and LibreOffice: are they what they are called, and do they carry programs?"""

import io

import python_calamine
from lxml import etree

from .errors import FileRefusedError
from .packages import Package

MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN_KIND = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
OLD_STREAM = {
    "doc": ("WordDocument",),
    "xls": ("Workbook", "Book"),
    "ppt": ("PowerPoint Document",),
}
PROGRAM = {"docx": "Word", "doc": "Word", "odt": "LibreOffice", "ods": "LibreOffice", "pptx": "PowerPoint"} | {
    "xlsx": "Excel", "xls": "Excel", "ppt": "PowerPoint"
}  # fmt: skip
SHEETS = ("xlsx", "xls", "ods")
RUNS = ("vbaproject", "vbadata", "/activex/", "oleobject", "/basic/", "/scripts/")
HAS_MACROS = "Tệp có chương trình (macro) hoặc đối tượng chạy được bên trong. Hãy lưu lại thành tệp không có macro."
OTHER = "Bên trong không phải là tài liệu {} (.{}). Hãy mở bằng {}, lưu lại đúng loại rồi tải lên."


def check_new(data: bytes, kind: str) -> None:
    """Raises FileRefusedError for what is no .docx, .xlsx, .pptx, .odt or .ods, or carries programs."""
    package = Package(data)
    main = MAIN_PART.get(kind, "content.xml")
    needed = {main, "[Content_Types].xml" if kind in MAIN_PART else "mimetype"}
    if not needed <= package.names or kind in OPEN_KIND and package.read("mimetype").strip() != OPEN_KIND[kind]:
        raise other(kind)
    declared = package.read("[Content_Types].xml").lower() if kind in MAIN_PART else b""
    if declared[:4].count(0) or declared[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise other(kind)  # in letters of two bytes, where the words below would not be found
    if b"macroenabled" in declared or b"vbaproject" in declared or any(map(runs, package.names)):
        raise FileRefusedError(HAS_MACROS)
    package.check_whole()
    open_main(package.read(main), data, kind)


def runs(name: str) -> bool:
    low = f"/{name.lower()}"
    return any(word in low for word in RUNS) or "/embeddings/" in low and low.endswith(("m", ".bin"))


class DiscardingTarget:
    """Hears what a parser reads and keeps nothing of it."""

    def close(self) -> None:
        return None


def open_main(main: bytes, data: bytes, kind: str) -> None:
    """Read as a reader does; nothing is followed, no entity put in."""
    parser = etree.XMLParser(target=DiscardingTarget(), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(main, parser)
    except etree.XMLSyntaxError:
        raise other(kind) from None
    if kind in SHEETS:
        open_sheets(data, kind)


def check_old(data: bytes, kind: str) -> None:
    """Raises FileRefusedError for what is no .doc, .xls or .ppt, or carries programs. Names of streams lie in the file as UTF-16."""
    if within("EncryptedPackage", data):
        raise FileRefusedError("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.")
    if not any(within(f"{name}\0", data) for name in OLD_STREAM[kind]):
        raise other(kind)
    if within("_VBA_PROJECT", data) or within("\x01Ole10Native", data):
        raise FileRefusedError(HAS_MACROS)
    if kind in SHEETS:
        open_sheets(data, kind)


def within(name: str, data: bytes) -> bool:
    return name.encode("utf-16-le") in data


def open_sheets(data: bytes, kind: str) -> None:
    try:
        python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).close()
    except (python_calamine.CalamineError, OSError, ValueError):
        raise other(kind) from None


def other(kind: str) -> FileRefusedError:
    return FileRefusedError(OTHER.format(PROGRAM[kind], kind, PROGRAM[kind]))
