"""A workbook to which an office did something."""

import io

import openpyxl

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]


ROWS = [["01/10/2024", None, 500_000, "A"], ["02/10/2024", 300_000, None, "B"], ["03/10/2024", None, 150_000, "C"]]


def changed(change) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Sao kê"
    for cells in (HEADERS, *ROWS):
        book.active.append(cells)
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
