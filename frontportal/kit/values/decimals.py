"""Whole numbers, and such with few decimals, as people type them here: "1.000", "8,5" or "8.5"."""

import re
from decimal import Decimal
from typing import Any

TWO_WAYS = (
    "“{}” có thể là số nghìn, có thể có phần lẻ. Hãy ghi liền các chữ số, ví dụ 1500, hoặc bỏ số 0 cuối, ví dụ 1,5."
)
# Two marks of thousands, or one before a comma: nothing else can be meant.
CERTAINLY_GROUPED = re.compile(r"\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", re.ASCII)


def read_decimal(value: Any, decimals: int, digits: int, sentence: str) -> Decimal | None:
    """The number that was typed; None for nothing. Raises ValueError with `sentence`, in which {} is what was typed.

    `digits` stand before the comma at most, `decimals` behind it; further zeros are none.
    """
    if value in (None, ""):
        return None
    text = (repr(round(value, 9)) if isinstance(value, float) else str(value)).strip()
    if isinstance(value, str) and looks_grouped(text, decimals):
        raise ValueError(TWO_WAYS.format(text[:40]))
    text = text.replace(".", "") if CERTAINLY_GROUPED.fullmatch(text) else text
    if not re.fullmatch(rf"\d{{1,{digits}}}(?:[.,]\d{{1,{decimals}}}0*)?", text, re.ASCII):
        raise ValueError(sentence.format(text[:40]))
    return Decimal(text.replace(",", ".")).quantize(Decimal(1).scaleb(-decimals))


def without_groups(text: str) -> str:
    """A typed whole number without what parts its thousands: `"1.000"`, `"1 000"` → `"1000"`."""
    return re.sub(r"(?<=\d)[. ](?=\d{3}(?:\D|$))", "", text.strip())


def looks_grouped(text: str, decimals: int) -> bool:
    """Whether a typed number may have a mark of thousands: `"1.500"`, and `"1,500"` where no three digits stand behind a comma."""
    found = re.fullmatch(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}", text, re.ASCII)
    return found is not None and (found["mark"] == "." or decimals < 3)


def decimal_text(value: Decimal | None) -> str:
    """`"8"`, `"8,5"`; "" for None."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
