"""What a ZIP archive is, by the parts it has: a workbook that we read, or something else, which is refused by its name."""

import zipfile

from welfare.bankterms.model import FileRefusedError

CONTENT = "content.xml"  # of every OpenDocument
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
SPREADSHEET = (f"{OPEN_DOCUMENT}spreadsheet", f"{OPEN_DOCUMENT}spreadsheet-template")
OTHER_DOCUMENTS = {"text": "văn bản OpenDocument (.odt)", "presentation": "tệp trình chiếu OpenDocument (.odp)"}
APPLE = "tệp của Apple (Numbers, Pages); hãy mở bằng Numbers rồi xuất dạng .xlsx hoặc .csv"
OF_APPLE = ("Index.zip", "index.xml.gz")  # in folders that its programs take for one file
PARTS = (
    ("xl/workbook.bin", "bảng tính nhị phân (.xlsb); hãy mở bằng Excel rồi lưu lại dạng .xlsx"),
    ("word/", "tệp Word (.docx); hãy xuất sao kê dạng .xlsx, .csv hoặc PDF"),
    ("ppt/", "tệp trình chiếu (.pptx); hãy xuất sao kê dạng .xlsx, .csv hoặc PDF"),
    ("Index/", APPLE),
    ("META-INF/container.xml", "sách điện tử (.epub); hãy xuất sao kê dạng .xlsx, .csv hoặc PDF"),
)


def refuse_other_archive(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Raises FileRefusedError for an archive that is neither an .xlsx nor an .ods workbook, and for a locked one."""
    if CONTENT in names:
        refuse_other_document(archive, names)
        return
    if "xl/workbook.xml" in {name.lower() for name in names}:
        return
    found = next((what for part, what in PARTS if any(name.startswith(part) for name in names)), None)
    if found or any(name.endswith(OF_APPLE) for name in names):
        raise FileRefusedError("not_statement", f"Đây là {found or APPLE}.")
    inside = next((name for name in sorted(names) if not name.endswith("/")), "")
    kind = inside.rpartition(".")[2].lower() if "." in inside else ""
    held = f" chứa tệp .{kind}" if kind.isalnum() and len(kind) < 6 else ""
    raise FileRefusedError("not_statement", f"Đây là tệp nén ZIP{held}; hãy giải nén rồi tải lên từng tệp sao kê.")


def refuse_other_document(archive: zipfile.ZipFile, names: set[str]) -> None:
    """Raises FileRefusedError for an OpenDocument file that is no spreadsheet, or is locked by a password."""
    kind = read_part(archive, "mimetype", names).strip()
    if kind not in SPREADSHEET:
        what = OTHER_DOCUMENTS.get(kind.removeprefix(OPEN_DOCUMENT).partition("-")[0], "tài liệu OpenDocument")
        raise FileRefusedError("not_statement", f"Đây là {what}; hãy xuất sao kê dạng .xlsx, .ods hoặc .csv.")
    if "encryption-data" in read_part(archive, "META-INF/manifest.xml", names):
        raise FileRefusedError(
            "encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
        )


def read_part(archive: zipfile.ZipFile, name: str, names: set[str], most: int = 1 << 20) -> str:
    """A small part as text, "" where there is none or it can't be read."""
    if name not in names:
        return ""
    try:
        with archive.open(name) as part:
            return part.read(most).decode(errors="replace")
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return ""
