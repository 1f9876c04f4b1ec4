"""Numbers with few decimals as people type them here: "8,5" or "8.5"."""

import re
from decimal import Decimal
from typing import Any


def read_decimal(value: Any, decimals: int, digits: int, sentence: str) -> Decimal | None:
    """The number that was typed; None for nothing. Raises ValueError with `sentence`, in which {} is what was typed.

    `digits` stand before the comma at most, `decimals` behind it; further zeros are none.
    """
    if value in (None, ""):
        return None
    if isinstance(value, float):
        value = repr(round(value, 9))
    text = str(value).strip()
    if not re.fullmatch(rf"\d{{1,{digits}}}(?:[.,]\d{{1,{decimals}}}0*)?", text, re.ASCII):
        raise ValueError(sentence.format(text[:40]))
    return Decimal(text.replace(",", ".")).quantize(Decimal(1).scaleb(-decimals))


def decimal_text(value: Decimal | None) -> str:
    """`"8"`, `"8,5"`; "" for None."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")
