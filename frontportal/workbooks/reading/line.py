"""A line below the headers: a record, a sum, an amount in words, or who signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from frontportal.kit.values.text import nfc

from ..files.grid import is_filled

# "Cộng" alone, with a count, or of something: "Công ty", "Tổng công ty" and "Cộng đồng" are names of donors.
SUM = re.compile(
    r"(?:tổng cộng|tổng số(?! phận)|tổng tiền|tổng kinh phí|tổng giá trị|luỹ kế|lũy kế|cộng(?! đồng| tác| hoà| hòa| sinh| hưởng))\b"
    r"|tổng(?=\s*$|\s*[:.…(\d])|(?:tong cong|tong so)\b|toàn (?:xã|huyện|tỉnh|thị trấn|phường)\s*$",
    re.IGNORECASE,
)
IN_WORDS = re.compile(r"\bbằng chữ\s*:?\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL)
SIGNED = re.compile(
    r"(?:người lập|lập biểu|tm\.|t/m|kt\.|chủ tịch|phó chủ tịch|kế toán|thủ quỹ|nơi nhận|trưởng ban|xác nhận|người duyệt"
    r"|thủ trưởng|ghi chú\s*:|\(ký)|.{0,40}\bngày\s.{1,6}tháng\s.{1,6}năm\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"(\d+)\s*(?:hộ|người|trường hợp|căn|đơn vị|khu dân cư|kiến nghị|khoản|cuộc|hội nghị|suất)\b", re.IGNORECASE
)
MOST_SIGNERS = 4  # cells of a line with signatures
NUMBER = re.compile(r"[−-]?\d[\d.,\s]*%?")


@dataclass(frozen=True)
class Line:
    """A filled line below the headers. `texts` are its filled cells of text, `is_counted` whether a running number stands in it."""

    number: int
    cells: Sequence[Any]
    is_counted: bool

    @cached_property
    def filled(self) -> list[Any]:
        """What stands in the line."""
        return [cell for cell in self.cells if is_filled(cell)]

    @cached_property
    def label(self) -> str:
        """The first text of the line."""
        first = next((cell for cell in self.filled if isinstance(cell, str) and not is_number(cell)), "")
        return nfc(first).strip()

    @cached_property
    def is_total(self) -> bool:
        """Whether it is a label of sums with nothing but numbers beside it."""
        if not SUM.match(self.label) or self.is_in_words:
            return False
        texts = {nfc(cell).strip() for cell in self.filled if isinstance(cell, str) and not is_number(cell)}
        return all(map(COUNTED.fullmatch, texts - {self.label}))

    @cached_property
    def is_in_words(self) -> bool:
        """Whether it says an amount in words."""
        return len(self.filled) <= MOST_SIGNERS and any(IN_WORDS.search(nfc(str(cell))) for cell in self.filled)

    @cached_property
    def is_signed(self) -> bool:
        """Whether it is a line of those who sign, or of the day on which they do."""
        return self.may_name_signers and bool(SIGNED.match(self.label))

    @cached_property
    def may_name_signers(self) -> bool:
        """Whether it has no more than two who sign may need, a title or a name each."""
        return not self.is_counted and len(self.filled) <= MOST_SIGNERS and not any(map(is_number, self.filled))

    @property
    def is_below(self) -> bool:
        """Whether it may stand below a table rather than in it."""
        return self.is_total or not self.is_counted and (self.is_in_words or self.is_signed)


def is_number(cell: Any) -> bool:
    """Whether a cell is a number, true or written."""
    return isinstance(cell, int | float) or isinstance(cell, str) and bool(NUMBER.fullmatch(cell.strip()))
