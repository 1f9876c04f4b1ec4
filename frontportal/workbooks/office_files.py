"""Office files from outside, read with distrust before any library touches them."""

import io
import zipfile

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 5 * 2**20, 40 * 2**20, 400
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
PROGRAMS = {"docx": "Word", "xlsx": "Excel", "ods": "LibreOffice"}
RUNS = ("vbaproject", "activex", "embeddings/", "externallinks/")


class InvalidFile(ValueError):
    """The file can't be taken; the message is a Vietnamese sentence for the form."""


def check_package(data: bytes, kind: str) -> None:
    """Raises InvalidFile for what is no .docx or .xlsx, unpacks to more than one of ours ever would, or has a password."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            found = file.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise InvalidFile(
            f"Tệp không phải là tệp {PROGRAMS[kind]} (.{kind}), hoặc đã hỏng. Hãy mở bằng {PROGRAMS[kind]} rồi lưu lại."
        ) from None
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > MOST_UNPACKED:
        raise InvalidFile("Tệp quá lớn khi giải nén.")
    if any(part.flag_bits & 1 for part in found):
        raise InvalidFile("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.")


def parts_of(data: bytes, kind: str) -> dict[str, bytes]:
    """Name → content of every part of a .docx or .xlsx, in the file's order.

    Raises InvalidFile for what `check_package` refuses, and for what carries programs, refers to files elsewhere, or
    declares entities, with which a small file can be made to fill the memory.
    """
    if len(data) > MOST_BYTES:
        raise InvalidFile(f"Tệp lớn quá {MOST_BYTES // 2**20} MB.")
    check_package(data, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {part.filename: file.read(part) for part in file.infolist() if not part.is_dir()}
    except Exception:  # damaged packed data can fail in several ways of the unpacker's own
        raise InvalidFile(f"Không đọc được tệp. Hãy mở bằng {PROGRAMS[kind]} rồi lưu lại.") from None
    check_parts(parts, kind)
    return parts


def check_parts(parts: dict[str, bytes], kind: str) -> None:
    """Raises InvalidFile with a sentence for a document of another kind, and for one that runs, hides or fetches something."""
    if MAIN_PART[kind] not in parts or "[Content_Types].xml" not in parts:
        raise InvalidFile(f"Tệp không phải là tệp {PROGRAMS[kind]} (.{kind}).")
    for name, content in parts.items():
        low = name.lower()
        if any(word in low for word in RUNS):
            raise InvalidFile(
                "Tệp có chương trình (macro), đối tượng nhúng hoặc liên kết tới tệp khác. Hãy bỏ rồi lưu lại."
            )
        if low.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in content or b"<!ENTITY" in content or is_utf16(content)):
            raise InvalidFile("Tệp có khai báo lạ bên trong. Hãy mở và lưu lại dưới dạng mới.")
        if low.endswith(".rels") and refers_outside(content):
            raise InvalidFile("Tệp lấy mẫu hoặc ảnh từ nơi khác. Hãy chèn thẳng vào tệp rồi lưu lại.")


def is_utf16(content: bytes) -> bool:
    """Whether declarations could hide from a search of bytes."""
    return content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:4].count(0) > 1


def refers_outside(content: bytes) -> bool:
    """Whether a part refers outside by anything but a link that a reader clicks."""
    external = (each for each in content.split(b"<Relationship ") if b'TargetMode="External"' in each)
    return any(b"/hyperlink" not in each for each in external)
