"""Geometry for drawn figures. Lengths come out as finished text: templates would print 66.7 as “66,7”."""

from typing import Any

from django import template

from ..values.money import dong, short_money

register = template.Library()

SERIES = ("value", "second_value", "before")  # of a row: columns, and a mark of the year before
KINDS = {"value": "columns-bar", "second_value": "columns-second"}
PLAN_AT = 2 / 3  # where the plan's tick stands, so that 150 % of it still fits


def share(part: float, whole: float) -> str:
    """`part` of `whole` as an SVG length: `"66.67%"`; nothing of nothing is `"0.00%"`."""
    return f"{max(0.0, min(1.0, part / whole if whole else 0)):.2%}"


@register.simple_tag
def progress_shape(value: float, plan: float, is_fixed: bool = False) -> dict[str, str | bool]:
    """Lengths of a bar to scale: `fill` up to the plan, `over` past it, `tick` at the plan, `rest` after the tick. Bars of one `is_fixed`
    scale end at 150 % of the plan; what goes further `is_cut`."""
    value, plan = max(value or 0, 0), max(plan or 0, 0)
    scale = plan / PLAN_AT if is_fixed else max(plan / PLAN_AT, value)
    cut = {"is_cut": value > scale} if is_fixed else {}
    return cut | {
        "fill": share(min(value, plan), scale),
        "over": share(min(value, scale) - plan, scale),
        "tick": share(plan, scale),
        "rest": share(scale - plan, scale),
    }


@register.simple_tag
def spark_shape(values: list[float | None], width: int = 88, height: int = 24) -> dict[str, str]:
    """`points` of a polyline in a `width` × `height` box, and its last point `x`, `y`; None is left out.

    The box spans the values but never less than a quarter of the largest: a small change stays a gentle slope.
    """
    known = [(position, float(value)) for position, value in enumerate(values) if value is not None]
    if not known:
        return {}
    top = max(value for _, value in known)
    low = min(min(value for _, value in known), top * 0.75)
    span = (top - low) or 1
    step = (width - 6) / max(len(values) - 1, 1)
    points = [
        f"{3 + position * step:.1f},{height - 3 - (value - low) / span * (height - 6):.1f}" for position, value in known
    ]
    x, _, y = points[-1].partition(",")
    return {"points": " ".join(points), "x": x, "y": y}


@register.simple_tag
def bar_shapes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the `length` of its bar on the scale of the largest `value`."""
    top = max((row["value"] or 0 for row in rows), default=0)
    return [{**row, "length": share(row["value"] or 0, top)} for row in rows]


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
    for place, row in enumerate(rows, 1):
        kinds = [name for name in KINDS if row.get(name) is not None]
        wide = 0.72 / max(len(kinds), 1)
        for left, name in zip((place + 0.14, place + 0.14 + wide), kinds, strict=False):
            y = top(row[name])
            bars.append({"kind": KINDS[name], **across(left, wide, slot), "y": y, "tall": height - y})
        if row.get("before") is not None:
            marks.append(across(place + 0.08, wide + 0.12, slot) | {"y": top(row["before"])})
    numbers = range(step, scale + 1, step) if most else ()
    return {
        "bars": bars,
        "marks": marks,
        "grid": [{"y": top(number), "text_y": top(number) - 5, "text": words(number)} for number in numbers],
        "labels": [{"x": f"{(place + 0.5) * slot:.2f}%", "text": row["label"]} for place, row in enumerate(rows, 1)],
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
