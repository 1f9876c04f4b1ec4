"""Cells that count terms, sessions and editions, which offices write in Roman numerals or with the word before them."""

import re
from typing import Any

from frontportal.kit.values.text import fold, roman

from .cells import WholeCell, text_of

MOST = 99
ROMAN = {roman(number): number for number in range(1, MOST + 1)}
WORDS_BEFORE = re.compile(r"(?:(?:khoa|ky hop|lan)\s*)?(?:thu\s*)?", re.ASCII)


class NumeralCell(WholeCell):
    """15, XV, "khoá XV", "Kỳ họp thứ 5", "lần thứ II"."""

    def clean(self, value: Any, row: dict[str, Any] | None = None, **kwargs: Any) -> int | None:
        text = fold(text_of(value))
        before = WORDS_BEFORE.match(text)
        counted = text[before.end() :].strip() if before else text
        if counted.upper() in ROMAN:
            return ROMAN[counted.upper()]
        return super().clean(counted if counted.isdecimal() else value, row, **kwargs)
