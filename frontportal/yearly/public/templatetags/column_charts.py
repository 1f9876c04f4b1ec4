"""Geometry of columns by months; lengths as finished text, for templates would print 66.7 as “66,7”."""

from typing import Any

from django import template

from frontportal.kit.values.money import dong, short_money

register = template.Library()

SERIES = ("value", "second_value", "before")  # of a row: columns, and a mark of the year before
KINDS = {"value": "columns-bar", "second_value": "columns-second"}


@register.simple_tag
def column_shapes(
    rows: list[dict[str, Any]], is_money: bool = False, height: int = 290, above: int = 24
) -> dict[str, Any]:
    """`value` and `second_value` of the rows as `bars` on one scale (pixels, and parts of the width), the `before` of each as `marks` across;
    `grid` lines at round numbers with their text, and the `labels` below."""
    most = max((max(row.get(name) or 0, 0) for row in rows for name in SERIES), default=0)
    step, slot, words = round_step(most), 100 / (len(rows) + 1), short_money if is_money else dong
    scale = max(-(-most // step) * step, 1)

    def top(number: int) -> int:
        return height - round(max(number, 0) / scale * (height - above))

    bars, marks = [], []
    for position, row in enumerate(rows, 1):
        kinds = [name for name in KINDS if row.get(name) is not None]
        wide = 0.72 / max(len(kinds), 1)
        for left, name in zip((position + 0.14, position + 0.14 + wide), kinds, strict=False):
            y = top(row[name])
            bars.append({"kind": KINDS[name], **across(left, wide, slot), "y": y, "tall": height - y})
        if row.get("before") is not None:
            marks.append(across(position + 0.08, wide + 0.12, slot) | {"y": top(row["before"])})
    numbers = range(step, scale + 1, step) if most else ()
    return {
        "bars": bars,
        "marks": marks,
        "grid": [{"y": top(number), "text_y": top(number) - 5, "text": words(number)} for number in numbers],
        "labels": [
            {"x": f"{(position + 0.5) * slot:.2f}%", "text": row["label"]} for position, row in enumerate(rows, 1)
        ],
    }


def across(left: float, wide: float, slot: float) -> dict[str, str]:
    return {"x": f"{left * slot:.2f}%", "width": f"{wide * slot:.2f}%", "x2": f"{(left + wide) * slot:.2f}%"}


def round_step(most: int) -> int:
    """The least 1, 2 or 5 times a power of ten of which four at most make `most`: `965` → `500`."""
    power = 1
    while True:
        for times in (1, 2, 5):
            if times * power * 4 >= most:
                return times * power
        power *= 10
