"""JSON as JavaScript's JSON.stringify writes it, keys sorted: what Casso signs. Pure."""

import json
import re
from decimal import Decimal

HALF_PAIRS = re.compile("[\ud800-\udfff]")
WHOLE = 10**21  # from here on JavaScript writes an exponent


def sorted_json(value) -> str:
    """No blanks, letters as they are, keys in order of their UTF-16 units at every level.

    `value` is what json.loads gives. Raises ValueError for NaN and infinity, which JSON does not know.
    """
    if isinstance(value, dict):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{quoted(key)}:{sorted_json(each)}" for key, each in pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(sorted_json, value)) + "]"
    if isinstance(value, str):
        return quoted(value)
    return json.dumps(value) if value is None or isinstance(value, bool) else number(value)


def quoted(text: str) -> str:
    return HALF_PAIRS.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(text, ensure_ascii=False))


def number(value: int | float | Decimal) -> str:
    """A number of JavaScript is a double: 1.0 is written 1, and digits beyond a double's are lost as they are there."""
    double = float(value)
    if double != double or double in (float("inf"), float("-inf")):
        raise ValueError("JSON knows no such number")
    if double == 0:
        return "0"
    shortest = repr(double)
    if 1e-6 <= abs(double) < WHOLE:
        plain = format(Decimal(shortest), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    mantissa, exponent = format(Decimal(shortest).normalize(), "e").split("e")
    return f"{mantissa}e{int(exponent):+d}"
