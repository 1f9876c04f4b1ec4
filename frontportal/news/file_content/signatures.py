"""What a file is by its first bytes, whatever it is called."""

SIGNATURES = (
    (b"%PDF-", "pdf", "tệp PDF"),
    (b"PK\x03\x04", "zip", "tệp nén hoặc tệp văn phòng kiểu mới"),
    (b"PK\x05\x06", "zip", "tệp nén rỗng"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "tệp văn phòng kiểu cũ"),
    (b"MZ", "program", "chương trình chạy trên máy tính"),
    (b"\x7fELF", "program", "chương trình chạy trên máy tính"),
    (b"#!", "program", "tệp lệnh chạy trên máy tính"),
    (b"\xff\xd8\xff", "picture", "ảnh"),
    (b"\x89PNG", "picture", "ảnh"),
    (b"GIF8", "picture", "ảnh"),
    (b"RIFF", "picture", "ảnh, âm thanh hoặc phim"),
    (b"Rar!", "archive", "tệp nén RAR"),
    (b"7z\xbc\xaf", "archive", "tệp nén 7z"),
    (b"\x1f\x8b", "archive", "tệp nén gzip"),
    (b"{\\rtf", "rtf", "văn bản RTF"),
)
PAGES = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<head", b"<body", b"<iframe")


def signature_of(data: bytes) -> tuple[str, str]:
    """(kind, Vietnamese words for it). Kind "text" for what no signature is known of and reads as text, else ""."""
    for begin, kind, words in SIGNATURES:
        if data.startswith(begin):
            return kind, words
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGES):
        return "page", "trang web hoặc tệp XML"
    return ("text", "tệp văn bản") if is_text(data) else ("", "dữ liệu không rõ loại")


def is_text(data: bytes) -> bool:
    """Text of any encoding that offices use, old eight-bit ones included: no control characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
        return "\0" not in text and "\ufffd" not in text
    return not data.translate(None, bytes(set(range(256)) - set(range(32)) | set(b"\t\n\x0c\r\x1a")))
