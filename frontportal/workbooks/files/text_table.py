"""A CSV file as a grid: UTF-8 or Excel's "Unicode text", parted by commas, semicolons or tabs."""

import csv
import io
import re

from ..office_files import InvalidFile
from ..safe_cells import plain
from .grid import Grid

SEPARATORS = ";,\t"
DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # the line with which programs tell Excel the separator


def text_table(data: bytes) -> Grid:
    """Raises InvalidFile with a Vietnamese sentence for what is no table of text."""
    text = decoded(data)
    if "\0" in text:
        raise InvalidFile("Tệp không phải là văn bản CSV.")
    declared = DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    separator = declared[1] if declared and declared[1] in SEPARATORS else separator_of(body)
    try:
        rows = [[plain(cell) for cell in row] for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator)]
    except csv.Error:
        raise InvalidFile("Không đọc được tệp CSV này. Hãy lưu thành .xlsx.") from None
    return Grid([[]] * bool(declared) + rows, is_even=True)


def decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InvalidFile(
            "Tệp CSV không ở bảng mã UTF-8. Trong Excel hãy chọn “CSV UTF-8”, hoặc lưu thành .xlsx."
        ) from None


def separator_of(text: str) -> str:
    """The sign that parts most of the first lines: a letterhead above the headers may hold commas of its own."""
    lines = [[line.count(sign) for sign in SEPARATORS] for line in text.splitlines()[:40]]
    votes = [(sum(count > 0 for count in counts), sum(counts)) for counts in zip(*lines, strict=True)]
    return SEPARATORS[votes.index(max(votes))] if votes else SEPARATORS[0]
