"""What a file is that holds no statement we read, by its first bytes: whoever brought it is told what to bring instead."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import BinaryIO

from welfare.bankterms.model import FileRefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLES = "hãy xuất sao kê dạng .xlsx, .csv hoặc PDF"
PICTURE = f"Đây là ảnh ({{}}), không đọc được số liệu; {TABLES} từ ngân hàng."
SIGNATURES = (
    (b"\x89PNG", PICTURE.format("PNG")), (b"\xff\xd8\xff", PICTURE.format("JPEG")), (b"GIF8", PICTURE.format("GIF")),
    (b"II*\0", PICTURE.format("TIFF")), (b"MM\0*", PICTURE.format("TIFF")), (b"BM", None),
    (b"Rar!", "Đây là tệp nén RAR; hãy giải nén rồi tải lên từng tệp sao kê."),
    (b"7z\xbc\xaf\x27\x1c", "Đây là tệp nén 7z; hãy giải nén rồi tải lên từng tệp sao kê."),
    (b"\x1f\x8b", "Đây là tệp nén gzip; hãy giải nén rồi tải tệp sao kê lên."),
    (b"BZh", "Đây là tệp nén bzip2; hãy giải nén rồi tải tệp sao kê lên."),
    (b"\xfd7zXZ", "Đây là tệp nén xz; hãy giải nén rồi tải tệp sao kê lên."),
    (b"{\\rtf", f"Đây là văn bản RTF; {TABLES}."),
    (b"%!PS", f"Đây là tệp PostScript; {TABLES}."),
    (b"MZ", None), (b"\x7fELF", "Đây là chương trình, không phải sao kê."),
    (b"SQLite format 3", f"Đây là cơ sở dữ liệu SQLite; {TABLES}."),
)  # fmt: skip
# By how a text begins.
TEXTS = (
    (r"OFXHEADER\b|<OFX>|<\?OFX\b", f"Đây là tệp OFX; {TABLES}."),
    (r"!(?:Type|Account|Option):", f"Đây là tệp QIF; {TABLES}."),
    (r":?01,\w*,\w*,\d{6},\d{4},", f"Đây là tệp BAI2; {TABLES}."),
    (r"0{3}\w{5}[ \d]", None),
    (r"-----BEGIN ", f"Đây là tệp đã mã hoá hoặc đã ký (PEM); {TABLES}."),
    (r"BEGIN:V(?:CARD|CALENDAR)\b", f"Đây là danh bạ hoặc lịch; {TABLES}."),
    (r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Received|Return-Path|Delivered-To):",
     "Đây là thư điện tử (.eml); hãy lưu tệp đính kèm rồi tải tệp đó lên."),
    (r"%?-?\d*X?<\?php|#!/", "Đây là mã chương trình, không phải sao kê."),
)  # fmt: skip
OLD_PARTS = (
    ("WordDocument", f"Đây là tệp Word (.doc); {TABLES}."),
    ("PowerPoint Document", f"Đây là tệp trình chiếu (.ppt); {TABLES}."),
    ("__substg1.0_", "Đây là thư Outlook (.msg); hãy lưu tệp đính kèm rồi tải tệp đó lên."),
)
SHEETS = ("Workbook", "Book")
CAMT = {
    "BkToCstmrAcctRpt": "camt.052 (báo cáo trong ngày, giao dịch chưa chốt)",
    "BkToCstmrDbtCdtNtfctn": "camt.054 (báo có, báo nợ, không in số dư)",
    "CstmrCdtTrfInitn": "pain.001 (lệnh chuyển tiền)",
}
SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


BLANKS = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"  # and the marks of Unicode


def is_blank(file: BinaryIO) -> bool:
    """Whether a file holds nothing but blanks."""
    file.seek(0)
    return not any(chunk.strip(BLANKS) for chunk in iter(lambda: file.read(1 << 20), b""))


def text_of(start: bytes) -> str:
    """The first bytes as text, enough of it to tell what it is."""
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return start.decode("utf-16", errors="ignore")
    if start[1:64:2].count(0) > 20:
        return start.decode("utf-16-le", errors="ignore")
    if start[:64:2].count(0) > 20:
        return start.decode("utf-16-be", errors="ignore")
    return start.decode("utf-8", errors="ignore")


def refuse_foreign(start: bytes) -> None:
    """Raises FileRefusedError with what the file is, for kinds that are known and are no statement."""
    if start[4:8] == b"ftyp":
        raise FileRefusedError(
            "not_statement",
            PICTURE.format("HEIC")
            if start[8:11] in (b"hei", b"mif", b"avi")
            else "Đây là phim hoặc âm thanh, không phải sao kê.",
        )
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        raise FileRefusedError("not_statement", PICTURE.format("WebP"))
    for mark, sentence in SIGNATURES:
        if sentence and start.startswith(mark):
            raise FileRefusedError("not_statement", sentence)
    text = text_of(start).lstrip("\ufeff \t\r\n")
    for pattern, sentence in TEXTS:
        if sentence and re.match(pattern, text, re.IGNORECASE):
            raise FileRefusedError("not_statement", sentence)


# The first records of an .xls workbook, where the second or third one says how it is encrypted.
LOCKED = re.compile(
    rb"\x09\x08.\x00\x00[\x05\x06]\x05\x00(?:.{4}|.{12})(?:\x86\x00\x00\x00)?\x2f\x00[\x04-\xff]\x00", re.DOTALL
)


def old_office_kind(file: BinaryIO) -> None:
    """Raises FileRefusedError for what old Office programs write beside workbooks, and for a workbook that is locked."""
    file.seek(0)
    content = file.read()
    parts = {
        name
        for name in ("EncryptedPackage", *SHEETS, *(part for part, _ in OLD_PARTS))
        if name.encode("utf-16-le") in content
    }
    if "EncryptedPackage" in parts or LOCKED.search(content):
        raise FileRefusedError(
            "encrypted", "Tệp bảng tính có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
        )
    for part, sentence in OLD_PARTS:
        if part in parts and not parts & set(SHEETS):
            raise FileRefusedError("not_statement", sentence)


def xml_kind(file: BinaryIO, text: str) -> str:
    """Which of our sources reads a file of tags: "camt.053", "spreadsheet" or "html". Raises FileRefusedError for other XML."""
    if not text.startswith("<?xml") and not re.match(r"<(?:\w+:)?(?:Document|Workbook)\b", text):
        return "html"
    if re.search(r"<!DOCTYPE\s+html|<html\b", text, re.IGNORECASE):
        return "html"
    from welfare.bankfiles.sources.xml_stream import child, name_of, root_of  # what parses XML takes 5 MB

    root = root_of(file)
    namespace = root.tag.partition("}")[0].strip("{")
    if name_of(root) == "Workbook" and namespace == SPREADSHEET:
        return "spreadsheet"
    if name_of(root) == "Document" and "iso:std:iso:20022" in namespace:
        if child(root, "BkToCstmrStmt") is not None or ":camt.053." in namespace:
            return "camt.053"
        known = next(
            (name for part, name in CAMT.items() if child(root, part) is not None), namespace.rpartition(":")[2]
        )
        raise FileRefusedError("not_statement", f"Đây là {known}, không phải sao kê; hãy xuất dạng camt.053.")
    raise FileRefusedError(
        "not_statement", f"Đây là tệp XML “{name_of(root)[:40]}”, không phải sao kê camt.053; {TABLES}."
    )


MT940 = re.compile(r"\s*(?:\{1:|:20:|:(?:25P?|28C?|60[FM]):)")


def is_mt940(start: str) -> bool:
    """Whether a text begins as SWIFT's MT940 does: with its envelope, or its first field."""
    return bool(MT940.match(start))
