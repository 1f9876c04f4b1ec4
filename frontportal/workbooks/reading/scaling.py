"""Cells of money in đồng, by the unit in which their sheet counts."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from frontportal.kit.values.money import dong, parse_money

from ..files.grid import is_filled, shown
from ..headers.header import Unit

# The largest gift or grant that a sheet may bring without its scale written in the cell: above it a unit was misread.
LARGEST_SCALED = 10**11
NAMES = {10**9: "tỷ", 10**6: "triệu", 10**3: "nghìn"}
PLAIN = re.compile(r"[−-]?\d[\d.,\s]*")


def scaled(value: Any, unit: Unit) -> int | Any:
    """A cell of a money column in đồng. Text with a scale of its own, as “5 triệu”, is left as it is.

    Raises ValueError with a sentence for an amount that the unit makes too large to be meant, or that has parts of a đồng.
    """
    if unit.factor == 1 or not is_filled(value) or isinstance(value, bool):
        return value
    text = shown(value)
    try:
        if isinstance(value, int | float):
            amount = round(Decimal(str(value)), 9) * unit.factor
        elif isinstance(value, str) and PLAIN.fullmatch(text):
            amount = Decimal(parse_money(f"{text} {NAMES[unit.factor]}"))
        else:
            return value
    except InvalidOperation:
        return value
    if amount != amount.to_integral_value():
        raise ValueError(f"“{text}” tính theo “{unit.text}” thì lẻ dưới một đồng. Hãy ghi đúng đến đồng.")
    if abs(amount) >= LARGEST_SCALED:
        raise ValueError(
            f"“{text}” tính theo “{unit.text}” thành {dong(int(amount))} đồng, quá lớn. Hãy kiểm tra đơn vị tính."
        )
    return int(amount)
