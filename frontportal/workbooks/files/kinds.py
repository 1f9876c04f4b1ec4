"""What kind of workbook a file is, whatever it is called."""

from ..office_files import InvalidFile

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
NOTE = (
    "Tệp .{} không cho biết những số 0 đứng đầu mà định dạng ô hiện ra: hãy xem lại cột điện thoại, mã số; "
    "nếu thiếu số 0, hãy lưu tệp thành .xlsx."
)


def kind_of(data: bytes) -> str:
    """ "xlsx", "ods" or "xls" by what the file is, whatever it is called. Raises InvalidFile for a web page named .xls."""
    if data[:8] == OLE:
        return "xls"
    if data[:2] == ZIP:
        return "ods" if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:200] else "xlsx"
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise InvalidFile("Tệp này là trang web được đặt tên như tệp Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
    return "xlsx"
