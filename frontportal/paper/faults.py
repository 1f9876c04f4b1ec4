"""What Typst says of a layout, as the office is told: which line, and what is wrong with it."""

import re
from typing import Any, NamedTuple

AT = re.compile(r"(\S+\.typ):(\d+):(\d+)")
CODE = re.compile(r"^\s*\d+ │ (.*)$", re.MULTILINE)
# What is often met, in the office's words; {0} is what stood in the sign's place.
KNOWN = (
    (r"unknown variable: (\S+)", "không có tên “{0}”"),
    (r'dictionary does not contain key "([^"]+)"', "không có trường “{0}”"),
    (r"unclosed delimiter", "ngoặc chưa đóng"),
    (r"unclosed string", "dấu nháy chưa đóng"),
    (r"unexpected (.+)", "thừa hoặc sai chỗ: {0}"),
    (r"expected (.+)", "thiếu hoặc sai cú pháp, cần: {0}"),
    (r"unknown font family: (.+)", "không có phông “{0}”; trang in chỉ dùng phông Liberation Serif của cổng"),
    (
        r".*missing document title|text selector is empty",
        "thiếu tên tài liệu: giữ dòng #show: paper.with(title: data.title, …)",
    ),
    (r".*missing alt text", "hình thiếu lời thay hình (alt)"),
    (r".*first heading.*", "đề mục đầu tiên phải là cấp 1"),
    (r".*skipped.*heading.*|.*heading level.*", "đề mục nhảy cấp"),
    (r"file not found.*", "không mở được tệp; mẫu chỉ dùng được office.typ"),
    (r"panicked with: (.*)", "mẫu tự dừng: {0}"),
    (r"condition is always true|loop seems to be infinite", "vòng lặp không dừng"),
    (r"maximum .* depth exceeded", "gọi lồng nhau quá sâu"),
)


class Fault(NamedTuple):
    """`file` is "main.typ" or "office.typ", "" where Typst names none; `line` from 1, 0 where it names none."""

    file: str
    line: int
    code: str
    words: str

    def __str__(self) -> str:
        where = f"{self.file} dòng {self.line}" if self.line else ""
        near = f", gần “{self.code[:80]}”" if self.code else ""
        return f"{where}{near}: {self.words}" if where else self.words


def fault_of(error: Any) -> Fault:
    """What a TypstError or TypstWarning says."""
    diagnostic = str(getattr(error, "diagnostic", "") or "")
    at, code = AT.search(diagnostic), CODE.search(diagnostic)
    file, line = (at[1].rpartition("/")[2], int(at[2])) if at else ("", 0)
    return Fault(file, line, code[1].strip() if code else "", in_words(str(getattr(error, "message", error))))


def in_words(message: str) -> str:
    """Typst's own words where we have none of the office's."""
    for pattern, words in KNOWN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*found.groups())
    return f"Typst báo “{message}”"
